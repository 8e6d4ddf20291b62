import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { canSucceed } from "~/domain/identity/succession";
import { accountForClosing } from "~/features/identity/account-queries.server";
import { closeAccount } from "~/features/identity/close-account.server";
import { CloseAccountPage } from "~/features/identity/parts/close-account-page";
import { closeAccountForm } from "~/features/identity/schema";
import { requireOfficer } from "~/features/identity/viewer.server";
import { closeAccountWords } from "~/features/identity/words";
import { handOverReviews } from "~/features/review/hand-over-reviews.server";
import { formDataOf, formFault, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { emptyForm } from "~/ui/form-state";

/** One account, and how it is closed with a successor. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  await requireOfficer(platform, request, "staff.manage", platform.clock.now());
  const found = await accountForClosing(platform.db, params.staffId ?? "");
  if (!found) throw refusal("NOT_FOUND");
  return { account: found.account, successors: found.colleagues.filter((colleague) => canSucceed(found.account, colleague)) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "staff.manage", now);
  const staffId = params.staffId ?? "";
  const read = readForm(await formDataOf(request), closeAccountForm);
  if (!read.ok) return data(read.fault, { status: 422 });
  const result = await closeAccount(platform, now, officer, { staffId, successorId: read.value.successorId }, handOverReviews);
  if (result.ok) return redirect(`/desk/accounts/${staffId}`, 303);
  if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
  return data(formFault(read.values, closeAccountWords[result.reason]), { status: 409 });
}

export const meta = () => [{ title: "停用账号" }];

export default function Account() {
  return <CloseAccountPage {...useLoaderData<typeof loader>()} state={useActionData<typeof action>() ?? emptyForm} />;
}

import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/features/identity/viewer.server";
import { checklistOf } from "~/features/procedure/parts/checklist-lines";
import { ProcedureDesk } from "~/features/procedure/parts/desk-procedure";
import { procedureForDesk } from "~/features/procedure/queries.server";
import { turnForm } from "~/features/procedure/schema";
import { takeTurn } from "~/features/procedure/take-turn.server";
import { turnSentences } from "~/features/procedure/words";
import { formDataOf, formFault, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const now = clock.now();
  const officer = await requireOfficer(context.platform, request, "procedure.write", now);
  const found = await procedureForDesk(db, officer, params.slug ?? "", now);
  if (!found) throw refusal("NOT_FOUND");
  const { rules, ...procedure } = found;
  return { ...procedure, checklist: checklistOf(rules, found.papers), isSaved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const slug = params.slug ?? "";
  const officer = await requireOfficer(platform, request, "procedure.write", now);
  if (!(await procedureForDesk(platform.db, officer, slug, now))) throw refusal("NOT_FOUND");
  const read = readForm(await formDataOf(request), turnForm);
  if (!read.ok) return data(read.fault, { status: 422 });
  const result = await takeTurn(platform, now, officer, { slug, ...read.value });
  if (result.ok) return redirect(`/desk/decisions/${slug}/procedure?saved=1`, 303);
  if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
  const [field, sentence] = turnSentences[result.reason];
  return data(formFault(read.values, sentence, field), { status: result.reason === "BASIS_MISSING" ? 422 : 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `履行程序：${data.title}` : "履行程序" }];

export default function DecisionProcedure() {
  return <ProcedureDesk procedure={useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}

import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { absenceRefusalWords } from "~/domain/review/deputies.words";
import { requireOfficer } from "~/features/identity/viewer.server";
import { ownAbsences } from "~/features/review/deputy-queries.server";
import { AbsencePage } from "~/features/review/parts/absence-page";
import { removeDeputy } from "~/features/review/remove-deputy.server";
import { absenceForm } from "~/features/review/schema";
import { setDeputy } from "~/features/review/set-deputy.server";
import { formDataOf, formFault, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { emptyForm } from "~/ui/form-state";

/** Who reviews while this person is away, and for whom this person reviews. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  return ownAbsences(platform.db, await requireOfficer(platform, request, "desk.open", now), now);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "desk.open", now);
  const form = await formDataOf(request);
  if (form.get("intent") === "remove") {
    const result = await removeDeputy(platform, now, officer, String(form.get("id")));
    if (!result.ok) throw refusal("NOT_FOUND");
    return redirect("/desk/absence", 303);
  }
  if (form.get("intent") !== "set") throw refusal("BAD_INPUT");
  const read = readForm(form, absenceForm);
  if (!read.ok) return data(read.fault, { status: 422 });
  const result = await setDeputy(platform, now, officer, read.value);
  return result.ok ? redirect("/desk/absence", 303) : data(formFault(read.values, absenceRefusalWords[result.reason]), { status: 409 });
}

export const meta = () => [{ title: "请假代理" }];

export default function Absence() {
  return <AbsencePage data={useLoaderData<typeof loader>()} state={useActionData<typeof action>() ?? emptyForm} />;
}

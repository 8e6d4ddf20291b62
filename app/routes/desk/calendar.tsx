import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "~/domain/calendar/shanghai";
import { missingYear } from "~/domain/calendar/working-days";
import { importYear } from "~/features/calendar/import-year.server";
import { CalendarDesk, type CalendarAnswer } from "~/features/calendar/parts/desk-calendar";
import { deskYears, previewYear } from "~/features/calendar/queries.server";
import { importYearForm } from "~/features/calendar/schema";
import { importRefusals, yearFaultSentence } from "~/features/calendar/words";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  await requireOfficer(platform, request, "setting.manage", now);
  const [years, calendar] = await Promise.all([deskYears(platform.db), platform.workCalendar()]);
  const coveredTo = calendar.coveredYears.size === 0 ? null : Math.max(...calendar.coveredYears);
  const imported = new URL(request.url).searchParams.get("imported");
  return {
    years,
    coveredTo,
    missing: missingYear(dayOf(now), calendar),
    nextYear: (coveredTo ?? Number(dayOf(now).slice(0, 4)) - 1) + 1,
    imported: imported !== null && /^\d{4}$/.test(imported) ? imported : null,
  };
}

/** `intent` is `preview`, which stores nothing, or `import` with the `version` that the preview showed. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "setting.manage", now);
  const form = await formDataOf(request);
  const intent = form.get("intent");
  if (intent !== "preview" && intent !== "import") throw refusal("BAD_INPUT");
  const answer = (state: FormFault, status: number) => data<CalendarAnswer>({ state, preview: null }, { status });
  const read = readForm(form, importYearForm);
  if (!read.ok) return answer(read.fault, 422);
  const faulty = (faults: Parameters<typeof yearFaultSentence>[0][]) => answer({ values: read.values, errors: { text: faults.map(yearFaultSentence) } }, 422);

  if (intent === "preview") {
    const result = await previewYear(platform.db, read.value);
    return result.ok ? data<CalendarAnswer>({ state: { values: read.values, errors: {} }, preview: result.preview }) : faulty(result.faults);
  }
  const result = await importYear(platform, now, officer, read.value);
  if (result.ok) return redirect(`/desk/calendar?imported=${result.year}`, 303);
  return result.reason === "FAULTY" ? faulty(result.faults) : answer(formFault(read.values, importRefusals[result.reason]), 409);
}

export const meta = () => [{ title: "工作日历" }];

export default function Calendar() {
  return <CalendarDesk {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

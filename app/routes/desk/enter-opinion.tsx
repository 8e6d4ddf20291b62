import { randomBytes } from "node:crypto";
import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf, formatDay } from "~/domain/calendar/shanghai";
import { checkReceiptCode } from "~/domain/codes/receipt-code";
import { isHeading } from "~/domain/consultation/outline";
import { may } from "~/domain/identity/roles";
import { activityChoices } from "~/features/consultation/activity-queries.server";
import { enterOpinion } from "~/features/consultation/enter-opinion.server";
import { findEntry, findWindow, windowClauses } from "~/features/consultation/ledger-queries.server";
import { EnterForm, EntrySlip } from "~/features/consultation/parts/desk-enter";
import { DeskWindowHead } from "~/features/consultation/parts/desk-window-head";
import { countSameWords } from "~/features/consultation/same-words.server";
import { enterForm } from "~/features/consultation/schema-desk";
import { activityName } from "~/features/consultation/words-report";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { newToken } from "~/platform/keys.server";
import { ErrorSummary } from "~/ui/form";
import { emptyForm, singleValue } from "~/ui/form-state";
import { refuseLedger, type LedgerFault } from "./ledger-answer.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "opinion.enter", now);
  const window = await findWindow(platform.db, officer, params.id ?? "", now);
  if (!window) throw refusal("NOT_FOUND");
  const code = checkReceiptCode(new URL(request.url).searchParams.get("receipt") ?? "");
  const entry = code.ok ? await findEntry(platform.db, window.id, code.code) : null;
  const [clauses, activities] = await Promise.all([windowClauses(platform.db, window), activityChoices(platform.db, window.id)]);
  const page = {
    window,
    today: dayOf(now),
    clauses: clauses.filter((clause) => !isHeading(clause)).map(({ anchor, label }) => ({ anchor, label })),
    activities: activities.map(({ id, kind, heldOn, place }) => ({ id, label: `${formatDay(heldOn, "zh")}${activityName("zh", kind)}（${place}）` })),
    submission: newToken(),
    slip: entry && { ...entry, sameWords: await countSameWords(platform.db, window.id, entry.code), receiptUrl: `${platform.env.publicUrl}/receipts/${entry.code}` },
    maySort: may(officer.roles, "opinion.sort"),
  };
  // Who goes back finds the typed letter again, and must find the same token beside it: on a page drawn anew it would be a second opinion.
  return data(page, { headers: { "cache-control": "private, no-cache" } });
}

const FIELDS: Record<string, string> = { RECEIVED_IN_FUTURE: "receivedOn", RECEIVED_BEFORE_OPENING: "receivedOn", CLAUSE_UNKNOWN: "clause", ACTIVITY_GONE: "activity" };

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const windowId = params.id ?? "";
  const officer = await requireOfficer(platform, request, "opinion.enter", now);
  const read = readForm(await formDataOf(request), enterForm);
  if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
  const result = await enterOpinion(platform, now, officer, { windowId, ...read.value }, (n) => randomBytes(n));
  if (!result.ok) return refuseLedger(result, read.values, FIELDS[result.reason]);
  return redirect(`/desk/windows/${windowId}/enter?receipt=${result.receiptCode}`, 303);
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `登记意见：${data.window.title}` : "登记意见" }];

export default function EnterOpinion() {
  const { window, today, clauses, activities, submission, slip, maySort } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? emptyForm;
  const here = `/desk/windows/${window.id}/enter`;
  if (slip && state === emptyForm) return <EntrySlip {...slip} title={window.title} againHref={here} />;
  return (
    <>
      <ErrorSummary lang="zh" errors={state.errors} />
      <DeskWindowHead window={window} title="登记意见" maySort={maySort} mayEnter done={null} />
      {window.reportedAt ? null : <EnterForm action={`${here}?sent=1`} state={state} submission={singleValue(state, "submission") || submission} today={today} clauses={clauses} activities={activities} />}
    </>
  );
}

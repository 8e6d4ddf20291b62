import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may, type Action } from "~/domain/identity/roles";
import { qualitySentence } from "~/domain/ledger/reply-quality.words";
import { addActivity } from "~/features/consultation/add-activity.server";
import { findWindow, reportWords, seenMark } from "~/features/consultation/ledger-queries.server";
import { ActivityForm, ActivityList } from "~/features/consultation/parts/desk-activity";
import { ReportPreview, ReportWordsForm } from "~/features/consultation/parts/desk-report";
import { TheirsNotice } from "~/features/consultation/parts/desk-theme";
import { sentMark, stateOf } from "~/features/consultation/parts/desk-form-state";
import { DeskWindowHead } from "~/features/consultation/parts/desk-window-head";
import { readReportWindow, replyWarnings, reportFigures } from "~/features/consultation/report-figures.server";
import { reportPublication } from "~/features/consultation/report-publication.server";
import { activityForm, opinionSearch, reportForm } from "~/features/consultation/schema-desk";
import { writeReport } from "~/features/consultation/write-report.server";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { ErrorSummary } from "~/ui/form";
import { doneLedger, refuseChanged, refuseLedger, type LedgerFault } from "./ledger-answer.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const { db } = platform;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "theme.answer", now);
  const window = await findWindow(db, officer, params.id ?? "", now);
  if (!window) throw refusal("NOT_FOUND");
  const source = await readReportWindow(db, window.id);
  if (!source) throw refusal("NOT_FOUND");
  const [written, preview, faults, warnings] = await Promise.all([
    reportWords(db, window.id),
    reportFigures(db, source),
    reportPublication.faults(db, window.id, now),
    replyWarnings(db, source),
  ]);
  const { done } = opinionSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  return { window, ...written, preview, faults: faults.map(({ zh }) => zh), warnings: warnings.map(qualitySentence), done: done || null, mayEnter: may(officer.roles, "opinion.enter") };
}

const RIGHTS: Record<string, Action> = { write: "theme.answer", "add-activity": "activity.write" };

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const windowId = params.id ?? "";
  const officer = await requireOfficer(platform, request, "theme.answer", now);
  const form = await formDataOf(request);
  const intent = String(form.get("intent"));
  const right = RIGHTS[intent];
  if (!right) throw refusal("BAD_INPUT");
  if (!may(officer.roles, right)) throw refusal("FORBIDDEN");

  if (intent === "write") {
    const read = readForm(form, reportForm);
    if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
    const result = await writeReport(platform, now, officer, { windowId, ...read.value });
    if (result.ok) return doneLedger(request, "written");
    if (result.reason !== "REPORT_CHANGED_MEANWHILE") return refuseLedger(result, read.values);
    const { introduction, nextStep, summaryEn } = result.theirs;
    const facts = [
      { label: "征集情况说明", value: introduction },
      { label: "下一步安排", value: nextStep },
      { label: "英文摘要", value: summaryEn },
    ];
    return refuseChanged(result, { ...read.values, seen: seenMark(result.theirs) }, { savedBy: "", savedAt: now, facts });
  }
  const read = readForm(form, activityForm);
  if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
  const result = await addActivity(platform, now, officer, { windowId, ...read.value });
  return result.ok ? doneLedger(request, "activity-added") : refuseLedger(result, read.values, "heldOn");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `意见采纳情况：${data.window.title}` : "意见采纳情况" }];

export default function DeskReport() {
  const { window, words, seen, activities, preview, faults, warnings, done, mayEnter } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const isOpen = window.reportedAt === null;
  const written = stateOf(sent, "write", { ...words });
  return (
    <>
      <ErrorSummary lang="zh" errors={sent?.errors ?? {}} />
      <DeskWindowHead window={window} title="意见采纳情况" maySort mayEnter={mayEnter} done={sent ? null : done} />
      {sent?.theirs ? <TheirsNotice theirs={sent.theirs} /> : null}
      <ReportPreview windowId={window.id} report={preview} faults={isOpen ? faults : []} warnings={isOpen ? warnings : []} />
      {isOpen ? (
        <section aria-labelledby="words">
          <h2 id="words">文字</h2>
          <p className="soft">数字和表格由台账生成，这里只写它们前后的文字。</p>
          <ReportWordsForm state={written} seen={sentMark(written, "seen", seen)} />
        </section>
      ) : null}
      <section aria-labelledby="activities">
        <h2 id="activities">活动</h2>
        {isOpen ? (
          <p className="soft">
            座谈会、实地走访、书面征求意见、民意调查在这里登记。<a href={`/desk/decisions/${window.slug}/hearings`}>听证会</a>公布记录摘要后自动登记，<a href={`/desk/questionnaires?window=${window.id}`}>问卷</a>截止后在问卷页面登记。
          </p>
        ) : null}
        <ActivityList windowId={window.id} activities={activities} mayWrite={isOpen} />
        {isOpen ? <ActivityForm state={stateOf(sent, "add-activity")} /> : null}
      </section>
    </>
  );
}

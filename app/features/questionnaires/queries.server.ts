import { formatClosing, formatInstant } from "~/domain/calendar/shanghai";
import type { Question } from "~/domain/questionnaire/question";
import type { Officer } from "~/features/identity/viewer.server";
import type { Db } from "~/platform/db.server";

const PER_PAGE = 50;

/**
 * The questionnaires of the officer's reach, newest first, one page. `before` is the id of the last one of the page before; empty for the first.
 * `windowId` keeps to one consultation; empty for all.
 */
export async function deskQuestionnaires(db: Db, officer: Officer, { before, windowId }: { before: string; windowId: string }) {
  const rows = await db.questionnaire.findMany({
    where: { window: { decision: officer.unitScope, ...(windowId === "" ? {} : { id: windowId }) }, ...(before === "" ? {} : { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: PER_PAGE + 1,
    select: { id: true, title: true, opensAt: true, closesAt: true, activityId: true, window: { select: { round: true, decision: { select: { title: true } } } }, _count: { select: { answers: true } } },
  });
  const questionnaires = rows.slice(0, PER_PAGE);
  return { questionnaires, next: rows.length > PER_PAGE ? questionnaires.at(-1)!.id : null };
}

/** One consultation of the officer's reach; null for anybody else's. */
export async function windowOf(db: Db, officer: Officer, windowId: string) {
  return db.consultationWindow.findFirst({ where: { id: windowId, decision: officer.unitScope }, select: { id: true, round: true, decision: { select: { title: true } } } });
}

/** The consultations of the officer's reach whose report is not out, each with its times, for a new questionnaire. */
export async function windowsToAskIn(db: Db, officer: Officer) {
  const windows = await db.consultationWindow.findMany({
    where: { decision: officer.unitScope, reportedAt: null },
    orderBy: { closesAt: "desc" },
    take: 200,
    select: { id: true, round: true, opensAt: true, closesAt: true, decision: { select: { title: true } } },
  });
  return windows.map(({ id, round, opensAt, closesAt, decision }) => ({
    value: id,
    label: `${decision.title}（第 ${round} 次，${formatInstant(opensAt, "zh")} 至 ${formatClosing(closesAt, "zh")}）`,
  }));
}

/** One questionnaire of the officer's reach; null for anybody else's. */
export async function questionnaireForEdit(db: Db, officer: Officer, id: string) {
  const row = await db.questionnaire.findFirst({
    where: { id, window: { decision: officer.unitScope } },
    include: { window: { select: { id: true, round: true, opensAt: true, closesAt: true, decision: { select: { slug: true, title: true } } } }, _count: { select: { answers: true } } },
  });
  return row && { ...row, questions: row.questions as unknown as Question[] };
}
export type EditableQuestionnaire = NonNullable<Awaited<ReturnType<typeof questionnaireForEdit>>>;

import { closingDay, dayOf, type Day } from "~/domain/calendar/shanghai";
import { resultsSummary } from "~/domain/questionnaire/results";
import type { Officer } from "~/features/identity/viewer.server";
import type { Prisma } from "~/platform/generated/client";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";
import { lockQuestionnaire, type QuestionnaireAddress, type QuestionnaireRefusal } from "./lock-questionnaire.server";
import { publicTimes } from "./public-queries.server";
import { countResults } from "./results-queries.server";

/** Opens the list of a consultation's activities for a change; `LEDGER_CLOSED` where its report is out. */
export type LockLedger = (work: Work, officer: Officer, windowId: string) => Promise<{ ok: true } | { ok: false; reason: "NOT_FOUND" | "LEDGER_CLOSED" }>;

export type NoteResults = { ok: true } | QuestionnaireRefusal | { ok: false; reason: "LEDGER_CLOSED" | "NOT_CLOSED_YET" | "NOT_PUBLISHED" | "NOTED_ALREADY" };

/** Characters of an activity's summary. */
const SUMMARY_MAX = 1000;

/**
 * Notes a closed questionnaire as an activity of its consultation, so that the adoption report tells of it (Decree 713 Art. 14) and shows its counted
 * results. No answer comes in after its figures: whoever hands one in waits for the row that is held here, and then finds it noted.
 */
export async function noteResults(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, address: QuestionnaireAddress, lockLedger: LockLedger): Promise<NoteResults> {
  return platform.unitOfWork<NoteResults>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { tx } = work;
    const locked = await lockQuestionnaire(work, officer, address);
    if (!locked.ok) return locked;
    const { id, slug, windowId, publishedAt, activityId } = locked.questionnaire;
    if (!publishedAt) return { ok: false, reason: "NOT_PUBLISHED" };
    const { opensAt, closesAt } = (await publicTimes(tx, slug)) ?? locked.questionnaire;
    if (closesAt > now) return { ok: false, reason: "NOT_CLOSED_YET" };
    if (activityId) return { ok: false, reason: "NOTED_ALREADY" };
    const ledger = await lockLedger(work, officer, windowId);
    if (!ledger.ok) return ledger;
    const results = await countResults(tx, locked.questionnaire);
    const activity = await tx.activity.create({
      data: {
        windowId,
        kind: "questionnaire",
        heldOn: dayOf(opensAt),
        heldUntil: lastDay(opensAt, closesAt),
        place: "网上问卷",
        people: results.answers,
        audienceKind: "public",
        audience: "社会公众",
        summary: resultsSummary(results, SUMMARY_MAX),
        results: results as unknown as Prisma.InputJsonValue,
        createdAt: now,
      },
      select: { id: true },
    });
    await tx.questionnaire.update({ where: { id }, data: { activityId: activity.id } });
    await work.record({ action: "activity.added", nounKind: "activity", nounId: activity.id, detail: { windowId, kind: "questionnaire", questionnaireId: id } });
    return { ok: true };
  });
}

/** The last day on which it was answered; null where that is the first. */
function lastDay(opensAt: Date, closesAt: Date): Day | null {
  const last = closingDay(closesAt);
  return last === dayOf(opensAt) ? null : last;
}

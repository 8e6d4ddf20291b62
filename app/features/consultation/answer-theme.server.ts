import type { Disposition } from "~/domain/ledger/disposition";
import { checkAnswer } from "~/domain/ledger/report-check";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { themeAsItStands, type StandingTheme } from "./ledger-queries.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";

/** Somebody saved first. What they wrote stands beside what was typed, so that neither is lost. */
export type ChangedMeanwhile = { ok: false; reason: "CHANGED_MEANWHILE"; theirs: StandingTheme };

export type AnswerTheme =
  | { ok: true; version: number }
  | LedgerRefusal
  | ChangedMeanwhile
  | { ok: false; reason: "THEME_GONE" | "REASON_MISSING" };

/**
 * Saves the answer to a theme as a draft: it becomes true for receipts and readers only with the published report. Written on the
 * version that the official saw; of two who answer at once, one wins and the other is shown the winner's words.
 */
export async function answerTheme(
  platform: Platform,
  now: Date,
  officer: Officer,
  input: { windowId: string; themeId: string; version: number; disposition: Disposition | null; reason: string; changedClause: string },
): Promise<AnswerTheme> {
  return platform.unitOfWork<AnswerTheme>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { windowId, themeId, version, disposition, reason, changedClause } = input;
    const ledger = await lockLedger(work, officer, windowId, { answeringTheme: themeId });
    if (!ledger.ok) return ledger;
    const check = checkAnswer({ disposition, reason });
    if (!check.ok) return check;
    const { count } = await work.tx.theme.updateMany({
      where: { id: themeId, windowId, version },
      data: {
        disposition,
        reason,
        changedClause: changedClause === "" ? null : changedClause,
        answeredById: disposition === null ? null : officer.id,
        answeredAt: disposition === null ? null : now,
        version: { increment: 1 },
      },
    });
    if (count === 0) {
      const theirs = await themeAsItStands(work.tx, windowId, themeId);
      return theirs ? { ok: false, reason: "CHANGED_MEANWHILE", theirs } : { ok: false, reason: "THEME_GONE" };
    }
    await work.record({ action: "theme.answered", nounKind: "theme", nounId: themeId, detail: { windowId, version: version + 1, disposition } });
    return { ok: true, version: version + 1 };
  });
}

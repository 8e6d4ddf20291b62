import { isCalled } from "~/domain/consultation/clause-name";
import type { Disposition } from "~/domain/ledger/disposition";
import { checkAnswer } from "~/domain/ledger/report-check";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { themeAsItStands, type StandingTheme } from "./ledger-queries.server";
import type { Work } from "~/platform/unit-of-work.server";
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
        ...(await changedIn(work, windowId, changedClause)),
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

/** The clause of that name in the newest version after the one that people commented on, as identity and version; nulls where there is none yet. */
async function changedIn({ tx }: Work, windowId: string, name: string): Promise<{ changedIdentityId: string | null; changedVersion: number | null }> {
  const none = { changedIdentityId: null, changedVersion: null };
  if (name === "") return none;
  const window = await tx.consultationWindow.findUniqueOrThrow({ where: { id: windowId }, select: { decisionId: true, version: { select: { number: true } } } });
  const newest = await tx.draftVersion.findFirst({
    where: { decisionId: window.decisionId, number: { gt: window.version.number } },
    orderBy: { number: "desc" },
    select: { number: true, clauses: { select: { identityId: true, label: true, anchor: true } } },
  });
  const clause = newest?.clauses.find((each) => isCalled(each, name));
  return newest && clause ? { changedIdentityId: clause.identityId, changedVersion: newest.number } : none;
}

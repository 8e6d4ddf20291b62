import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";

export type HideOpinion = { ok: true } | LedgerRefusal | { ok: false; reason: "OPINION_GONE" };

/**
 * Hides an opinion under a numbered rule, or shows it again with `rule: null`. A tombstone with the rule stays on the receipt and the
 * opinion stays counted as hidden; its text is kept for the objection and is shown to officials alone.
 */
export async function hideOpinion(
  platform: Platform,
  now: Date,
  officer: Officer,
  input: { windowId: string; opinionId: string; rule: string | null },
): Promise<HideOpinion> {
  return platform.unitOfWork<HideOpinion>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { windowId, opinionId, rule } = input;
    const ledger = await lockLedger(work, officer, windowId);
    if (!ledger.ok) return ledger;
    const { count } = await work.tx.opinion.updateMany({
      where: { id: opinionId, windowId, withdrawnAt: null, hiddenAt: rule === null ? { not: null } : null },
      data: rule === null ? { hiddenAt: null, hiddenRule: null } : { hiddenAt: now, hiddenRule: rule },
    });
    if (count === 0) return { ok: false, reason: "OPINION_GONE" };
    await work.record({ action: rule === null ? "opinion.shown-again" : "opinion.hidden", nounKind: "opinion", nounId: opinionId, detail: { windowId, rule } });
    return { ok: true };
  });
}

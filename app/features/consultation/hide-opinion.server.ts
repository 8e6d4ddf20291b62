import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";
import { takeOffOpinion, type WithdrawProjection } from "./take-off-opinion.server";

export type HideOpinion = { ok: true } | LedgerRefusal | { ok: false; reason: "OPINION_GONE" | "OBJECTION_OPEN" | "OBJECTION_UPHELD" };

/**
 * Hides an opinion under a numbered rule, or shows it again with `rule: null`. A tombstone with the rule stays on the receipt and the
 * opinion stays counted as hidden; its text is kept for the objection and is shown to officials alone. While an objection is open it is
 * decided and not gone round; one that was upheld stands.
 */
export async function hideOpinion(
  platform: Platform,
  now: Date,
  officer: Officer,
  input: { windowId: string; opinionId: string; rule: string | null },
  withdrawProjection: WithdrawProjection,
): Promise<HideOpinion> {
  return platform.unitOfWork<HideOpinion>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { windowId, opinionId, rule } = input;
    const ledger = await lockLedger(work, officer, windowId);
    if (!ledger.ok) return ledger;
    const objection = await work.tx.objection.findUnique({ where: { opinionId }, select: { outcome: true } });
    if (rule === null && objection && objection.outcome === null) return { ok: false, reason: "OBJECTION_OPEN" };
    if (rule !== null && objection?.outcome === "upheld") return { ok: false, reason: "OBJECTION_UPHELD" };
    const { count } = await work.tx.opinion.updateMany({
      where: { id: opinionId, windowId, withdrawnAt: null, hiddenAt: rule === null ? { not: null } : null },
      data: rule === null ? { hiddenAt: null, hiddenRule: null, hiddenById: null } : { hiddenAt: now, hiddenRule: rule, hiddenById: officer.id },
    });
    if (count === 0) return { ok: false, reason: "OPINION_GONE" };
    if (rule !== null) await takeOffOpinion(work, opinionId, rule, withdrawProjection);
    await work.record({ action: rule === null ? "opinion.shown-again" : "opinion.hidden", nounKind: "opinion", nounId: opinionId, detail: { windowId, rule } });
    return { ok: true };
  });
}

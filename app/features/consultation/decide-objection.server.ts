import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";

export type DecideObjection = { ok: true } | LedgerRefusal | { ok: false; reason: "CASE_GONE" | "OWN_DECISION" };

/**
 * Decides an objection: `upheld` shows the opinion again and counts it, `rejected` leaves it hidden. Whoever hid the opinion does not decide
 * about it. The answer stands on the receipt. An objection is decided once.
 */
export async function decideObjection(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  input: { windowId: string; opinionId: string; outcome: "upheld" | "rejected"; answer: string },
): Promise<DecideObjection> {
  return platform.unitOfWork<DecideObjection>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { windowId, opinionId, outcome, answer } = input;
    const ledger = await lockLedger(work, officer, windowId);
    if (!ledger.ok) return ledger;
    const opinion = await work.tx.opinion.findFirst({ where: { id: opinionId, windowId }, select: { hiddenById: true } });
    if (opinion?.hiddenById === officer.id) return { ok: false, reason: "OWN_DECISION" };
    const { count } = await work.tx.objection.updateMany({
      where: { opinionId, decidedAt: null, opinion: { windowId, withdrawnAt: null } },
      data: { outcome, answer, decidedAt: now, decidedById: officer.id },
    });
    if (count === 0) return { ok: false, reason: "CASE_GONE" };
    if (outcome === "upheld") await work.tx.opinion.updateMany({ where: { id: opinionId }, data: { hiddenAt: null, hiddenRule: null, hiddenById: null } });
    await work.record({ action: `objection.${outcome}`, nounKind: "opinion", nounId: opinionId, detail: { windowId } });
    return { ok: true };
  });
}

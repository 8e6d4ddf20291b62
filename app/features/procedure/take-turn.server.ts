import { afterEvent, type Turn } from "~/domain/decision/life-cycle";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockProcedure } from "./procedure-facts.server";

export type TakeTurn = { ok: true } | { ok: false; reason: "NOT_FOUND" | "STALE" | "NOT_NOW" | "BASIS_MISSING" | "ARCHIVE_MISSING" };

/**
 * Records what an official decides about the procedure as a whole: suspended, resumed, cancelled, gone through again after a major adjustment
 * (Art. 37) and so on. `seen` is how many turns the official's page showed. The public learns of it with the next published revision of the
 * procedure. A new round keeps which steps are needed and who is responsible, and nothing that was done.
 */
export async function takeTurn(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  { slug, turn, reason, basis, seen }: { slug: string; turn: Turn; reason: string; basis: string; seen: number },
): Promise<TakeTurn> {
  return platform.unitOfWork<TakeTurn>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const procedure = await lockProcedure(tx, officer, slug, now);
    if (!procedure) return { ok: false, reason: "NOT_FOUND" };
    if (procedure.turns.length !== seen) return { ok: false, reason: "STALE" };
    if (!afterEvent(procedure.standing, turn).ok) return { ok: false, reason: "NOT_NOW" };
    if (turn === "withhold" && basis === "") return { ok: false, reason: "BASIS_MISSING" };
    const { decisionId, round } = procedure;
    // Art. 33: what is archived is a file that can be shown, not a word.
    if (turn === "archive" && (await tx.archivePackage.count({ where: { decisionId, finishedAt: { not: null } } })) === 0) return { ok: false, reason: "ARCHIVE_MISSING" };

    await tx.procedureTurn.create({ data: { decisionId, number: seen + 1, turn, reason, basis, takenById: officer.id, takenAt: now } });
    if (turn === "reopen") {
      const before = await tx.procedureStep.findMany({ where: { decisionId, round }, select: { kind: true, requirement: true, reason: true, responsibleUnit: true } });
      await tx.procedureStep.createMany({ data: before.map((step) => ({ ...step, decisionId, round: round + 1, updatedById: officer.id, updatedAt: now })) });
    }
    await record({ action: `procedure.${turn}`, nounKind: "decision", nounId: decisionId, detail: { slug, number: seen + 1, round, reason, basis } });
    return { ok: true };
  });
}

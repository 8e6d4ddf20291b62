import { refusalsOf, type Finding } from "~/domain/decision/procedure-checks";
import type { StepKind, StepRecord } from "~/domain/decision/procedure-step";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockProcedure } from "./procedure-facts.server";

export type WriteStep = { ok: true } | { ok: false; reason: "NOT_FOUND" | "STALE" | "STOPPED" } | { ok: false; reason: "REFUSED"; findings: Finding[] };

/**
 * Saves one line of the checklist of the officer's own unit. `version` is the one that the page showed, 0 where there was none: of two officials
 * one wins, and the other is told so. What the rules refuse is not stored; while the procedure stands still nothing is.
 */
export async function writeStep(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  { slug, kind, version, record: step }: { slug: string; kind: StepKind; version: number; record: StepRecord },
): Promise<WriteStep> {
  return platform.unitOfWork<WriteStep>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const procedure = await lockProcedure(tx, officer, slug, now);
    if (!procedure) return { ok: false, reason: "NOT_FOUND" };
    if ((procedure.versions[kind] ?? 0) !== version) return { ok: false, reason: "STALE" };
    const { stop } = procedure.standing;
    if (stop === "suspended" || stop === "cancelled") return { ok: false, reason: "STOPPED" };
    const findings = refusalsOf(kind, step, procedure.facts);
    if (findings.length > 0) return { ok: false, reason: "REFUSED", findings };

    const where = { decisionId_round_kind: { decisionId: procedure.decisionId, round: procedure.round, kind } };
    const data = { ...step, version: version + 1, updatedAt: now, updatedById: officer.id };
    await tx.procedureStep.upsert({ where, create: { decisionId: procedure.decisionId, round: procedure.round, kind, ...data }, update: data });
    await record({
      action: "procedure.step-written",
      nounKind: "decision",
      nounId: procedure.decisionId,
      detail: { slug, kind, round: procedure.round, requirement: step.requirement, submittedOn: step.submittedOn, plannedOn: step.plannedOn, doneOn: step.doneOn, result: step.result, version: version + 1 },
    });
    return { ok: true };
  });
}

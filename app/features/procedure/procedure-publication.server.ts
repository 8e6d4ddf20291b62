import { dayOf } from "~/domain/calendar/shanghai";
import { doneOn } from "~/domain/decision/procedure-checks";
import { isRequired, STEP_KINDS, type StepKind } from "~/domain/decision/procedure-step";
import type { PublicMetadata, PublicProcedure, PublicStepKind } from "~/domain/decision/public-shapes";
import type { Turn } from "~/domain/decision/life-cycle";
import type { Json } from "~/domain/text/json";
import type { PublicationKind } from "~/platform/publication-kind.server";
import { readProcedure } from "./procedure-facts.server";

type ProcedureContent = PublicProcedure & { slug: string };

/** Participation and outcome stand on the page by themselves; the report to the party committee stays inside the office (条例 Art. 16). */
const NOT_LISTED: readonly StepKind[] = ["publicParticipation", "outcome", "partyReport"];
const TOLD: readonly Turn[] = ["implement", "reopen", "archive"];

export const EMPTY_METADATA: PublicMetadata = { indexNumber: "", subject: "", documentNumber: "", issuedOn: null, validity: "", validUntil: null };

/** Printed head, days of the procedure, stop and evaluation of one decision. The noun's id is the decision's. */
export const procedurePublication: PublicationKind = {
  label: { zh: "办理进程和文件信息", en: "Procedure and document details" },
  writeAction: "procedure.write",

  async owner(tx, nounId) {
    const decision = await tx.decision.findUnique({ where: { id: nounId }, select: { slug: true, title: true, leadUnitId: true } });
    return decision && { unitId: decision.leadUnitId, title: `办理进程：${decision.title}`, deskPath: `/desk/decisions/${decision.slug}/procedure` };
  },

  async canonicalise(tx, nounId) {
    // The clock only matters for the stage, which is not part of the content: equal records give equal content at any hour.
    const procedure = await readProcedure(tx, { id: nounId }, new Date(0));
    if (!procedure) return null;
    const stored = await tx.decisionMetadata.findUnique({ where: { decisionId: nounId } });
    const { facts, turns, round, slug } = procedure;
    const { indexNumber, subject, documentNumber, issuedOn, validity, validUntil } = stored ?? EMPTY_METADATA;
    const { evaluation } = facts.steps;
    const { stop } = procedure.standing;
    const stoppedBy = stop && turns.findLast(({ turn }) => turn === STOPPED_BY[stop]);
    const content: ProcedureContent = {
      slug,
      round,
      metadata: { indexNumber, subject, documentNumber, issuedOn, validity, validUntil },
      steps: STEP_KINDS.filter((kind): kind is PublicStepKind => !NOT_LISTED.includes(kind)).map((kind) => ({
        kind,
        isRequired: isRequired(kind, facts.steps[kind], facts),
        plannedOn: facts.steps[kind].plannedOn,
        doneOn: doneOn(kind, facts),
      })),
      stop: stop && stoppedBy ? { kind: stop, reason: stoppedBy.reason, basis: stoppedBy.basis, on: dayOf(stoppedBy.takenAt) } : null,
      // Where the file lies is an internal matter.
      turns: turns.filter(({ turn }) => TOLD.includes(turn)).map(({ turn, reason, takenAt }) => ({ turn, reason: turn === "archive" ? "" : reason, on: dayOf(takenAt) })),
      evaluation: evaluation.doneOn
        ? { on: evaluation.doneOn, trigger: evaluation.trigger, evaluator: evaluation.evaluator, publicHeard: evaluation.publicHeard, result: evaluation.result }
        : null,
      outsideReport: procedure.outsideReport,
    };
    return content as unknown as Json;
  },

  async faults(tx, nounId, now) {
    const procedure = await readProcedure(tx, { id: nounId }, now);
    const isListed = procedure !== null && procedure.standing.stage !== "proposed";
    return isListed ? [] : [{ reason: "NOT_IN_CATALOGUE", zh: "这件决策还没有列入已公布的目录。请先公布目录或目录的调整。", en: "This decision is not in the published catalogue yet." }];
  },

  project(content) {
    const { slug, ...procedure } = content as unknown as ProcedureContent;
    return [{ kind: "procedure", key: slug, parentKey: slug, path: `/decisions/${slug}#procedure`, title: "办理进程", body: procedure as unknown as Json, startsAt: null, endsAt: null }];
  },
};

const STOPPED_BY = { suspended: "suspend", cancelled: "cancel", notPublic: "withhold" } as const;

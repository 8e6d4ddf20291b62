import { doneOn, findingsOf, nextStep, type Finding, type ProcedureFacts } from "~/domain/decision/procedure-checks";
import { isRequired, STEP_KINDS, type StepKind, type StepRecord } from "~/domain/decision/procedure-step";
import { submissionPack, type PublishedPapers, type SubmissionPack } from "~/domain/decision/submission-pack";

/** One step of the checklist with what the rules say about it. */
export interface ChecklistLine {
  kind: StepKind;
  isRequired: boolean;
  doneOn: string | null;
  record: StepRecord;
  findings: Finding[];
}

export interface Checklist {
  lines: ChecklistLine[];
  /** The first required step that is not through. */
  next: StepKind | null;
  findings: Finding[];
  pack: SubmissionPack;
}

/** The checklist of a decision, worked out once for page, paper and export. */
export function checklistOf(facts: ProcedureFacts, papers: PublishedPapers): Checklist {
  const findings = findingsOf(facts);
  return {
    lines: STEP_KINDS.map((kind) => ({
      kind,
      isRequired: isRequired(kind, facts.steps[kind], facts),
      doneOn: doneOn(kind, facts),
      record: facts.steps[kind],
      findings: findings.filter(({ step }) => step === kind),
    })),
    next: nextStep(facts),
    findings,
    pack: submissionPack(papers, facts),
  };
}

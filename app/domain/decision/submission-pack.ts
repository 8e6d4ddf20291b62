import type { Day } from "../calendar/shanghai";
import { doneOn, type ProcedureFacts } from "./procedure-checks";
import { isRequired, type StepKind } from "./procedure-step";

/** What goes to the meeting with the draft (Decree 713 Art. 29). */
export const PACK_ITEMS = ["draft", "explanation", "opinionReport", "fairCompetition", "expertReview", "riskAssessment", "legalityReview"] as const;

export type PackItemKind = (typeof PACK_ITEMS)[number];

/** A document as the office knows it, with the day on it. */
export interface PackDocument {
  title: string;
  number: string;
  on: Day | null;
}

export interface PackItem {
  kind: PackItemKind;
  isNeeded: boolean;
  /** Null while it is not there. */
  document: PackDocument | null;
}

export interface SubmissionPack {
  items: PackItem[];
  missing: PackItemKind[];
  /** Only a pack without gaps may be called complete. */
  isComplete: boolean;
}

/** What the ledger and the reviews know of the papers that no checklist holds. */
export interface PublishedPapers {
  draft: PackDocument | null;
  explanation: PackDocument | null;
  opinionReport: PackDocument | null;
}

const STEP_OF: Partial<Record<PackItemKind, StepKind>> = {
  fairCompetition: "fairCompetition",
  expertReview: "expertReview",
  riskAssessment: "riskAssessment",
  legalityReview: "legalityReview",
};

/** The submission pack as it stands. A step that was done without naming its document is a gap: there is nothing to put into the pack. */
export function submissionPack(papers: PublishedPapers, facts: ProcedureFacts): SubmissionPack {
  const items = PACK_ITEMS.map((kind): PackItem => {
    const step = STEP_OF[kind];
    if (step === undefined) {
      const isNeeded = kind !== "opinionReport" || isRequired("publicParticipation", facts.steps.publicParticipation, facts);
      return { kind, isNeeded, document: papers[kind as keyof PublishedPapers] };
    }
    const { documentTitle: title, documentNumber: number } = facts.steps[step];
    const on = doneOn(step, facts);
    return { kind, isNeeded: isRequired(step, facts.steps[step], facts), document: on !== null && title !== "" ? { title, number, on } : null };
  });
  const missing = items.filter(({ isNeeded, document }) => isNeeded && document === null).map(({ kind }) => kind);
  return { items, missing, isComplete: missing.length === 0 };
}

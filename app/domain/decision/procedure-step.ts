import type { Day } from "../calendar/shanghai";
import type { Procedure } from "./catalogue.words";

/** What the checklist of an item asks for, in the order of the procedure. */
export const STEP_KINDS = [
  "publicParticipation",
  "hearing",
  "expertReview",
  "riskAssessment",
  "fairCompetition",
  "legalityReview",
  "collectiveDiscussion",
  "partyReport",
  "outcome",
  "evaluation",
] as const;

export type StepKind = (typeof STEP_KINDS)[number];

export type Requirement = "required" | "notRequired";

/** One line of the checklist as officials record it. Texts that were not given are empty, days that were not given null. */
export interface StepRecord {
  /** Null while nobody has said otherwise: then the catalogue and the item decide. */
  requirement: Requirement | null;
  /** Why it is not required. */
  reason: string;
  responsibleUnit: string;
  /** When it was handed in: to legality review, or the materials to the participants of a hearing. */
  submittedOn: Day | null;
  /** When it is going to happen, for meeting and hearing. */
  plannedOn: Day | null;
  doneOn: Day | null;
  result: string;
  /** Name and number as the office gave them. */
  documentTitle: string;
  documentNumber: string;
  /** An expert with a direct interest, or an evaluator who assessed the decision before. */
  hasConflict: boolean;
  /** Who evaluated, why, and how the public was heard; for evaluation only. */
  evaluator: string;
  trigger: string;
  publicHeard: string;
  notes: string;
}

export const EMPTY_STEP: StepRecord = {
  requirement: null,
  reason: "",
  responsibleUnit: "",
  submittedOn: null,
  plannedOn: null,
  doneOn: null,
  result: "",
  documentTitle: "",
  documentNumber: "",
  hasConflict: false,
  evaluator: "",
  trigger: "",
  publicHeard: "",
  notes: "",
};

export type StepField = keyof StepRecord;

/** The results that a step can have. `askedForOpinions` is there to be refused: Art. 25 does not take it for a legality review. */
export const STEP_RESULTS: Partial<Record<StepKind, readonly [string, ...string[]]>> = {
  expertReview: ["feasible", "feasibleAfterChange", "infeasible"],
  riskAssessment: ["controllable", "uncontrollable"],
  fairCompetition: ["noRestriction", "exempted", "restricts"],
  legalityReview: ["lawful", "lawfulAfterChange", "exploratory", "unlawful", "askedForOpinions"],
  collectiveDiscussion: ["passed", "passedAfterChange", "postponed", "rejected"],
  evaluation: ["keep", "adjust", "stop"],
};

export const EVALUATION_TRIGGERS = ["belowExpectation", "manyOpinions", "deemedNecessary"] as const;

const DOCUMENT: readonly StepField[] = ["documentTitle", "documentNumber"];

/**
 * What the form of each step asks, beside requirement, reason, responsible unit and notes. Participation and outcome are read from what is
 * public; participation has fields for a report that was published elsewhere before the office began here.
 */
export const STEP_FIELDS: Record<StepKind, readonly StepField[]> = {
  publicParticipation: ["doneOn", ...DOCUMENT],
  hearing: ["plannedOn", "submittedOn", "doneOn", ...DOCUMENT],
  expertReview: ["doneOn", "result", ...DOCUMENT, "hasConflict"],
  riskAssessment: ["doneOn", "result", ...DOCUMENT],
  fairCompetition: ["doneOn", "result", ...DOCUMENT],
  legalityReview: ["submittedOn", "doneOn", "result", ...DOCUMENT],
  collectiveDiscussion: ["plannedOn", "doneOn", "result", ...DOCUMENT],
  partyReport: ["doneOn", ...DOCUMENT],
  outcome: [],
  evaluation: ["trigger", "evaluator", "hasConflict", "publicHeard", "doneOn", "result", ...DOCUMENT],
};

/** What of an item decides which steps it needs. */
export interface ItemProcedures {
  /** As the catalogue names them. */
  procedures: readonly string[];
  affectsEnterprises: boolean;
}

const IN_CATALOGUE: Partial<Record<StepKind, Procedure>> = {
  publicParticipation: "publicParticipation",
  hearing: "hearing",
  expertReview: "expertReview",
  riskAssessment: "riskAssessment",
  legalityReview: "legalityReview",
  collectiveDiscussion: "collectiveDecision",
};

/** Asked of every item: legality review (Art. 25), collective discussion (Art. 30), report to the party committee (Art. 31), publication (Art. 32). */
const ALWAYS: readonly StepKind[] = ["legalityReview", "collectiveDiscussion", "partyReport", "outcome"];

/** Whether the item needs the step as long as nobody recorded anything else. */
export function isNeededByItem(kind: StepKind, item: ItemProcedures): boolean {
  if (ALWAYS.includes(kind)) return true;
  // Art. 29(1): a draft that touches what enterprises do carries its fair-competition review.
  if (kind === "fairCompetition") return item.affectsEnterprises;
  const named = IN_CATALOGUE[kind];
  return named !== undefined && item.procedures.includes(named);
}

/** Whether the step is required: what the item needs, unless an official recorded the contrary. */
export function isRequired(kind: StepKind, record: StepRecord, item: ItemProcedures): boolean {
  return record.requirement === null ? isNeededByItem(kind, item) : record.requirement === "required";
}

/** Whether an official may say that the step is not required. What the law asks of all, or the published catalogue of this one, may not be left out. */
export function mayBeWaived(kind: StepKind, item: ItemProcedures): boolean {
  if (ALWAYS.includes(kind)) return false;
  return kind === "publicParticipation" || kind === "fairCompetition" || !isNeededByItem(kind, item);
}

import type { PublicFile } from "../files/attachment";
import type { Turn } from "./life-cycle";
import type { StepKind } from "./procedure-step";
import type { Stop } from "./stage";

/** One item as the public sees it: the body of a public document of kind `decision`, key `slug`. */
export type PublicDecision = {
  year: number;
  number: number;
  slug: string;
  title: string;
  titleEn: string;
  summary: string;
  summaryEn: string;
  category: string;
  leadUnit: PublicUnit;
  coUnits: PublicUnit[];
  legalBasis: string;
  /** `2026-11`, or `2026-Q4`. */
  plannedCompletion: string;
  procedures: string[];
  affectsEnterprises: boolean;
  affectsLivelihood: boolean;
  contact: string;
  adjustment: string;
  adjustmentReason: string;
};

export type PublicUnit = { id: string; name: string; nameEn: string };

/** Body of a public document of kind `catalogue`, key the year. */
export type PublicCatalogue = {
  year: number;
  partyConsent: { meeting: string; on: string };
  note: string;
  items: PublicDecision[];
};

/** Body of a public document of kind `section`, key `slug/kind`. */
export type PublicSection = {
  kind: SectionKind;
  presence: "text" | "notYet" | "notApplicable" | "notPublic";
  title: string;
  /** Markdown, or for `notYet` the sentence that says when. */
  body: string;
  /** Legal basis, for `notApplicable` and `notPublic`. */
  basis: string;
  files: PublicFile[];
};

/** The sections of a decision page that are written by hand; draft and adoption report come from their own nouns. */
export const SECTION_KINDS = [
  "draftingExplanation",
  "draftInterpretation",
  "representatives",
  "decisionOutcome",
  "riskAssessment",
  "expertReview",
  "postDecisionEvaluation",
] as const;

export type SectionKind = (typeof SECTION_KINDS)[number];

/** The procedure of a decision as the public sees it: the body of a public document of kind `procedure`, key `slug`. Nothing internal is in it. */
export type PublicProcedure = {
  /** Which time the procedure is gone through; more than 1 after a major adjustment (Decree 713 Art. 37). */
  round: number;
  metadata: PublicMetadata;
  /** Steps with their days; the report to the party committee is an internal matter and never among them. */
  steps: { kind: PublicStepKind; isRequired: boolean; plannedOn: string | null; doneOn: string | null }[];
  stop: { kind: Stop; reason: string; basis: string; on: string } | null;
  /** What officials decided that the public should know, in its order: carried out since, gone through again, archived. */
  turns: { turn: Turn; reason: string; on: string }[];
  evaluation: PublicEvaluation | null;
  /** The adoption report where it was published elsewhere, before the office began to use this system. */
  outsideReport: { title: string; on: string } | null;
};

/** The printed head. Empty texts and null days are not shown. */
export type PublicMetadata = {
  indexNumber: string;
  subject: string;
  documentNumber: string;
  issuedOn: string | null;
  validity: string;
  validUntil: string | null;
};

export type PublicEvaluation = { on: string; trigger: string; evaluator: string; publicHeard: string; result: string };

export type PublicStepKind = Exclude<StepKind, "partyReport" | "publicParticipation" | "outcome">;

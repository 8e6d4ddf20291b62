import type { PublicFile } from "../files/attachment";

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

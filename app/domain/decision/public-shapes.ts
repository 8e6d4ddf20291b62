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
  /** The leading kind; `before` holds what stood in the version before where it was renamed or rescheduled. */
  adjustment: string;
  adjustmentReason: string;
  before: { title?: string; plannedCompletion?: string };
  /** Where it was listed before; null for an item that began in this year. */
  carriedFrom: { year: number; slug: string } | null;
};

export type PublicUnit = { id: string; name: string; nameEn: string };

/**
 * Body of a public document of kind `catalogue`, key the year, and of `catalogueVersion`, key `year/version`: the first always shows the
 * newest version, each of the others stays as it was published.
 */
export type PublicCatalogue = {
  year: number;
  /** From 1, in the order of publication. */
  version: number;
  /** When and where it had been published before it came to this site; null for what was published here first. */
  original: { on: string; address: string } | null;
  partyConsent: { meeting: string; on: string };
  note: string;
  items: PublicDecision[];
  /** Items whose page a later year's catalogue shows under the same address. */
  elsewhere: string[];
};

/** Body of a public document of kind `continuation`, key `slug/year`, parent `slug`: in which later catalogue the item goes on. */
export type PublicContinuation = { year: number; slug: string; title: string };

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

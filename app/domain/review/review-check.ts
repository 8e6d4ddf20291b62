import { type DisclosureAttribute, dueStep, type PublicationState, type ReviewConclusion, type ReviewStep } from "./publication-state";
import { mayReview } from "../identity/roles";

/** What every reviewer looks for (rules, part 1.5). */
export const REVIEW_CHECKS = ["stateSecret", "workSecret", "sensitiveContent", "personalData"] as const;

export type ReviewCheck = (typeof REVIEW_CHECKS)[number];

/** `clear`: looked for and not there. `found`: it is there. Null: not answered. */
export type CheckAnswer = "clear" | "found" | null;

/** One reviewer's conclusion as the form delivers it, with the facts that it is held against. */
export interface ReviewForm {
  step: ReviewStep;
  conclusion: ReviewConclusion;
  attribute: DisclosureAttribute | null;
  /** The article that allows withholding; empty for proactive disclosure. */
  legalBasis: string;
  checks: Record<ReviewCheck, CheckAnswer>;
  /** Why it goes back; empty for an approval. */
  reasons: string;
  reviewerId: string;
  /** The absent colleague for whom the reviewer stands in, or null. */
  onBehalfOfId: string | null;
  /** Why what the scan found may stand in public, by the finding's number; asked of the secrecy reviewer alone. */
  answers: Readonly<Record<number, string>>;
  /** The hash of what the reviewer saw on the screen. */
  reviewedSha256: string;
}

export type ReviewRefusal =
  | { reason: "STEP_NOT_DUE"; step: ReviewStep }
  | { reason: "AUTHOR_REVIEWS" }
  | { reason: "CONTENT_CHANGED" }
  | { reason: "ATTRIBUTE_MISSING" }
  | { reason: "LEGAL_BASIS_MISSING" }
  | { reason: "CHECK_UNANSWERED"; check: ReviewCheck }
  | { reason: "CHECK_FOUND"; check: ReviewCheck }
  | { reason: "FINDING_UNANSWERED"; finding: number }
  | { reason: "REASONS_MISSING" };

/**
 * Whether a review may be recorded on the newest revision. Always: the step is due, the reviewer is not the author, the content is the one that
 * was looked at; what an author may not, a deputy may not for the author. An approval needs attribute, legal basis where something is withheld (政府信息公开条例 Arts 14 to 16), and four
 * checks answered and clear; for the public the secrecy reviewer answers everything that the scan found, one by one. A return needs reasons and nothing else, so that a text can go back as soon as one fault is seen.
 */
export function checkReview(
  form: ReviewForm,
  revision: { authorIds: readonly string[]; sha256: string; state: PublicationState; findings: readonly number[] },
): { ok: true } | { ok: false; refusals: ReviewRefusal[] } {
  const refusals: ReviewRefusal[] = [];
  if (dueStep(revision.state) !== form.step) refusals.push({ reason: "STEP_NOT_DUE", step: form.step });
  const reviewers = form.onBehalfOfId === null ? [form.reviewerId] : [form.reviewerId, form.onBehalfOfId];
  if (revision.authorIds.some((authorId) => !reviewers.every((reviewerId) => mayReview({ authorId, reviewerId })))) refusals.push({ reason: "AUTHOR_REVIEWS" });
  if (form.reviewedSha256 !== revision.sha256) refusals.push({ reason: "CONTENT_CHANGED" });
  if (form.conclusion === "approved") refusals.push(...approvalRefusals(form), ...answerRefusals(form, revision.findings));
  else if (form.reasons.trim() === "") refusals.push({ reason: "REASONS_MISSING" });
  return refusals.length === 0 ? { ok: true } : { ok: false, refusals };
}

/** An answer says something; a dash does not. */
const SHORTEST_ANSWER = 2;

function answerRefusals({ step, attribute, answers }: ReviewForm, findings: readonly number[]): ReviewRefusal[] {
  if (step !== "secrecy" || attribute !== "proactiveDisclosure") return [];
  return findings
    .filter((finding) => (answers[finding] ?? "").replace(/[\p{P}\s]/gu, "").length < SHORTEST_ANSWER)
    .map((finding) => ({ reason: "FINDING_UNANSWERED", finding }));
}

function approvalRefusals({ attribute, legalBasis, checks }: ReviewForm): ReviewRefusal[] {
  const refusals: ReviewRefusal[] = [];
  if (attribute === null) refusals.push({ reason: "ATTRIBUTE_MISSING" });
  else if (attribute !== "proactiveDisclosure" && legalBasis.trim() === "") refusals.push({ reason: "LEGAL_BASIS_MISSING" });
  for (const check of REVIEW_CHECKS) {
    if (checks[check] === null) refusals.push({ reason: "CHECK_UNANSWERED", check });
    // What is found forbids disclosure, not withholding: a withheld item may well contain it.
    else if (checks[check] === "found" && attribute === "proactiveDisclosure") refusals.push({ reason: "CHECK_FOUND", check });
  }
  return refusals;
}

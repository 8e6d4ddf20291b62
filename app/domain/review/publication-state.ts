/** The reviews before release, in their order. */
export const REVIEW_STEPS = ["unit", "secrecy"] as const;

export type ReviewStep = (typeof REVIEW_STEPS)[number];

/** The reviews that stand between a draft and the public: both. Whoever asks for a state or a release asks with these. */
export const REQUIRED_STEPS: readonly ReviewStep[] = REVIEW_STEPS;

export type PublicationState =
  | "draft"
  | "unitReview"
  | "secrecyReview"
  | "returned"
  | "approved"
  | "withheld"
  | "published"
  | "superseded"
  | "withdrawn";

/** `edit` always makes a new revision: whatever was reviewed before no longer counts. */
export type PublicationEvent = "submit" | "approve" | "withhold" | "return" | "edit" | "publish" | "supersede" | "withdraw";

/**
 * The whole life of the newest revision in one table: review first, item by item (先审查后公开、一事一审; 政府信息公开条例 Art. 17, 保密法 Art. 35).
 * What is not in the table cannot happen. A published revision is not edited: a new revision starts as a draft beside it.
 */
const LIFE: Record<PublicationState, Partial<Record<PublicationEvent, PublicationState>>> = {
  draft: { submit: "unitReview", edit: "draft" },
  unitReview: { approve: "secrecyReview", return: "returned", edit: "draft" },
  secrecyReview: { approve: "approved", withhold: "withheld", return: "returned", edit: "draft" },
  returned: { edit: "draft" },
  approved: { publish: "published", edit: "draft" },
  withheld: { edit: "draft" },
  published: { supersede: "superseded", withdraw: "withdrawn" },
  superseded: { withdraw: "withdrawn" },
  withdrawn: {},
};

const STEP_OF_STATE: Partial<Record<PublicationState, ReviewStep>> = { unitReview: "unit", secrecyReview: "secrecy" };

export type TransitionResult = { ok: true; state: PublicationState } | { ok: false; reason: "WRONG_STATE"; state: PublicationState; event: PublicationEvent };

/** The state after an event. Review states whose step is not required are passed through. */
export function nextState(state: PublicationState, event: PublicationEvent, requiredSteps: readonly ReviewStep[]): TransitionResult {
  const next = LIFE[state][event];
  if (next === undefined) return { ok: false, reason: "WRONG_STATE", state, event };
  const step = STEP_OF_STATE[next];
  return step !== undefined && !requiredSteps.includes(step) ? nextState(next, "approve", requiredSteps) : { ok: true, state: next };
}

/** The review that is due in a state, or null. */
export function dueStep(state: PublicationState): ReviewStep | null {
  return STEP_OF_STATE[state] ?? null;
}

export type DisclosureAttribute = "proactiveDisclosure" | "disclosureOnRequest" | "nonDisclosure";

export const DISCLOSURE_ATTRIBUTES: readonly DisclosureAttribute[] = ["proactiveDisclosure", "disclosureOnRequest", "nonDisclosure"];

export type ReviewConclusion = "approved" | "returned";

/** One stored review, as far as the state depends on it. */
export interface ReviewRecord {
  step: ReviewStep;
  conclusion: ReviewConclusion;
  attribute: DisclosureAttribute | null;
  reviewerId: string;
  /** The absent colleague for whom the reviewer stood in, or null. */
  onBehalfOfId: string | null;
  reviewedSha256: string;
}

/** One revision as stored. */
export interface RevisionRecord {
  sha256: string;
  authorId: string;
  submittedAt: Date | null;
  publishedAt: Date | null;
  supersededAt: Date | null;
  withdrawnAt: Date | null;
  reviews: readonly ReviewRecord[];
}

/** The state of a revision, read from its instants and reviews. A review counts only for the exact content and never from the author. */
export function publicationState(revision: RevisionRecord, requiredSteps: readonly ReviewStep[]): PublicationState {
  if (revision.withdrawnAt !== null) return "withdrawn";
  if (revision.supersededAt !== null) return "superseded";
  if (revision.publishedAt !== null) return "published";
  if (revision.submittedAt === null) return "draft";
  const reviews = revision.reviews.filter((review) => isValid(review, revision));
  if (reviews.some(({ conclusion }) => conclusion === "returned")) return "returned";
  const open = stepsInOrder(requiredSteps).find((step) => !reviews.some((review) => review.step === step));
  if (open === undefined) return reviews.every(({ attribute }) => attribute === "proactiveDisclosure") ? "approved" : "withheld";
  return open === "unit" ? "unitReview" : "secrecyReview";
}

export type PublishRefusal =
  | { reason: "REVIEW_MISSING"; step: ReviewStep }
  | { reason: "REVIEW_OF_OTHER_CONTENT"; step: ReviewStep }
  | { reason: "REVIEWED_BY_AUTHOR"; step: ReviewStep }
  | { reason: "REVIEW_RETURNED"; step: ReviewStep }
  | { reason: "NOT_FOR_DISCLOSURE"; step: ReviewStep }
  | { reason: "FINDINGS_UNANSWERED"; count: number }
  | { reason: "ALREADY_PUBLISHED" }
  | { reason: "SUPERSEDED" };

/**
 * Whether exactly this content may become public now: every required step has an approval of this very hash by somebody other than the author,
 * with the attribute 主动公开 (rule V21), and everything that the scan found has its answer. Every way to the public asks this: page, API, import,
 * scheduled job.
 */
export function checkPublish(
  revision: RevisionRecord,
  requiredSteps: readonly ReviewStep[],
  unansweredFindings: number,
): { ok: true } | { ok: false; refusals: PublishRefusal[] } {
  if (revision.publishedAt !== null) return { ok: false, refusals: [{ reason: "ALREADY_PUBLISHED" }] };
  if (revision.supersededAt !== null) return { ok: false, refusals: [{ reason: "SUPERSEDED" }] };
  const refusals = stepsInOrder(requiredSteps).flatMap((step): PublishRefusal[] => {
    const reviews = revision.reviews.filter((review) => review.step === step);
    const valid = reviews.find((review) => isValid(review, revision));
    if (valid === undefined) {
      if (reviews.some(({ reviewedSha256 }) => reviewedSha256 === revision.sha256)) return [{ reason: "REVIEWED_BY_AUTHOR", step }];
      return [{ reason: reviews.length > 0 ? "REVIEW_OF_OTHER_CONTENT" : "REVIEW_MISSING", step }];
    }
    if (valid.conclusion === "returned") return [{ reason: "REVIEW_RETURNED", step }];
    return valid.attribute === "proactiveDisclosure" ? [] : [{ reason: "NOT_FOR_DISCLOSURE", step }];
  });
  if (unansweredFindings > 0) refusals.push({ reason: "FINDINGS_UNANSWERED", count: unansweredFindings });
  return refusals.length === 0 ? { ok: true } : { ok: false, refusals };
}

/** Withdrawal is immediate and says why in public (rule V22). */
export function checkWithdrawal(revision: RevisionRecord, reason: string): { ok: true } | { ok: false; reason: WithdrawalRefusal } {
  if (revision.withdrawnAt !== null) return { ok: false, reason: "ALREADY_WITHDRAWN" };
  if (revision.publishedAt === null) return { ok: false, reason: "NOT_PUBLISHED" };
  return reason.trim() === "" ? { ok: false, reason: "WITHDRAWAL_REASON_MISSING" } : { ok: true };
}

export type WithdrawalRefusal = "ALREADY_WITHDRAWN" | "NOT_PUBLISHED" | "WITHDRAWAL_REASON_MISSING";

function isValid(review: ReviewRecord, revision: RevisionRecord): boolean {
  return review.reviewedSha256 === revision.sha256 && review.reviewerId !== revision.authorId && review.onBehalfOfId !== revision.authorId;
}

/** @throws RangeError when no step is required: nothing is ever published without a review */
function stepsInOrder(requiredSteps: readonly ReviewStep[]): ReviewStep[] {
  const steps = REVIEW_STEPS.filter((step) => requiredSteps.includes(step));
  if (steps.length === 0) throw new RangeError("at least one review step is required");
  return steps;
}

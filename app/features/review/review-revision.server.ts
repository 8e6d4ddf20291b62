import { scopeOf } from "~/domain/identity/roles";
import { dueStep } from "~/domain/review/publication-state";
import { checkReview, type ReviewForm, type ReviewRefusal } from "~/domain/review/review-check";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockLatestRevision, stateOf } from "./queries.server";

export type ReviewRevision =
  | { ok: true; conclusion: ReviewForm["conclusion"] }
  | { ok: false; reason: "NOT_FOUND" | "FORBIDDEN" | "NOT_WAITING" }
  | { ok: false; reason: "REFUSED"; refusals: ReviewRefusal[] };

/** What the form gives; the step that is due and the reviewer are known here. */
export type ReviewInput = Omit<ReviewForm, "step" | "reviewerId">;

/**
 * Records one person's conclusion on one exact revision. The reviewer is never the author, works on the newest
 * revision only, and the hash that the reviewer saw must be the hash of what is stored.
 */
export async function reviewRevision(
  platform: Platform,
  now: Date,
  reviewer: StaffViewer,
  noun: { kind: string; nounId: string },
  input: ReviewInput,
): Promise<ReviewRevision> {
  return platform.unitOfWork<ReviewRevision>({ now, actor: { kind: "staff", id: reviewer.id } }, async (work) => {
    const found = await lockLatestRevision(work.tx, noun);
    if (!found) return { ok: false, reason: "NOT_FOUND" };
    const { publication, revision } = found;
    const state = stateOf(revision);
    const step = dueStep(state);
    if (step === null) return { ok: false, reason: "NOT_WAITING" };
    const scope = scopeOf(reviewer.roles, step === "unit" ? "review.unit" : "review.secrecy");
    if (scope === "none") return { ok: false, reason: "FORBIDDEN" };
    if (scope === "unit" && publication.unitId !== reviewer.unitId) return { ok: false, reason: "NOT_FOUND" };

    const form: ReviewForm = { ...input, step, reviewerId: reviewer.id };
    const check = checkReview(form, { authorId: revision.authorId, sha256: revision.sha256, state });
    if (!check.ok) return { ok: false, reason: "REFUSED", refusals: check.refusals };
    await work.tx.review.create({
      data: {
        revisionId: revision.id,
        step,
        reviewerId: reviewer.id,
        conclusion: form.conclusion,
        attribute: form.attribute,
        legalBasis: form.legalBasis || null,
        checks: form.checks,
        reasons: form.reasons || null,
        reviewedSha256: form.reviewedSha256,
        createdAt: now,
      },
    });
    await work.record({
      action: form.conclusion === "approved" ? "revision.approved" : "revision.returned",
      nounKind: noun.kind,
      nounId: noun.nounId,
      revisionId: revision.id,
      detail: { step, sha256: form.reviewedSha256 },
    });
    return { ok: true, conclusion: form.conclusion };
  });
}

import { may } from "~/domain/identity/roles";
import { ACTION_OF_STEP, standFor } from "~/domain/review/deputies";
import { dueStep } from "~/domain/review/publication-state";
import { checkReview, type ReviewForm, type ReviewRefusal } from "~/domain/review/review-check";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { absentFor } from "./deputy-queries.server";
import { authorsOf, lockLatestRevision, stateOf } from "./queries.server";

export type ReviewRevision =
  | { ok: true; conclusion: ReviewForm["conclusion"] }
  | { ok: false; reason: "NOT_FOUND" | "FORBIDDEN" | "NOT_WAITING" }
  | { ok: false; reason: "REFUSED"; refusals: ReviewRefusal[] };

/** What the form gives; the step that is due and the reviewer are known here. */
export type ReviewInput = Omit<ReviewForm, "step" | "reviewerId" | "onBehalfOfId" | "answers"> & { answers?: ReviewForm["answers"] };

/**
 * Records one person's conclusion on one exact revision, for oneself or as the deputy of an absent colleague, with the answers to what the scan
 * found. The reviewer is never the author, works on the newest revision only, and the hash that the reviewer saw must be the hash of what is stored.
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
    const authorIds = authorsOf(revision);
    const on = { step, unitId: publication.unitId, authorIds };
    const absent = await absentFor(work.tx, reviewer.id, now);
    const stands = standFor(reviewer, absent, on);
    if (stands === null) return { ok: false, reason: [reviewer, ...absent].some(({ roles }) => may(roles, ACTION_OF_STEP[step])) ? "NOT_FOUND" : "FORBIDDEN" };
    if (stands === "AUTHOR") return { ok: false, reason: "REFUSED", refusals: [{ reason: "AUTHOR_REVIEWS" }] };
    const onBehalfOfId = stands.onBehalfOf?.id ?? null;
    const form: ReviewForm = { ...input, answers: input.answers ?? {}, step, reviewerId: reviewer.id, onBehalfOfId };
    const findings = revision.findings.map(({ position }) => position);
    const check = checkReview(form, { authorIds, sha256: revision.sha256, state, findings });
    if (!check.ok) return { ok: false, reason: "REFUSED", refusals: check.refusals };
    await work.tx.review.create({
      data: {
        revisionId: revision.id,
        step,
        reviewerId: reviewer.id,
        onBehalfOfId,
        conclusion: form.conclusion,
        attribute: form.attribute,
        legalBasis: form.legalBasis || null,
        checks: form.checks,
        reasons: form.reasons || null,
        reviewedSha256: form.reviewedSha256,
        createdAt: now,
      },
    });
    if (step === "secrecy" && form.conclusion === "approved") {
      for (const { id, position } of revision.findings) {
        const reason = form.answers[position];
        if (reason) await work.tx.scanFinding.update({ where: { id }, data: { reason, acknowledgedById: reviewer.id, acknowledgedAt: now } });
      }
    }
    await work.record({
      action: form.conclusion === "approved" ? "revision.approved" : "revision.returned",
      nounKind: noun.kind,
      nounId: noun.nounId,
      revisionId: revision.id,
      detail: { step, sha256: form.reviewedSha256, onBehalfOfId },
    });
    return { ok: true, conclusion: form.conclusion };
  });
}

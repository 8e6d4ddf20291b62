import {
  publicationState,
  REQUIRED_STEPS,
  type PublicationState,
  type ReviewRecord,
  type RevisionRecord,
} from "~/domain/review/publication-state";
import type { FindingPlace } from "~/domain/review/scan";
import type { Json } from "~/domain/text/json";
import type { Db, Tx } from "~/platform/db.server";
import type { Prisma } from "~/platform/generated/client";

const stored = {
  id: true,
  publicationId: true,
  number: true,
  content: true,
  sha256: true,
  authorId: true,
  submittedAt: true,
  publishedAt: true,
  supersededAt: true,
  withdrawnAt: true,
  withdrawnReason: true,
  takenOverById: true,
  scheduledAt: true,
  scheduledById: true,
  scheduleFailure: true,
  reviews: { orderBy: { createdAt: "asc" } },
  findings: { orderBy: { position: "asc" } },
} as const satisfies Prisma.RevisionSelect;

export type StoredRevision = Prisma.RevisionGetPayload<{ select: typeof stored }>;

/** What the state of a revision depends on. */
export type JudgedRevision = Omit<RevisionRecord, "reviews"> & {
  reviews: { step: string; conclusion: string; attribute: string | null; reviewerId: string; onBehalfOfId: string | null; reviewedSha256: string }[];
};

/** A stored revision in the terms of the domain. */
export function recordOf(revision: JudgedRevision): RevisionRecord {
  return {
    ...revision,
    reviews: revision.reviews.map(
      (review): ReviewRecord => ({
        step: review.step === "unit" ? "unit" : "secrecy",
        conclusion: review.conclusion === "approved" ? "approved" : "returned",
        attribute: review.attribute as ReviewRecord["attribute"],
        reviewerId: review.reviewerId,
        onBehalfOfId: review.onBehalfOfId,
        reviewedSha256: review.reviewedSha256,
      }),
    ),
  };
}

/** Whose content it is: who wrote it, and who has the duties of a closed account. Neither reviews it. */
export function authorsOf(revision: { authorId: string; takenOverById: string | null }): string[] {
  return revision.takenOverById === null ? [revision.authorId] : [revision.authorId, revision.takenOverById];
}

export function unansweredFindings(revision: Pick<StoredRevision, "findings">): number {
  return revision.findings.filter((finding) => finding.acknowledgedAt === null).length;
}

export function stateOf(revision: JudgedRevision): PublicationState {
  return publicationState(recordOf(revision), REQUIRED_STEPS);
}

/**
 * The newest revision of a publication with its row locked: whoever reviews, publishes or withdraws does it one after
 * the other, on what is really the newest.
 */
export async function lockLatestRevision(
  tx: Tx,
  noun: { kind: string; nounId: string },
): Promise<{ publication: { id: string; unitId: string }; revision: StoredRevision } | null> {
  const publication = await tx.publication.findUnique({
    where: { kind_nounId: noun },
    select: { id: true, unitId: true },
  });
  if (!publication) return null;
  await tx.$queryRaw`SELECT 1 FROM "Publication" WHERE "id" = ${publication.id} FOR UPDATE`;
  const revision = await latestRevision(tx, publication.id);
  return revision && { publication, revision };
}

export function latestRevision(tx: Tx, publicationId: string): Promise<StoredRevision | null> {
  return tx.revision.findFirst({ where: { publicationId }, orderBy: { number: "desc" }, select: stored });
}

/** A publication with all its revisions, newest first, and the people behind them, for its page on the desk. Contents are read apart. */
export async function publicationHistory(db: Db, noun: { kind: string; nounId: string }) {
  const { content: _content, ...facts } = stored;
  const revisions = await db.revision.findMany({ where: { publication: noun }, orderBy: { number: "desc" }, select: facts });
  const ids = revisions.flatMap((revision) => [
    revision.authorId,
    revision.takenOverById,
    revision.scheduledById,
    ...revision.reviews.flatMap((review) => [review.reviewerId, review.onBehalfOfId]),
  ]);
  const names = await namesOf(db, ids);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ""));
  return revisions.map((revision) => ({
    ...revision,
    state: stateOf(revision),
    authorName: nameOf(revision.authorId) ?? "",
    takenOverByName: nameOf(revision.takenOverById),
    scheduledByName: nameOf(revision.scheduledById),
    reviews: revision.reviews.map((review) => ({ ...review, reviewerName: nameOf(review.reviewerId) ?? "", onBehalfOfName: nameOf(review.onBehalfOfId) })),
    findings: revision.findings.map((finding) => ({ ...finding, places: finding.places as unknown as FindingPlace[] })),
  }));
}

/** The contents of these revisions of one publication, by number. */
export async function revisionContents(db: Db, noun: { kind: string; nounId: string }, numbers: readonly number[]): Promise<Map<number, Json>> {
  const rows = await db.revision.findMany({ where: { publication: noun, number: { in: [...numbers] } }, select: { number: true, content: true } });
  return new Map(rows.map((row) => [row.number, row.content as Json]));
}

export async function namesOf(db: Db | Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  const people = await db.staff.findMany({ where: { id: { in: known } }, select: { id: true, name: true } });
  return new Map(people.map((person) => [person.id, person.name]));
}

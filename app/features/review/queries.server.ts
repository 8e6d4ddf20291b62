import {
  publicationState,
  REQUIRED_STEPS,
  type PublicationState,
  type ReviewRecord,
  type RevisionRecord,
} from "~/domain/review/publication-state";
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
  reviews: { orderBy: { createdAt: "asc" } },
} as const satisfies Prisma.RevisionSelect;

export type StoredRevision = Prisma.RevisionGetPayload<{ select: typeof stored }>;

/** A stored revision in the terms of the domain. */
export function recordOf(revision: StoredRevision): RevisionRecord {
  return {
    ...revision,
    reviews: revision.reviews.map(
      (review): ReviewRecord => ({
        step: review.step === "unit" ? "unit" : "secrecy",
        conclusion: review.conclusion === "approved" ? "approved" : "returned",
        attribute: review.attribute as ReviewRecord["attribute"],
        reviewerId: review.reviewerId,
        reviewedSha256: review.reviewedSha256,
      }),
    ),
  };
}

export function stateOf(revision: StoredRevision): PublicationState {
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
  const revision = await tx.revision.findFirst({
    where: { publicationId: publication.id },
    orderBy: { number: "desc" },
    select: stored,
  });
  return revision && { publication, revision };
}

/** A publication with all its revisions, newest first, and the people behind them, for its page on the desk. */
export async function publicationHistory(db: Db, noun: { kind: string; nounId: string }) {
  const revisions = await db.revision.findMany({
    where: { publication: noun },
    orderBy: { number: "desc" },
    select: stored,
  });
  const ids = new Set(revisions.flatMap((revision) => [revision.authorId, ...revision.reviews.map((review) => review.reviewerId)]));
  const people = await db.staff.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return revisions.map((revision) => ({
    ...revision,
    state: stateOf(revision),
    authorName: names.get(revision.authorId) ?? "",
    reviews: revision.reviews.map((review) => ({ ...review, reviewerName: names.get(review.reviewerId) ?? "" })),
  }));
}

export interface WaitingPublication {
  kind: string;
  nounId: string;
  unitId: string;
  state: PublicationState;
  number: number;
  submittedAt: Date;
  authorId: string;
}

/**
 * What waits for a review, for release or for its author after a return, oldest first: newest revisions that are
 * neither published nor withdrawn. `unitId` limits to one unit.
 */
export async function waitingPublications(db: Db, unitId?: string): Promise<WaitingPublication[]> {
  const revisions = await db.revision.findMany({
    where: { publishedAt: null, withdrawnAt: null, supersededAt: null, publication: unitId ? { unitId } : {} },
    orderBy: [{ publicationId: "asc" }, { number: "desc" }],
    distinct: ["publicationId"],
    select: { ...stored, content: false, publication: { select: { kind: true, nounId: true, unitId: true, revisions: { orderBy: { number: "desc" }, take: 1, select: { id: true } } } } },
  });
  return revisions
    .filter((revision) => revision.publication.revisions[0]?.id === revision.id)
    .map((revision) => ({
      kind: revision.publication.kind,
      nounId: revision.publication.nounId,
      unitId: revision.publication.unitId,
      state: stateOf({ ...revision, content: null }),
      number: revision.number,
      submittedAt: revision.submittedAt,
      authorId: revision.authorId,
    }))
    .sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime());
}

import type { Work } from "~/platform/unit-of-work.server";

/** Takes everything that a publication shows off the public pages; given by the table of publications. */
export type WithdrawProjection = (work: Work, publicationId: string, reason: string) => Promise<void>;

/**
 * An opinion that was published one by one leaves the public page in the same moment in which it is withdrawn or hidden. A release that runs
 * at the same time is waited for and undone.
 */
export async function takeOffOpinion(work: Work, opinionId: string, reason: string, withdrawProjection: WithdrawProjection): Promise<void> {
  const { tx, now } = work;
  const [publication] = await tx.$queryRaw<{ id: string }[]>`SELECT "id" FROM "Publication" WHERE "kind" = 'opinion' AND "nounId" = ${opinionId} FOR UPDATE`;
  if (!publication) return;
  const { count } = await tx.revision.updateMany({
    where: { publicationId: publication.id, publishedAt: { not: null }, supersededAt: null, withdrawnAt: null },
    data: { withdrawnAt: now, withdrawnReason: reason },
  });
  if (count === 0) return;
  await withdrawProjection(work, publication.id, reason);
  await work.record({ action: "publication.withdrawn", nounKind: "opinion", nounId: opinionId });
}

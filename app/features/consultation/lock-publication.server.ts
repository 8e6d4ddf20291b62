import type { Tx } from "~/platform/db.server";

/**
 * Whether the public has the noun. Until the transaction ends nobody else releases it: a release takes the same lock first, and one that
 * comes later sees what was written here.
 */
export async function lockPublication(tx: Tx, kind: string, nounId: string): Promise<boolean> {
  const [publication] = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Publication" WHERE "kind" = ${kind} AND "nounId" = ${nounId} FOR UPDATE`;
  if (!publication) return false;
  const published = await tx.revision.count({ where: { publicationId: publication.id, publishedAt: { not: null }, supersededAt: null, withdrawnAt: null } });
  return published > 0;
}

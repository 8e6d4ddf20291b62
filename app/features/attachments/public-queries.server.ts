import type { PublicFile } from "~/domain/files/attachment";
import type { Db } from "~/platform/db.server";

/** A file that is public now, or that it was withdrawn, or null. */
export async function findPublicFile(db: Db, id: string): Promise<PublicFile | "withdrawn" | null> {
  const row = await db.publicDocument.findUnique({ where: { kind_key: { kind: "file", key: id } }, select: { body: true, withdrawnAt: true } });
  if (!row) return null;
  return row.withdrawnAt ? "withdrawn" : (row.body as unknown as PublicFile);
}

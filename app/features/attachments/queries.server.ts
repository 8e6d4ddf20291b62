import type { LeftTrace, RemovedTrace } from "~/domain/files/attachment";
import type { Db } from "~/platform/db.server";

const shown = { id: true, title: true, alt: true, fileName: true, mediaType: true, byteLength: true, sha256: true, removed: true, left: true, createdAt: true } as const;

/** The files on one noun as officials see them, in the order in which they came. */
export async function listAttachments(db: Db, ownerKind: string, ownerId: string) {
  const rows = await db.attachment.findMany({ where: { ownerKind, ownerId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: shown });
  // Written by the cleaning alone, from its own closed lists.
  return rows.map((row) => ({ ...row, removed: row.removed as RemovedTrace[], left: row.left as LeftTrace[] }));
}
export type ListedAttachment = Awaited<ReturnType<typeof listAttachments>>[number];

/** Whose file it is, for whoever wants to open it before it is public. */
export async function findAttachment(db: Db, id: string) {
  return db.attachment.findUnique({ where: { id }, select: { ownerKind: true, ownerId: true, sha256: true, fileName: true, mediaType: true } });
}

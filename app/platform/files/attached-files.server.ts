import { filePath, LEFT_TRACES, type PublicFile } from "~/domain/files/attachment";
import { leftWords } from "~/domain/files/attachment.words";
import type { Finding } from "~/domain/review/scan";
import type { ScanText } from "~/domain/review/scan-text";
import type { Db, Tx } from "../db.server";
import type { ProjectedDocument } from "../publication-kind.server";

/** The files on a noun in the order in which they came, as they stand in its reviewed content. */
export async function attachedFiles(tx: Tx, ownerKind: string, ownerId: string): Promise<PublicFile[]> {
  return tx.attachment.findMany({
    where: { ownerKind, ownerId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, title: true, alt: true, fileName: true, mediaType: true, byteLength: true, sha256: true },
  });
}

/** What cleaning could not take out of the files on a noun: one finding for each file, for the scan before review. */
export async function leftInFiles(tx: Tx, ownerKind: string, ownerId: string): Promise<{ texts: ScanText[]; findings: Finding[] }> {
  const files = await tx.attachment.findMany({
    where: { ownerKind, ownerId, NOT: { left: { isEmpty: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { title: true, fileName: true, left: true },
  });
  return {
    texts: [],
    findings: files.map(({ title, fileName, left }) => ({
      rule: "attachment",
      match: fileName,
      places: LEFT_TRACES.filter((trace) => left.includes(trace)).map((trace) => ({ path: title, excerpt: leftWords[trace] })),
    })),
  };
}

/** Each file as a public document of kind `file`, key its id: a file is public exactly as long as its noun's publication names it. */
export function fileDocuments(files: readonly PublicFile[], parentKey: string | null): ProjectedDocument[] {
  return files.map((file) => ({ kind: "file", key: file.id, parentKey, path: filePath(file), title: file.title, body: { ...file }, startsAt: null, endsAt: null }));
}

/** The bytes behind a hash, or null. Who may have them is for the caller to know. */
export async function storedBytes(db: Db, sha256: string): Promise<Uint8Array | null> {
  return (await db.storedFile.findUnique({ where: { sha256 }, select: { bytes: true } }))?.bytes ?? null;
}

import { isImageType, MAX_ATTACHMENTS, storedName, type FileRefusal } from "~/domain/files/attachment";
import { sha256Hex } from "~/domain/text/sha256";
import { mayOn } from "~/domain/identity/roles";
import type { StaffViewer } from "~/features/identity/viewer.server";
import { cleanFile } from "~/platform/files/clean-file.server";
import type { Platform } from "~/platform/platform.server";
import type { PublicationKind } from "~/platform/publication-kind.server";
import type { AttachmentFields } from "./schema";

export type AddAttachment = { ok: true; attachmentId: string } | { ok: false; reason: "NOT_FOUND" | "ALT_MISSING" | "TOO_MANY" | "SAME_FILE" | FileRefusal };

/**
 * Cleans an upload and hangs it on a noun. The upload itself is stored nowhere. What was reviewed before no longer counts, because the files are
 * part of the reviewed content.
 */
export async function addAttachment(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: StaffViewer,
  noun: { kindName: string; kind: PublicationKind; nounId: string },
  upload: AttachmentFields & { name: string; bytes: Uint8Array },
): Promise<AddAttachment> {
  // Drawing pictures anew takes its time, so it happens before the transaction.
  const cleaned = await cleanFile(upload.bytes);
  if (!cleaned.ok) return cleaned;
  const { mediaType, bytes, removed, left } = cleaned;
  if (isImageType(mediaType) && upload.alt === "") return { ok: false, reason: "ALT_MISSING" };
  const sha256 = sha256Hex(bytes);
  const owner = { ownerKind: noun.kindName, ownerId: noun.nounId };
  return platform.unitOfWork<AddAttachment>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const found = await noun.kind.owner(tx, noun.nounId);
    if (!found || !mayOn(officer, noun.kind.writeAction, found.unitId)) return { ok: false, reason: "NOT_FOUND" };
    // Two uploads at once would both find room: the noun's files are counted one after the other.
    await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${`attachments:${noun.kindName}:${noun.nounId}`}, 0))) AS locked`;
    const standing = await tx.attachment.findMany({ where: owner, select: { sha256: true } });
    if (standing.some((each) => each.sha256 === sha256)) return { ok: false, reason: "SAME_FILE" };
    if (standing.length >= MAX_ATTACHMENTS) return { ok: false, reason: "TOO_MANY" };
    await tx.storedFile.createMany({ data: [{ sha256, bytes: new Uint8Array(bytes), createdAt: now }], skipDuplicates: true });
    const { id } = await tx.attachment.create({
      data: {
        ...owner,
        title: upload.title,
        alt: upload.alt,
        fileName: storedName(upload.name, mediaType),
        mediaType,
        byteLength: bytes.length,
        sha256,
        removed,
        left,
        createdById: officer.id,
        createdAt: now,
      },
      select: { id: true },
    });
    await record({ action: "attachment.added", nounKind: noun.kindName, nounId: noun.nounId, detail: { attachmentId: id, mediaType, sha256, removed, left } });
    return { ok: true, attachmentId: id };
  });
}

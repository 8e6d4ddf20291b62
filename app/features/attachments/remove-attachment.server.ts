import { mayOn } from "~/domain/identity/roles";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { PublicationKind } from "~/platform/publication-kind.server";

export type RemoveAttachment = { ok: true } | { ok: false; reason: "NOT_FOUND" };

/**
 * Takes a file off a noun; the public page follows with the next release. The bytes of a file that never went to review go at once. Those of one
 * that did stay, because the revision that names them is a record.
 */
export async function removeAttachment(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: StaffViewer,
  noun: { kindName: string; kind: PublicationKind; nounId: string },
  attachmentId: string,
): Promise<RemoveAttachment> {
  return platform.unitOfWork<RemoveAttachment>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const found = await noun.kind.owner(tx, noun.nounId);
    if (!found || !mayOn(officer, noun.kind.writeAction, found.unitId)) return { ok: false, reason: "NOT_FOUND" };
    const where = { id: attachmentId, ownerKind: noun.kindName, ownerId: noun.nounId };
    const attachment = await tx.attachment.findFirst({ where, select: { sha256: true } });
    const { count } = await tx.attachment.deleteMany({ where });
    if (!attachment || count === 0) return { ok: false, reason: "NOT_FOUND" };
    const [used] = await tx.$queryRaw<{ reviewed: boolean; attached: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM "Revision" r JOIN "Publication" p ON p."id" = r."publicationId"
          WHERE p."kind" = ${noun.kindName} AND p."nounId" = ${noun.nounId} AND r."content"::text LIKE ${`%${attachmentId}%`}) AS "reviewed",
        EXISTS (SELECT 1 FROM "Attachment" WHERE "sha256" = ${attachment.sha256}) AS "attached"`;
    if (used && !used.reviewed && !used.attached) await tx.storedFile.deleteMany({ where: { sha256: attachment.sha256 } });
    await record({ action: "attachment.removed", nounKind: noun.kindName, nounId: noun.nounId, detail: { attachmentId, sha256: attachment.sha256 } });
    return { ok: true };
  });
}

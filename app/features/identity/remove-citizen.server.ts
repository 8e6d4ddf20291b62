import type { Contact } from "~/domain/identity/contact";
import type { Db } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";

/** The messages that were sent to one proved contact. One query. */
export async function ownMessageData(db: Db, contact: Contact) {
  return db.message.findMany({ where: { recipient: contact.value }, orderBy: { createdAt: "asc" }, select: { channel: true, subject: true, text: true, createdAt: true, sentAt: true } });
}

/**
 * Deletes the messages to a contact, its codes, its name and every session. The row by which the person is known goes too, unless an
 * application hangs on it: that one stays with the draw that it took part in.
 */
export async function removeCitizen(platform: Pick<Platform, "unitOfWork">, now: Date, citizenId: string, contact: Contact): Promise<{ ok: true }> {
  return platform.unitOfWork<{ ok: true }>({ now, actor: { kind: "citizen", id: citizenId } }, async (work) => {
    const { tx } = work;
    const messages = await tx.message.deleteMany({ where: { recipient: contact.value, sentAt: { not: null } } });
    await tx.contactCode.deleteMany({ where: { contactKind: contact.kind, contact: contact.value } });
    await tx.session.deleteMany({ where: { citizenId } });
    const applications = await tx.representativeApplication.count({ where: { citizenId } });
    if (applications > 0) await tx.citizen.update({ where: { id: citizenId }, data: { name: null } });
    else await tx.citizen.deleteMany({ where: { id: citizenId } });
    await work.record({ action: "citizen.removed", nounKind: "citizen", nounId: citizenId, detail: { messages: messages.count, applicationsKept: applications } });
    return { ok: true };
  });
}

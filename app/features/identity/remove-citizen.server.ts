import type { Contact } from "~/domain/identity/contact";
import type { Db } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";

/** The messages to one proved contact, and when its owner signed in. Two queries. */
export async function ownAccountData(db: Db, citizenId: string, contact: Contact) {
  const [messages, sessions] = await Promise.all([
    db.message.findMany({ where: { recipient: contact.value }, orderBy: { createdAt: "asc" }, select: { channel: true, subject: true, text: true, createdAt: true, sentAt: true } }),
    db.session.findMany({ where: { citizenId }, orderBy: { createdAt: "asc" }, select: { createdAt: true, lastSeenAt: true, expiresAt: true } }),
  ]);
  return { messages, sessions };
}

/**
 * Deletes the messages to a contact, those that still wait to be sent too, its codes, every session, the calendar address and the row by which the
 * person is known. Call it last: what hangs on the person must have gone.
 */
export async function removeCitizen(platform: Pick<Platform, "unitOfWork">, now: Date, citizenId: string, contact: Contact): Promise<{ ok: true }> {
  return platform.unitOfWork<{ ok: true }>({ now, actor: { kind: "citizen", id: citizenId } }, async (work) => {
    const { tx } = work;
    const messages = await tx.message.deleteMany({ where: { recipient: contact.value } });
    await tx.contactCode.deleteMany({ where: { contactKind: contact.kind, contact: contact.value } });
    await tx.session.deleteMany({ where: { citizenId } });
    await tx.calendarFeed.deleteMany({ where: { citizenId } });
    await tx.citizen.deleteMany({ where: { id: citizenId } });
    await work.record({ action: "citizen.removed", nounKind: "citizen", nounId: citizenId, detail: { messages: messages.count } });
    return { ok: true };
  });
}

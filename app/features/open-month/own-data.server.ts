import { REGISTRATION_STATES, isLive } from "~/domain/open-month/registration-states";
import type { Contact } from "~/domain/identity/contact";
import type { Db } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";

/** Every registration of one proved contact, as it was given, with when its places were used at the door, and the calendar address. Two queries. */
export async function ownRegistrationData(db: Db, citizenId: string, contact: Contact) {
  const registrations = await db.registration.findMany({
    where: { contactKind: contact.kind, contact: contact.value },
    orderBy: { createdAt: "asc" },
    select: {
      name: true,
      persons: true,
      children: true,
      needs: true,
      state: true,
      number: true,
      createdAt: true,
      confirmedAt: true,
      endedAt: true,
      session: { select: { startsAt: true, endsAt: true, place: true, event: { select: { slug: true } } } },
      units: { orderBy: { admittedAt: "asc" }, select: { admittedAt: true } },
    },
  });
  const calendarFeed = await db.calendarFeed.findUnique({ where: { citizenId }, select: { createdAt: true, revokedAt: true } });
  return { registrations, calendarFeed };
}

const ENDED = REGISTRATION_STATES.filter((state) => !isLive(state));

/**
 * Takes the person off the registrations of sessions that are over, and off those that were cancelled or came to nothing. One that is still to come needs
 * name and contact at the door and goes by itself later.
 */
export async function removeOwnRegistrations(platform: Pick<Platform, "unitOfWork">, now: Date, citizenId: string, contact: Contact): Promise<{ ok: true }> {
  return platform.unitOfWork<{ ok: true }>({ now, actor: { kind: "citizen", id: citizenId } }, async (work) => {
    const { count } = await work.tx.registration.updateMany({
      where: { contactKind: contact.kind, contact: contact.value, purgedAt: null, OR: [{ session: { endsAt: { lte: now } } }, { state: { in: ENDED } }] },
      data: { name: "", contactKind: null, contact: null, needs: "", idempotencyKey: null, purgedAt: now },
    });
    await work.record({ action: "identity.removed", nounKind: "citizen", nounId: citizenId, detail: { registrations: count } });
    return { ok: true };
  });
}

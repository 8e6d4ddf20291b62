import { lineMoves, promote } from "~/domain/open-month/waiting-list";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";
import { windowOf, type LockedSession } from "./lock-session.server";
import { tellParty, ticketFacts } from "./tell-party.server";

/**
 * Gives free seats of a session to the first waiting parties that fit and tells them, in the caller's transaction, which holds the session's
 * row lock. Who was too large for what was free keeps the place in the line and is named in the audit row.
 *
 * @param session as locked; its free seats are read again here, because the caller has just changed them
 * @returns how many parties moved up
 */
export async function promoteWaiting(work: Work, platform: Platform, session: LockedSession): Promise<number> {
  const { tx, now } = work;
  const { closesAt, ...window } = windowOf(session);
  if (!lineMoves({ closesAt, ...window }, now)) return 0;
  const { seatsLeft, waitingParties } = await tx.eventSession.findUniqueOrThrow({ where: { id: session.id }, select: { seatsLeft: true, waitingParties: true } });
  if (seatsLeft < 1 || waitingParties === 0) return 0;

  const line = await tx.registration.findMany({ where: { sessionId: session.id, state: "waiting" } });
  const { promoted, skipped } = promote(
    line.map(({ id, persons, createdAt, waitingSeq }) => ({ id, persons, joinedAt: createdAt, seq: waitingSeq ?? 0 })),
    seatsLeft,
  );
  for (const party of promoted.map((id) => line.find((one) => one.id === id)!)) {
    const { count } = await tx.registration.updateMany({ where: { id: party.id, state: "waiting" }, data: { state: "confirmed", confirmedAt: now } });
    if (count === 0) throw new Error("a waiting party changed without the session's lock");
    await tx.eventSession.update({ where: { id: session.id }, data: { seatsLeft: { decrement: party.persons }, waitingParties: { decrement: 1 } } });
    await work.record({ action: "registration.promoted", nounKind: "registration", nounId: party.id, detail: { sessionId: session.id, persons: party.persons, skipped } });
    await tellParty(work, party, "registration-promoted", ticketFacts(platform, session, party), `registration-promoted:${party.id}`);
  }
  return promoted.length;
}

import { promote, type WaitingParty } from "~/domain/open-month/waiting-list";
import type { Tx } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";
import { lockSession, movesLine, type LockedSession } from "./lock-session.server";
import { takeSeats } from "./take-seats.server";
import { tellParty, ticketFacts } from "./tell-party.server";

/**
 * Gives free seats to the first waiting parties that fit and tells them, in the caller's transaction, which holds the locks. Sessions that share a hall
 * are one line: what one of them frees may go to another's people. Who was too large for what was free keeps the place and is named in the audit row.
 *
 * @param session as locked; what is free is read again here, because the caller has just changed it
 * @returns how many parties moved up
 */
export async function promoteWaiting(work: Work, platform: Platform, session: Pick<LockedSession, "id" | "hall">): Promise<number> {
  const { tx, now } = work;
  const figures = await tx.eventSession.findMany({
    where: session.hall === null ? { id: session.id } : { hallId: session.hall.id },
    select: { id: true, seatsLeft: true, waitingParties: true, registrationClosesAt: true, startsAt: true, cancelledAt: true, drawnAt: true },
  });
  const moving = figures.filter((one) => one.seatsLeft > 0 && one.waitingParties > 0 && movesLine(one, now));
  if (moving.length === 0) return 0;
  const hall = session.hall === null ? Infinity : (await tx.hall.findUniqueOrThrow({ where: { id: session.hall.id }, select: { seatsLeft: true } })).seatsLeft;

  const line = await waitingLine(tx, moving);
  const { promoted, skipped } = promote(line, { hall, sessions: new Map(moving.map(({ id, seatsLeft }) => [id, seatsLeft])) });
  const locked = new Map<string, LockedSession>();
  for (const id of promoted) {
    const { count } = await tx.registration.updateMany({ where: { id, state: "waiting" }, data: { state: "confirmed", confirmedAt: now } });
    if (count === 0) throw new Error("a waiting party changed without the session's lock");
    const party = await tx.registration.findUniqueOrThrow({ where: { id } });
    const own = locked.get(party.sessionId) ?? (await lockSession(tx, party.sessionId));
    if (!own || !(await takeSeats(tx, own, party.persons, { waitingParties: { decrement: 1 } }))) throw new Error("seats changed without the session's lock");
    locked.set(own.id, own);
    await work.record({ action: "registration.promoted", nounKind: "registration", nounId: id, detail: { sessionId: own.id, persons: party.persons, skipped } });
    await tellParty(work, party, "registration-promoted", ticketFacts(platform, own, party), `registration-promoted:${id}`);
  }
  return promoted.length;
}

/** The parties that wait for these sessions. In a drawn lottery all joined with the draw, in the order it gave them. */
export async function waitingLine(tx: Pick<Tx, "registration">, sessions: readonly { id: string; drawnAt: Date | null }[]): Promise<WaitingParty[]> {
  const rows = await tx.registration.findMany({
    where: { sessionId: { in: sessions.map(({ id }) => id) }, state: "waiting" },
    select: { id: true, sessionId: true, persons: true, createdAt: true, waitingSeq: true },
  });
  const drawnAt = new Map(sessions.map((session) => [session.id, session.drawnAt]));
  return rows.map(({ createdAt, waitingSeq, ...row }) => ({ ...row, joinedAt: drawnAt.get(row.sessionId) ?? createdAt, seq: waitingSeq ?? 0 }));
}

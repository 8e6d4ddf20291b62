/** A party in line. `seq` is the database's own counter and decides between two that joined in the same millisecond. */
export type WaitingParty = { id: string; sessionId: string; persons: number; joinedAt: Date; seq: number };

export type Promotion = {
  /** Parties that get their seats now, in the order of the line. */
  promoted: string[];
  /** Parties that stood before a promoted one and are too large for what was free. They keep their place; the audit row names them. */
  skipped: string[];
};

/** No seats change hands in this last half hour before the start; the line at the door takes over. */
export const STANDBY_MINUTES = 30;

/** The published order of the line: who joined first, whichever of a hall's sessions it is. At the same instant the session with the smaller id comes first. */
export function inOrder<Party extends WaitingParty>(waiting: readonly Party[]): Party[] {
  const bySession = (a: Party, b: Party) => (a.sessionId < b.sessionId ? -1 : a.sessionId > b.sessionId ? 1 : 0);
  return [...waiting].sort((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime() || bySession(a, b) || a.seq - b.seq);
}

/** Free seats by session, and in the hall that the sessions share; `Infinity` for a session by itself. */
export type FreeSeats = { hall: number; sessions: ReadonlyMap<string, number> };

/**
 * Gives freed seats at once to the first party in line that fits into its session and its hall, then to the next that fits, until nobody fits. The same
 * line and the same seats give the same answer in whatever order the parties are passed in.
 */
export function promote(waiting: readonly WaitingParty[], free: FreeSeats): Promotion {
  const left = new Map(free.sessions);
  let hall = free.hall;
  const promoted: string[] = [];
  const skipped: string[] = [];
  let passedOver: string[] = [];
  for (const party of inOrder(waiting)) {
    const own = left.get(party.sessionId) ?? 0;
    if (party.persons > own || party.persons > hall) {
      passedOver.push(party.id);
      continue;
    }
    left.set(party.sessionId, own - party.persons);
    hall -= party.persons;
    promoted.push(party.id);
    skipped.push(...passedOver);
    passedOver = [];
  }
  return { promoted, skipped };
}

/**
 * What the hall leaves to a newcomer: nothing while a line that moves stands in a session with free seats of its own, because those people wait for
 * the hall.
 *
 * @param others the hall's other sessions whose lines move
 */
export function visibleHallSeats(hallSeatsLeft: number, others: readonly { seatsLeft: number; waitingParties: number }[]): number {
  return others.some((one) => one.waitingParties > 0 && one.seatsLeft > 0) ? 0 : Math.max(0, hallSeatsLeft);
}

/** What a visitor sees: while anybody waits, free seats belong to the line and are not shown. */
export function visibleSeatsLeft(seatsLeft: number, waitingParties: number): number {
  return waitingParties > 0 ? 0 : Math.max(0, seatsLeft);
}

/** How many parties stand before this one, or null if it does not wait. */
export function partiesAhead(waiting: readonly WaitingParty[], id: string): number | null {
  const place = inOrder(waiting).findIndex((party) => party.id === id);
  return place < 0 ? null : place;
}

/** Until when the line can move: to the end of registration, or, for a lottery that was drawn, to the start. */
export function lineClosesAt(session: { registrationClosesAt: Date; startsAt: Date; drawnAt: Date | null }): Date {
  return session.drawnAt === null ? session.registrationClosesAt : session.startsAt;
}

/** Whether the line still moves: not after registration has closed, not in the last half hour, not for a cancelled session. */
export function lineMoves(session: { closesAt: Date; startsAt: Date; cancelledAt: Date | null }, now: Date): boolean {
  if (session.cancelledAt !== null && session.cancelledAt <= now) return false;
  return now < session.closesAt && now.getTime() < session.startsAt.getTime() - STANDBY_MINUTES * 60_000;
}

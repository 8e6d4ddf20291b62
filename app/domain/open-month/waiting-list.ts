/** A party in line. `seq` is the database's own counter and decides between two that joined in the same millisecond. */
export type WaitingParty = { id: string; persons: number; joinedAt: Date; seq: number };

export type Promotion = {
  /** Parties that get their seats now, in the order of the line. */
  promoted: string[];
  /** Parties that stood before a promoted one and are too large for what was free. They keep their place; the audit row names them. */
  skipped: string[];
  seatsLeft: number;
};

/** No seats change hands in this last half hour before the start; the line at the door takes over. */
export const STANDBY_MINUTES = 30;

/** The published order of the line: who joined first. */
export function inOrder(waiting: readonly WaitingParty[]): WaitingParty[] {
  return [...waiting].sort((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime() || a.seq - b.seq);
}

/**
 * Gives freed seats at once to the first party in line that fits, then to the next that fits, until nobody fits. The same line and the
 * same number of seats give the same answer in whatever order the parties are passed in.
 */
export function promote(waiting: readonly WaitingParty[], freeSeats: number): Promotion {
  let seatsLeft = Math.max(0, freeSeats);
  const promoted: string[] = [];
  const skipped: string[] = [];
  let passedOver: string[] = [];
  for (const party of inOrder(waiting)) {
    if (party.persons > seatsLeft) {
      passedOver.push(party.id);
      continue;
    }
    seatsLeft -= party.persons;
    promoted.push(party.id);
    skipped.push(...passedOver);
    passedOver = [];
  }
  return { promoted, skipped, seatsLeft };
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

/** Whether the line still moves: not after registration has closed, not in the last half hour, not for a cancelled session. */
export function lineMoves(session: { closesAt: Date; startsAt: Date; cancelledAt: Date | null }, now: Date): boolean {
  if (session.cancelledAt !== null && session.cancelledAt <= now) return false;
  return now < session.closesAt && now.getTime() < session.startsAt.getTime() - STANDBY_MINUTES * 60_000;
}

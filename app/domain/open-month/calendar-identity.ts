/** What a calendar entry stands for. Only these fields move it in somebody's day. */
export type CalendarFacts = { startsAt: Date; endsAt: Date; place: string; cancelled: boolean };

export const UID_RANDOM_BYTES = 16;

/**
 * The lasting name of a session in every calendar (RFC 5545 §3.8.4.7): made once, random, under our own domain. Mail, page and feed carry the
 * same one so that a calendar merges them, and it says nothing about numbers or order.
 *
 * @param random 16 bytes from a cryptographic source
 * @param domain for example `open.example`, without a port
 * @throws RangeError for fewer bytes, which could collide or be guessed
 */
export function calendarUid(random: Uint8Array, domain: string): string {
  if (random.length < UID_RANDOM_BYTES) throw new RangeError(`a calendar UID needs ${UID_RANDOM_BYTES} random bytes`);
  return `${Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("")}@${domain}`;
}

/**
 * SEQUENCE after a change (RFC 5546 §2.1.4): one more when time or place changes or the session is cancelled or taken up again. A new title or
 * description does not count, so that calendars do not tell everybody about a corrected typing error.
 */
export function nextSequence(sequence: number, before: CalendarFacts, after: CalendarFacts): number {
  return movesPeople(before, after) ? sequence + 1 : sequence;
}

/** Whether registered people must be told: exactly when SEQUENCE is raised. */
export function movesPeople(before: CalendarFacts, after: CalendarFacts): boolean {
  return (
    before.startsAt.getTime() !== after.startsAt.getTime() ||
    before.endsAt.getTime() !== after.endsAt.getTime() ||
    before.place.trim() !== after.place.trim() ||
    before.cancelled !== after.cancelled
  );
}

/**
 * SEQUENCE in mail to one person: the session's own plus how often this person cancelled or registered again for it, so that an invitation after a
 * cancellation is newer than the cancellation.
 *
 * @param turns 0 for the first registration, 1 after cancelling it, 2 after registering again, and so on
 */
export function personalSequence(sessionSequence: number, turns: number): number {
  return sessionSequence + turns;
}

/** How long a session stays in feeds after its end. A cancelled one stays as a cancelled entry, so that slow calendars still hear of it. */
export const FEED_DAYS = 30;

/** Whether a feed still carries the session at `now`. */
export function staysInFeed(session: { endsAt: Date }, now: Date): boolean {
  return now.getTime() < session.endsAt.getTime() + FEED_DAYS * 86_400_000;
}

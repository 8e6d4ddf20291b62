import { isLive, stateAt, takesSeats, transition, type RegistrationState } from "./registration-states";
import { visibleSeatsLeft } from "./waiting-list";

export const DEFAULT_MAX_PARTY_SIZE = 4;
/** Live registrations one person may have in one season. It counts registrations, not seats. */
export const DEFAULT_SEASON_LIMIT = 3;
/** How long seats are held while the contact is being confirmed. */
export const HOLD_MINUTES = 10;
/** Below this age a child comes with an adult, as public venues ask. */
export const GUARDIAN_BELOW_AGE = 14;

/** The times of a session that decide about registering. The window is half-open: `[opensAt, closesAt)`. */
export type RegistrationWindow = { opensAt: Date; closesAt: Date; startsAt: Date; cancelledAt: Date | null };

export type WindowState =
  | { state: "not-open-yet"; opensAt: Date }
  | { state: "open"; closesAt: Date }
  | { state: "closed"; closedAt: Date }
  | { state: "cancelled"; cancelledAt: Date };

/** Whether one can register at `now`, computed from the instants alone and exact to the millisecond. */
export function registrationState(session: RegistrationWindow, now: Date): WindowState {
  if (session.cancelledAt !== null && session.cancelledAt <= now) {
    return { state: "cancelled", cancelledAt: session.cancelledAt };
  }
  if (now < session.opensAt) return { state: "not-open-yet", opensAt: session.opensAt };
  if (now >= session.closesAt) return { state: "closed", closedAt: session.closesAt };
  return { state: "open", closesAt: session.closesAt };
}

export type WindowProblem = "OPENS_AFTER_IT_CLOSES" | "CLOSES_AFTER_THE_START" | "ENDS_BEFORE_IT_STARTS";

/** What is wrong with a session's times: registration must close before the session starts. Empty when nothing is. */
export function windowProblems(session: RegistrationWindow & { endsAt: Date }): WindowProblem[] {
  const problems: WindowProblem[] = [];
  if (session.opensAt >= session.closesAt) problems.push("OPENS_AFTER_IT_CLOSES");
  if (session.closesAt > session.startsAt) problems.push("CLOSES_AFTER_THE_START");
  if (session.startsAt >= session.endsAt) problems.push("ENDS_BEFORE_IT_STARTS");
  return problems;
}

/** A registration the same person already has. `deadlineAt` ends a hold or an offer. */
export type OwnRegistration = {
  sessionId: string;
  state: RegistrationState;
  deadlineAt: Date | null;
  sessionEndsAt: Date;
};

export type RegistrationRequest = {
  sessionId: string;
  persons: number;
  /** How many of them are under `GUARDIAN_BELOW_AGE`; 0 where the session does not ask. */
  children: number;
  contactConfirmed: boolean;
  /** What to do when the seats do not suffice: stand in line, or be told so. */
  whenFull: "wait" | "refuse";
};

export type SessionSeats = {
  capacity: number;
  maxPartySize: number;
  seasonLimit: number;
  /** Free by the counting rule, before anybody waiting is thought of. */
  seatsLeft: number;
  waitingParties: number;
  hasWaitingList: boolean;
  /** For a session by lottery: whether its list is frozen, so that nobody joins it or changes size any more. Null for first come, first served. */
  lottery: { isFrozen: boolean } | null;
};

export type RegistrationRefusal =
  | { ok: false; reason: "SESSION_CANCELLED" }
  | { ok: false; reason: "NOT_OPEN_YET"; opensAt: Date }
  | { ok: false; reason: "CLOSED"; closedAt: Date }
  | { ok: false; reason: "PARTY_EMPTY" }
  | { ok: false; reason: "PARTY_TOO_LARGE"; maxPartySize: number }
  | { ok: false; reason: "GUARDIAN_NEEDED"; belowAge: number }
  | { ok: false; reason: "ALREADY_REGISTERED"; state: RegistrationState }
  | { ok: false; reason: "SEASON_LIMIT"; limit: number }
  | { ok: false; reason: "SESSION_FULL"; seatsLeft: number; canWait: boolean }
  | { ok: false; reason: "CONTACT_NOT_CONFIRMED" }
  | { ok: false; reason: "LIST_FROZEN" }
  | { ok: false; reason: "HOLD_EXPIRED"; expiredAt: Date }
  | { ok: false; reason: "NOT_POSSIBLE_NOW"; state: RegistrationState };

export type RegistrationDecision =
  | { ok: true; state: "confirmed" }
  | { ok: true; state: "held"; deadlineAt: Date }
  | { ok: true; state: "waiting" }
  | { ok: true; state: "applied" }
  | RegistrationRefusal;

/**
 * What becomes of a request, given the numbers read under the session's row lock.
 *
 * A party is all or nothing. While anybody waits, free seats belong to the line: a newcomer sees none of them. A party that is
 * larger than the whole session is refused even if it would wait, because its turn could never come. Without a confirmed contact the
 * seats are held for ten minutes. Registrations for sessions that are over no longer count towards the season's limit. A session by lottery takes
 * everybody as an applicant until its list is frozen, even if the request set out before.
 *
 * @param own this person's registrations of the season, in any state
 */
export function decideRegistration(
  request: RegistrationRequest,
  session: RegistrationWindow & SessionSeats,
  own: readonly OwnRegistration[],
  now: Date,
): RegistrationDecision {
  const window = registrationState(session, now);
  if (window.state === "cancelled") return { ok: false, reason: "SESSION_CANCELLED" };
  if (window.state === "not-open-yet") return { ok: false, reason: "NOT_OPEN_YET", opensAt: window.opensAt };
  if (window.state === "closed") return { ok: false, reason: "CLOSED", closedAt: window.closedAt };

  if (!Number.isInteger(request.persons) || request.persons < 1) return { ok: false, reason: "PARTY_EMPTY" };
  if (request.persons > session.maxPartySize) {
    return { ok: false, reason: "PARTY_TOO_LARGE", maxPartySize: session.maxPartySize };
  }
  if (request.children >= request.persons) {
    return { ok: false, reason: "GUARDIAN_NEEDED", belowAge: GUARDIAN_BELOW_AGE };
  }

  const live = own
    .filter((one) => now < one.sessionEndsAt)
    .map((one) => ({ sessionId: one.sessionId, state: stateAt(one.state, one.deadlineAt, now) }))
    .filter((one) => isLive(one.state));
  const same = live.find((one) => one.sessionId === request.sessionId);
  if (same) return { ok: false, reason: "ALREADY_REGISTERED", state: same.state };
  if (live.length >= session.seasonLimit) return { ok: false, reason: "SEASON_LIMIT", limit: session.seasonLimit };

  if (session.lottery) return decideApplication(request, session, session.lottery.isFrozen);
  const visible = visibleSeatsLeft(session.seatsLeft, session.waitingParties);
  if (request.persons > visible) {
    const canWait = session.hasWaitingList && request.persons <= session.capacity;
    if (!canWait || request.whenFull === "refuse") {
      return { ok: false, reason: "SESSION_FULL", seatsLeft: visible, canWait };
    }
    if (!request.contactConfirmed) return { ok: false, reason: "CONTACT_NOT_CONFIRMED" };
    return { ok: true, state: "waiting" };
  }
  if (request.contactConfirmed) return { ok: true, state: "confirmed" };
  return { ok: true, state: "held", deadlineAt: new Date(now.getTime() + HOLD_MINUTES * 60_000) };
}

function decideApplication(request: RegistrationRequest, session: SessionSeats, isFrozen: boolean): RegistrationDecision {
  if (isFrozen) return { ok: false, reason: "LIST_FROZEN" };
  if (request.persons > session.capacity) return { ok: false, reason: "SESSION_FULL", seatsLeft: session.capacity, canWait: false };
  if (!request.contactConfirmed) return { ok: false, reason: "CONTACT_NOT_CONFIRMED" };
  return { ok: true, state: "applied" };
}

/** Turns a hold into a confirmed registration. At the very instant the hold ends it is too late. */
export function decideConfirmation(
  held: { state: RegistrationState; deadlineAt: Date | null },
  contactConfirmed: boolean,
  now: Date,
): { ok: true; state: "confirmed" } | RegistrationRefusal {
  if (held.state === "confirmed") return { ok: true, state: "confirmed" };
  const state = stateAt(held.state, held.deadlineAt, now);
  if (state === "expired") return { ok: false, reason: "HOLD_EXPIRED", expiredAt: held.deadlineAt ?? now };
  if (state !== "held") return { ok: false, reason: "NOT_POSSIBLE_NOW", state };
  if (!contactConfirmed) return { ok: false, reason: "CONTACT_NOT_CONFIRMED" };
  return { ok: true, state: "confirmed" };
}

/**
 * Changes the size of a party. A larger party needs all its additional seats at once, while registration is open; otherwise the old one
 * stays untouched. While anybody waits, free seats belong to the line, so only shrinking is possible. Shrinking works until the start. Between freezing
 * and draw of a lottery nothing changes, because the sizes stand in the published list.
 */
export function decideChange(
  current: { state: RegistrationState; persons: number },
  persons: number,
  session: RegistrationWindow & SessionSeats,
  now: Date,
): { ok: true; persons: number; freed: number } | RegistrationRefusal {
  const window = registrationState(session, now);
  if (window.state === "cancelled") return { ok: false, reason: "SESSION_CANCELLED" };
  if (now >= session.startsAt) return { ok: false, reason: "CLOSED", closedAt: session.startsAt };
  if (current.state === "applied" && session.lottery?.isFrozen) return { ok: false, reason: "LIST_FROZEN" };
  if (current.state !== "confirmed" && current.state !== "waiting" && current.state !== "applied") {
    return { ok: false, reason: "NOT_POSSIBLE_NOW", state: current.state };
  }
  if (!Number.isInteger(persons) || persons < 1) return { ok: false, reason: "PARTY_EMPTY" };
  const more = persons - current.persons;
  if (more > 0) {
    if (persons > session.maxPartySize) return { ok: false, reason: "PARTY_TOO_LARGE", maxPartySize: session.maxPartySize };
    if (window.state === "closed") return { ok: false, reason: "CLOSED", closedAt: window.closedAt };
    const visible = visibleSeatsLeft(session.seatsLeft, session.waitingParties);
    const reachable = current.state !== "confirmed" ? session.capacity - current.persons : visible;
    if (more > reachable) return { ok: false, reason: "SESSION_FULL", seatsLeft: visible, canWait: false };
  }
  return { ok: true, persons, freed: current.state === "confirmed" ? Math.max(0, -more) : 0 };
}

/**
 * Ends a registration at the wish of its owner. It frees exactly the seats it took: none for a waiting party. A second cancellation finds
 * an end state and frees nothing.
 */
export function decideCancellation(
  current: { state: RegistrationState; persons: number; deadlineAt: Date | null },
  now: Date,
): { ok: true; state: RegistrationState; freed: number } | RegistrationRefusal {
  const state = stateAt(current.state, current.deadlineAt, now);
  const next = transition(state, state === "confirmed" || state === "held" ? "cancel" : "leave");
  if (!next.ok) return { ok: false, reason: "NOT_POSSIBLE_NOW", state };
  return { ok: true, state: next.state, freed: takesSeats(state) ? current.persons : 0 };
}

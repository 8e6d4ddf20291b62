/** Every state of one registration (one party for one session). Five are live; the others are ends. `applied`: in the pool of a lottery. */
export const REGISTRATION_STATES = [
  "applied",
  "held",
  "waiting",
  "offered",
  "confirmed",
  "cancelled",
  "lapsed",
  "left",
  "expired",
  "closed",
] as const;

export type RegistrationState = (typeof REGISTRATION_STATES)[number];

/** What can happen to a registration after it was handed in. */
export const REGISTRATION_EVENTS = [
  "confirm",
  "expire",
  "promote",
  "draw",
  "miss",
  "offer",
  "accept",
  "decline",
  "pass-deadline",
  "leave",
  "rejoin",
  "change",
  "reissue",
  "cancel",
  "close",
] as const;

export type RegistrationEvent = (typeof REGISTRATION_EVENTS)[number];

/**
 * Which event leads from which state to which. What is not in the table cannot happen; a state without events is an end.
 * `promote` gives a waiting party its seats at once; `offer` lets it decide until a deadline. `draw` and `miss` are the two results of a lottery.
 */
export const TRANSITIONS: Record<RegistrationState, Partial<Record<RegistrationEvent, RegistrationState>>> = {
  applied: { draw: "confirmed", miss: "waiting", change: "applied", leave: "left", close: "closed" },
  held: { confirm: "confirmed", expire: "expired", cancel: "cancelled", close: "closed" },
  waiting: { promote: "confirmed", offer: "offered", change: "waiting", leave: "left", close: "closed" },
  offered: { accept: "confirmed", decline: "lapsed", "pass-deadline": "lapsed", leave: "left", close: "closed" },
  confirmed: { change: "confirmed", reissue: "confirmed", cancel: "cancelled" },
  cancelled: {},
  lapsed: { rejoin: "waiting" },
  left: {},
  expired: {},
  closed: {},
};

export type TransitionResult =
  | { ok: true; state: RegistrationState }
  | { ok: false; reason: "NOT_POSSIBLE_NOW"; state: RegistrationState; event: RegistrationEvent };

/** The state after `event`, or a refusal that names the state in which it was asked for. */
export function transition(state: RegistrationState, event: RegistrationEvent): TransitionResult {
  const next = TRANSITIONS[state][event];
  return next ? { ok: true, state: next } : { ok: false, reason: "NOT_POSSIBLE_NOW", state, event };
}

/** Live registrations count towards the season's limit and keep a person from registering twice for one session. */
export function isLive(state: RegistrationState): boolean {
  return state === "applied" || state === "held" || state === "waiting" || state === "offered" || state === "confirmed";
}

/** These states take seats away from others. A waiting party takes none, nor does one that waits for a lottery. */
export function takesSeats(state: RegistrationState): boolean {
  return state === "held" || state === "offered" || state === "confirmed";
}

/**
 * The state at `now`: a hold or an offer ends at its instant even if no job has written it down yet, and at the very
 * instant it has already ended, so that two people never own one seat.
 *
 * @param deadlineAt end of the hold or offer; null for states without one
 */
export function stateAt(state: RegistrationState, deadlineAt: Date | null, now: Date): RegistrationState {
  if (deadlineAt === null || now < deadlineAt) return state;
  if (state === "held") return "expired";
  if (state === "offered") return "lapsed";
  return state;
}

import { presenceAt, type Passage } from "./presence";
import type { RegistrationState } from "./registration-states";

/** Whose records answered: the server knows every ticket, a phone's list may be incomplete or out of date. */
export type LookedUpIn = "server" | "list";

/** What happens with a well-formed code that a phone without network does not know. Default: the volunteer decides. */
export type UnknownHerePolicy = "volunteer-decides" | "admit" | "refuse";

/** Where admission is counted. Doors are half-open: `[doorsOpenAt, doorsCloseAt)`. */
export type Checkpoint = {
  id: string;
  sessionId: string;
  doorsOpenAt: Date;
  doorsCloseAt: Date;
  allowsReEntry: boolean;
  unknownHere: UnknownHerePolicy;
};

export type SessionLabel = { id: string; title: string; startsAt: Date; place: string };

export type Ticket = {
  kind: "ticket";
  lookedUpIn: LookedUpIn;
  session: SessionLabel;
  /** Whether this operator may be told about that session; otherwise a foreign ticket looks like an unknown one. */
  sessionVisible: boolean;
  /** The code was replaced by a newer one of the same party. */
  replaced: boolean;
  blocked: boolean;
  state: RegistrationState;
  /** Required answers or consents that are still missing. */
  missing: readonly string[];
  /** Size of the party. */
  persons: number;
  passages: readonly Passage[];
};

/** What a look-up of the scanned code gave. `no-list`: the phone has no complete list and no network. */
export type TicketView =
  | { kind: "malformed" }
  | { kind: "no-list" }
  | { kind: "unknown"; lookedUpIn: LookedUpIn }
  | Ticket;

export type ScanRequest = { type: "entry" | "exit"; persons: number; deviceId: string };

export type Verdict =
  | { verdict: "malformed" }
  | { verdict: "not_prepared" }
  | { verdict: "not_found" }
  | { verdict: "unknown_here"; policy: UnknownHerePolicy }
  | { verdict: "wrong_session"; session: SessionLabel }
  | { verdict: "replaced" }
  | { verdict: "cancelled" }
  | { verdict: "blocked" }
  | { verdict: "not_confirmed"; state: RegistrationState }
  | { verdict: "too_early"; minutes: number; doorsOpenAt: Date }
  | { verdict: "too_late"; minutes: number; doorsCloseAt: Date }
  | { verdict: "needs_info"; missing: readonly string[] }
  | { verdict: "already_in"; first: Passage | null }
  | { verdict: "party_full"; inside: number; persons: number; first: Passage | null }
  | { verdict: "just_admitted"; inside: number; persons: number }
  | { verdict: "admit"; inside: number; persons: number; decidedBy: LookedUpIn }
  | { verdict: "exit_recorded"; inside: number; persons: number; withoutEntry: boolean };

/** The same ticket at the same phone within this time is one scan held in view twice, not a second person. */
export const SAME_SCAN_SECONDS = 10;

/**
 * What the door does with a scanned ticket. The server and the phone call this one function, so they cannot disagree about the same facts; only
 * a code that is missing in the phone's list gives `unknown_here` there and `not_found` on the server.
 *
 * The order is fixed: malformed, unknown, other session, replaced, cancelled, blocked, not confirmed, doors, missing answers, places already
 * taken, admitted. An exit is recorded as soon as the ticket belongs here, whatever its state and the time. Minutes are rounded up and at least 1.
 *
 * @param scan persons: how many are to go in now, at least 1
 */
export function decide(ticket: TicketView, checkpoint: Checkpoint, now: Date, scan: ScanRequest): Verdict {
  if (ticket.kind === "malformed") return { verdict: "malformed" };
  if (ticket.kind === "no-list") return { verdict: "not_prepared" };
  if (ticket.kind === "unknown") {
    if (ticket.lookedUpIn === "server") return { verdict: "not_found" };
    return { verdict: "unknown_here", policy: checkpoint.unknownHere };
  }
  if (ticket.session.id !== checkpoint.sessionId) {
    return ticket.sessionVisible ? { verdict: "wrong_session", session: ticket.session } : { verdict: "not_found" };
  }

  const { inside, entered, firstEntry, lastPassage } = presenceAt(ticket.passages, checkpoint.id);
  if (scan.type === "exit") {
    return {
      verdict: "exit_recorded",
      inside: Math.max(0, inside - scan.persons),
      persons: ticket.persons,
      withoutEntry: scan.persons > inside,
    };
  }

  if (ticket.replaced) return { verdict: "replaced" };
  if (ticket.state === "cancelled") return { verdict: "cancelled" };
  if (ticket.blocked) return { verdict: "blocked" };
  if (ticket.state !== "confirmed") return { verdict: "not_confirmed", state: ticket.state };
  if (now < checkpoint.doorsOpenAt) {
    return { verdict: "too_early", minutes: minutesBetween(now, checkpoint.doorsOpenAt), doorsOpenAt: checkpoint.doorsOpenAt };
  }
  if (now >= checkpoint.doorsCloseAt) {
    return { verdict: "too_late", minutes: minutesBetween(checkpoint.doorsCloseAt, now), doorsCloseAt: checkpoint.doorsCloseAt };
  }
  if (ticket.missing.length > 0) return { verdict: "needs_info", missing: ticket.missing };

  const taken = checkpoint.allowsReEntry ? inside : entered;
  if (taken + scan.persons > ticket.persons) {
    if (isSameScan(lastPassage, scan, now)) return { verdict: "just_admitted", inside, persons: ticket.persons };
    if (ticket.persons === 1) return { verdict: "already_in", first: firstEntry };
    return { verdict: "party_full", inside: taken, persons: ticket.persons, first: firstEntry };
  }
  return {
    verdict: "admit",
    inside: taken + scan.persons,
    persons: ticket.persons,
    decidedBy: ticket.lookedUpIn,
  };
}

function isSameScan(last: Passage | null, scan: ScanRequest, now: Date): boolean {
  if (last === null || last.type !== "entry" || last.at === null || last.deviceId !== scan.deviceId) return false;
  const age = now.getTime() - last.at.getTime();
  return age >= 0 && age <= SAME_SCAN_SECONDS * 1000;
}

function minutesBetween(from: Date, to: Date): number {
  return Math.max(1, Math.ceil((to.getTime() - from.getTime()) / 60_000));
}

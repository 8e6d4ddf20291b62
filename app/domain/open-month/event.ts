import { movesPeople } from "./calendar-identity";
import { windowProblems, type WindowProblem } from "./registration";

/** What happens at an open event. Source: practice of Shanghai's open months, rules of the product 1.7. */
export const EVENT_KINDS = ["visit", "symposium", "experience", "lecture", "drill", "policyOutreach", "meeting", "online"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const EVENT_MODES = ["onSite", "online", "both"] as const;
export type EventMode = (typeof EVENT_MODES)[number];

/** `invited`: the organiser registers the invited parties; nobody registers alone. */
export const EVENT_ADMISSIONS = ["open", "invited"] as const;
export type EventAdmission = (typeof EVENT_ADMISSIONS)[number];

export const SESSION_ALLOCATIONS = ["firstCome", "lottery"] as const;
export type SessionAllocation = (typeof SESSION_ALLOCATIONS)[number];

/** Why a session does not take place. A closed list, so that the public learns it at once, before any text has been reviewed. */
export const CANCEL_CAUSES = ["weather", "venue", "safety", "speaker", "fewPeople", "other"] as const;
export type CancelCause = (typeof CANCEL_CAUSES)[number];

/** A value of one of the lists as stored, or its first value where the row says something unknown. */
export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values, stored: string): Values[number] {
  return (values as readonly string[]).includes(stored) ? stored : values[0];
}

export type PlannedSession = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  doorsOpenAt: Date;
  doorsCloseAt: Date;
  registrationOpensAt: Date;
  registrationClosesAt: Date;
  allocation: SessionAllocation;
  /** When the public value of a lottery appears, and where it comes from. */
  drawAt: Date | null;
  drawSource: string;
  hallId: string | null;
};

const NEEDED_TEXTS = ["summary", "description", "place", "whoMayCome", "accessibility", "phone"] as const;
export type NeededText = (typeof NEEDED_TEXTS)[number];

export type EventDraft = Record<NeededText, string> & { changeNote: string; sessions: PlannedSession[] };

/** What stands in public now, to see whether a new revision moves people who are registered. */
export type EventInForce = { changeNote: string; sessions: SessionInForce[] };

type SessionInForce = PlannedSession & {
  place: string;
  /** Registrations of any state. */
  registrations: number;
  listFrozenAt: Date | null;
};

/** The value of a lottery appears at least this long after registration closes: half of it for freezing the list, half for everybody to see its hash. */
export const DRAW_NOTICE_MINUTES = 120;

export type EventFault =
  | { reason: "TEXT_MISSING"; field: NeededText }
  | { reason: "NO_SESSION" }
  | { reason: WindowProblem | "DOORS_DO_NOT_FIT"; startsAt: Date }
  | { reason: "CHANGE_NOTE_MISSING" }
  | { reason: LotteryFault; startsAt: Date };

type LotteryFault = "DRAW_NOT_SAID" | "DRAW_TOO_EARLY" | "DRAW_TOO_LATE" | "LOTTERY_IN_A_HALL" | "RULES_OF_PLACES_CHANGED" | "LIST_FROZEN";

/**
 * Why an event cannot be announced yet; empty when it can. An announcement says who may come, how to get in without steps and whom to call;
 * registration closes before the start (rule V15); whoever moves a session says why, because registered people are told (rule V17). A lottery says how
 * and when it is drawn before anybody applies, and nothing of it changes under those who did.
 *
 * @param inForce null while nothing is published
 */
export function eventFaults(draft: EventDraft, inForce: EventInForce | null): EventFault[] {
  const faults: EventFault[] = NEEDED_TEXTS.filter((field) => draft[field].trim() === "").map((field) => ({ reason: "TEXT_MISSING", field }));
  if (draft.sessions.length === 0) faults.push({ reason: "NO_SESSION" });
  for (const session of draft.sessions) {
    const { startsAt, endsAt, doorsOpenAt, doorsCloseAt } = session;
    const window = { opensAt: session.registrationOpensAt, closesAt: session.registrationClosesAt, startsAt, endsAt, cancelledAt: null };
    faults.push(...windowProblems(window).map((reason) => ({ reason, startsAt })));
    if (doorsOpenAt >= doorsCloseAt || doorsOpenAt > startsAt || doorsCloseAt > endsAt) faults.push({ reason: "DOORS_DO_NOT_FIT", startsAt });
    const before = inForce?.sessions.find(({ id }) => id === session.id) ?? null;
    faults.push(...lotteryFaults(session, before).map((reason) => ({ reason, startsAt })));
  }
  if (inForce && movesAnybody(draft, inForce) && (draft.changeNote === "" || draft.changeNote === inForce.changeNote)) {
    faults.push({ reason: "CHANGE_NOTE_MISSING" });
  }
  return faults;
}

function lotteryFaults(session: PlannedSession, before: SessionInForce | null): LotteryFault[] {
  const faults: LotteryFault[] = [];
  const { drawAt, drawSource, registrationClosesAt, startsAt } = session;
  if (session.allocation === "lottery") {
    if (drawAt === null || drawSource.trim() === "") faults.push("DRAW_NOT_SAID");
    else if (drawAt.getTime() < registrationClosesAt.getTime() + DRAW_NOTICE_MINUTES * 60_000) faults.push("DRAW_TOO_EARLY");
    else if (drawAt >= startsAt) faults.push("DRAW_TOO_LATE");
    if (session.hallId !== null) faults.push("LOTTERY_IN_A_HALL");
  }
  if (before === null) return faults;
  const changed = before.allocation !== session.allocation || before.hallId !== session.hallId;
  if (changed && before.registrations > 0) faults.push("RULES_OF_PLACES_CHANGED");
  const redrawn = before.drawAt?.getTime() !== drawAt?.getTime() || before.drawSource !== drawSource || before.registrationClosesAt.getTime() !== registrationClosesAt.getTime();
  if (before.listFrozenAt !== null && redrawn) faults.push("LIST_FROZEN");
  return faults;
}

function movesAnybody(draft: EventDraft, inForce: EventInForce): boolean {
  return inForce.sessions.some((before) => {
    const after = draft.sessions.find((session) => session.id === before.id);
    if (!after) return false;
    return movesPeople({ ...before, cancelled: false }, { ...after, place: draft.place, cancelled: false });
  });
}

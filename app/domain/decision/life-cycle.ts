import { STOPS, type Stage, type Stop } from "./stage";

/** What comes about by itself: it follows from facts that the ledger, the reviews and the checklist hold. */
export const FACT_EVENTS = [
  "list",
  "draft",
  "open",
  "extend",
  "close",
  "report",
  "reviewByExperts",
  "assessRisk",
  "submitLegality",
  "schedule",
  "decide",
  "announce",
  "evaluate",
] as const;

/** What an official decides and records, with a reason. */
export const TURNS = ["implement", "archive", "suspend", "resume", "cancel", "withhold", "disclose", "reopen"] as const;

export type FactEvent = (typeof FACT_EVENTS)[number];
export type Turn = (typeof TURNS)[number];
export type LifeEvent = FactEvent | Turn;
export type LifeState = Stage | Stop;

/** Before the decision everything may be stopped. */
const UNDECIDED = { suspend: "suspended", cancel: "cancelled", withhold: "notPublic" } as const;
/** What was lawfully decided is not dropped; its execution may be halted, and a major change goes through the procedure again (Art. 37). */
const DECIDED = { suspend: "suspended", reopen: "drafting" } as const;
const ASSESSED = { reviewByExperts: "expertReview", assessRisk: "riskAssessment", submitLegality: "legalityReview" } as const;

/**
 * The whole life of a decision in one table (rules, part 6; Decree 713). What is not in the table does not happen: a fact that comes out of
 * its turn leaves the state as it is, and a turn that is not named is refused. `back` leads to where the procedure stood before it stopped.
 */
export const LIFE: Record<LifeState, Partial<Record<LifeEvent, LifeState | "back">>> = {
  proposed: { list: "inCatalogue", ...UNDECIDED },
  inCatalogue: { draft: "drafting", open: "consulting", announce: "published", ...UNDECIDED },
  // Without public participation, which only a recorded basis allows (Art. 14), the draft goes on to the reviews.
  drafting: { open: "consulting", announce: "published", ...ASSESSED, ...UNDECIDED },
  consulting: { extend: "consulting", close: "collating", open: "consulting", ...UNDECIDED },
  collating: { report: "adoptionPublished", open: "consulting", announce: "published", ...UNDECIDED },
  adoptionPublished: { open: "consulting", announce: "published", ...ASSESSED, ...UNDECIDED, reopen: "drafting" },
  expertReview: { announce: "published", ...ASSESSED, ...UNDECIDED, reopen: "drafting" },
  riskAssessment: { announce: "published", ...ASSESSED, ...UNDECIDED, reopen: "drafting" },
  legalityReview: { schedule: "meeting", decide: "decided", announce: "published", ...UNDECIDED, reopen: "drafting" },
  meeting: { decide: "decided", announce: "published", ...UNDECIDED, reopen: "drafting" },
  decided: { announce: "published", withhold: "notPublic", ...DECIDED },
  published: { implement: "implementing", evaluate: "evaluated", archive: "archived", ...DECIDED },
  implementing: { evaluate: "evaluated", archive: "archived", ...DECIDED },
  evaluated: { archive: "archived", ...DECIDED },
  archived: { evaluate: "evaluated", reopen: "drafting" },
  suspended: { resume: "back", cancel: "cancelled" },
  cancelled: {},
  notPublic: { disclose: "back", cancel: "cancelled" },
};

/** Where a decision stands: its step, and what holds it there. */
export interface Standing {
  stage: Stage;
  stop: Stop | null;
}

export type TurnResult = { ok: true; standing: Standing } | { ok: false; reason: "NOT_NOW" };

/** The standing after an event. A fact goes on beneath a stop: a window closes although the procedure is suspended. */
export function afterEvent(standing: Standing, event: LifeEvent): TurnResult {
  const { stage, stop } = standing;
  const isFact = (FACT_EVENTS as readonly string[]).includes(event);
  const next = LIFE[isFact ? stage : (stop ?? stage)][event];
  // A stop is no way around the step that it halted: what may not be cancelled there may not be cancelled from here.
  if (next === undefined || (event === "cancel" && LIFE[stage].cancel === undefined)) return { ok: false, reason: "NOT_NOW" };
  if (next === "back") return { ok: true, standing: { stage, stop: null } };
  return { ok: true, standing: isStop(next) ? { stage, stop: next } : { stage: next, stop } };
}

function isStop(state: LifeState): state is Stop {
  return (STOPS as readonly string[]).includes(state);
}

/** The turns that an official may take now, in the order of the table. */
export function openTurns(standing: Standing): Turn[] {
  return TURNS.filter((turn) => afterEvent(standing, turn).ok);
}

/** The facts of the round that is going on; earlier rounds led to its reopening and count no more. Absent ones did not happen. */
export interface LifeFacts {
  isListed: boolean;
  hasDraft: boolean;
  windows: readonly { opensAt: Date; closesAt: Date; isExtended: boolean; isReported: boolean }[];
  expertsDone: boolean;
  riskDone: boolean;
  legalitySubmitted: boolean;
  meetingPlanned: boolean;
  isDecided: boolean;
  isAnnounced: boolean;
  isEvaluated: boolean;
  /** All turns ever taken, in their order. */
  turns: readonly Turn[];
}

/** The standing that follows from the facts at `now`. Facts are read in the order of the procedure, whatever day they were typed in. */
export function standingOf(facts: LifeFacts, now: Date): Standing {
  const reopenedAt = facts.turns.lastIndexOf("reopen");
  const happened: LifeEvent[] = [];
  const add = (happens: boolean, event: LifeEvent) => happens && happened.push(event);
  add(facts.isListed, "list");
  add(facts.hasDraft, "draft");
  for (const window of facts.windows) {
    add(window.opensAt <= now, "open");
    add(window.isExtended, "extend");
    add(window.closesAt <= now, "close");
    add(window.isReported, "report");
  }
  add(facts.expertsDone, "reviewByExperts");
  add(facts.riskDone, "assessRisk");
  add(facts.legalitySubmitted, "submitLegality");
  add(facts.meetingPlanned, "schedule");
  add(facts.isDecided, "decide");
  add(facts.isAnnounced, "announce");
  // Evaluation may come after the file was closed: turns first, then what was evaluated.
  happened.push(...facts.turns.slice(reopenedAt + 1).filter((turn) => turn === "implement" || turn === "archive"));
  add(facts.isEvaluated, "evaluate");
  const start: Standing = { stage: reopenedAt < 0 ? "proposed" : "drafting", stop: null };
  const { stage } = happened.reduce((standing, event) => {
    const after = afterEvent(standing, event);
    return after.ok ? after.standing : standing;
  }, start);
  return { stage, stop: stopOf(facts.turns) };
}

const STOP_AFTER: Partial<Record<Turn, Stop | null>> = { suspend: "suspended", cancel: "cancelled", withhold: "notPublic", resume: null, disclose: null, reopen: null };

/** What holds the procedure after these turns: each was checked against the table when it was taken, and stands whatever facts came later. */
export function stopOf(turns: readonly Turn[]): Stop | null {
  return turns.reduce<Stop | null>((stop, turn) => (turn in STOP_AFTER ? (STOP_AFTER[turn] ?? null) : stop), null);
}

import { addDays, type Day, daysFrom, dayOf } from "../calendar/shanghai";
import type { WindowTimes } from "../consultation/window-state";
import { decisionStatus } from "./stage";
import { plannedEnd } from "./planned-completion";

/** How far public participation in an item has come. */
export const COVERAGE_STATES = ["noWindow", "planned", "open", "collating", "overdue", "reported", "notNeeded"] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

/**
 * Days before the end of the planned month or quarter by which a step should have been made, in natural days. A window takes 30 days (Decree
 * 713 Art. 15), the report 30 more, legality review and meeting their weeks: whoever has no window 120 days before the end is late.
 */
export interface CoverageLimits {
  windowDays: number;
  reportDays: number;
}

export const DEFAULT_COVERAGE_LIMITS: CoverageLimits = { windowDays: 120, reportDays: 45 };

export type CoverageWarning = "WINDOW_DUE" | "REPORT_DUE" | "PLANNED_PASSED";

export interface Coverage {
  state: CoverageState;
  warning: CoverageWarning | null;
  /** Last day of the planned month or quarter; null where the plan names none. */
  plannedOn: Day | null;
  /** Until that day, negative after it; null with it. */
  daysLeft: number | null;
}

export interface CoveredItem {
  plannedCompletion: string;
  procedures: readonly string[];
  adjustment: string;
  isDecided: boolean;
  /** The newest published window. */
  window: WindowTimes | null;
}

/** Where an item stands with its consultation, and whether its planned date is too near for that (requirement 67). */
export function coverageOf(item: CoveredItem, now: Date, limits: CoverageLimits = DEFAULT_COVERAGE_LIMITS): Coverage {
  const plannedOn = plannedEnd(item.plannedCompletion);
  const today = dayOf(now);
  const daysLeft = plannedOn === null ? null : daysFrom(today, plannedOn);
  const state = stateOf(item, now);
  const warning = plannedOn === null || item.isDecided || item.adjustment === "cancelled" ? null : warningOf(state, plannedOn, today, limits);
  return { state, warning, plannedOn, daysLeft };
}

function stateOf({ adjustment, procedures, window }: CoveredItem, now: Date): CoverageState {
  const { status } = decisionStatus({ window, stop: adjustment === "cancelled" ? "cancelled" : null }, now);
  if (window === null || status === "closed") return adjustment === "cancelled" || !procedures.includes("publicParticipation") ? "notNeeded" : "noWindow";
  return ({ notStarted: "planned", open: "open", collating: "collating", overdue: "overdue", answered: "reported" } as const)[status];
}

function warningOf(state: CoverageState, plannedOn: Day, today: Day, limits: CoverageLimits): CoverageWarning | null {
  if (today > plannedOn) return "PLANNED_PASSED";
  if (state === "noWindow" && today > addDays(plannedOn, -limits.windowDays)) return "WINDOW_DUE";
  const isWaiting = state === "planned" || state === "open" || state === "collating" || state === "overdue";
  return isWaiting && today > addDays(plannedOn, -limits.reportDays) ? "REPORT_DUE" : null;
}

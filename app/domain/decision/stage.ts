import { type WindowTimes, windowState } from "../consultation/window-state";

/**
 * The life of a decision, in order, with the article of Decree 713 that asks for the step. An optional step belongs to an item only where its
 * procedure names it. Source: rules, part 6; Decree 713 (重大行政决策程序暂行条例).
 */
export const STAGES = [
  { stage: "proposed", article: 10, optional: false },
  { stage: "inCatalogue", article: 3, optional: false },
  { stage: "drafting", article: 12, optional: false },
  { stage: "consulting", article: 15, optional: false },
  { stage: "collating", article: 18, optional: false },
  { stage: "adoptionPublished", article: 18, optional: false },
  { stage: "expertReview", article: 19, optional: true },
  { stage: "riskAssessment", article: 22, optional: true },
  { stage: "legalityReview", article: 25, optional: false },
  { stage: "meeting", article: 30, optional: false },
  { stage: "decided", article: 30, optional: false },
  { stage: "published", article: 32, optional: false },
  { stage: "implementing", article: 34, optional: false },
  { stage: "evaluated", article: 36, optional: true },
  { stage: "archived", article: 33, optional: false },
] as const;

export type Stage = (typeof STAGES)[number]["stage"];

/** Ways in which the procedure stands still; each is shown with its reason or legal basis. */
export const STOPS = ["suspended", "cancelled", "notPublic"] as const;

export type Stop = (typeof STOPS)[number];

export const DECISION_STATUSES = ["notStarted", "open", "collating", "answered", "closed", "overdue"] as const;

export type DecisionStatus = (typeof DECISION_STATUSES)[number];

/** The sign beside the word: colour alone never tells. */
export const STATUS_SHAPES: Record<DecisionStatus, "dot" | "ring" | "halfRing" | "full" | "bar" | "triangle"> = {
  notStarted: "dot",
  open: "ring",
  collating: "halfRing",
  answered: "full",
  closed: "bar",
  overdue: "triangle",
};

/**
 * The tag of a decision in lists and on its page, from its latest window. Where the procedure was stopped a closed window owes no report: it
 * is `closed`, never overdue.
 */
export function decisionStatus(
  { window, stop }: { window: WindowTimes | null; stop: Stop | null },
  now: Date,
): { status: DecisionStatus; daysLeft: number; daysLate: number } {
  if (window === null) return { status: "notStarted", daysLeft: 0, daysLate: 0 };
  const { state, daysLeft, daysLate } = windowState(window, now);
  if (stop !== null && state !== "reported") return { status: state === "upcoming" ? "notStarted" : "closed", daysLeft: 0, daysLate: 0 };
  const statuses = { upcoming: "notStarted", open: "open", collating: "collating", overdue: "overdue", reported: "answered" } as const;
  return { status: statuses[state], daysLeft, daysLate };
}

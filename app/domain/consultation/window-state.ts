import { addDays, closingDay, type Day, dayOf, daysFrom, endOfDay, wholeDaysLeft } from "../calendar/shanghai";

/** The instants of a window as stored. `[opensAt, closesAt)` is half-open; the state is computed when it is read and never stored. */
export interface WindowTimes {
  opensAt: Date;
  closesAt: Date;
  /** Natural days after closing within which the adoption report is due. */
  replyDays: number;
  /** When the adoption report was published. */
  reportedAt: Date | null;
}

export type WindowState = "upcoming" | "open" | "collating" | "overdue" | "reported";

export interface WindowStanding {
  state: WindowState;
  /** Last day for the adoption report; it is late from 24:00 of it. */
  replyDueOn: Day;
  replyDueAt: Date;
  /** Whole days until the next limit: opening, closing or the reply. 0 when the limit has passed or the report is out. */
  daysLeft: number;
  /** Days by which the report is late, or was late when it came; 0 when in time. */
  daysLate: number;
}

/** How many natural days after closing the adoption report is due, where the office set nothing else. */
export const DEFAULT_REPLY_DAYS = 30;

/** Where a window stands at an instant. Nothing is due before closing; a report that is out is `reported`, however late it was. */
export function windowState(window: WindowTimes, now: Date): WindowStanding {
  const replyDueOn = addDays(closingDay(window.closesAt), window.replyDays);
  const replyDueAt = endOfDay(replyDueOn);
  const standing = (state: WindowState, daysLeft: number, daysLate: number): WindowStanding => ({ state, replyDueOn, replyDueAt, daysLeft, daysLate });
  const daysAfterDue = (at: Date) => Math.max(0, daysFrom(replyDueOn, dayOf(at)));

  if (window.reportedAt !== null && window.reportedAt <= now) return standing("reported", 0, daysAfterDue(window.reportedAt));
  if (now < window.opensAt) return standing("upcoming", wholeDaysLeft(now, window.opensAt), 0);
  if (now < window.closesAt) return standing("open", wholeDaysLeft(now, window.closesAt), 0);
  if (now < replyDueAt) return standing("collating", wholeDaysLeft(now, replyDueAt), 0);
  return standing("overdue", 0, daysAfterDue(now));
}

export type SubmissionRefusal = "WINDOW_NOT_OPEN_YET" | "WINDOW_CLOSED";

/** Whether the public may give an opinion now. Officials enter late letters on another way, marked as late. */
export function checkOpenForOpinions(window: { opensAt: Date; closesAt: Date }, now: Date): { ok: true } | { ok: false; reason: SubmissionRefusal } {
  if (now < window.opensAt) return { ok: false, reason: "WINDOW_NOT_OPEN_YET" };
  return now < window.closesAt ? { ok: true } : { ok: false, reason: "WINDOW_CLOSED" };
}

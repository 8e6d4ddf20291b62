import { addDays, daysFrom, isDay, type Day } from "../calendar/shanghai";
import { may, mayOn, mayReview, type Action, type Role } from "../identity/roles";
import type { ReviewStep } from "./publication-state";

/** A person as far as reviewing goes. */
export interface ReviewingPerson {
  id: string;
  name: string;
  unitId: string;
  roles: readonly Role[];
}

export const ACTION_OF_STEP = { unit: "review.unit", secrecy: "review.secrecy" } as const satisfies Record<ReviewStep, Action>;

/** Whether the person reviews at all, so that a deputy makes sense. */
export function isReviewer(roles: readonly Role[]): boolean {
  return Object.values(ACTION_OF_STEP).some((action) => may(roles, action));
}

/**
 * As whom somebody may do a step: as oneself, or for one of the absent. The right is that of the absent person; neither of the two may be an author.
 * Null: as nobody. When only authorship stands in the way, `AUTHOR`.
 */
export function standFor(
  reviewer: ReviewingPerson,
  absent: readonly ReviewingPerson[],
  on: { step: ReviewStep; unitId: string; authorIds: readonly string[] },
): { onBehalfOf: ReviewingPerson | null } | "AUTHOR" | null {
  const entitled = [reviewer, ...absent].filter((person) => mayOn(person, ACTION_OF_STEP[on.step], on.unitId));
  if (entitled.length === 0) return null;
  const others = (person: ReviewingPerson) => on.authorIds.every((authorId) => mayReview({ authorId, reviewerId: person.id }));
  const chosen = others(reviewer) ? entitled.find(others) : undefined;
  if (!chosen) return "AUTHOR";
  return { onBehalfOf: chosen === reviewer ? null : chosen };
}

export const LONGEST_ABSENCE_DAYS = 90;

export type AbsenceRefusal = "NOT_A_REVIEWER" | "DEPUTY_UNKNOWN" | "DEPUTY_IS_SELF" | "NOT_A_DAY" | "ENDS_BEFORE_START" | "IN_THE_PAST" | "TOO_LONG" | "OVERLAPS";

/** Whether an absence may be entered. A deputy is an open account of the same unit or one that holds the same review role. */
export function checkAbsence(
  absence: { fromDay: Day; toDay: Day },
  absent: ReviewingPerson,
  deputy: ReviewingPerson | null,
  others: readonly { fromDay: Day; toDay: Day }[],
  today: Day,
): { ok: true } | { ok: false; reason: AbsenceRefusal } {
  const { fromDay, toDay } = absence;
  const refuse = (reason: AbsenceRefusal) => ({ ok: false, reason }) as const;
  if (!isReviewer(absent.roles)) return refuse("NOT_A_REVIEWER");
  if (!deputy || !mayStandIn(deputy, absent)) return refuse("DEPUTY_UNKNOWN");
  if (deputy.id === absent.id) return refuse("DEPUTY_IS_SELF");
  if (!isDay(fromDay) || !isDay(toDay)) return refuse("NOT_A_DAY");
  if (toDay < fromDay) return refuse("ENDS_BEFORE_START");
  if (toDay < today) return refuse("IN_THE_PAST");
  if (toDay > addDays(fromDay, LONGEST_ABSENCE_DAYS - 1) || daysFrom(today, fromDay) > 366) return refuse("TOO_LONG");
  return others.some((other) => other.fromDay <= toDay && fromDay <= other.toDay) ? refuse("OVERLAPS") : { ok: true };
}

export function mayStandIn(deputy: ReviewingPerson, absent: ReviewingPerson): boolean {
  return deputy.unitId === absent.unitId || Object.values(ACTION_OF_STEP).some((action) => may(absent.roles, action) && may(deputy.roles, action));
}

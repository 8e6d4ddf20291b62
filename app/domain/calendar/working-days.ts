import type { CalendarYear } from "./calendar-year";
import { FIXED_HOLIDAYS, holidayName } from "./holidays";
import { addDays, type Day, dayOf, endOfDay, weekdayOf } from "./shanghai";

/** The name of a holiday, in both languages. */
export type HolidayName = ReturnType<typeof holidayName>;

/** Holiday years made ready for look-up. Days of years without an official notice are answered provisionally. */
export interface WorkCalendar {
  coveredYears: ReadonlySet<number>;
  holidays: ReadonlyMap<Day, HolidayName>;
  makeUpWorkdays: ReadonlySet<Day>;
}

export type DayKind = "working" | "makeUpWorkday" | "weekend" | "holiday";

/** A later day that was counted in working days. `provisional`: days without an official notice were on the way; it may move. */
export interface Deadline {
  on: Day;
  provisional: boolean;
}

/** Makes a calendar of the years that the office holds. Years may come in any order. */
export function makeCalendar(years: readonly CalendarYear[]): WorkCalendar {
  const days = years.flatMap((year) => year.days);
  return {
    coveredYears: new Set(years.filter(({ status }) => status === "official").map(({ year }) => year)),
    holidays: new Map(days.filter(({ kind }) => kind === "off").map(({ on, name }) => [on, holidayName(name)])),
    makeUpWorkdays: new Set(days.filter(({ kind }) => kind === "work").map(({ on }) => on)),
  };
}

/** Whether an official notice covers the day. */
export function isCovered(day: Day, calendar: WorkCalendar): boolean {
  return calendar.coveredYears.has(yearOf(day));
}

/** What kind of day it is, with the holiday's name. In a year without notice: Monday to Friday without the fixed holidays. */
export function kindOfDay(day: Day, calendar: WorkCalendar): { kind: DayKind; holiday: HolidayName | null } {
  if (calendar.makeUpWorkdays.has(day)) return { kind: "makeUpWorkday", holiday: null };
  const fixed = isCovered(day, calendar) ? undefined : FIXED_HOLIDAYS.find(({ monthDay }) => day.endsWith(monthDay))?.name;
  const holiday = calendar.holidays.get(day) ?? (fixed && holidayName(fixed));
  if (holiday) return { kind: "holiday", holiday };
  return { kind: weekdayOf(day) % 6 === 0 ? "weekend" : "working", holiday: null };
}

/** Monday to Friday not off by notice, and weekends worked by notice (rules on working days; 全国年节及纪念日放假办法 Arts 6 and 7). */
export function isWorkingDay(day: Day, calendar: WorkCalendar): boolean {
  const { kind } = kindOfDay(day, calendar);
  return kind === "working" || kind === "makeUpWorkday";
}

/**
 * The n-th working day after a day; the day itself is not counted. `addWorkingDays('2026-09-24', 5)` is 2026-10-09.
 *
 * @param count a whole number from 1 up
 * @throws RangeError for any other count
 */
export function addWorkingDays(day: Day, count: number, calendar: WorkCalendar): Deadline {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`not a number of working days: ${count}`);
  let on = day;
  let provisional = false;
  for (let left = count; left > 0; ) {
    on = addDays(on, 1);
    provisional ||= !isCovered(on, calendar);
    if (isWorkingDay(on, calendar)) left--;
  }
  return { on, provisional };
}

/** The reply clock: the receipt day in Shanghai is not counted, the deadline is 24:00 of the n-th working day. */
export function workingDayDeadline(receivedAt: Date, count: number, calendar: WorkCalendar): Deadline & { at: Date } {
  const deadline = addWorkingDays(dayOf(receivedAt), count, calendar);
  return { ...deadline, at: endOfDay(deadline.on) };
}

/**
 * Working days that lie between two days, neither of them counted: between Monday 2026-09-28 and Friday 2026-10-09 there are 3. Used where the
 * law asks for days between two acts, such as legality review and meeting (Decree 713 Art. 26).
 */
export function workingDaysBetween(first: Day, last: Day, calendar: WorkCalendar): { days: number; provisional: boolean } {
  return countWorkingDays(addDays(first, 1), addDays(last, -1), calendar);
}

/** Working days from a day to a later one, the first not counted, the last counted: the inverse of `addWorkingDays`. */
export function workingDaysUntil(first: Day, last: Day, calendar: WorkCalendar): { days: number; provisional: boolean } {
  return countWorkingDays(addDays(first, 1), last, calendar);
}

/** The day itself when it is a working day, otherwise the next one (Civil Code Art. 203). */
export function workingDayFrom(day: Day, calendar: WorkCalendar): Deadline {
  return isWorkingDay(day, calendar) ? { on: day, provisional: !isCovered(day, calendar) } : addWorkingDays(day, 1, calendar);
}

/** The coming year when its notice should be out (from 1 November) but is not held, for the alarm to administrators; otherwise null. */
export function missingYear(today: Day, calendar: WorkCalendar): number | null {
  const nextYear = yearOf(today) + 1;
  return today.slice(5) >= "11-01" && !calendar.coveredYears.has(nextYear) ? nextYear : null;
}

function countWorkingDays(from: Day, to: Day, calendar: WorkCalendar): { days: number; provisional: boolean } {
  let days = 0;
  let provisional = false;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    provisional ||= !isCovered(day, calendar);
    if (isWorkingDay(day, calendar)) days++;
  }
  return { days, provisional };
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

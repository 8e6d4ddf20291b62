import { FIXED_HOLIDAYS, HOLIDAYS_IN_A_YEAR, LUNAR_HOLIDAYS } from "./holidays";
import { type Day, isDay, weekdayOf } from "./shanghai";

/** A day that is not what its weekday says: off, or a Saturday or Sunday that is worked (调休上班). */
export interface CalendarDay {
  on: Day;
  kind: "off" | "work";
  /** The holiday it belongs to, as the notice calls it. */
  name: string;
}

/** `provisional` is what an office expects before the notice is out: deadlines that touch such a year stay provisional. */
export type YearStatus = "official" | "provisional";

/** What is known of one year. The December before may occur in it, as notices have it. */
export interface CalendarYear {
  year: number;
  status: YearStatus;
  /** The notice it was taken from. */
  sourceDocument: string;
  days: readonly CalendarDay[];
}

export type CalendarFault =
  | { fault: "NO_DAYS" }
  | { fault: "DAY_UNKNOWN"; on: string }
  | { fault: "DAY_TWICE"; on: Day; contradicts: boolean }
  | { fault: "DAY_OF_ANOTHER_YEAR"; on: Day }
  | { fault: "WORKED_ON_WEEKDAY"; on: Day; weekday: number }
  | { fault: "HOLIDAY_WORKED"; on: Day; name: string }
  | { fault: "HOLIDAY_MISSING"; name: string; on: Day | null }
  | { fault: "OTHER_YEAR_SAYS_OTHERWISE"; on: Day; otherYear: number };

/** Worth a second look, and no reason to refuse: the law may change the number. */
export interface BalanceWarning {
  weekdaysOff: number;
  weekendsWorked: number;
  expectedOff: number;
}

/**
 * What is wrong with a year's list, in the order of its days: days that do not exist or stand there twice, days of other years, work on a
 * day that is worked anyway or on a fixed holiday, holidays that every year has and this one does not, and days on which another year's
 * notice says the opposite. An official year must be whole; a provisional one may be a beginning.
 */
export function calendarFaults({ year, status, days }: CalendarYear, others: readonly CalendarYear[]): CalendarFault[] {
  if (days.length === 0) return [{ fault: "NO_DAYS" }];
  const unknown = days.filter(({ on }) => !isDay(on)).map(({ on }): CalendarFault => ({ fault: "DAY_UNKNOWN", on }));
  if (unknown.length > 0) return unknown;
  const faults: CalendarFault[] = [];
  const seen = new Map<Day, CalendarDay>();
  for (const day of [...days].sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const { on, kind } = day;
    const before = seen.get(on);
    if (before) faults.push({ fault: "DAY_TWICE", on, contradicts: before.kind !== kind });
    seen.set(on, day);
    if (!on.startsWith(`${year}-`) && !on.startsWith(`${year - 1}-12-`)) faults.push({ fault: "DAY_OF_ANOTHER_YEAR", on });
    const fixed = FIXED_HOLIDAYS.find(({ monthDay }) => on.endsWith(monthDay));
    if (kind === "work" && fixed) faults.push({ fault: "HOLIDAY_WORKED", on, name: fixed.name });
    else if (kind === "work" && weekdayOf(on) % 6 !== 0) faults.push({ fault: "WORKED_ON_WEEKDAY", on, weekday: weekdayOf(on) });
    for (const other of others) {
      if (other.year !== year && other.days.some((theirs) => theirs.on === on && theirs.kind !== kind)) {
        faults.push({ fault: "OTHER_YEAR_SAYS_OTHERWISE", on, otherYear: other.year });
      }
    }
  }
  return status === "official" ? [...faults, ...missingHolidays(year, days)] : faults;
}

function missingHolidays(year: number, days: readonly CalendarDay[]): CalendarFault[] {
  const off = days.filter(({ kind }) => kind === "off");
  const fixed = FIXED_HOLIDAYS.map(({ monthDay, name }) => ({ name, on: `${year}-${monthDay}` })).filter(({ on }) => !days.some((day) => day.on === on));
  const lunar = LUNAR_HOLIDAYS.filter((name) => !off.some((day) => day.name.includes(name)));
  return [
    ...fixed.map(({ name, on }): CalendarFault => ({ fault: "HOLIDAY_MISSING", name, on })),
    ...lunar.map((name): CalendarFault => ({ fault: "HOLIDAY_MISSING", name, on: null })),
  ];
}

/**
 * The sum that a year's arrangement comes to: Mondays to Fridays off are the 13 public holidays (those at weekends are made up, Art. 6 of
 * 全国年节及纪念日放假办法) and one for each weekend day worked in exchange. Null when it holds.
 */
export function balanceWarning(days: readonly CalendarDay[]): BalanceWarning | null {
  const weekdaysOff = days.filter(({ on, kind }) => kind === "off" && weekdayOf(on) % 6 !== 0).length;
  const weekendsWorked = days.filter(({ kind }) => kind === "work").length;
  const expectedOff = HOLIDAYS_IN_A_YEAR + weekendsWorked;
  return weekdaysOff === expectedOff ? null : { weekdaysOff, weekendsWorked, expectedOff };
}

/** A day as it is known now and as it would be known; null where it is an ordinary day of its week. */
export interface DayDifference {
  on: Day;
  before: CalendarDay | null;
  after: CalendarDay | null;
}

/** What an import changes, by day. */
export function dayDifferences(before: readonly CalendarDay[], after: readonly CalendarDay[]): DayDifference[] {
  const find = (days: readonly CalendarDay[], on: Day) => days.find((day) => day.on === on) ?? null;
  const all = [...new Set([...before, ...after].map(({ on }) => on))].sort();
  return all
    .map((on) => ({ on, before: find(before, on), after: find(after, on) }))
    .filter(({ before: was, after: is }) => was?.kind !== is?.kind || was?.name !== is?.name);
}

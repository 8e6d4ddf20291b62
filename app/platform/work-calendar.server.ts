import type { CalendarYear } from "~/domain/calendar/calendar-year";
import { makeCalendar, type WorkCalendar } from "~/domain/calendar/working-days";
import type { Db, Tx } from "./db.server";

/** The row that every import of a year counts up, in the import's transaction. */
export const CALENDAR_VERSION = "calendarVersion";

/** The years that the office holds, the newest first, with their days in order. */
export async function readCalendarYears(db: Db | Tx): Promise<CalendarYear[]> {
  const years = await db.calendarYear.findMany({ orderBy: { year: "desc" }, include: { days: { orderBy: { on: "asc" } } } });
  return years.map(({ year, status, sourceDocument, days }) => ({
    year,
    status: status === "official" ? "official" : "provisional",
    sourceDocument,
    days: days.map(({ on, kind, name }) => ({ on, kind: kind === "work" ? "work" : "off", name })),
  }));
}

/** The calendar as it stands in this transaction. */
export async function readCalendar(db: Db | Tx): Promise<WorkCalendar> {
  return makeCalendar(await readCalendarYears(db));
}

/** How often a year has been imported: whoever holds a calendar of another number holds an old one. */
export async function calendarVersion(db: Db | Tx): Promise<number> {
  const row = await db.setting.findUnique({ where: { key: CALENDAR_VERSION }, select: { value: true } });
  return typeof row?.value === "number" ? row.value : 0;
}

/**
 * The calendar of this process: read once and kept until the number in the database is another one, whichever process imported. Each use
 * costs one look-up by key.
 */
export function createCalendarCache(db: Db): () => Promise<WorkCalendar> {
  let held: { version: number; calendar: WorkCalendar } | null = null;
  return async () => {
    // The number is read before the days: days that are newer than their number are read once more, never the other way round.
    const version = await calendarVersion(db);
    if (held?.version !== version) held = { version, calendar: await readCalendar(db) };
    return held.calendar;
  };
}

import { balanceWarning, type BalanceWarning, type CalendarDay, calendarFaults, type CalendarFault, type CalendarYear, dayDifferences, type DayDifference } from "~/domain/calendar/calendar-year";
import type { Db } from "~/platform/db.server";
import { calendarVersion, readCalendarYears } from "~/platform/work-calendar.server";
import { readYearText, type ImportYearFields, type TextFault } from "./schema";

/** The years on the desk, newest first, with who imported them and when. */
export async function deskYears(db: Db) {
  const [years, rows] = await Promise.all([readCalendarYears(db), db.calendarYear.findMany({ select: { year: true, importedAt: true, importedById: true } })]);
  const people = await db.staff.findMany({ where: { id: { in: rows.flatMap(({ importedById }) => importedById ?? []) } }, select: { id: true, name: true } });
  return years.map((year) => {
    const row = rows.find((each) => each.year === year.year);
    return { ...year, importedAt: row?.importedAt ?? null, importedBy: people.find(({ id }) => id === row?.importedById)?.name ?? null };
  });
}
export type DeskYear = Awaited<ReturnType<typeof deskYears>>[number];

export interface YearPreview {
  year: CalendarYear;
  differences: DayDifference[];
  balance: BalanceWarning | null;
  passedOver: string[];
  /** The calendar that this was compared with. */
  version: number;
}

export type PreviewYear = { ok: true; preview: YearPreview } | { ok: false; faults: (CalendarFault | TextFault)[] };

/** What importing a text would change, or everything that is wrong with it. Stores nothing. */
export async function previewYear(db: Db, fields: ImportYearFields): Promise<PreviewYear> {
  const version = await calendarVersion(db);
  const years = await readCalendarYears(db);
  const read = readNewYear(fields, years);
  if (!read.ok) return read;
  const held: readonly CalendarDay[] = years.find(({ year }) => year === fields.year)?.days ?? [];
  const { days } = read.year;
  return {
    ok: true,
    preview: { year: read.year, differences: dayDifferences(held, days), balance: fields.status === "official" ? balanceWarning(days) : null, passedOver: read.passedOver, version },
  };
}

/** The year in a text, checked against itself and the other years. */
export function readNewYear(
  { year, status, sourceDocument, text }: ImportYearFields,
  years: readonly CalendarYear[],
): { ok: true; year: CalendarYear; passedOver: string[] } | { ok: false; faults: (CalendarFault | TextFault)[] } {
  const read = readYearText(text, year);
  if (!read.ok) return read;
  const found: CalendarYear = { year, status, sourceDocument, days: read.days };
  const faults = calendarFaults(found, years);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, year: found, passedOver: read.passedOver };
}

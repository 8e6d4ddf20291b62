import { dayDifferences, type CalendarFault } from "~/domain/calendar/calendar-year";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { CALENDAR_VERSION, readCalendarYears } from "~/platform/work-calendar.server";
import { readNewYear } from "./queries.server";
import type { ImportYearFields, TextFault } from "./schema";

export type ImportYear =
  | { ok: true; year: number }
  | { ok: false; reason: "STALE" | "NOTHING_NEW" | "ALREADY_OFFICIAL" }
  | { ok: false; reason: "FAULTY"; faults: (CalendarFault | TextFault)[] };

/**
 * Stores a year as it was previewed, in the place of what was held of it. Every process takes the new calendar with its next look: the
 * version counts up in the same transaction. Deadlines are computed from the calendar when they are read, so those that were provisional
 * are right from that moment; the audit row says how many days changed.
 */
export async function importYear(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, fields: ImportYearFields): Promise<ImportYear> {
  return platform.unitOfWork<ImportYear>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    // The row of the version is the lock: two administrators who import at once come one after the other, and the second is stale.
    await tx.setting.createMany({ data: [{ key: CALENDAR_VERSION, value: 0, updatedAt: now }], skipDuplicates: true });
    const [held] = await tx.$queryRaw<{ version: number }[]>`SELECT "value"::int AS "version" FROM "Setting" WHERE "key" = ${CALENDAR_VERSION} FOR UPDATE`;
    const version = held?.version ?? 0;
    if (fields.version !== version) return { ok: false, reason: "STALE" };
    const years = await readCalendarYears(tx);
    const read = readNewYear(fields, years);
    if (!read.ok) return { ok: false, reason: "FAULTY", faults: read.faults };
    const { year, status, sourceDocument, days } = read.year;
    const before = years.find((each) => each.year === year);
    if (before?.status === "official" && status === "provisional") return { ok: false, reason: "ALREADY_OFFICIAL" };
    const changed = dayDifferences(before?.days ?? [], days).length;
    if (before && changed === 0 && before.status === status && before.sourceDocument === sourceDocument) return { ok: false, reason: "NOTHING_NEW" };

    const row = { status, sourceDocument, importedAt: now, importedById: officer.id };
    await tx.calendarYear.upsert({ where: { year }, create: { year, ...row }, update: row });
    await tx.calendarDay.deleteMany({ where: { year } });
    await tx.calendarDay.createMany({ data: days.map((day) => ({ year, ...day })) });
    await tx.setting.update({ where: { key: CALENDAR_VERSION }, data: { value: version + 1, updatedAt: now } });
    await record({ action: "calendar.year-imported", nounKind: "calendar", nounId: String(year), detail: { status, sourceDocument, days: days.length, changed, statusBefore: before?.status ?? null } });
    return { ok: true, year };
  });
}

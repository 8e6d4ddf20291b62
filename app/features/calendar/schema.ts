import { z } from "zod";
import type { CalendarDay, YearStatus } from "~/domain/calendar/calendar-year";
import { readNotice, type NoticeFault } from "~/domain/calendar/holiday-notice";
import { choiceField, lineField, numberField, textField } from "~/platform/fields";
import { calendarWords } from "./words";

const words = calendarWords.schema;

/** What an administrator pastes: a notice or a JSON year. `version` is the calendar that the preview was compared with. */
export const importYearForm = z.object({
  year: numberField(words.year, { min: 2000, max: 2099 }),
  status: choiceField(["official", "provisional"] as const satisfies YearStatus[], words.status),
  sourceDocument: lineField("zh", words.sourceDocument, { min: 5, max: 200 }),
  text: textField("zh", words.text, { min: 1, max: 20_000 }),
  version: numberField(words.version, { min: 0, max: 1_000_000 }).optional(),
});
export type ImportYearFields = z.output<typeof importYearForm>;

/** A year as the public day lists have it: `{ year, days: [{ name, date, isOffDay }] }`; what else is in it is left aside. */
const yearFile = z.object({
  year: z.number().int(),
  days: z.array(z.object({ name: z.string().trim().min(1).max(20), date: z.string().max(20), isOffDay: z.boolean() })).max(200),
});

export type TextFault = NoticeFault | { fault: "NOT_A_YEAR_FILE" };

/** The days in a pasted text, whichever of the two it is, and the sentences that say nothing about days. */
export function readYearText(text: string, year: number): { ok: true; days: CalendarDay[]; passedOver: string[] } | { ok: false; faults: TextFault[] } {
  if (!text.trimStart().startsWith("{")) return readNotice(text, year);
  const parsed = yearFile.safeParse(jsonOf(text));
  if (!parsed.success) return { ok: false, faults: [{ fault: "NOT_A_YEAR_FILE" }] };
  if (parsed.data.year !== year) return { ok: false, faults: [{ fault: "OTHER_YEAR", noticeYear: parsed.data.year, year }] };
  return { ok: true, passedOver: [], days: parsed.data.days.map(({ name, date, isOffDay }) => ({ on: date, kind: isOffDay ? "off" : "work", name })) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import type { Lang } from "../text/lang";

/** A calendar day in Shanghai, `'2026-08-31'`. Days compare as strings. */
export type Day = string;

const MS_PER_DAY = 86_400_000;
/** China has one zone without summer time: UTC+8. The server's own zone never matters. */
const OFFSET_MS = 8 * 3_600_000;

/** Whether the text is a day that exists, from year 1900 to 2999. */
export function isDay(text: string): text is Day {
  if (!/^(?:19|2\d)\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The Shanghai day on which an instant falls. */
export function dayOf(at: Date): Day {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** 00:00 in Shanghai, the first instant of the day. */
export function startOfDay(day: Day): Date {
  return new Date(utcMidnight(day) - OFFSET_MS);
}

/** An instant of the day in Shanghai; `time` is `HH:MM`. */
export function atTime(day: Day, time: string): Date {
  return new Date(Date.parse(`${day}T${time}:00Z`) - OFFSET_MS);
}

/** 24:00 in Shanghai: the first instant that no longer belongs to the day. Half-open windows close at it. */
export function endOfDay(day: Day): Date {
  return startOfDay(addDays(day, 1));
}

/** The day `days` natural days later, earlier for a negative number. */
export function addDays(day: Day, days: number): Day {
  return new Date(utcMidnight(day) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/**
 * Natural days from one day to another, the first not counted (Civil Code Art. 201): 2026-03-01 to 2026-03-31 is 30. Negative when the
 * second day is the earlier one.
 */
export function daysFrom(first: Day, last: Day): number {
  return (utcMidnight(last) - utcMidnight(first)) / MS_PER_DAY;
}

/** 0 = Sunday to 6 = Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(utcMidnight(day)).getUTCDay();
}

/** Whole days until a closing instant, rounded down and never below 0: 19 days and 15 hours are 19. */
export function wholeDaysLeft(now: Date, closesAt: Date): number {
  return Math.max(0, Math.floor((closesAt.getTime() - now.getTime()) / MS_PER_DAY));
}

/** `2026年8月31日`, `31 August 2026`. */
export function formatDay(day: Day, lang: Lang): string {
  const [year, month, date] = day.split("-").map(Number);
  if (lang === "zh") return `${year}年${month}月${date}日`;
  return `${date} ${ENGLISH_MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** `09:30` in Shanghai. */
export function formatTime(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(11, 16);
}

/** `2026年8月31日 09:30`, `31 August 2026, 09:30`. */
export function formatInstant(at: Date, lang: Lang): string {
  return `${formatDay(dayOf(at), lang)}${lang === "zh" ? " " : ", "}${formatTime(at)}`;
}

/**
 * A closing instant as people write it. An exclusive midnight belongs to the day before: `2026年8月31日 24:00`,
 * `31 August 2026, 24:00`. Any other closing instant is written as it is.
 */
export function formatClosing(closesAt: Date, lang: Lang): string {
  const day = dayOf(closesAt);
  if (startOfDay(day).getTime() !== closesAt.getTime()) return formatInstant(closesAt, lang);
  return `${formatDay(addDays(day, -1), lang)}${lang === "zh" ? " " : ", "}24:00`;
}

/** The last day that belongs to a window with this exclusive closing instant. */
export function closingDay(closesAt: Date): Day {
  return dayOf(new Date(closesAt.getTime() - 1));
}

const ENGLISH_MONTHS = "January February March April May June July August September October November December".split(" ");

function utcMidnight(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

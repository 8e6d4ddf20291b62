import { toHalfWidth } from "../text/half-width";
import type { CalendarDay } from "./calendar-year";
import { addDays, type Day, daysFrom, isDay, weekdayOf } from "./shanghai";

export type NoticeFault =
  | { fault: "NOTHING_FOUND" }
  | { fault: "OTHER_YEAR"; noticeYear: number; year: number }
  | { fault: "UNCLEAR"; sentence: string }
  | { fault: "NO_TOTAL"; sentence: string }
  | { fault: "NO_SUCH_DAY"; sentence: string; day: string }
  | { fault: "WRONG_WEEKDAY"; sentence: string; on: Day; written: number }
  | { fault: "WRONG_TOTAL"; sentence: string; written: number; counted: number };

/** The days of a notice, and the sentences of it that say nothing about days, so that a person can see what was passed over. */
export type NoticeReading = { ok: true; days: CalendarDay[]; passedOver: string[] } | { ok: false; faults: NoticeFault[] };

const DAY = String.raw`(?:(?:(\d{4})年)?(\d{1,2})月)?(\d{1,2})日(?:\(([^()]*)\))?`;
const OFF = new RegExp(`^${DAY}(?:[至到]${DAY})?放假(?:调休)?(?:,?共?(\\d{1,2})天)?(?:,不调休)?$`);
const WORKED = new RegExp(`^${DAY}(?:[、,和]${DAY})*上班$`);
/** A sentence with one of these words speaks of days and must be understood. */
const SPEAKS_OF_DAYS = /放假|上班|调休|补休|连休|休息/;
const HEADING = /(?=[一二三四五六七八九十]{1,2}、[^、:。;\d]{1,6}(?:[、和][^、:。;\d]{1,6})*:)/;
const WEEKDAYS = "日一二三四五六";

/**
 * Reads the State Council's yearly notice as it is pasted: `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。` Nothing is
 * guessed: weekdays in brackets and the total of days must agree with the dates, and a sentence that speaks of days off or worked in any
 * other way is refused by name. A month or year that is left out is that of the day before it; a New Year holiday in December belongs to the
 * year before.
 */
export function readNotice(text: string, year: number): NoticeReading {
  // A text is never split before its first character, so one stands in front.
  const [preface = "", ...items] = `。${toHalfWidth(text).replace(/\s+/g, "")}`.split(HEADING);
  const noticeYear = Number(/关于(\d{4})年(?:部分)?节假日/.exec(preface)?.[1] ?? year);
  if (noticeYear !== year) return { ok: false, faults: [{ fault: "OTHER_YEAR", noticeYear, year }] };
  const faults: NoticeFault[] = sentencesOf(preface)
    .filter((sentence) => /\d日/.test(sentence) && SPEAKS_OF_DAYS.test(sentence))
    .map((sentence) => ({ fault: "UNCLEAR", sentence }));
  const days: CalendarDay[] = [];
  const passedOver: string[] = [];
  for (const item of items) {
    const colon = item.indexOf(":");
    const name = item.slice(item.indexOf("、") + 1, colon);
    let isFirst = true;
    for (const sentence of sentencesOf(item.slice(colon + 1))) {
      const read = readSentence(sentence, name, year);
      if (read === null && isFirst) faults.push({ fault: "UNCLEAR", sentence: `${name}:${sentence}` });
      else if (read === null) passedOver.push(sentence);
      else if (read.ok) days.push(...read.days);
      else faults.push(...read.faults);
      isFirst = false;
    }
    if (isFirst) faults.push({ fault: "UNCLEAR", sentence: item });
  }
  if (items.length === 0) faults.push({ fault: "NOTHING_FOUND" });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, days: days.sort((a, b) => (a.on < b.on ? -1 : 1)), passedOver };
}

function sentencesOf(text: string): string[] {
  return text.split(/[。;]/).filter((sentence) => sentence !== "");
}

type Sentence = { ok: true; days: CalendarDay[] } | { ok: false; faults: NoticeFault[] };

/** Null for a sentence that does not speak of days. */
function readSentence(sentence: string, name: string, year: number): Sentence | null {
  if (!SPEAKS_OF_DAYS.test(sentence)) return null;
  const off = OFF.exec(sentence);
  if (!off && !WORKED.test(sentence)) return { ok: false, faults: [{ fault: "UNCLEAR", sentence }] };
  const read = readDays(sentence, name, year);
  if (!read.ok) return read;
  if (!off) return { ok: true, days: read.on.map((on): CalendarDay => ({ on, kind: "work", name })) };
  const [from = "", to = from] = read.on;
  const written = off[9] === undefined ? null : Number(off[9]);
  const counted = daysFrom(from, to) + 1;
  if (written === null) return { ok: false, faults: [{ fault: "NO_TOTAL", sentence }] };
  if (written !== counted) return { ok: false, faults: [{ fault: "WRONG_TOTAL", sentence, written, counted }] };
  return { ok: true, days: Array.from({ length: counted }, (_, index): CalendarDay => ({ on: addDays(from, index), kind: "off", name })) };
}

/** The dates of a sentence in their order, checked against the weekdays beside them. */
function readDays(sentence: string, name: string, year: number): { ok: true; on: Day[] } | { ok: false; faults: NoticeFault[] } {
  const faults: NoticeFault[] = [];
  const on: Day[] = [];
  let current = { year, month: 0 };
  for (const [whole, writtenYear, month, date = "", remark = ""] of sentence.matchAll(new RegExp(DAY, "g"))) {
    if (month !== undefined) {
      const eve = name === "元旦" && month === "12" && on.length === 0 ? year - 1 : current.month > Number(month) ? current.year + 1 : current.year;
      current = { year: writtenYear === undefined ? eve : Number(writtenYear), month: Number(month) };
    }
    const day = `${current.year}-${String(current.month).padStart(2, "0")}-${date.padStart(2, "0")}`;
    if (!isDay(day)) {
      faults.push({ fault: "NO_SUCH_DAY", sentence, day: whole });
      continue;
    }
    on.push(day);
    for (const word of remark.split(/[、,]/).filter(Boolean)) {
      const weekday = /^(?:周|星期)([一二三四五六日天])$/.exec(word)?.[1];
      if (weekday !== undefined) {
        const written = WEEKDAYS.indexOf(weekday === "天" ? "日" : weekday);
        if (written !== weekdayOf(day)) faults.push({ fault: "WRONG_WEEKDAY", sentence, on: day, written });
      } else if (!/^(?:农历.{1,6}|除夕)$/.test(word)) faults.push({ fault: "UNCLEAR", sentence });
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, on };
}

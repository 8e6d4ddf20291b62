import { dayOf, formatDay, formatTime, weekdayOf } from "~/domain/calendar/shanghai";
import type { SessionFacts } from "~/domain/messages/templates";
import type { Lang } from "~/domain/text/lang";
import { oneLine } from "./letter";

const WEEKDAYS: Record<Lang, readonly string[]> = {
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};

/**
 * A session's time in words: `2026年8月15日（周六）09:00—11:00（北京时间）`, `Saturday, 15 August 2026, 09:00–11:00 (Beijing time)`.
 *
 * @param startsAt ISO 8601
 * @param endsAt ISO 8601; with its day where that is another one
 */
export function timeSpan(startsAt: string, endsAt: string, lang: Lang): string {
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  const sameDay = dayOf(start) === dayOf(end);
  const from = `${dayInWords(start, lang)}${lang === "zh" ? "" : ", "}${formatTime(start)}`;
  const to = sameDay ? formatTime(end) : `${lang === "zh" ? "" : " "}${dayInWords(end, lang)}${lang === "zh" ? "" : ", "}${formatTime(end)}`;
  return lang === "zh" ? `${from}—${to}（北京时间）` : `${from}–${to} (Beijing time)`;
}

/** For subjects and text messages: `8月15日 09:00`, `15 August, 09:00`. */
export function shortStart(startsAt: string, lang: Lang): string {
  const at = new Date(startsAt);
  const day = formatDay(dayOf(at), lang);
  return lang === "zh" ? `${day.replace(/^\d+年/, "")} ${formatTime(at)}` : `${day.replace(/ \d+$/, "")}, ${formatTime(at)}`;
}

/** `夜访地下指挥所 · 第二场`; the event alone where the session has no name. */
export function sessionName(session: SessionFacts): string {
  return [session.eventTitle, session.sessionTitle].map(oneLine).filter(Boolean).join(" · ");
}

function dayInWords(at: Date, lang: Lang): string {
  const day = dayOf(at);
  const weekday = WEEKDAYS[lang][weekdayOf(day)];
  return lang === "zh" ? `${formatDay(day, "zh")}（${weekday}）` : `${weekday}, ${formatDay(day, "en")}`;
}

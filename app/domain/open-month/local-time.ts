import type { Lang } from "../text/lang";

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];

/** Shanghai has had no daylight saving since 1991, so its clock is UTC + 8 h wherever this runs. */
function shanghai(at: Date): Date {
  return new Date(at.getTime() + 8 * 3_600_000);
}

/** `09:31`, with seconds when they are not zero: `09:31:07`. */
export function clockTime(at: Date): string {
  const text = shanghai(at).toISOString().slice(11, 19);
  return text.endsWith(":00") ? text.slice(0, 5) : text;
}

/** `2026年8月1日 10:00` or `1 August 2026, 10:00`, Beijing time. */
export function dayAndTime(at: Date, lang: Lang): string {
  const local = shanghai(at);
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()];
  return lang === "zh"
    ? `${year}年${month + 1}月${day}日 ${clockTime(at)}`
    : `${day} ${MONTHS[month]} ${year}, ${clockTime(at)}`;
}

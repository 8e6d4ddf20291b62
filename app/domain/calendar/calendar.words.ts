import type { Lang } from "../text/lang";
import { closingDay, formatClosing, formatDay, wholeDaysLeft } from "./shanghai";
import type { Deadline } from "./working-days";

/** `2026年8月31日 24:00 截止 · 还剩 19 天`. The date is always written out; the days are an addition. */
export function closingSentence(now: Date, closesAt: Date, lang: Lang): string {
  const closing = formatClosing(closesAt, lang);
  if (now >= closesAt) return lang === "zh" ? `${closing} 已截止` : `Closed on ${closing}`;
  const days = wholeDaysLeft(now, closesAt);
  if (lang === "zh") return `${closing} 截止 · ${days === 0 ? "还剩不到 1 天" : `还剩 ${days} 天`}`;
  return `Closes on ${closing} · ${days === 0 ? "less than 1 day left" : days === 1 ? "1 day left" : `${days} days left`}`;
}

/** `2026年8月1日至8月31日`-like span of a window, both days written in full so that it reads alone. */
export function spanSentence(opensOn: string, closesAt: Date, lang: Lang): string {
  const [from, to] = [formatDay(opensOn, lang), formatDay(closingDay(closesAt), lang)];
  return lang === "zh" ? `${from}至${to}` : `${from} to ${to}`;
}

/** A deadline with the note that it may still move. */
export function deadlineSentence({ on, provisional }: Deadline, lang: Lang): string {
  if (lang === "zh") return provisional ? `${formatDay(on, lang)}（暂定：当年放假安排公布后重新计算）` : formatDay(on, lang);
  return provisional ? `${formatDay(on, lang)} (provisional: recomputed when the year's holidays are announced)` : formatDay(on, lang);
}

export const missingYearWords: Record<Lang, (year: number) => string> = {
  zh: (year) => `还没有导入 ${year} 年的放假安排，跨年的期限都是暂定的。请在国务院办公厅发布通知后导入。`,
  en: (year) => `The holidays of ${year} are not imported yet, so deadlines in that year are provisional. Please import the State Council's notice.`,
};

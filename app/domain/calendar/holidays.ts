import type { CalendarDay, CalendarYear } from "./calendar-year";
import { addDays, type Day } from "./shanghai";

/** Days that are off in every year by their date (全国年节及纪念日放假办法, 2024 text, Art. 2); the lunar ones depend on the notice. */
export const FIXED_HOLIDAYS: readonly { monthDay: string; name: string }[] = [
  { monthDay: "01-01", name: "元旦" },
  { monthDay: "05-01", name: "劳动节" },
  { monthDay: "05-02", name: "劳动节" },
  { monthDay: "10-01", name: "国庆节" },
  { monthDay: "10-02", name: "国庆节" },
  { monthDay: "10-03", name: "国庆节" },
];

/** The holidays whose days follow the lunar calendar and are known from the notice alone. */
export const LUNAR_HOLIDAYS = ["春节", "清明节", "端午节", "中秋节"] as const;

/** Public holidays in a year (全国年节及纪念日放假办法, 2024 text, Art. 2). */
export const HOLIDAYS_IN_A_YEAR = 13;

const ENGLISH: Record<string, string> = {
  元旦: "New Year's Day",
  春节: "Spring Festival",
  清明节: "Qingming Festival",
  劳动节: "Labour Day",
  端午节: "Dragon Boat Festival",
  中秋节: "Mid-Autumn Festival",
  国庆节: "National Day",
};

/** The name of a holiday as notices write it, `国庆节、中秋节` too, in both languages; a name we do not know stays Chinese. */
export function holidayName(zh: string): { zh: string; en: string } {
  const names = zh.split(/[、和]/).map((name) => ENGLISH[name]);
  return { zh, en: names.every((name) => name !== undefined) ? names.join(" and ") : zh };
}

/**
 * The official years that come with the product: facts from the yearly notices of the State Council's General Office. They are put into
 * the database where a year is missing; what is in the database is what counts.
 */
export const OFFICIAL_YEARS: readonly CalendarYear[] = [
  {
    year: 2025,
    status: "official",
    sourceDocument: "国务院办公厅关于2025年部分节假日安排的通知（2024年11月12日）",
    days: [
      ...arranged("元旦", "2025-01-01", "2025-01-01"),
      ...arranged("春节", "2025-01-28", "2025-02-04", "2025-01-26", "2025-02-08"),
      ...arranged("清明节", "2025-04-04", "2025-04-06"),
      ...arranged("劳动节", "2025-05-01", "2025-05-05", "2025-04-27"),
      ...arranged("端午节", "2025-05-31", "2025-06-02"),
      ...arranged("国庆节、中秋节", "2025-10-01", "2025-10-08", "2025-09-28", "2025-10-11"),
    ],
  },
  {
    year: 2026,
    status: "official",
    sourceDocument: "国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）",
    days: [
      ...arranged("元旦", "2026-01-01", "2026-01-03", "2026-01-04"),
      ...arranged("春节", "2026-02-15", "2026-02-23", "2026-02-14", "2026-02-28"),
      ...arranged("清明节", "2026-04-04", "2026-04-06"),
      ...arranged("劳动节", "2026-05-01", "2026-05-05", "2026-05-09"),
      ...arranged("端午节", "2026-06-19", "2026-06-21"),
      ...arranged("中秋节", "2026-09-25", "2026-09-27"),
      ...arranged("国庆节", "2026-10-01", "2026-10-07", "2026-09-20", "2026-10-10"),
    ],
  },
];

/** One holiday off from the first to the last day, both included, and the weekend days that are worked for it. */
function arranged(name: string, from: Day, to: Day, ...worked: Day[]): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) days.push({ on, kind: "off", name });
  return [...days, ...worked.map((on): CalendarDay => ({ on, kind: "work", name }))];
}

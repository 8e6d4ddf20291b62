import type { Day } from "./shanghai";

/** One holiday of a year's notice: off from the first to the last day, both included. */
export interface Holiday {
  name: { zh: string; en: string };
  from: Day;
  to: Day;
}

/** What the State Council's notice fixes for one year. Days of a neighbouring year may occur in it. */
export interface HolidayYear {
  year: number;
  source: { title: string; issuedOn: Day };
  holidays: readonly Holiday[];
  /** Saturdays and Sundays that are worked (调休上班). */
  makeUpWorkdays: readonly Day[];
}

const NEW_YEAR = { zh: "元旦", en: "New Year's Day" };
const SPRING = { zh: "春节", en: "Spring Festival" };
const QINGMING = { zh: "清明节", en: "Qingming Festival" };
const LABOUR = { zh: "劳动节", en: "Labour Day" };
const DRAGON_BOAT = { zh: "端午节", en: "Dragon Boat Festival" };
const MID_AUTUMN = { zh: "中秋节", en: "Mid-Autumn Festival" };
const NATIONAL = { zh: "国庆节", en: "National Day" };

/** Days that are off in every year by their date (全国年节及纪念日放假办法, 2024 text, Art. 2); the lunar ones depend on the notice. */
export const FIXED_HOLIDAYS: readonly { monthDay: string; name: Holiday["name"] }[] = [
  { monthDay: "01-01", name: NEW_YEAR },
  { monthDay: "05-01", name: LABOUR },
  { monthDay: "05-02", name: LABOUR },
  { monthDay: "10-01", name: NATIONAL },
  { monthDay: "10-02", name: NATIONAL },
  { monthDay: "10-03", name: NATIONAL },
];

/** The official years that come with the product; later ones are imported when their notice is out. */
export const OFFICIAL_YEARS: readonly HolidayYear[] = [
  {
    year: 2025,
    source: { title: "国务院办公厅关于2025年部分节假日安排的通知", issuedOn: "2024-11-12" },
    holidays: [
      { name: NEW_YEAR, from: "2025-01-01", to: "2025-01-01" },
      { name: SPRING, from: "2025-01-28", to: "2025-02-04" },
      { name: QINGMING, from: "2025-04-04", to: "2025-04-06" },
      { name: LABOUR, from: "2025-05-01", to: "2025-05-05" },
      { name: DRAGON_BOAT, from: "2025-05-31", to: "2025-06-02" },
      { name: { zh: "国庆节、中秋节", en: "National Day and Mid-Autumn Festival" }, from: "2025-10-01", to: "2025-10-08" },
    ],
    makeUpWorkdays: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"],
  },
  {
    year: 2026,
    source: { title: "国务院办公厅关于2026年部分节假日安排的通知", issuedOn: "2025-11-04" },
    holidays: [
      { name: NEW_YEAR, from: "2026-01-01", to: "2026-01-03" },
      { name: SPRING, from: "2026-02-15", to: "2026-02-23" },
      { name: QINGMING, from: "2026-04-04", to: "2026-04-06" },
      { name: LABOUR, from: "2026-05-01", to: "2026-05-05" },
      { name: DRAGON_BOAT, from: "2026-06-19", to: "2026-06-21" },
      { name: MID_AUTUMN, from: "2026-09-25", to: "2026-09-27" },
      { name: NATIONAL, from: "2026-10-01", to: "2026-10-07" },
    ],
    makeUpWorkdays: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
  },
];

import type { BalanceWarning, CalendarDay, CalendarFault, YearStatus } from "./calendar-year";
import type { NoticeFault } from "./holiday-notice";
import { formatDay, weekdayOf } from "./shanghai";

const WEEKDAYS = "日一二三四五六";

/** `2027年1月1日（周五）`. */
export function dayWithWeekday(on: string): string {
  return `${formatDay(on, "zh")}（周${WEEKDAYS[weekdayOf(on)]}）`;
}

export const yearStatusWords: Record<YearStatus, string> = { official: "正式", provisional: "暂定" };

/** `元旦放假`, `春节调休上班`; an ordinary day is `照常`. */
export function calendarDayWord(day: CalendarDay | null): string {
  if (day === null) return "照常";
  return `${day.name}${day.kind === "off" ? "放假" : "调休上班"}`;
}

type Sentences<F extends { fault: string }> = { [Fault in F["fault"]]: (fault: Extract<F, { fault: Fault }>) => string };

export const calendarFaultWords: Sentences<CalendarFault | NoticeFault> = {
  NO_DAYS: () => "没有一天。请核对内容是否完整。",
  DAY_UNKNOWN: ({ on }) => `“${on}”不是有效的日期。请改为“2027-01-01”的样式。`,
  DAY_TWICE: ({ on, contradicts }) =>
    contradicts ? `${formatDay(on, "zh")}既写了放假又写了上班，互相矛盾。请对照通知改正。` : `${formatDay(on, "zh")}写了两次。请去掉重复的一次。`,
  DAY_OF_ANOTHER_YEAR: ({ on }) => `${formatDay(on, "zh")}不属于这一年（只可以带上一年的12月）。请核对年份。`,
  WORKED_ON_WEEKDAY: ({ on }) => `${dayWithWeekday(on)}本来就是工作日，不能写成调休上班。请核对日期。`,
  HOLIDAY_WORKED: ({ on, name }) => `${formatDay(on, "zh")}是法定的${name}假日，不能写成上班。请对照通知改正。`,
  HOLIDAY_MISSING: ({ name, on }) =>
    `缺少${name}${on === null ? "" : `（${formatDay(on, "zh")}）`}的放假安排。正式的安排必须完整；只有部分安排的，请把性质选为“暂定”。`,
  OTHER_YEAR_SAYS_OTHERWISE: ({ on, otherYear }) => `${formatDay(on, "zh")}与已经导入的 ${otherYear} 年安排相反。请对照两份通知，先改正有误的一份。`,
  NOTHING_FOUND: () => "没有找到“一、元旦：……”样式的安排。请粘贴通知全文，或者粘贴 JSON。",
  OTHER_YEAR: ({ noticeYear, year }) => `这是 ${noticeYear} 年的通知，年份却填了 ${year}。请核对。`,
  UNCLEAR: ({ sentence }) => `看不懂这一句：“${sentence}”。请改成“1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。”的样式，或者与日期无关的删去。`,
  NO_TOTAL: ({ sentence }) => `这一句没有写共几天：“${sentence}”。请对照通知补上，以便核对。`,
  NO_SUCH_DAY: ({ sentence, day }) => `“${day}”不是有效的日期，见：“${sentence}”。请对照通知改正。`,
  WRONG_WEEKDAY: ({ sentence, on, written }) => `${dayWithWeekday(on)}写成了周${WEEKDAYS[written]}，见：“${sentence}”。请核对日期和年份。`,
  WRONG_TOTAL: ({ sentence, written, counted }) => `写的是共 ${written} 天，按日期是 ${counted} 天，见：“${sentence}”。请对照通知改正。`,
};

export function calendarFaultSentence(fault: CalendarFault | NoticeFault): string {
  return (calendarFaultWords[fault.fault] as (fault: CalendarFault | NoticeFault) => string)(fault);
}

export function balanceSentence({ weekdaysOff, weekendsWorked, expectedOff }: BalanceWarning): string {
  return `周一至周五共放假 ${weekdaysOff} 天，周末上班 ${weekendsWorked} 天；按全年 13 天法定假日推算，应放 ${expectedOff} 天。请对照通知再核对一遍，确实如此的可以导入。`;
}

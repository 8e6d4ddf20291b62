import { type CalendarFault, type YearStatus } from "~/domain/calendar/calendar-year";
import { calendarFaultSentence, yearStatusWords } from "~/domain/calendar/calendar-year.words";
import type { ImportYear } from "./import-year.server";
import type { TextFault } from "./schema";

/** Words of the calendar on the desk. */
export const calendarWords = {
  schema: {
    year: "请填写年份，例如 2027。",
    status: "请选择这一年安排的性质。",
    sourceDocument: "依据的文件",
    text: "放假安排",
    version: "页面信息不完整。请重新预览。",
  },
} as const;

export const statusOptions: { value: YearStatus; label: string }[] = [
  { value: "official", label: `${yearStatusWords.official}：国务院办公厅已经发布通知` },
  { value: "provisional", label: `${yearStatusWords.provisional}：通知还没有发布，先按预计安排` },
];

/** Why a text is not a year, with what to do. */
export function yearFaultSentence(fault: CalendarFault | TextFault): string {
  if (fault.fault === "NOT_A_YEAR_FILE") return "JSON 的样式不对。应为 {\"year\": 2027, \"days\": [{\"name\": \"元旦\", \"date\": \"2027-01-01\", \"isOffDay\": true}]}。请核对后再粘贴。";
  return calendarFaultSentence(fault);
}

type Refused = Exclude<Extract<ImportYear, { ok: false }>["reason"], "FAULTY">;

export const importRefusals: Record<Refused, string> = {
  STALE: "您预览以后，日历有变化。请重新预览，核对后再导入。",
  NOTHING_NEW: "与已经导入的完全一样，不需要再导入。",
  ALREADY_OFFICIAL: "这一年已经有正式的安排，不能再改回暂定。请核对年份；正式安排有更正的，请选“正式”。",
};

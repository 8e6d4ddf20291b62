import { LONGEST_ABSENCE_DAYS, type AbsenceRefusal } from "./deputies";

export const absenceRefusalWords: Record<AbsenceRefusal, string> = {
  NOT_A_REVIEWER: "只有部门审核人和保密审查人需要设置代理。您没有审查任务，不用设置。",
  DEPUTY_UNKNOWN: "请从列表中选择代理人：本部门同事，或者有同样审查职责的同事。",
  DEPUTY_IS_SELF: "不能由自己代理自己。请选择一位同事。",
  NOT_A_DAY: "请填写起止日期，例如 2026-08-20。",
  ENDS_BEFORE_START: "结束日期早于开始日期。请改正。",
  IN_THE_PAST: "这段时间已经过去。请填写今天或者以后结束的日期。",
  TOO_LONG: `一次代理最长 ${LONGEST_ABSENCE_DAYS} 天，并且在一年之内开始。更长的请分次设置，或者请系统管理员调整人员。`,
  OVERLAPS: "和已经设置的代理时间重叠。请先取消原来的，或者换一段时间。",
};

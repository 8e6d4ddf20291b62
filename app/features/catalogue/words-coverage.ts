import { COVERAGE_STATES, type Coverage, type CoverageState, type CoverageWarning, DEFAULT_COVERAGE_LIMITS } from "~/domain/decision/coverage";

export const coverageWords: Record<CoverageState, string> = {
  noWindow: "还没有征求意见",
  planned: "已公布，未开始",
  open: "征集中",
  collating: "整理中",
  overdue: "逾期未反馈",
  reported: "已反馈",
  notNeeded: "不需要",
};

/** What the officer should do, with the days that are left or gone. */
export function warningSentence({ warning, daysLeft }: Coverage): string {
  if (warning === null || daysLeft === null) return "";
  const sentences: Record<CoverageWarning, string> = {
    WINDOW_DUE: `离计划完成还有 ${daysLeft} 天，还没有公开征求意见。请尽快安排，或者调整计划时间。`,
    REPORT_DUE: `离计划完成还有 ${daysLeft} 天，采纳情况还没有公布。`,
    PLANNED_PASSED: `已经超过计划完成时间 ${-daysLeft} 天，决策结果还没有公布。请调整计划时间并写明理由。`,
  };
  return sentences[warning];
}

export const coverageHint = `离计划完成不到 ${DEFAULT_COVERAGE_LIMITS.windowDays} 天还没有征求意见的，不到 ${DEFAULT_COVERAGE_LIMITS.reportDays} 天还没有公布采纳情况的，会在这里提醒。计划写到季度的，按季度最后一天计算。`;

/** How many items stand where, in the order of the procedure; states without an item are left out. */
export function coverageCounts(rows: readonly { state: CoverageState }[]): string {
  return COVERAGE_STATES.flatMap((state) => {
    const count = rows.filter((row) => row.state === state).length;
    return count === 0 ? [] : [`${coverageWords[state]} ${count} 项`];
  }).join("，");
}

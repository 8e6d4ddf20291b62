import type { Lang } from "../text/lang";

/** The five kinds of Decree 713 article 3. */
export const DECISION_CATEGORIES = ["policyMeasure", "plan", "resource", "project", "other"] as const;
export type DecisionCategory = (typeof DECISION_CATEGORIES)[number];

/** How an item stands against the version before. */
export const ADJUSTMENTS = ["kept", "added", "renamed", "rescheduled", "cancelled"] as const;
export type Adjustment = (typeof ADJUSTMENTS)[number];

/** The procedures that an item may need. */
export const PROCEDURES = [
  "publicParticipation",
  "hearing",
  "expertReview",
  "riskAssessment",
  "legalityReview",
  "collectiveDecision",
] as const;
export type Procedure = (typeof PROCEDURES)[number];

export const categoryWords: Record<Lang, Record<DecisionCategory, string>> = {
  zh: { policyMeasure: "重大公共政策和措施", plan: "重要规划", resource: "资源开发利用和保护", project: "重大公共建设项目", other: "其他重大事项" },
  en: { policyMeasure: "Public policy or measure", plan: "Plan", resource: "Natural or cultural resources", project: "Public works project", other: "Other major matter" },
};

export const adjustmentWords: Record<Lang, Record<Adjustment, string>> = {
  zh: { kept: "保留", added: "新增", renamed: "更名", rescheduled: "调整时间", cancelled: "取消" },
  en: { kept: "Kept", added: "Added", renamed: "Renamed", rescheduled: "Rescheduled", cancelled: "Cancelled" },
};

export const procedureWords: Record<Lang, Record<Procedure, string>> = {
  zh: {
    publicParticipation: "公众参与",
    hearing: "听证会",
    expertReview: "专家论证",
    riskAssessment: "风险评估",
    legalityReview: "合法性审查",
    collectiveDecision: "集体讨论决定",
  },
  en: {
    publicParticipation: "Public participation",
    hearing: "Public hearing",
    expertReview: "Expert review",
    riskAssessment: "Risk assessment",
    legalityReview: "Legality review",
    collectiveDecision: "Collective decision",
  },
};

/** What Decree 713 article 3 paragraph 2 leaves to other procedures; asked before an item is listed. */
export const EXCLUSIONS = ["none", "macroPolicy", "legislation", "emergency"] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

export const exclusionWords: Record<Exclusion, string> = {
  none: "都不是，适用重大行政决策程序",
  macroPolicy: "财政政策、货币政策等宏观调控决策",
  legislation: "政府立法决策（包括规章草案）",
  emergency: "突发事件应急处置决策",
};

/** Which way an excluded matter goes instead. */
export const exclusionSentences: Record<Exclude<Exclusion, "none">, string> = {
  macroPolicy: "宏观调控决策不列入目录，按照财政、金融等法律法规规定的程序办理。",
  legislation: "政府立法决策不列入目录，按照规章制定程序办理；草案公开征求意见同样不少于 30 日。",
  emergency: "突发事件应急处置决策不列入目录，按照突发事件应对的法律法规办理。",
};

/** `2026-11` is 2026年11月, `2026-Q4` is 2026年第四季度. Anything else stands as it was written. */
export function plannedCompletionWords(planned: string, lang: Lang): string {
  const month = /^(\d{4})-(\d{2})$/.exec(planned);
  if (month) return lang === "zh" ? `${month[1]}年${Number(month[2])}月` : `${month[2]}/${month[1]}`;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(planned);
  if (quarter) return lang === "zh" ? `${quarter[1]}年第${"一二三四"[Number(quarter[2]) - 1]}季度` : `Q${quarter[2]} ${quarter[1]}`;
  return planned;
}

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

/** `2026-11` is 2026年11月, `2026-Q4` is 2026年第四季度. Anything else stands as it was written. */
export function plannedCompletionWords(planned: string, lang: Lang): string {
  const month = /^(\d{4})-(\d{2})$/.exec(planned);
  if (month) return lang === "zh" ? `${month[1]}年${Number(month[2])}月` : `${month[2]}/${month[1]}`;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(planned);
  if (quarter) return lang === "zh" ? `${quarter[1]}年第${"一二三四"[Number(quarter[2]) - 1]}季度` : `Q${quarter[2]} ${quarter[1]}`;
  return planned;
}

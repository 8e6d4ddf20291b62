import type { Lang } from "../text/lang";
import type { DecisionStatus, Stage, Stop } from "./stage";

export const stageWords: Record<Lang, Record<Stage, string>> = {
  zh: {
    proposed: "提出建议",
    inCatalogue: "列入目录",
    drafting: "起草",
    consulting: "公开征求意见",
    collating: "整理研究意见",
    adoptionPublished: "公布采纳情况",
    expertReview: "专家论证",
    riskAssessment: "风险评估",
    legalityReview: "合法性审查",
    meeting: "会议讨论（公众代表列席）",
    decided: "作出决定",
    published: "公布决策结果",
    implementing: "执行",
    evaluated: "决策后评估",
    archived: "归档",
  },
  en: {
    proposed: "Proposed",
    inCatalogue: "In the catalogue",
    drafting: "Drafting",
    consulting: "Public consultation",
    collating: "Opinions being sorted",
    adoptionPublished: "Response published",
    expertReview: "Expert review",
    riskAssessment: "Risk assessment",
    legalityReview: "Legality review",
    meeting: "Meeting, with public representatives",
    decided: "Decided",
    published: "Decision published",
    implementing: "Being carried out",
    evaluated: "Evaluated",
    archived: "Archived",
  },
};

/** Why nothing moves, and what the reader can expect. */
export const stopWords: Record<Lang, Record<Stop, string>> = {
  zh: {
    suspended: "程序已中止。恢复后会在本页公布新的安排。",
    cancelled: "事项已取消，不再继续。取消的理由见目录调整说明。",
    notPublic: "依法不予公开。本页写明依据，可以公开后会补充内容。",
  },
  en: {
    suspended: "The procedure is suspended. When it resumes, the new dates will be on this page.",
    cancelled: "The item is cancelled and will not go on. The reason stands in the catalogue's list of changes.",
    notPublic: "Not disclosed by law. The basis is named here, and the content follows when disclosure becomes possible.",
  },
};

export const decisionStatusWords: Record<Lang, Record<DecisionStatus, string>> = {
  zh: { notStarted: "未开始", open: "征集中", collating: "整理中", answered: "已反馈", closed: "已截止", overdue: "逾期" },
  en: { notStarted: "Not started", open: "Open", collating: "Being sorted", answered: "Answered", closed: "Closed", overdue: "Overdue" },
};

/** The tag's words; a late report says by how many days. */
export function statusTag({ status, daysLate }: { status: DecisionStatus; daysLate: number }, lang: Lang): string {
  const word = decisionStatusWords[lang][status];
  if (status !== "overdue") return word;
  return lang === "zh" ? `${word} ${daysLate} 天` : `${word} by ${daysLate} ${daysLate === 1 ? "day" : "days"}`;
}

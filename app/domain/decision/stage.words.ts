import type { Lang } from "../text/lang";
import type { Turn } from "./life-cycle";
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

/** The stop as a word. */
export const stopTags: Record<Lang, Record<Stop, string>> = {
  zh: { suspended: "已中止", cancelled: "已取消", notPublic: "不予公开" },
  en: { suspended: "Suspended", cancelled: "Cancelled", notPublic: "Not disclosed" },
};

/** What an official records about the procedure as a whole, and what it does. */
export const turnWords: Record<Turn, { label: string; effect: string }> = {
  implement: { label: "开始执行", effect: "决策转入执行（第三十四条）。请写明执行单位。" },
  archive: { label: "归档", effect: "过程记录和材料已经归档（第三十三条）。请写明归档的位置或者档号。" },
  suspend: { label: "中止程序", effect: "程序停在现在这一步。发布后，公众页面显示“已中止”和这里写的理由；可以恢复。" },
  resume: { label: "恢复程序", effect: "回到中止前的那一步。" },
  cancel: { label: "取消事项", effect: "事项不再继续，不能恢复。目录也要作相应调整。发布后，公众页面显示“已取消”和理由。" },
  withhold: { label: "不予公开", effect: "程序照常办理，内容依法不公开。必须写明法律依据。" },
  disclose: { label: "恢复公开", effect: "不予公开的情形已经消失，内容可以继续公布。" },
  reopen: { label: "重新履行程序", effect: "需要作重大调整（第三十七条）：回到起草，重新征求意见、审查和讨论；以前各步的记录保留在档案里。" },
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

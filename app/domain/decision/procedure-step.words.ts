import type { Lang } from "../text/lang";
import type { StepField, StepKind } from "./procedure-step";

export const stepWords: Record<Lang, Record<StepKind, string>> = {
  zh: {
    publicParticipation: "公众参与",
    hearing: "听证会",
    expertReview: "专家论证",
    riskAssessment: "风险评估",
    fairCompetition: "公平竞争审查",
    legalityReview: "合法性审查",
    collectiveDiscussion: "集体讨论决定",
    partyReport: "向党组织请示报告",
    outcome: "公布决策结果",
    evaluation: "决策后评估",
  },
  en: {
    publicParticipation: "Public participation",
    hearing: "Public hearing",
    expertReview: "Expert review",
    riskAssessment: "Risk assessment",
    fairCompetition: "Fair-competition review",
    legalityReview: "Legality review",
    collectiveDiscussion: "Collective decision",
    partyReport: "Report to the party committee",
    outcome: "Decision published",
    evaluation: "Post-decision evaluation",
  },
};

/** The article of Decree 713 behind each step, as a number. */
export const STEP_ARTICLES: Record<StepKind, number> = {
  publicParticipation: 14,
  hearing: 16,
  expertReview: 19,
  riskAssessment: 22,
  fairCompetition: 29,
  legalityReview: 25,
  collectiveDiscussion: 30,
  partyReport: 31,
  outcome: 32,
  evaluation: 36,
};

/** A result by its name; names mean the same wherever they stand. */
export const resultWords: Record<Lang, Record<string, string>> = {
  zh: {
    feasible: "可行",
    feasibleAfterChange: "修改后可行",
    infeasible: "不可行",
    controllable: "风险可控",
    uncontrollable: "风险不可控",
    noRestriction: "不排除、限制竞争",
    exempted: "适用例外规定",
    restricts: "排除、限制竞争",
    lawful: "合法",
    lawfulAfterChange: "修改后合法",
    exploratory: "探索性改革事项，已明示法律风险",
    unlawful: "不合法",
    askedForOpinions: "以征求意见回复代替",
    passed: "通过",
    passedAfterChange: "修改后通过",
    postponed: "暂缓决定",
    rejected: "不予通过",
    keep: "继续执行",
    adjust: "建议调整",
    stop: "建议停止执行",
  },
  en: {
    controllable: "Risk can be controlled",
    uncontrollable: "Risk cannot be controlled",
    keep: "Goes on as it is",
    adjust: "Should be adjusted",
    stop: "Should be ended",
  },
};

export const triggerWords: Record<Lang, Record<string, string>> = {
  zh: { belowExpectation: "实施后明显未达到预期效果", manyOpinions: "公民、法人或者其他组织提出较多意见", deemedNecessary: "决策机关认为有必要" },
  en: { belowExpectation: "Clearly below what was expected", manyOpinions: "Many opinions from the public", deemedNecessary: "Deemed necessary by the deciding body" },
};

/** The fields as the desk names them; a step may call one by another name. */
export function fieldLabel(kind: StepKind, field: StepField): string {
  return special[kind]?.[field] ?? labels[field];
}

const labels: Record<StepField, string> = {
  requirement: "是否需要",
  reason: "理由或者依据",
  responsibleUnit: "责任单位",
  submittedOn: "提交日期",
  plannedOn: "计划日期",
  doneOn: "完成日期",
  result: "结果",
  documentTitle: "文件名称",
  documentNumber: "文号",
  hasConflict: "利害关系",
  evaluator: "评估单位",
  trigger: "评估的情形",
  publicHeard: "怎样听取公众意见",
  notes: "备注（不公开）",
};

const special: Partial<Record<StepKind, Partial<Record<StepField, string>>>> = {
  publicParticipation: { doneOn: "在本系统以外公布采纳情况的日期", documentTitle: "在本系统以外公布的采纳情况的名称" },
  hearing: { submittedOn: "材料送达参加人的日期", plannedOn: "计划举行日期", doneOn: "举行日期", documentTitle: "听证笔录或者报告的名称" },
  expertReview: { documentTitle: "论证意见的名称", hasConflict: "有专家与事项有直接利害关系" },
  riskAssessment: { documentTitle: "评估报告的名称", result: "评估结论" },
  fairCompetition: { documentTitle: "审查结论书的名称", result: "审查结论" },
  legalityReview: { submittedOn: "送审日期", doneOn: "审查完成日期", documentTitle: "审查意见书的名称", result: "审查结论" },
  collectiveDiscussion: { plannedOn: "计划开会日期", doneOn: "开会日期", documentTitle: "会议名称", result: "讨论结果" },
  partyReport: { doneOn: "报告日期", documentTitle: "请示报告的名称" },
  evaluation: { hasConflict: "评估单位在决策前承担过主要论证评估工作", documentTitle: "评估报告的名称" },
};

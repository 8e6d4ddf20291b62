import type { Finding, RuleName, Severity } from "./procedure-checks";

/** What a rule found, and the next step; for the desk. `article` names the source. */
export const findingWords: Record<RuleName, { article: string; sentence: (values: Finding["values"]) => string }> = {
  waivedWithReason: { article: "第十四条", sentence: () => "写了“不需要”，还没有写理由。请写明理由或者法律依据。" },
  promisedInCatalogue: { article: "第三条", sentence: () => "这一步是法定步骤，或者已经写入公布的目录，不能改为不需要。请按规定办理；确需调整的，先调整目录。" },
  notInTheFuture: { article: "第三十三条", sentence: () => "填写的日期在今天以后。请在办完以后再登记。" },
  participationReported: { article: "第十八条", sentence: () => "意见采纳情况还没有公布。请完成意见办理并发布采纳情况。" },
  enterprisesHeard: { article: "第十四条", sentence: () => "事项涉及企业，还没有一条企业、协会商会的意见或者活动记录。请在公布采纳情况前听取。" },
  grassrootsHeard: { article: "第十四条", sentence: () => "事项涉及民生，还没有一条居民、基层组织的意见或者活动记录。请在公布采纳情况前听取。" },
  hearingHeld: { article: "第十六条", sentence: () => "需要举行听证会，还没有登记。请举行后登记时间和笔录。" },
  hearingMaterials: {
    article: "第十六条",
    sentence: ({ days, needed }) => `材料送达到听证会只有 ${days} 天，少于 ${needed} 天。请改期，或者在备注中写明情况。`,
  },
  expertsHeard: { article: "第十九条", sentence: () => "需要专家论证，还没有登记论证意见。请在论证完成后登记。" },
  expertConflict: { article: "第二十条", sentence: () => "有专家与事项有直接利害关系。请更换专家，其意见不得采用。" },
  riskAssessed: { article: "第二十二条", sentence: () => "需要风险评估，还没有登记评估报告。请在评估完成后登记。" },
  riskHasResult: { article: "第二十三条", sentence: () => "登记完成时，要写明评估报告的名称和“可控”或者“不可控”的结论。" },
  riskControllable: { article: "第二十四条", sentence: () => "评估结论是风险不可控，不能讨论决定。请先调整草案或者采取措施，重新评估为可控。" },
  competitionReviewed: { article: "第二十九条", sentence: () => "草案涉及市场主体经济活动，还没有登记公平竞争审查。请完成后登记。" },
  competitionKept: { article: "第二十九条", sentence: () => "公平竞争审查认为草案排除、限制竞争。请修改草案后重新审查。" },
  legalityReviewed: { article: "第二十五条", sentence: () => "合法性审查还没有通过。请送审，并登记审查意见。" },
  legalityNotReplaced: { article: "第二十五条", sentence: () => "征求意见的回复不能代替合法性审查。请送负责合法性审查的部门出具审查意见。" },
  legalityHasOpinion: { article: "第二十八条", sentence: () => "没有审查意见书和结论，不能登记为已审查。请填写意见书名称并选择结论。" },
  legalityInOrder: { article: "第二十六条", sentence: () => "请填写送审日期；送审日期不能晚于审查完成日期。" },
  legalityPeriod: {
    article: "第二十六条",
    sentence: ({ days, needed, submittedOn, meetingOn, provisional }) =>
      `从送审（${submittedOn}）到会议（${meetingOn}）之间只有 ${days} 个工作日，一般不少于 ${needed} 个工作日（调休上班的周末计入，首尾两日不计）。` +
      `请推迟会议或者提前送审。${provisional === "yes" ? "其中有的日子还没有官方放假安排，按暂定日历计算。" : ""}`,
  },
  reportBeforeDiscussion: { article: "第二十九条", sentence: () => "需要公众参与的，公布意见采纳情况以后才能集体讨论。请先公布采纳情况，或者核对会议日期。" },
  legalityBeforeDiscussion: { article: "第二十五条", sentence: () => "未经合法性审查或者审查不合法的，不能提交讨论。请先登记审查意见，或者核对会议日期。" },
  discussionHeld: { article: "第三十条", sentence: () => "请登记集体讨论的会议名称、日期和结果。会议记录由办公室保存，不在这里填写。" },
  partyReported: { article: "第三十一条", sentence: () => "出台前要向党组织请示报告。请登记报告的日期；报告晚于公布日期的，请核对。" },
  outcomePublished: { article: "第三十二条", sentence: () => "决策结果还没有公布。决定以后请及时填写“决策结果”栏目并发布。" },
  evaluationComplete: { article: "第三十六条", sentence: () => "登记评估完成时，要写明评估的情形、评估单位和结果。" },
  evaluatorIndependent: { article: "第三十六条", sentence: () => "决策前承担主要论证评估工作的单位，不能承担决策后评估。请另选评估单位。" },
  evaluationHeardPublic: { article: "第三十六条", sentence: () => "评估要听取社会公众的意见。请写明怎样听取。" },
};

export const severityWords: Record<Severity, string> = { refused: "不符合规定", missing: "待办", warning: "提醒" };

import type { StepKind, StepRecord } from "../../../app/domain/decision/procedure-step";

/** A step as an official recorded it; days count from the start of the demo. */
export interface StepText extends Partial<Omit<StepRecord, "submittedOn" | "plannedOn" | "doneOn">> {
  kind: StepKind;
  submitted?: number;
  planned?: number;
  done?: number;
}

export interface ProcedureText {
  decision: string;
  /** In the order in which they were recorded. */
  steps: StepText[];
  metadata?: { subject: string; issued: number; validity: string };
  /** Since when it has been carried out, and by whom. */
  implement?: { on: number; reason: string };
  /** When the public learned of it; absent where it has not. */
  publishedOn?: number;
}

/**
 * One decision that went all the way to its evaluation, one that is at the legality review with its meeting fixed, and one whose meeting was
 * put too close to the legality review.
 */
export const procedures: ProcedureText[] = [
  {
    decision: "shelter-signs-standard",
    steps: [
      {
        kind: "expertReview", requirement: "required", reason: "标识材料和亮度属于专业问题", done: -375, result: "feasibleAfterChange",
        documentTitle: "标识材料专家论证意见", responsibleUnit: "监管中心", notes: "五位专家署名，其中一位主张用电光源，意见附后。",
      },
      { kind: "legalityReview", submitted: -368, done: -352, result: "lawful", documentTitle: "合法性审查意见书", responsibleUnit: "法规处" },
      { kind: "partyReport", done: -345, documentTitle: "关于标识设置规定的请示报告", responsibleUnit: "秘书处" },
      { kind: "collectiveDiscussion", planned: -340, done: -340, result: "passedAfterChange", documentTitle: "主任办公会议", responsibleUnit: "秘书处" },
      {
        kind: "evaluation", requirement: "required", reason: "施行满十个月，了解更换进度", trigger: "deemedNecessary", evaluator: "滨江市公共标识研究会",
        publicHeard: "走访十二个小区，收回问卷三百四十份，请两位市人大代表参加。", done: -20, result: "keep", documentTitle: "标识设置规定实施效果评估报告", responsibleUnit: "监管中心",
      },
    ],
    metadata: { subject: "城市管理", issued: -338, validity: "inForce" },
    implement: { on: -325, reason: "由监管中心和各区国动办执行，三年内完成更换。" },
    publishedOn: -10,
  },
  {
    decision: "siren-test-notice",
    steps: [
      { kind: "fairCompetition", done: -12, result: "noRestriction", documentTitle: "公平竞争审查结论书", responsibleUnit: "指挥通信处" },
      { kind: "legalityReview", submitted: -8, responsibleUnit: "法规处" },
      { kind: "collectiveDiscussion", planned: 27, responsibleUnit: "秘书处", notes: "五名公众代表列席。" },
    ],
    publishedOn: -6,
  },
  {
    decision: "public-shelter-opening",
    steps: [
      { kind: "riskAssessment", done: -25, result: "controllable", documentTitle: "社会稳定风险评估报告", responsibleUnit: "监管中心" },
      { kind: "expertReview", requirement: "required", reason: "涉及结构安全", done: -9, result: "feasible", documentTitle: "结构安全论证意见", hasConflict: true, responsibleUnit: "监管中心" },
      { kind: "legalityReview", submitted: -1, responsibleUnit: "法规处" },
      { kind: "collectiveDiscussion", planned: 5, responsibleUnit: "秘书处" },
    ],
  },
];

import { answerWords } from "~/domain/ledger/report-check.words";
import type { AddActivity } from "./add-activity.server";
import type { AddTheme } from "./add-theme.server";
import type { AnswerPoint } from "./answer-point.server";
import type { AnswerTheme } from "./answer-theme.server";
import type { AssignMatching } from "./assign-matching.server";
import type { AssignPoints } from "./assign-points.server";
import type { DecideAttribution } from "./decide-attribution.server";
import type { DecideObjection } from "./decide-objection.server";
import type { DecideProposal } from "./decide-proposal.server";
import type { EditActivity } from "./edit-activity.server";
import type { EditTheme } from "./edit-theme.server";
import type { EnterOpinion } from "./enter-opinion.server";
import type { GiveTheme } from "./give-theme.server";
import type { HideOpinion } from "./hide-opinion.server";
import type { KeepTemplate } from "./keep-template.server";
import type { RemoveActivity } from "./remove-activity.server";
import type { SplitOpinion } from "./split-opinion.server";
import type { StartGrouping } from "./start-grouping.server";
import type { WriteReport } from "./write-report.server";

type Refused<Result> = Extract<Result, { ok: false }>;
type AnyRefusal = Refused<
  | AddActivity
  | AddTheme
  | AnswerPoint
  | AnswerTheme
  | AssignMatching
  | AssignPoints
  | DecideAttribution
  | DecideObjection
  | DecideProposal
  | EditActivity
  | EditTheme
  | EnterOpinion
  | GiveTheme
  | HideOpinion
  | KeepTemplate
  | RemoveActivity
  | SplitOpinion
  | StartGrouping
  | WriteReport
>;

/** Why a change of the ledger was refused, and what to do next. A window that is not there has a page of its own. */
const words: { [Reason in Exclude<AnyRefusal["reason"], "NOT_FOUND">]: (refusal: Extract<AnyRefusal, { reason: Reason }>) => string } = {
  LEDGER_CLOSED: () => "意见采纳情况已经公布，台账不能再改动。如果公布的内容有差错，请先到发布页面撤下，再按规定处理。",
  TITLE_TAKEN: () => "这次征集已有同名的主题。请换一个名称，或者直接使用已有的主题。",
  THEME_GONE: () => "没有找到这个主题，可能页面已经过时。请刷新后重新选择。",
  POINTS_GONE: () => "勾选的意见中有的已经拆分、撤回或者隐去，这次没有改动。请刷新页面，重新勾选。",
  CHANGED_SINCE_PREVIEW: ({ preview }) => `您查看之后，符合条件的意见有了变化，现在是 ${preview.points} 条。这次没有改动，请核对后再确认。`,
  PROPOSAL_GONE: () => "这条建议已经有人处理，或者已被新的归并结果替换。请刷新页面查看。",
  GROUPING_RUNNING: () => "归并正在进行，不用再启动。完成后请刷新页面查看结果。",
  UNIT_UNKNOWN: () => "没有找到这个部门。请重新选择。",
  DUE_DAY_PAST: () => "答复的期限早于今天。请核对日期。",
  TEMPLATE_TITLE_TAKEN: () => "本部门已有同名的模板。请换一个名称，或者先删去原来的模板。",
  TEMPLATE_GONE: () => "没有找到这个模板，可能已经删去。请刷新页面查看。",
  OPINION_GONE: () => "这件意见已经撤回，或者显示状态刚刚变过。请刷新页面查看。",
  OBJECTION_OPEN: () => "意见人已经提出异议，请在“异议和冒名反映”中作出处理，不能直接恢复。",
  OBJECTION_UPHELD: () => "意见人的异议已经成立，这件意见不能再次隐去。",
  CASE_GONE: () => "没有找到待处理的事项，可能其他人员已经处理，或者意见已经撤回。请刷新页面查看。",
  OWN_DECISION: () => "这件意见是您隐去的，异议要由另一位工作人员处理。请转给同事。",
  NOTHING_TO_SPLIT: () => "请至少保留一条意见的文字。",
  TEXT_CHANGED: ({ from }) =>
    from === ""
      ? "各条合起来比原文多出了文字。拆分只能断开原文，不能增加，请核对后再提交。"
      : `各条合起来与原文不一致，从“${from}”起对不上。拆分只能断开原文，不能增删或者调换，请核对后再提交。`,
  REASON_MISSING: () => answerWords.zh.REASON_MISSING,
  CHANGED_MEANWHILE: ({ theirs }) => `您填写期间，${theirs.savedBy || "其他人员"}已经保存了另一个答复，您的文字还没有保存。请对照后再决定。`,
  POINT_CHANGED_MEANWHILE: () => "您填写期间，其他人员已经给这一条保存了另一个答复。您的文字还没有保存，请对照后再提交。",
  REPORT_CHANGED_MEANWHILE: () => "您填写期间，其他人员已经保存了另一份文字。您的文字还没有保存，请对照后再提交。",
  NOT_HELD_YET: () => "活动的日期还没有到。请在活动举行之后登记。",
  ACTIVITY_CHANGED_MEANWHILE: () => "您填写期间，其他人员已经改动了这次活动。您的改动还没有保存，请对照后再提交。",
  FIGURES_OF_QUESTIONNAIRE: () => "这次活动由问卷登记，形式、日期和人数以收到的答卷为准，不能改动。请恢复这几项，只改其他文字。",
  ACTIVITY_HAS_OPINIONS: () => "台账中有在这次活动中提出的意见，不能删去活动。登记有误的，请修改内容。",
  ACTIVITY_GONE: () => "没有找到这次活动，可能已经删去。请刷新页面查看。",
  NOT_PUBLISHED_YET: () => "这次征集还没有公布，不能登记意见。请在公布之后登记。",
  RECEIVED_IN_FUTURE: () => "收到日期晚于今天。请核对日期。",
  RECEIVED_BEFORE_OPENING: () => "收到日期早于征集开始的日期。请核对日期；确实更早收到的，请与起草部门商量后按开始当日登记。",
  CLAUSE_UNKNOWN: () => "正在征求意见的草案中没有这一条款。请重新选择，或者选“草案整体”。",
};

/** The sentence of one refusal. */
export function ledgerSentence(refusal: Exclude<AnyRefusal, { reason: "NOT_FOUND" }>): string {
  const sentence = words[refusal.reason] as (refusal: AnyRefusal) => string;
  return sentence(refusal);
}

/** What has just been done, by the word in the address after a redirect. */
export const doneWords: Record<string, string> = {
  assigned: "已归类。",
  "assigned-given": "已归入新主题并交办。对方部门只看到这个主题的意见，看不到意见人的身份。",
  "grouping-started": "已开始归并。完成后在这一页列出建议，您可以先办别的事。",
  accepted: "已按您的决定归并。",
  rejected: "已不采用这条建议，意见保持原状。",
  given: "已交办。对方部门可以答复这个主题，看不到其他主题和意见人的身份。",
  "taken-back": "已收回，由本部门答复。",
  "template-kept": "已存为本部门的模板。",
  "template-removed": "已删去模板。",
  "theme-added": "已新建主题。",
  split: "已拆分。拆出的新条目还没有归类，请继续归类。",
  hidden: "已隐去。件数仍计入总数，意见人凭回执可以看到所依据的规则。",
  "shown-again": "已恢复显示，并重新计入。",
  "objection-upheld": "异议成立，意见已经恢复并重新计入，请归类和答复。",
  "objection-rejected": "异议不成立，意见继续隐去。答复已经显示在回执上。",
  "attribution-upheld": "已认定不是本人所写，意见作为隐去计入总数。采纳情况已经公布的，请重新提交更正后的采纳情况。",
  "attribution-rejected": "已认定反映不成立，意见恢复显示。",
  answered: "已保存为草稿。采纳情况公布之前，公众看不到这个答复。",
  edited: "已保存主题的名称和概要。",
  "point-answered": "已保存这一条的答复。",
  written: "已保存。",
  "activity-added": "已登记活动。",
  "activity-edited": "已保存活动的改动。",
  "activity-removed": "已删去活动。",
};

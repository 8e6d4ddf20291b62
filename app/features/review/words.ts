import { publishRefusalSentence } from "~/domain/review/publication-state.words";
import { reviewRefusalSentence } from "~/domain/review/review-check.words";
import type { ChangeWords } from "./change-words.server";
import type { PublishRevision } from "./publish-revision.server";
import type { ReviewRevision } from "./review-revision.server";
import type { ScheduleRelease } from "./schedule-release.server";
import type { SubmitRevision } from "./submit-revision.server";
import type { WithdrawPublication } from "./withdraw-publication.server";

type Refused<T> = Extract<T, { ok: false }>;

/** Why a step of the publication was refused, one sentence for each fault. */
export function submitSentences(refused: Refused<SubmitRevision>): string[] {
  const sentences: Record<Refused<SubmitRevision>["reason"], string> = {
    NOT_FOUND: "没有找到这项内容，或者它不属于您的部门。",
    NOTHING_TO_SUBMIT: "还没有内容可以提交。请先填写。",
    NOTHING_CHANGED: "内容和上次提交的完全一样，不需要再次提交。",
    NOT_READY: "还不能提交审查。",
  };
  return refused.faults && refused.faults.length > 0 ? refused.faults.map((fault) => fault.zh) : [sentences[refused.reason]];
}

/** By field, so that each finding without an answer is led to. */
export function reviewErrors(refused: Refused<ReviewRevision>): Record<string, string[]> {
  if (refused.reason !== "REFUSED") {
    const sentences: Record<typeof refused.reason, string> = {
      NOT_FOUND: "没有找到这项内容，或者它不属于您的部门。",
      FORBIDDEN: "您没有这个环节的审查权限。请由相应的审查人员办理。",
      NOT_WAITING: "这个版本现在不在审查环节。请刷新页面查看当前状态。",
    };
    return { "": [sentences[refused.reason]] };
  }
  const byField: Record<string, string[]> = {};
  for (const refusal of refused.refusals) {
    const field = refusal.reason === "FINDING_UNANSWERED" ? `answer-${refusal.finding}` : "";
    (byField[field] ??= []).push(reviewRefusalSentence(refusal, "zh"));
  }
  return byField;
}

export function publishSentences(refused: Refused<PublishRevision>): string[] {
  if (refused.reason === "REFUSED") return refused.refusals.map((refusal) => publishRefusalSentence(refusal, "zh"));
  if (refused.reason === "NOT_READY") return refused.faults.map((fault) => fault.zh);
  const sentences: Record<Exclude<Refused<PublishRevision>["reason"], "REFUSED" | "NOT_READY">, string> = {
    NOT_FOUND: "没有找到这项内容。请先提交审查。",
    CHANGED_SINCE_REVIEW: "审查之后内容有改动，不能发布。请由起草人员重新提交审查。",
    WITHDRAWN: "这个版本已经撤下。如需再次公开，请重新提交审查。",
  };
  return [sentences[refused.reason]];
}

export function scheduleSentences(refused: Refused<ScheduleRelease>): string[] {
  if (refused.reason === "RELEASE_TIME_PAST") return ["发布时间要晚于现在。请改为以后的时间，或者立即发布。"];
  if (refused.reason === "RELEASE_TIME_FAR") return ["发布时间最远在一年以内。请改为较近的时间。"];
  return publishSentences(refused.reason === "REFUSED" ? refused : { ok: false, reason: "NOT_FOUND" });
}

/** Why the word lists were not changed. */
export const changeWordsWords: Record<Extract<ChangeWords, { ok: false }>["reason"], string> = {
  NOTHING_CHANGED: "词表没有变化，不需要保存。",
  CHANGED_MEANWHILE: "您打开之后，别人改过词表。请复制您的改动，重新打开页面后再改。",
};

export const notScheduledSentence = "这个版本没有定时发布，可能已经发布或者取消。请刷新页面查看当前状态。";

export function withdrawSentences(refused: Refused<WithdrawPublication>): string[] {
  const sentences: Record<Refused<WithdrawPublication>["reason"], string> = {
    NOT_FOUND: "没有找到这项内容。",
    ALREADY_WITHDRAWN: "这项内容已经撤下。",
    NOT_PUBLISHED: "这项内容还没有发布，不需要撤下。",
    WITHDRAWAL_REASON_MISSING: "请写明撤下的理由，理由会在原页面说明。",
  };
  return [sentences[refused.reason]];
}

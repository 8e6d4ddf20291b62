import { publishRefusalSentence } from "~/domain/review/publication-state.words";
import { reviewRefusalSentence } from "~/domain/review/review-check.words";
import type { PublishRevision } from "./publish-revision.server";
import type { ReviewRevision } from "./review-revision.server";
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

export function reviewSentences(refused: Refused<ReviewRevision>): string[] {
  if (refused.reason === "REFUSED") return refused.refusals.map((refusal) => reviewRefusalSentence(refusal, "zh"));
  const sentences: Record<Exclude<Refused<ReviewRevision>["reason"], "REFUSED">, string> = {
    NOT_FOUND: "没有找到这项内容，或者它不属于您的部门。",
    FORBIDDEN: "您没有这个环节的审查权限。请由相应的审查人员办理。",
    NOT_WAITING: "这个版本现在不在审查环节。请刷新页面查看当前状态。",
  };
  return [sentences[refused.reason]];
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

export function withdrawSentences(refused: Refused<WithdrawPublication>): string[] {
  const sentences: Record<Refused<WithdrawPublication>["reason"], string> = {
    NOT_FOUND: "没有找到这项内容。",
    ALREADY_WITHDRAWN: "这项内容已经撤下。",
    NOT_PUBLISHED: "这项内容还没有发布，不需要撤下。",
    WITHDRAWAL_REASON_MISSING: "请写明撤下的理由，理由会在原页面说明。",
  };
  return [sentences[refused.reason]];
}

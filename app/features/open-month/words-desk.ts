import { formatInstant } from "~/domain/calendar/shanghai";
import { drawRefusalWords } from "~/domain/representatives/draw-record.words";
import type { CancelSessions } from "./cancel-sessions.server";
import type { ChangeCapacity } from "./change-capacity.server";
import type { CopyEvent } from "./copy-event.server";
import type { FreezeLotteryRefusal } from "./freeze-lottery.server";
import type { PlanSession } from "./plan-session.server";
import type { RevealLotteryRefusal } from "./reveal-lottery.server";
import type { WriteHall } from "./write-hall.server";
import type { RemoveSession } from "./remove-session.server";
import type { WriteEvent } from "./write-event.server";

type Refused<Result> = Exclude<Extract<Result, { ok: false }>, { reason: "NOT_FOUND" }> extends { reason: infer Reason } ? Reason : never;
type Reason = Refused<WriteEvent> | Refused<CopyEvent> | Refused<PlanSession> | Refused<RemoveSession> | Refused<ChangeCapacity> | Refused<CancelSessions> | Refused<WriteHall>;

/** Why something was not done at the desk, and what to do. What is not there or not of the own unit is a 404. */
export const deskSentences: Record<Exclude<Reason, "NOT_FOUND">, string> = {
  SLUG_TAKEN: "这个网页短名已经用过，请换一个，例如加上年份或者区名。刚才已经保存或者复制过的，请到活动列表打开。",
  SEASON_UNKNOWN: "没有这一年的开放月。请先建立开放月，或者选择“不属于开放月”。",
  CHANGED_MEANWHILE: "您打开之后，有人保存了新的内容。请复制您写的文字，重新打开页面，在新内容上修改。",
  SESSION_CANCELLED: "这个场次已经取消，不能再改。需要恢复的，请另排一场。",
  LIST_FROZEN: "申请名单已经冻结，名额写在公布的名单里，抽签以前不能改。抽签以后增加的名额按候补次序递补。",
  IN_FORCE: "这个场次已经公布，不能删除。不办了的，请取消场次，系统会通知报名的人。",
  NOTHING_CHANGED: "名额没有变化。",
  HALL_NAME_TAKEN: "已经有同名的场地，请换一个名称，或者在列表里改它的名额。",
  NOTHING_TO_CANCEL: "没有可以取消的场次：还没有公布、已经取消或者已经结束。",
};

/** Why a list was not frozen or a draw not made, with the next step. */
export function lotterySentence(refused: FreezeLotteryRefusal | RevealLotteryRefusal): string {
  switch (refused.reason) {
    case "NOT_FOUND":
      return "没有找到这个抽签场次，或者名单还没有冻结。名单冻结以后才能抽签。";
    case "EVENT_NOT_PUBLIC":
      return "活动没有公布或者已经撤下，不能冻结名单。请先让活动重新公开。";
    case "SESSION_CANCELLED":
      return deskSentences.SESSION_CANCELLED;
    case "STILL_OPEN":
      return `报名还没有截止，不能冻结名单。请在 ${formatInstant(refused.closesAt, "zh")} 截止以后办理。`;
    case "NOBODY_APPLIED":
      return "没有人申请，不需要抽签。请取消场次，或者延长报名、重新送审发布。";
    case "VALUE_TOO_EARLY":
      return "离公布随机数不足一小时，来不及让大家先看到名单的哈希值。请把抽签时间改晚，送审发布后再冻结名单。";
    case "RECORD_NOT_PUBLIC":
      return "冻结的名单已经撤下，不能抽签。请先让名单重新公开。";
    case "VALUE_TOO_OLD":
      return `公开随机数必须在约定的 ${formatInstant(refused.availableAt, "zh")} 以后公布。请核对公布时间，不能用更早公布的数。`;
    case "VALUE_FROM_THE_FUTURE":
      return "填写的公布时间还没有到。请核对，等随机数公布以后再抽签。";
    default: {
      const { sentence, next } = drawRefusalWords(refused, "zh");
      return `${sentence}${next}`;
    }
  }
}

import type { CancelSessions } from "./cancel-sessions.server";
import type { ChangeCapacity } from "./change-capacity.server";
import type { CopyEvent } from "./copy-event.server";
import type { PlanSession } from "./plan-session.server";
import type { WriteHall } from "./write-hall.server";
import type { RemoveSession } from "./remove-session.server";
import type { WriteEvent } from "./write-event.server";

type Refused<Result> = Exclude<Extract<Result, { ok: false }>, { reason: "NOT_FOUND" }> extends { reason: infer Reason } ? Reason : never;
type Reason = Refused<WriteEvent> | Refused<CopyEvent> | Refused<PlanSession> | Refused<RemoveSession> | Refused<ChangeCapacity> | Refused<CancelSessions> | Refused<WriteHall>;

/** Why something was not done at the desk, and what to do. What is not there or not of the own unit is a 404. */
export const deskSentences: Record<Exclude<Reason, "NOT_FOUND">, string> = {
  SLUG_TAKEN: "这个网页短名已经用过，请换一个，例如加上年份或者区名。",
  SEASON_UNKNOWN: "没有这一年的开放月。请先建立开放月，或者选择“不属于开放月”。",
  CHANGED_MEANWHILE: "您打开之后，有人保存了新的内容。请复制您写的文字，重新打开页面，在新内容上修改。",
  SESSION_CANCELLED: "这个场次已经取消，不能再改。需要恢复的，请另排一场。",
  LIST_FROZEN: "申请名单已经冻结，名额写在公布的名单里，抽签以前不能改。抽签以后增加的名额按候补次序递补。",
  IN_FORCE: "这个场次已经公布，不能删除。不办了的，请取消场次，系统会通知报名的人。",
  NOTHING_CHANGED: "名额没有变化。",
  HALL_NAME_TAKEN: "已经有同名的场地，请换一个名称，或者在列表里改它的名额。",
  NOTHING_TO_CANCEL: "没有可以取消的场次：还没有公布、已经取消或者已经结束。",
};

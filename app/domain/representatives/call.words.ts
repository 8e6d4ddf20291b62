import type { Lang } from "../text/lang";
import type { CallFault } from "./call-faults";
import type { CallState } from "./call-state";
import type { LineFault } from "./quota-lines";

/** Why a call is not ready to be submitted or published, for the desk. */
export const callFaultWords: Record<Lang, Record<CallFault, string>> = {
  zh: {
    METHOD_MISSING: "还没有写遴选办法。遴选办法要和公告一起先行公布，请填写。",
    CONDITIONS_MISSING: "还没有写报名条件。请至少填写一条。",
    DIMENSIONS_MISSING: "还没有写名额要求。请至少按一个方面（例如性别）写明各类名额。",
    QUOTA_TWICE: "同一类别写了两次名额。请只保留一条。",
    QUOTAS_DO_NOT_FIT: "某个方面的名额和代表人数对不上：各类下限之和不能超过代表人数，上限之和不能少于代表人数。请核对。",
    DECISION_NOT_PUBLIC: "公告所属的决策事项还没有公开。请先公布目录中的这个事项。",
    CLOSES_BEFORE_OPENING: "报名截止时间不晚于开始时间。请核对。",
    DRAW_TOO_SOON: "抽选时间离报名截止不足一小时。名单要先冻结并公布，请推迟抽选时间。",
    ACCEPTANCE_BEFORE_DRAW: "答复是否参加的截止时间不晚于抽选时间。请核对。",
    MEETING_BEFORE_ACCEPTANCE: "会议时间不晚于答复是否参加的截止时间。请核对。",
    METHOD_AFTER_OPENING: "报名开始时间已过，而遴选办法还没有公布。遴选办法要先公布、后报名，请推迟报名开始时间。",
    OPENING_MOVED: "报名已经开始，不能再改开始时间。",
    CLOSING_MOVED_FORWARD: "报名已经开始，截止时间只能推迟，不能提前。",
    QUESTIONS_CHANGED: "报名已经开始，报名条件和各类别的名称不能再改；各类的人数可以改。",
    RULES_CHANGED_WITHOUT_REASON: "报名已经开始，修改遴选办法、人数或者随机数来源要写明新的理由，理由会公开。",
    RULES_CHANGED_AFTER_CLOSING: "报名已经截止，修改遴选办法、人数或者随机数来源要重新开放报名。请把截止时间推迟到以后。",
    POOL_FROZEN: "名单已经冻结，公告不能再改。确需更改的，撤下后另发公告并公开原因。",
  },
  en: {
    METHOD_MISSING: "The selection method is missing. It is published first, together with the call; please write it.",
    CONDITIONS_MISSING: "There are no conditions. Please give at least one.",
    DIMENSIONS_MISSING: "There are no quotas. Please say for at least one aspect (such as sex) how many of each are wanted.",
    QUOTA_TWICE: "There are two quotas for one value. Please keep one.",
    QUOTAS_DO_NOT_FIT: "The quotas of one aspect do not fit the seats: the minima together must not exceed them, and the maxima together must reach them.",
    DECISION_NOT_PUBLIC: "The decision of this call is not public yet. Publish it with the catalogue first.",
    CLOSES_BEFORE_OPENING: "Sign-up closes before it opens. Please check both times.",
    DRAW_TOO_SOON: "The draw is less than an hour after sign-up closes. The pool is frozen and published first; choose a later time.",
    ACCEPTANCE_BEFORE_DRAW: "The time to accept ends before the draw. Please check.",
    MEETING_BEFORE_ACCEPTANCE: "The meeting is before the end of the time to accept. Please check.",
    METHOD_AFTER_OPENING: "The opening time of sign-up has passed and the method is not public. The method comes first; choose a later opening.",
    OPENING_MOVED: "Sign-up has begun; its opening time cannot be changed.",
    CLOSING_MOVED_FORWARD: "Sign-up has begun; it can only be extended.",
    QUESTIONS_CHANGED: "Sign-up has begun; conditions and the names of the groups stay. The numbers may change.",
    RULES_CHANGED_WITHOUT_REASON: "Sign-up has begun; a change of method, numbers or random source needs a new public reason.",
    RULES_CHANGED_AFTER_CLOSING: "Sign-up has closed; a change of method, numbers or random source opens it again. Choose a closing time that is still to come.",
    POOL_FROZEN: "The pool is frozen; the call cannot be changed. If it must be, withdraw it and publish another one with the reason.",
  },
};

export const callStateWords: Record<Lang, Record<CallState, string>> = {
  zh: { announced: "即将报名", open: "报名中", closed: "资格审核中", frozen: "名单已冻结，待抽选", drawn: "已抽选" },
  en: { announced: "Opens soon", open: "Open for applications", closed: "Applications are being checked", frozen: "Pool frozen, to be drawn", drawn: "Drawn" },
};

/** A fault of one line of quotas, for the desk. */
export function lineFaultWords({ line, reason }: LineFault): string {
  const words: Record<LineFault["reason"], string> = {
    NOT_A_QUOTA: "请按“性别：女 2-3”的样式填写。",
    MINIMUM_ABOVE_MAXIMUM: "下限高于上限。",
    VALUE_TWICE: "这个类别前面已经写过。",
  };
  return `第 ${line} 行：${words[reason]}`;
}

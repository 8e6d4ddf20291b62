import { formatClosing, formatInstant } from "../calendar/shanghai";
import type { Lang } from "../text/lang";
import type { RegistrationRefusal } from "./registration";
import type { RegistrationState } from "./registration-states";

/** What happened, and what the person can do now. */
export type RefusalWords = { sentence: string; next: string };

type Reason = RegistrationRefusal["reason"];
type Speaker = { [R in Reason]: (refusal: Extract<RegistrationRefusal, { reason: R }>) => RefusalWords };

export const registrationStateWords: Record<Lang, Record<RegistrationState, string>> = {
  zh: {
    applied: "已申请，等待抽签",
    held: "待验证",
    waiting: "候补中",
    offered: "有名额待您确认",
    confirmed: "已报名",
    cancelled: "已取消",
    lapsed: "逾期未确认",
    left: "已退出候补",
    expired: "保留已过期",
    closed: "候补已结束",
  },
  en: {
    applied: "Applied, waiting for the draw",
    held: "To be verified",
    waiting: "On the waiting list",
    offered: "A place is waiting for your answer",
    confirmed: "Registered",
    cancelled: "Cancelled",
    lapsed: "Offer not taken in time",
    left: "Left the waiting list",
    expired: "Hold expired",
    closed: "Waiting list closed",
  },
};

const zh: Speaker = {
  SESSION_CANCELLED: () => ({ sentence: "这个场次已经取消。", next: "请在活动页面选择其他场次，或者拨打活动联系电话询问。" }),
  NOT_OPEN_YET: ({ opensAt }) => ({
    sentence: "报名还没有开始。",
    next: `报名于 ${formatInstant(opensAt, "zh")} 开始，请到时再来提交。`,
  }),
  CLOSED: ({ closedAt }) => ({
    sentence: `报名已于 ${formatClosing(closedAt, "zh")} 截止。`,
    next: "请选择仍在报名的其他场次，或者拨打活动联系电话询问现场是否还能安排。",
  }),
  PARTY_EMPTY: () => ({ sentence: "没有填写参加人数。", next: "请填写参加人数，至少 1 人，把您自己也算上。" }),
  PARTY_TOO_LARGE: ({ maxPartySize }) => ({
    sentence: `每次报名最多 ${maxPartySize} 人。`,
    next: `请把人数改为 ${maxPartySize} 人以内；人数更多的，请拨打活动联系电话商量团体参观。`,
  }),
  GUARDIAN_NEEDED: ({ belowAge }) => ({
    sentence: `不满 ${belowAge} 周岁的儿童须由成年人陪同。`,
    next: "请把至少一位陪同的成年人加进参加人数。",
  }),
  ALREADY_REGISTERED: ({ state }) => ({
    sentence: `您已经报过这个场次，目前状态是“${registrationStateWords.zh[state]}”。`,
    next: "不需要再报一次。请打开您的票查看、改人数或者取消；找不到票的，可以让我们重新发给您。",
  }),
  SEASON_LIMIT: ({ limit }) => ({
    sentence: `每人同时最多保留 ${limit} 个报名，您已达到上限。`,
    next: "如果这一场对您更重要，请先取消一个还没有开始的报名。",
  }),
  SESSION_FULL: ({ seatsLeft, canWait }) => ({
    sentence: seatsLeft === 0 ? "这个场次的名额已满。" : `这个场次只剩 ${seatsLeft} 个名额，不够您填写的人数。`,
    next:
      (seatsLeft > 0 ? `您可以把人数改为 ${seatsLeft} 人以内，` : "您可以") +
      (canWait ? "排队候补，有人取消时按先后顺序自动补上并通知您，" : "") +
      "也可以选择其他场次。",
  }),
  LIST_FROZEN: () => ({
    sentence: "申请名单已经冻结，等待抽签，不能再增加申请或者改人数。",
    next: "已经申请的不受影响，抽签以后会通知您；不来的可以退出申请。没有申请的，请选择其他场次。",
  }),
  CONTACT_NOT_CONFIRMED: () => ({
    sentence: "您的手机号或邮箱还没有验证。",
    next: "请填写我们发给您的六位验证码；没有收到的，可以重新获取。",
  }),
  HOLD_EXPIRED: ({ expiredAt }) => ({
    sentence: `为您保留的名额已于 ${formatInstant(expiredAt, "zh")} 过期。`,
    next: "请重新报名；如果还有名额，填写验证码后立即生效。",
  }),
  NOT_POSSIBLE_NOW: ({ state }) => ({
    sentence: `这份报名目前的状态是“${registrationStateWords.zh[state]}”，不能这样操作。`,
    next: "请打开您的票查看现在可以做什么；想重新参加的，请回到活动页面再报名。",
  }),
};

const en: Speaker = {
  SESSION_CANCELLED: () => ({
    sentence: "This session has been cancelled.",
    next: "Please choose another session on the event page, or call the event's telephone number.",
  }),
  NOT_OPEN_YET: ({ opensAt }) => ({
    sentence: "Registration has not opened yet.",
    next: `It opens on ${formatInstant(opensAt, "en")} (Beijing time). Please come back then.`,
  }),
  CLOSED: ({ closedAt }) => ({
    sentence: `Registration closed on ${formatClosing(closedAt, "en")} (Beijing time).`,
    next: "Please choose a session that is still open, or call the event's telephone number to ask about places on the day.",
  }),
  PARTY_EMPTY: () => ({
    sentence: "The number of people is missing.",
    next: "Please enter how many people will come, at least 1, counting yourself.",
  }),
  PARTY_TOO_LARGE: ({ maxPartySize }) => ({
    sentence: `One registration is for at most ${maxPartySize} people.`,
    next: `Please enter ${maxPartySize} or fewer. For a larger group, call the event's telephone number.`,
  }),
  GUARDIAN_NEEDED: ({ belowAge }) => ({
    sentence: `Children under ${belowAge} must come with an adult.`,
    next: "Please add at least one accompanying adult to the number of people.",
  }),
  ALREADY_REGISTERED: ({ state }) => ({
    sentence: `You already have a registration for this session: ${registrationStateWords.en[state]}.`,
    next: "There is no need to register again. Open your ticket to see, change or cancel it; we can send it to you once more.",
  }),
  SEASON_LIMIT: ({ limit }) => ({
    sentence: `Each person may hold ${limit} registrations at a time, and you have reached that number.`,
    next: "If this session matters more to you, please first cancel one that has not started.",
  }),
  SESSION_FULL: ({ seatsLeft, canWait }) => ({
    sentence: seatsLeft === 0 ? "This session is full." : `Only ${seatsLeft} places are left, fewer than you asked for.`,
    next: [
      ...(seatsLeft > 0 ? [`You can register ${seatsLeft} or fewer people`] : []),
      ...(canWait ? ["you can join the waiting list, and we move you up in order and tell you when somebody cancels"] : []),
      "you can choose another session",
    ]
      .join("; or ")
      .replace(/^y/, "Y")
      .concat("."),
  }),
  LIST_FROZEN: () => ({
    sentence: "The list of applications is frozen for the draw; nobody can join it or change the number of people now.",
    next: "If you have applied, nothing is lost: you are told after the draw, and can still withdraw. Otherwise please choose another session.",
  }),
  CONTACT_NOT_CONFIRMED: () => ({
    sentence: "Your phone number or e-mail address has not been verified.",
    next: "Please enter the six-digit code we sent you, or ask for a new one.",
  }),
  HOLD_EXPIRED: ({ expiredAt }) => ({
    sentence: `The places held for you expired on ${formatInstant(expiredAt, "en")} (Beijing time).`,
    next: "Please register again. If places are left, they are yours as soon as you enter the code.",
  }),
  NOT_POSSIBLE_NOW: ({ state }) => ({
    sentence: `This registration is "${registrationStateWords.en[state]}", so that is not possible.`,
    next: "Open your ticket to see what you can do now. To come after all, please register again on the event page.",
  }),
};

const speakers: Record<Lang, Speaker> = { zh, en };

/** The sentence and the next step of a refusal. Every reason has both in every language, or this file does not compile. */
export function registrationRefusalWords(refusal: RegistrationRefusal, lang: Lang): RefusalWords {
  const speak = speakers[lang][refusal.reason] as (refusal: RegistrationRefusal) => RefusalWords;
  return speak(refusal);
}

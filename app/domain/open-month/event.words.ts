import { dayOf, formatDay, formatInstant, formatTime, weekdayOf } from "../calendar/shanghai";
import type { Lang } from "../text/lang";
import type { CapacityUnit } from "./capacity";
import type { CancelCause, EventAdmission, EventFault, EventKind, EventMode, NeededText } from "./event";

export const eventKindWords: Record<Lang, Record<EventKind, string>> = {
  zh: {
    visit: "参观",
    symposium: "座谈",
    experience: "体验",
    lecture: "讲座科普",
    drill: "演练观摩",
    policyOutreach: "政策宣讲",
    meeting: "列席会议",
    online: "线上活动",
  },
  en: {
    visit: "Visit",
    symposium: "Discussion",
    experience: "Hands-on",
    lecture: "Talk",
    drill: "Watching a drill",
    policyOutreach: "Policy explained",
    meeting: "Sitting in on a meeting",
    online: "Online",
  },
};

export const eventModeWords: Record<Lang, Record<EventMode, string>> = {
  zh: { onSite: "现场", online: "线上", both: "现场和线上" },
  en: { onSite: "On site", online: "Online", both: "On site and online" },
};

export const eventAdmissionWords: Record<Lang, Record<EventAdmission, string>> = {
  zh: { open: "公开报名", invited: "定向邀请" },
  en: { open: "Open to all", invited: "By invitation" },
};

/** `12 人`, `3 户`, `8 家`. */
export const capacityUnitWords: Record<Lang, Record<CapacityUnit, (n: number) => string>> = {
  zh: { persons: (n) => `${n} 人`, households: (n) => `${n} 户`, companies: (n) => `${n} 家` },
  en: {
    persons: (n) => (n === 1 ? "1 person" : `${n} people`),
    households: (n) => (n === 1 ? "1 household" : `${n} households`),
    companies: (n) => (n === 1 ? "1 company" : `${n} companies`),
  },
};

export const cancelCauseWords: Record<Lang, Record<CancelCause, string>> = {
  zh: { weather: "天气原因", venue: "场地原因", safety: "安全原因", speaker: "主讲人或工作人员原因", fewPeople: "报名人数不足", other: "主办单位工作安排调整" },
  en: {
    weather: "because of the weather",
    venue: "because of the venue",
    safety: "for safety",
    speaker: "because the speaker or staff cannot be there",
    fewPeople: "because too few people registered",
    other: "because the organiser's plans changed",
  },
};

const fields: Record<Lang, Record<NeededText, string>> = {
  zh: { summary: "一句话简介", description: "活动安排", place: "地点", whoMayCome: "参加人员", accessibility: "无障碍说明", phone: "活动电话" },
  en: { summary: "summary", description: "programme", place: "place", whoMayCome: "who may come", accessibility: "access", phone: "telephone" },
};

type Speaker = { [R in EventFault["reason"]]: (fault: Extract<EventFault, { reason: R }>) => string };

const speakers: Record<Lang, Speaker> = {
  zh: {
    TEXT_MISSING: ({ field }) => `还没有填写“${fields.zh[field]}”，请补充。`,
    NO_SESSION: () => "还没有安排场次，请至少安排一场。",
    OPENS_AFTER_IT_CLOSES: ({ startsAt }) => `${formatInstant(startsAt, "zh")} 的场次：报名开始时间须早于截止时间。`,
    CLOSES_AFTER_THE_START: ({ startsAt }) => `${formatInstant(startsAt, "zh")} 的场次：报名须在活动开始前截止。`,
    ENDS_BEFORE_IT_STARTS: ({ startsAt }) => `${formatInstant(startsAt, "zh")} 的场次：结束时间须晚于开始时间。`,
    DOORS_DO_NOT_FIT: ({ startsAt }) => `${formatInstant(startsAt, "zh")} 的场次：入场须在开始前放行，并在活动结束前停止。`,
    DRAW_NOT_SAID: ({ startsAt }) => `${formatInstant(startsAt, "zh")} 的场次：抽签的场次须写明抽签时间和公开随机数的来源。`,
    DRAW_TOO_EARLY: ({ startsAt }) => `${formatInstant(startsAt, "zh")} 的场次：抽签须在报名截止至少两小时以后，先冻结名单、公布哈希值。`,
    DRAW_TOO_LATE: ({ startsAt }) => `${formatInstant(startsAt, "zh")} 的场次：抽签须在活动开始以前。`,
    LOTTERY_IN_A_HALL: ({ startsAt }) => `${formatInstant(startsAt, "zh")} 的场次：抽签的场次不能与其他场次共用场地名额，请改为先到先得，或者不共用。`,
    RULES_OF_PLACES_CHANGED: ({ startsAt }) => `${formatInstant(startsAt, "zh")} 的场次：已经有人报名，不能再改名额分配办法和共用的场地。`,
    LIST_FROZEN: ({ startsAt }) => `${formatInstant(startsAt, "zh")} 的场次：申请名单已经冻结，报名截止、抽签时间和随机数来源不能再改。`,
    CHANGE_NOTE_MISSING: () => "已公布场次的时间或者地点有变动，请写明变动原因；发布后会通知每一位报名的人。",
  },
  en: {
    TEXT_MISSING: ({ field }) => `"${fields.en[field]}" is still empty; please fill it in.`,
    NO_SESSION: () => "There is no session yet; please plan at least one.",
    OPENS_AFTER_IT_CLOSES: ({ startsAt }) => `Session of ${formatInstant(startsAt, "en")}: registration must open before it closes.`,
    CLOSES_AFTER_THE_START: ({ startsAt }) => `Session of ${formatInstant(startsAt, "en")}: registration must close before the start.`,
    ENDS_BEFORE_IT_STARTS: ({ startsAt }) => `Session of ${formatInstant(startsAt, "en")}: it must end after it starts.`,
    DOORS_DO_NOT_FIT: ({ startsAt }) => `Session of ${formatInstant(startsAt, "en")}: doors open before the start and close before the end.`,
    DRAW_NOT_SAID: ({ startsAt }) => `Session of ${formatInstant(startsAt, "en")}: a lottery says when it is drawn and where its public value comes from.`,
    DRAW_TOO_EARLY: ({ startsAt }) => `Session of ${formatInstant(startsAt, "en")}: the draw is at least two hours after registration closes, so that the list can be frozen first.`,
    DRAW_TOO_LATE: ({ startsAt }) => `Session of ${formatInstant(startsAt, "en")}: the draw is before the start.`,
    LOTTERY_IN_A_HALL: ({ startsAt }) => `Session of ${formatInstant(startsAt, "en")}: a lottery cannot share a hall's places with other sessions.`,
    RULES_OF_PLACES_CHANGED: ({ startsAt }) => `Session of ${formatInstant(startsAt, "en")}: people have registered; how places are given out and the shared hall stay as they are.`,
    LIST_FROZEN: ({ startsAt }) => `Session of ${formatInstant(startsAt, "en")}: the list is frozen; closing, time of the draw and source of the value stay as they are.`,
    CHANGE_NOTE_MISSING: () => "Time or place of a published session changed; please say why. Everybody who is registered will be told.",
  },
};

export function eventFaultSentence(fault: EventFault, lang: Lang): string {
  const speak = speakers[lang][fault.reason] as (fault: EventFault) => string;
  return speak(fault);
}

const WEEKDAYS: Record<Lang, readonly string[]> = {
  zh: ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};

/** `2026年8月15日（星期六）`, `Saturday, 15 August 2026`. */
export function dayInWords(day: string, lang: Lang): string {
  const weekday = WEEKDAYS[lang][weekdayOf(day)] ?? "";
  return lang === "zh" ? `${formatDay(day, "zh")}（${weekday}）` : `${weekday}, ${formatDay(day, "en")}`;
}

/** `2026年8月15日（星期六）09:30—10:45`; the day of the end too where that is another one. */
export function sessionTimeInWords(startsAt: Date, endsAt: Date, lang: Lang): string {
  const [from, to] = [dayOf(startsAt), dayOf(endsAt)];
  const dash = lang === "zh" ? "—" : "–";
  const gap = lang === "zh" ? "" : ", ";
  const end = from === to ? formatTime(endsAt) : `${dayInWords(to, lang)}${gap}${formatTime(endsAt)}`;
  return `${dayInWords(from, lang)}${gap}${formatTime(startsAt)}${dash}${end}`;
}

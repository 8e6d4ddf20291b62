import { z } from "zod";
import { isDay } from "~/domain/calendar/shanghai";
import { CAPACITY_UNITS } from "~/domain/open-month/capacity";
import { CANCEL_CAUSES, EVENT_ADMISSIONS, EVENT_KINDS, EVENT_MODES, SESSION_ALLOCATIONS } from "~/domain/open-month/event";
import type { Lang } from "~/domain/text/lang";
import { choiceField, contactField, dayField, lineField, numberField, optionalContact, optionalLine, optionalText, sixDigitsField, textField, tickField } from "~/platform/fields";

const words = {
  zh: {
    session: "请选择场次。",
    persons: "请填写参加人数，至少 1 人，把您自己也算上。",
    children: "请填写 14 周岁以下儿童的人数，没有就填 0。",
    name: "姓名",
    needs: "需要的协助",
  },
  en: {
    session: "Please choose a session.",
    persons: "Please enter how many people will come, at least 1, counting yourself.",
    children: "Please enter how many are under 14, or 0.",
    name: "your name",
    needs: "the help you need",
  },
};

const MOST_PERSONS = 1000;
const id = (sentence: string) => z.string({ error: () => sentence }).min(1, { error: () => sentence }).max(64, { error: () => sentence });
const token = z.string().max(100).catch("");

/** A count that may be left out. */
function countOr(missing: number, sentence: string) {
  return z
    .string()
    .optional()
    .transform((raw, context): number => {
      if (raw === undefined || raw.trim() === "") return missing;
      if (/^\s*\d{1,4}\s*$/.test(raw) && Number(raw) <= MOST_PERSONS) return Number(raw);
      context.addIssue({ code: "custom", message: sentence });
      return z.NEVER;
    });
}

/** What every step of registering carries. Size limits of a session are judged by the domain, so that each gets its own sentence. */
function partyFields(lang: Lang) {
  const say = words[lang];
  return {
    sessionId: id(say.session),
    partySize: numberField(say.persons, { min: 1, max: MOST_PERSONS }),
    children: countOr(0, say.children),
    needs: optionalLine(lang, say.needs, 200),
    whenFull: z.enum(["wait", "refuse"]).catch("wait"),
    submission: token,
  };
}

/** The button on the event page: nothing but which session and how many. */
export function partyForm(lang: Lang) {
  return z.object({ ...partyFields(lang), name: optionalLine(lang, words[lang].name, 50) });
}

/** A person who is signed in; the name is asked for where none is known. */
export function namedPartyForm(lang: Lang) {
  return z.object({ ...partyFields(lang), name: lineField(lang, words[lang].name, { min: 1, max: 50 }) });
}

/** Somebody who is not: the contact that a code will be sent to. */
export function contactPartyForm(lang: Lang) {
  return z.object({ ...partyFields(lang), name: lineField(lang, words[lang].name, { min: 1, max: 50 }), contact: contactField(lang) });
}

export function codePartyForm(lang: Lang) {
  return contactPartyForm(lang).extend({ code: sixDigitsField(lang) });
}

export function changePartyForm(lang: Lang) {
  return z.object({ partySize: numberField(words[lang].persons, { min: 1, max: MOST_PERSONS }) });
}

export function resendTicketsForm(lang: Lang) {
  return z.object({ contact: contactField(lang) });
}

/** At the desk: a person without phone and mail gives none. */
export const deskPartyForm = z.object({
  ...partyFields("zh"),
  name: lineField("zh", "姓名", { min: 1, max: 50 }),
  contact: optionalContact("zh"),
  lang: z.enum(["zh", "en"]).catch("zh"),
});

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const slugSentence = "请用小写英文字母、数字和连字符写网页短名，例如 cool-shelter-visit，3 至 60 个字符。";
const slug = z.string({ error: () => slugSentence }).trim().min(3, { error: () => slugSentence }).max(60, { error: () => slugSentence }).regex(SLUG, { error: () => slugSentence });

export const eventForm = z.object({
  slug,
  seasonYear: z
    .string()
    .optional()
    .transform((raw) => (raw && /^\d{4}$/.test(raw) ? Number(raw) : null)),
  kind: choiceField(EVENT_KINDS, "请选择活动形式。"),
  mode: choiceField(EVENT_MODES, "请选择现场还是线上。"),
  admission: choiceField(EVENT_ADMISSIONS, "请选择公开报名还是定向邀请。"),
  title: lineField("zh", "活动名称", { min: 2, max: 100 }),
  titleEn: optionalLine("zh", "英文名称", 200),
  summary: lineField("zh", "一句话简介", { min: 5, max: 200 }),
  summaryEn: optionalLine("zh", "英文简介", 400),
  description: textField("zh", "活动安排", { min: 5, max: 10_000 }),
  place: lineField("zh", "地点", { min: 2, max: 100 }),
  placeEn: optionalLine("zh", "英文地点", 200),
  address: optionalLine("zh", "详细地址和交通", 200),
  isProvisional: tickField(),
  whoMayCome: lineField("zh", "参加人员", { min: 2, max: 300 }),
  whatToBring: optionalLine("zh", "请带什么", 300),
  accessibility: lineField("zh", "无障碍说明", { min: 2, max: 500 }),
  phone: lineField("zh", "活动电话", { min: 5, max: 40 }),
  capacityUnit: choiceField(CAPACITY_UNITS, "请选择名额按人、按户还是按家计算。"),
  capacityText: optionalLine("zh", "名额（公告文字）", 60),
  decisionSlug: z.string().trim().regex(SLUG).or(z.literal("")).catch(""),
  onlineLink: z.union([z.literal(""), z.url({ protocol: /^https$/, error: () => "请填写 https:// 开头的网址。" })]).or(z.undefined().transform(() => "")),
  changeNote: optionalLine("zh", "变动原因", 300),
  recap: optionalText("zh", "活动集锦", 10_000),
  /** When the event had last been saved as the form was opened. */
  seenAt: z
    .string()
    .optional()
    .transform((raw) => (raw && !Number.isNaN(Date.parse(raw)) ? new Date(raw) : null)),
});

/** What an officer writes of an event; the columns of the same names. */
export type EventTexts = Omit<z.output<typeof eventForm>, "seenAt">;

/** The field is `copySlug`, because the page has a `slug` already. */
export const copyForm = z.object({ copySlug: slug, days: numberField("请填写推后的天数，0 至 400。", { min: 0, max: 400 }) });

/** `2026-08-15T09:30` as typed, at that wall time in Shanghai; null for anything else. */
function readInstant(raw: string): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(raw.trim());
  return match?.[1] && isDay(match[1]) ? new Date(`${match[1]}T${match[2]}:${match[3]}:00+08:00`) : null;
}

function instant(what: string) {
  const sentence = `请填写${what}，精确到分钟。`;
  return z.string({ error: () => sentence }).transform((raw, context): Date => {
    const at = readInstant(raw);
    if (at) return at;
    context.addIssue({ code: "custom", message: sentence });
    return z.NEVER;
  });
}

/** One that may be left out. */
function optionalInstant(what: string) {
  return z
    .string()
    .optional()
    .transform((raw, context): Date | null => {
      const at = readInstant(raw ?? "");
      if (!at && raw?.trim()) context.addIssue({ code: "custom", message: `请填写${what}，精确到分钟，或者留空。` });
      return at;
    });
}

export const sessionForm = z.object({
  startsAt: instant("开始时间"),
  endsAt: instant("结束时间"),
  doorsOpenAt: instant("开始入场的时间"),
  doorsCloseAt: instant("停止入场的时间"),
  registrationOpensAt: instant("报名开始时间"),
  registrationClosesAt: instant("报名截止时间"),
  capacity: numberField("请填写名额，1 至 100000。", { min: 1, max: 100_000 }),
  maxPartySize: numberField("请填写每次报名最多几人，1 至 100。", { min: 1, max: 100 }),
  allocation: z.enum(SESSION_ALLOCATIONS).catch("firstCome"),
  /** For a lottery; the release asks for both. */
  drawAt: optionalInstant("抽签时间"),
  drawSource: optionalLine("zh", "公开随机数的来源", 200),
  hallId: z.string().max(64).optional().transform((raw) => raw || null),
});

export type SessionTimes = z.output<typeof sessionForm>;

export const capacityForm = z.object({ sessionId: id("请选择场次。"), capacity: numberField("请填写名额，0 至 100000。", { min: 0, max: 100_000 }) });

/** A hall that sessions share; `hallId` is empty for a new one. */
export const hallForm = z.object({
  hallId: z.string().max(64).optional().transform((raw) => raw || null),
  name: lineField("zh", "场地名称", { min: 2, max: 60 }),
  capacity: numberField("请填写场地名额，1 至 100000。", { min: 1, max: 100_000 }),
});

/** The public value, typed twice because it cannot be corrected. */
export const revealForm = z
  .object({
    value: lineField("zh", "公开随机数", { min: 1, max: 200 }),
    valueAgain: lineField("zh", "再填一次的公开随机数", { min: 1, max: 200 }),
    publicAt: instant("随机数公布的时间"),
  })
  .refine(({ value, valueAgain }) => value === valueAgain, { path: ["valueAgain"], error: () => "两次填写的随机数不同。抽签不能更改，请对照公布的数字重新填写。" });

export const cancelForm = z.object({
  sessionId: z.string().max(64).optional().transform((raw) => raw || null),
  cause: z.enum(CANCEL_CAUSES).catch("other"),
  reason: textField("zh", "取消原因", { min: 2, max: 300 }),
});

export const officeCancelForm = z.object({ registrationId: id("请选择报名。"), reason: lineField("zh", "取消原因", { min: 2, max: 300 }) });

export const seasonForm = z.object({
  title: lineField("zh", "名称", { min: 2, max: 100 }),
  titleEn: optionalLine("zh", "英文名称", 200),
  theme: lineField("zh", "主题", { min: 2, max: 100 }),
  themeEn: optionalLine("zh", "英文主题", 200),
  slogan: optionalLine("zh", "口号", 100),
  sloganEn: optionalLine("zh", "英文口号", 200),
  introduction: optionalText("zh", "介绍", 3000),
  introductionEn: optionalText("zh", "英文介绍", 3000),
  startsOn: dayField("请填写开始日期。"),
  endsOn: dayField("请填写结束日期。"),
  registrationLimit: numberField("请填写每人同时最多保留几个报名，1 至 50。", { min: 1, max: 50 }),
  phone: optionalLine("zh", "电话", 40),
});

export type SeasonTexts = z.output<typeof seasonForm>;

import type { Lang } from "../text/lang";
import type { FreezeResult, RevealResult } from "./draw-record";
import { shortageWords } from "./shortages.words";

type Refusal = Extract<FreezeResult | RevealResult, { ok: false }>;
type Words = { sentence: string; next: string };
type Speaker = { [R in Refusal["reason"]]: (refusal: Extract<Refusal, { reason: R }>) => Words };

const zh: Speaker = {
  NUMBER_TWICE: ({ number }) => ({ sentence: `报名序号 ${number} 出现两次。`, next: "请先核对报名名单，每人一个序号。" }),
  VALUE_MISSING: ({ number, dimension }) => ({
    sentence: `报名序号 ${number} 没有填写“${dimension}”。`,
    next: "请补齐后再冻结名单，不能替报名人猜。",
  }),
  QUOTA_TWICE: ({ quota }) => ({ sentence: `对“${quota.value}”规定了两次名额。`, next: "请只保留一条要求。" }),
  INFEASIBLE: ({ shortages }) => ({
    sentence: `按现有报名情况无法满足名额要求：${shortages.map((one) => shortageWords(one, "zh")).join("；")}。`,
    next: "请延长报名，或者修改遴选办法并重新公布。现在没有抽出任何人。",
  }),
  QUOTA_WOULD_BE_LOOSER: ({ merged }) => ({
    sentence: `为保护个人信息，不足 3 人的类别要合并公布：${merged.map((cell) => `${cell.dimension}“${cell.into}”`).join("；")}，合并后的名额要求会变宽。`,
    next: "请延长报名，或者修改遴选办法；也可以确认按合并后的要求抽选，确认会写进记录。",
  }),
  VALUE_TOO_EARLY: () => ({ sentence: "公开随机数的公布时间离冻结名单不足一小时。", next: "请选择更晚公布的随机数，让大家先看到名单的哈希值。" }),
  VALUE_NOT_YET_PUBLIC: () => ({ sentence: "约定的公开随机数还没有公布。", next: "请等到约定时间以后再抽选，不能用别的数代替。" }),
  WRONG_KIND_OF_VALUE: () => ({ sentence: "这不是冻结名单时约定的那种随机数。", next: "请填写约定来源公布的数。" }),
  NOT_A_PUBLIC_VALUE: () => ({ sentence: "随机数填写有误。", next: "请照公布的样子填写数字，几个数之间用空格隔开。" }),
  QUOTAS_OUT_OF_REACH: () => ({ sentence: "记录中的名单无法满足名额要求。", next: "请核对记录文件；需要重新抽选的，要有新的记录并公开原因。" }),
};

const en: Speaker = {
  NUMBER_TWICE: ({ number }) => ({ sentence: `Application ${number} appears twice.`, next: "Check the list: one number for each person." }),
  VALUE_MISSING: ({ number, dimension }) => ({
    sentence: `Application ${number} has no answer for "${dimension}".`,
    next: "Complete it before freezing the pool; answers are never guessed.",
  }),
  QUOTA_TWICE: ({ quota }) => ({ sentence: `There are two requirements for "${quota.value}".`, next: "Keep one of them." }),
  INFEASIBLE: ({ shortages }) => ({
    sentence: `The people who applied cannot meet the requirements. ${shortages.map((one) => shortageWords(one, "en")).join("; ")}.`,
    next: "Extend the sign-up, or change the selection method and publish it again. Nobody has been drawn.",
  }),
  QUOTA_WOULD_BE_LOOSER: ({ merged }) => ({
    sentence: `To protect people, groups of fewer than 3 are published together (${merged.map((cell) => `${cell.dimension}: ${cell.into}`).join("; ")}), which loosens a requirement.`,
    next: "Extend the sign-up or change the method; or confirm the looser requirement, which the record will show.",
  }),
  VALUE_TOO_EARLY: () => ({
    sentence: "The public value appears less than an hour after the pool is frozen.",
    next: "Choose a later one, so that everybody can see the hash of the pool first.",
  }),
  VALUE_NOT_YET_PUBLIC: () => ({ sentence: "The agreed public value has not appeared.", next: "Wait for its time; no other value may replace it." }),
  WRONG_KIND_OF_VALUE: () => ({ sentence: "This is not the kind of value that was agreed.", next: "Enter the value that the agreed source published." }),
  NOT_A_PUBLIC_VALUE: () => ({ sentence: "The public value is not well formed.", next: "Enter the digits as published, with spaces between numbers." }),
  QUOTAS_OUT_OF_REACH: () => ({
    sentence: "The pool in the record cannot meet its requirements.",
    next: "Check the record file. A new draw needs a new record and a public reason.",
  }),
};

const speakers: Record<Lang, Speaker> = { zh, en };

/** The sentence and the next step of a refusal to freeze or to draw. */
export function drawRefusalWords(refusal: Refusal, lang: Lang): Words {
  const speak = speakers[lang][refusal.reason] as (refusal: Refusal) => Words;
  return speak(refusal);
}


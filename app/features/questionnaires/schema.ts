import { z } from "zod";
import { MOST_QUESTIONS, QUESTION_KINDS, questionFaults, type Question, type Words } from "~/domain/questionnaire/question";
import { faultSentence } from "~/domain/questionnaire/questionnaire.words";
import { choiceField, instantField, lineField, numberField, optionalLine, optionalText, textField, tickField } from "~/platform/fields";

export const INTRODUCTION_MAX = 2000;
export const QUESTION_MAX = 200;
export const CHOICE_MAX = 100;
const SCALE_END_MAX = 30;

const version = numberField("页面信息不完整。请刷新页面后重新填写。", { min: 1, max: 999_999 });

const fields = {
  title: lineField("zh", "问卷名称", { min: 4, max: 120 }),
  titleEn: optionalLine("zh", "英文名称", 200),
  introduction: textField("zh", "说明", { min: 1, max: INTRODUCTION_MAX }),
  introductionEn: optionalText("zh", "英文说明", INTRODUCTION_MAX),
  opensAt: instantField("请填写开始的日期和时间，例如 2026-08-20 09:00。"),
  closesAt: instantField("请填写截止的日期和时间，例如 2026-08-28 18:00。"),
};

const sentence = "请选择问卷属于哪一次征求意见。";
export const newQuestionnaireForm = z.object({ ...fields, windowId: z.string({ error: () => sentence }).regex(/^[\w-]{1,64}$/, { error: () => sentence }) });
export type QuestionnaireFields = z.output<z.ZodObject<typeof fields>>;
export const questionnaireForm = z.object({ ...fields, version });

/** One choice a line, `每天 | Every day`; the English part may be left out. */
const choices = optionalText("zh", "选项", 3000).transform((text, context): Words[] =>
  text.split("\n").map((line) => line.trim()).filter(Boolean).map((line, index) => {
    const [zh = "", en = ""] = line.split(/[|｜]/u).map((part) => part.trim());
    if (zh === "" || zh.length > CHOICE_MAX || en.length > CHOICE_MAX * 2) context.addIssue({ code: "custom", message: `第 ${index + 1} 行请写一个选项，最多 ${CHOICE_MAX} 字；英文写在“|”后面。` });
    return { zh, en };
  }),
);

/** A question as it is added or changed: its kind decides which of the other fields count. */
export const questionForm = z
  .object({
    version,
    /** The question to change, from 1; 0 for a new one at the end. */
    number: numberField("没有这一题。请刷新页面。", { min: 0, max: MOST_QUESTIONS }),
    kind: choiceField(QUESTION_KINDS, "请选择题型。"),
    text: lineField("zh", "题目", { min: 2, max: QUESTION_MAX }),
    textEn: optionalLine("zh", "英文题目", QUESTION_MAX * 2),
    isRequired: tickField(),
    choices,
    low: optionalLine("zh", "1 分的意思", SCALE_END_MAX),
    lowEn: optionalLine("zh", "1 分的英文", SCALE_END_MAX * 2),
    high: optionalLine("zh", "5 分的意思", SCALE_END_MAX),
    highEn: optionalLine("zh", "5 分的英文", SCALE_END_MAX * 2),
  })
  .transform(({ version: seen, number, kind, isRequired, ...typed }, context) => {
    const question = questionOf(kind, { text: { zh: typed.text, en: typed.textEn }, isRequired }, typed);
    for (const reason of questionFaults(question)) {
      context.addIssue({ code: "custom", path: [reason === "SCALE_WITHOUT_WORDS" ? (typed.low === "" ? "low" : "high") : "choices"], message: faultSentence("zh", { reason }) });
    }
    return { version: seen, number, question };
  });

function questionOf(
  kind: Question["kind"],
  asked: { text: Words; isRequired: boolean },
  typed: { choices: Words[]; low: string; lowEn: string; high: string; highEn: string },
): Question {
  if (kind === "text") return { ...asked, kind };
  if (kind === "scale") return { ...asked, kind, low: { zh: typed.low, en: typed.lowEn }, high: { zh: typed.high, en: typed.highEn } };
  return { ...asked, kind, choices: typed.choices };
}

/** `up`, `down` and `remove` of one question. */
export const orderForm = z.object({
  version,
  number: numberField("没有这一题。请刷新页面。", { min: 1, max: MOST_QUESTIONS }),
  order: choiceField(["up", "down", "remove"], "请选择怎样移动这一题。"),
});
export type Order = z.output<typeof orderForm>["order"];

export const noteForm = z.object({ version });

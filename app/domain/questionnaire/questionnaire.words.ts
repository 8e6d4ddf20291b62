import { formatClosing, formatInstant } from "../calendar/shanghai";
import type { Lang } from "../text/lang";
import type { AnswerRefusal } from "./answer";
import { FEWEST_CHOICES, MOST_CHOICES, MOST_QUESTIONS, SCALE, TEXT_ANSWER_MAX, type Question, type QuestionKind, type QuestionnaireFault, type Words } from "./question";

/** The words in the language of the page; Chinese where there is no translation. */
export function inLang(words: Words, lang: Lang): string {
  return (lang === "en" && words.en) || words.zh;
}

/** `1 分（不方便）`: a value of a scale; its ends carry their words. */
export function scaleWords({ low, high }: Extract<Question, { kind: "scale" }>, value: number): Words {
  const end = value === SCALE[0] ? low : value === SCALE.at(-1) ? high : null;
  if (end === null) return { zh: `${value} 分`, en: String(value) };
  return { zh: `${value} 分（${end.zh}）`, en: `${value} (${inLang(end, "en")})` };
}

export const questionKindWords: Record<QuestionKind, string> = { single: "单选", multiple: "多选", scale: "一至五分", text: "文字" };

type Reason = QuestionnaireFault["reason"];

const faultWords: Record<Lang, Record<Reason, string>> = {
  zh: {
    DECISION_NOT_PUBLIC: "决策草案还没有公布。请先公布草案，再公布问卷。",
    NO_QUESTION: "问卷还没有题目。请至少添加一题。",
    TOO_MANY_QUESTIONS: `题目超过 ${MOST_QUESTIONS} 题。请删去一些。`,
    CLOSES_BEFORE_OPENING: "截止时间应当晚于开始时间。请修改。",
    CLOSED_ALREADY: "截止时间已经过去。请修改后再公布。",
    OPENS_BEFORE_WINDOW: "问卷在征求意见开始之前就开始。请把开始时间改到征求意见开始以后。",
    CLOSES_AFTER_WINDOW: "问卷在征求意见截止之后才截止，结果赶不上采纳情况。请提前截止；需要更长时间的，请先延长征求意见并公布。",
    OPENING_CHANGED: "问卷已经开始，开始时间不能再改。请恢复原来的时间。",
    SHORTENED_AFTER_OPENING: "问卷已经开始，截止时间不能提前。请恢复原来的时间，或者往后推。",
    EXTENDED_AFTER_CLOSING: "问卷已经截止，不能再延长。需要再问的，请新建一份问卷。",
    EXTENDED_AFTER_RESULTS: "问卷的结果已经登记为活动，不能再接收答卷。请恢复原来的截止时间。",
    TOO_FEW_CHOICES: `选择题至少要有 ${FEWEST_CHOICES} 个选项。请补充。`,
    TOO_MANY_CHOICES: `选择题最多 ${MOST_CHOICES} 个选项。请删去一些。`,
    SAME_CHOICE_TWICE: "有一个选项写了两次。请只保留一个。",
    SCALE_WITHOUT_WORDS: "打分题要写明 1 分和 5 分的意思。请补充。",
  },
  en: {
    DECISION_NOT_PUBLIC: "The draft is not published yet. Publish it first.",
    NO_QUESTION: "There is no question yet. Add at least one.",
    TOO_MANY_QUESTIONS: `There are more than ${MOST_QUESTIONS} questions. Take some out.`,
    CLOSES_BEFORE_OPENING: "Closing must come after opening. Correct the times.",
    CLOSED_ALREADY: "The closing time has passed. Change it before publication.",
    OPENS_BEFORE_WINDOW: "The questionnaire opens before the consultation does. Choose a later opening.",
    CLOSES_AFTER_WINDOW: "The questionnaire closes after the consultation, too late for the response to opinions. Choose an earlier closing, or extend the consultation first.",
    OPENING_CHANGED: "The questionnaire is open; its opening time stays as it was.",
    SHORTENED_AFTER_OPENING: "The questionnaire is open; its closing can be put off but not brought forward.",
    EXTENDED_AFTER_CLOSING: "The questionnaire has closed and cannot be extended. Make a new one if you need to ask again.",
    EXTENDED_AFTER_RESULTS: "The results are on record as an activity; no more answers can be taken. Set the closing time back.",
    TOO_FEW_CHOICES: `A choice needs at least ${FEWEST_CHOICES} options. Add some.`,
    TOO_MANY_CHOICES: `A choice has at most ${MOST_CHOICES} options. Take some out.`,
    SAME_CHOICE_TWICE: "One option is there twice. Keep one of them.",
    SCALE_WITHOUT_WORDS: "A scale needs words for 1 and for 5. Add them.",
  },
};

/** What to correct, with the number of the question where it is about one, and the time that it must keep to. */
export function faultSentence(lang: Lang, fault: QuestionnaireFault | { reason: Reason }): string {
  const sentence = faultWords[lang][fault.reason];
  if ("limit" in fault) {
    const limit = new Date(fault.limit);
    const when = fault.reason === "CLOSES_AFTER_WINDOW" ? formatClosing(limit, lang) : formatInstant(limit, lang);
    const what = fault.reason === "CLOSES_AFTER_WINDOW" ? { zh: "征求意见截止", en: "The consultation closes" } : { zh: "征求意见开始", en: "The consultation opens" };
    return lang === "zh" ? `${sentence}${what.zh}时间：${when}。` : `${sentence} ${what.en}: ${when}.`;
  }
  if (!("number" in fault)) return sentence;
  return lang === "zh" ? `第 ${fault.number} 题：${sentence}` : `Question ${fault.number}: ${sentence}`;
}

/** Why one question's answer was not taken and what to do, with the number of the question. */
export function answerSentence(lang: Lang, field: string, reason: AnswerRefusal): string {
  const number = field.slice(1);
  return lang === "zh" ? `第 ${number} 题：${answerWords.zh[reason]}` : `Question ${number}: ${answerWords.en[reason]}`;
}

const answerWords: Record<Lang, Record<AnswerRefusal, string>> = {
  zh: {
    MISSING: "这一题必须回答。",
    UNKNOWN_CHOICE: "请从列出的选项中选择。",
    ONE_CHOICE_ONLY: "只能选一项。",
    TEXT_TOO_LONG: `最多写 ${TEXT_ANSWER_MAX} 字。请缩短。`,
    TEXT_UNREADABLE: "含有无法识别的字符。请重新输入。",
  },
  en: {
    MISSING: "Please answer this question.",
    UNKNOWN_CHOICE: "Please choose from the list.",
    ONE_CHOICE_ONLY: "Please choose one only.",
    TEXT_TOO_LONG: `Please write at most ${TEXT_ANSWER_MAX} characters.`,
    TEXT_UNREADABLE: "There are characters that cannot be read. Please type it again.",
  },
};

import type { Question } from "../../../app/domain/questionnaire/question";
import type { Moment } from "./types";

const questions: Question[] = [
  {
    kind: "single",
    text: { zh: "您家现在怎样停车？", en: "Where do you park now?" },
    isRequired: true,
    choices: [
      { zh: "租用小区地下车位", en: "A rented space in the basement" },
      { zh: "停在小区地面", en: "Above ground in the estate" },
      { zh: "停在小区外", en: "Outside the estate" },
      { zh: "没有车", en: "I have no car" },
    ],
  },
  {
    kind: "multiple",
    text: { zh: "车位怎样轮候，您最在意哪些？", en: "What matters most to you about waiting lists?" },
    isRequired: false,
    choices: [
      { zh: "排队次序公开", en: "The order is public" },
      { zh: "每户先租一个", en: "One space for each household first" },
      { zh: "租期不要太长", en: "Leases are not too long" },
      { zh: "收费公开", en: "Charges are public" },
    ],
  },
  {
    kind: "scale",
    text: { zh: "现在租到地下车位容易吗？", en: "How easy is it to rent a space?" },
    isRequired: true,
    low: { zh: "很难", en: "very hard" },
    high: { zh: "很容易", en: "very easy" },
  },
  { kind: "text", text: { zh: "对地下车位的管理，您还有什么建议？", en: "What else would you suggest?" }, isRequired: false },
];

/** The questionnaire of the demo that can be answered now. */
export const questionnaireText = {
  decision: "basement-everyday-use",
  title: "小区地下车位使用情况问卷",
  titleEn: "Survey on parking spaces in basements",
  introduction: "我们想知道大家现在怎样停车、轮候办法怎样定才公平。一共四题，大约两分钟。",
  introductionEn: "We would like to know how you park now and what makes a waiting list fair. There are four questions; they take about two minutes.",
  publishedAt: { days: -5, time: "11:00" } as Moment,
  opensAt: { days: -4, time: "09:00" } as Moment,
  closesAt: { days: 9, time: "18:00" } as Moment,
  firstAnswerAt: { days: -3, time: "08:30" } as Moment,
  questions,
  /** One line for each answer: the places of the choices from 1, the value of the scale, the text. */
  answers: [
    { q1: ["1"], q2: ["1", "4"], q3: ["3"], q4: ["希望每年公布一次空余车位的数量。"] },
    { q1: ["2"], q2: ["1", "2"], q3: ["1"], q4: ["我排了一年多，一直不知道排在第几位。"] },
    { q1: ["2"], q2: ["2"], q3: ["2"], q4: [] },
    { q1: ["3"], q2: ["1", "2", "4"], q3: ["1"], q4: ["停在小区外，晚上走路不安全。"] },
    { q1: ["1"], q2: ["3"], q3: ["4"], q4: [] },
    { q1: ["4"], q2: [], q3: ["3"], q4: ["没有车的住户也关心地下空间的用途。"] },
    { q1: ["2"], q2: ["1"], q3: ["2"], q4: [] },
    { q1: ["1"], q2: ["4"], q3: ["5"], q4: [] },
    { q1: ["3"], q2: ["2", "3"], q3: ["1"], q4: ["一户租两三个车位的，应当先退出来。"] },
    { q1: ["2"], q2: ["1", "2"], q3: ["2"], q4: [] },
    { q1: ["1"], q2: ["1", "4"], q3: ["3"], q4: ["Please put the price list up at the entrance."] },
    { q1: ["3"], q2: ["1"], q3: ["2"], q4: [] },
  ] as Record<string, string[]>[],
};

import type { Question } from "../../../app/domain/questionnaire/question";
import type { Moment } from "./types";

/** A questionnaire of the demo. */
export interface QuestionnaireText {
  decision: string;
  title: string;
  titleEn: string;
  introduction: string;
  introductionEn: string;
  publishedAt: Moment;
  opensAt: Moment;
  closesAt: Moment;
  firstAnswerAt: Moment;
  /** When its results were noted as an activity; left out while it is open. */
  notedAt?: Moment;
  questions: Question[];
  /** One line for each answer: the places of the choices from 1, the value of the scale, the text. */
  answers: Record<string, string[]>[];
}

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
export const openQuestionnaire: QuestionnaireText = {
  decision: "basement-everyday-use",
  title: "小区地下车位使用情况问卷",
  titleEn: "Survey on parking spaces in basements",
  introduction: "我们想知道大家现在怎样停车、轮候办法怎样定才公平。一共四题，大约两分钟。",
  introductionEn: "We would like to know how you park now and what makes a waiting list fair. There are four questions; they take about two minutes.",
  publishedAt: { days: -5, time: "11:00" },
  opensAt: { days: -4, time: "09:00" },
  closesAt: { days: 9, time: "18:00" },
  firstAnswerAt: { days: -3, time: "08:30" },
  questions,
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
  ],
};

/** So many answers of one kind. */
function times(count: number, answer: Record<string, string[]>): Record<string, string[]>[] {
  return Array.from({ length: count }, () => answer);
}

/** A closed questionnaire, whose results stand in the adoption report on the siren test. */
export const reportedQuestionnaire: QuestionnaireText = {
  decision: "siren-test-notice",
  title: "防空警报试鸣告知方式问卷",
  titleEn: "Survey on how to announce the siren test",
  introduction: "每年试鸣之前，怎样告诉您最合适？一共四题，大约一分钟。",
  introductionEn: "How should we tell you before the yearly siren test? There are four questions; they take about a minute.",
  publishedAt: { days: -70, time: "10:00" },
  opensAt: { days: -68, time: "09:00" },
  closesAt: { days: -58, time: "18:00" },
  firstAnswerAt: { days: -68, time: "10:15" },
  notedAt: { days: -57, time: "10:00" },
  questions: [
    {
      kind: "single",
      text: { zh: "去年试鸣之前，您知道日期吗？", en: "Did you know the date before last year's test?" },
      isRequired: true,
      choices: [
        { zh: "知道并且记得", en: "Yes, and I remembered it" },
        { zh: "知道但当天忘了", en: "Yes, but I forgot on the day" },
        { zh: "不知道", en: "No" },
      ],
    },
    {
      kind: "multiple",
      text: { zh: "您希望用哪些方式得到提醒？", en: "How would you like to be reminded?" },
      isRequired: false,
      choices: [
        { zh: "前一天晚上和当天早上的手机短信", en: "Text messages on the evening before and the same morning" },
        { zh: "电梯和门厅的公告", en: "Notices in lifts and entrance halls" },
        { zh: "广播电视", en: "Radio and television" },
        { zh: "社区工作者上门", en: "A visit from the neighbourhood committee" },
      ],
    },
    {
      kind: "scale",
      text: { zh: "您能分清预先警报、空袭警报和解除警报吗？", en: "Can you tell the three signals apart?" },
      isRequired: true,
      low: { zh: "完全不能", en: "not at all" },
      high: { zh: "完全能", en: "easily" },
    },
    { kind: "text", text: { zh: "家里有特别需要提前告知的人吗？需要怎样告知？", en: "Does anybody at home need a special notice? Which one?" }, isRequired: false },
  ],
  answers: [
    ...times(9, { q1: ["1"], q2: ["1", "2"], q3: ["4"] }),
    ...times(5, { q1: ["1"], q2: ["3"], q3: ["3"] }),
    ...times(8, { q1: ["2"], q2: ["1"], q3: ["2"] }),
    { q1: ["2"], q2: ["1", "4"], q3: ["2"], q4: ["母亲听力不好，希望有人上门说一声。"] },
    ...times(11, { q1: ["3"], q2: ["1"], q3: ["1"] }),
    ...times(4, { q1: ["3"], q2: ["2", "3"], q3: ["2"] }),
    { q1: ["3"], q2: ["4"], q3: ["1"], q4: ["孩子怕突然的响声，请早一点告诉幼儿园。"] },
    { q1: ["3"], q2: [], q3: ["5"], q4: ["上夜班的人白天在睡觉，也请提前说清楚几点开始。"] },
  ],
};

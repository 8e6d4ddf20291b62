import { isChannel } from "./schema";
import { ACTIVITY_KINDS, AUDIENCE_KINDS, type ActivityKind, type AudienceKind } from "./schema-desk";
import { authorKindWords, channelWords } from "./words";
import type { PublicReport } from "~/domain/consultation/public-shapes";
import { dayOf, formatDay } from "~/domain/calendar/shanghai";
import { AUTHOR_KINDS, type AuthorKind } from "~/domain/identity/names";
import type { Lang } from "~/domain/text/lang";

const activityKindWords: Record<Lang, Record<ActivityKind, string>> = {
  zh: {
    symposium: "座谈会",
    hearing: "听证会",
    fieldVisit: "实地走访",
    writtenConsultation: "书面征求意见",
    questionnaire: "问卷调查",
    opinionPoll: "民意调查",
  },
  en: {
    symposium: "Discussion meeting",
    hearing: "Public hearing",
    fieldVisit: "Field visit",
    writtenConsultation: "Written consultation",
    questionnaire: "Questionnaire",
    opinionPoll: "Opinion poll",
  },
};

const audienceKindWords: Record<Lang, Record<AudienceKind, string>> = {
  zh: { enterprise: "企业", association: "行业协会商会", grassroots: "基层群众和社区", public: "社会公众", other: "其他" },
  en: { enterprise: "Enterprises", association: "Trade associations", grassroots: "Residents and communities", public: "The general public", other: "Others" },
};

/** Whom an activity reached; empty for one that was noted in words alone. */
export function audienceName(lang: Lang, kind: string): string {
  return (AUDIENCE_KINDS as readonly string[]).includes(kind) ? audienceKindWords[lang][kind as AudienceKind] : "";
}

/** Whom an activity reached, with the words beside it: 企业：物业企业8家. Nothing is said twice. */
export function whoWasHeard(lang: Lang, { audienceKind, audience }: { audienceKind?: string | null; audience: string }): string {
  return [...new Set([audienceName(lang, audienceKind ?? ""), audience])].filter(Boolean).join(lang === "zh" ? "：" : ": ");
}

/** When an activity was held: `2026年7月2日 14:00`, or from when until when. */
export function whenHeld(lang: Lang, { heldOn, heldUntil, heldAt }: { heldOn: string; heldUntil?: string | null; heldAt?: string }): string {
  const first = `${formatDay(heldOn, lang)} ${heldAt ?? ""}`.trim();
  return heldUntil ? `${first}${lang === "zh" ? " 至 " : " to "}${formatDay(heldUntil, lang)}` : first;
}

/** How an opinion came in. A channel of an older version without words of its own stands as it was stored. */
export function channelName(lang: Lang, channel: string): string {
  return isChannel(channel) ? channelWords[lang][channel] : channel;
}

export function authorKindName(lang: Lang, kind: string): string {
  return (AUTHOR_KINDS as readonly string[]).includes(kind) ? authorKindWords[lang][kind as AuthorKind] : kind;
}

export function activityName(lang: Lang, kind: string): string {
  return (ACTIVITY_KINDS as readonly string[]).includes(kind) ? activityKindWords[lang][kind as ActivityKind] : kind;
}

const zh = {
  title: "意见收集和采纳情况",
  kicker: "回到决策页面",
  round: (round: number) => `第 ${round} 轮征求意见`,
  rounds: "其他轮次的采纳情况",
  published: (day: string) => `${day} 公布`,
  updated: (day: string) => `${day} 更新`,
  corrects: (published: string, withdrawn: string) => `这是更正后的采纳情况。原来的采纳情况 ${published} 公布，${withdrawn} 撤下。`,
  correctsBecause: (reason: string) => `撤下的原因：${reason}`,
  sums: "总的情况",
  receivedLabel: "共收到",
  receivedUnit: "件",
  pointsLabel: "意见",
  pointsUnit: "条",
  zero: "征集期间没有收到意见建议。",
  lateWhy: "这些意见由工作人员研究参考。",
  sumsWhy: "一件意见可以包含几条建议。撤回和隐去的件数都计入收到总数，归类合并不减少总数。",
  barTitle: "各类处理结论的条数",
  themes: "主要意见和答复",
  themeSize: (people: number, points: number) => `${people} 件意见提到，共 ${points} 条`,
  voices: (count: number) => `其中不同的意见 ${count} 条`,
  concentrated: "较为集中的意见",
  reason: "理由",
  noReason: "采纳。",
  changed: (clause: string) => `改了${clause}`,
  changeShown: (clause: string) => `${clause}修改前后的对照`,
  differing: (count: number) => `其中 ${count} 条的结论与主题不同，见下表。`,
  table: "逐条采纳情况",
  tableNote: "个人姓名只显示第一个字，联系方式一律不公开。",
  rows: (shown: number, all: number) => (shown === all ? `共 ${all} 条` : `符合条件 ${shown} 条，共 ${all} 条`),
  number: "序号",
  author: "意见人",
  clause: "条款",
  clauseNote: "“条款”一栏写的是征求意见稿中的条号，也就是意见人提意见时看到的条号；新版本调整过条号的，请看草案的逐条对照。",
  text: "意见内容",
  disposition: "是否采纳",
  reasonColumn: "理由",
  anonymous: "匿名",
  wholeDraft: "草案整体",
  all: "全部",
  phrase: "意见或者理由中的字词",
  asked: "如何听取意见",
  channel: "途径",
  kind: "意见人类别",
  opinions: "件数",
  activities: "座谈、走访等活动",
  activity: "形式",
  heldOn: "日期",
  place: "地点",
  people: "人数",
  audience: "参加人员",
  heard: "登记意见",
  summary: "概要",
  results: "问卷结果",
  answers: (count: number) => `收到答卷 ${count} 份。`,
  questions: (count: number) => `各题结果（${count} 题）`,
  answered: (count: number) => `${count} 人回答。`,
  mean: (points: string) => `1 至 5 分，平均 ${points} 分。`,
  several: "可以选几项，占比是选这一项的人占回答人数的比例，合计可能超过 100%。",
  wrote: (count: number) => `${count} 人写了文字，供办理人员阅读，不公开。`,
  choice: "选项",
  share: "占比",
  chose: (count: number, percent: number) => `${count} 人，${percent}%`,
  nextStep: "下一步",
  download: "下载",
  csv: "表格（CSV，可用 Excel 打开）",
  xlsx: "表格（Excel 工作簿）",
  docx: "全文和表格（Word 文档）",
  printAll: (count: number) => `在一页中显示 ${count} 条，便于打印`,
  digest: "公布内容的摘要（SHA-256）",
  cut: (rows: number, all: number) => `这里只列前 ${rows} 条，共 ${all} 条。完整的表格请下载 CSV。`,
  csvNote: "与上表的条件、行数和顺序相同。",
  draft: "草案全文",
  receipt: "凭回执编号查看对您意见的答复",
  english: "英文摘要",
  fileName: "意见采纳情况",
};

/** The published report. Its texts are in Chinese; the English page has a summary and the words around them. */
export const reportWords: Record<Lang, typeof zh> = {
  zh,
  en: {
    title: "Response to opinions",
    kicker: "Back to the decision",
    round: (round) => `Round ${round}`,
    rounds: "Responses of other rounds",
    published: (day) => `Published ${day}`,
    updated: (day) => `Updated ${day}`,
    corrects: (published, withdrawn) => `This is a corrected response. The one before was published ${published} and withdrawn ${withdrawn}.`,
    correctsBecause: (reason) => `Why it was withdrawn: ${reason}`,
    sums: "The sums",
    receivedLabel: "Received:",
    receivedUnit: "submissions",
    pointsLabel: "They make",
    pointsUnit: "points",
    zero: "No opinions were received during the consultation.",
    lateWhy: "The office looked at them all the same.",
    sumsWhy: "One submission may make several points. Withdrawn and hidden ones stay in the total, and grouping never takes anything out of it.",
    barTitle: "Points by outcome",
    themes: "Main opinions and answers",
    themeSize: (people, points) => `Raised in ${people} ${people === 1 ? "submission" : "submissions"}, ${points} ${points === 1 ? "point" : "points"}`,
    voices: (count) => `${count} different ${count === 1 ? "thing" : "things"} said`,
    concentrated: "Raised by many",
    reason: "Reason",
    noReason: "Adopted.",
    changed: (clause) => `Changed ${clause}`,
    changeShown: (clause) => `${clause} before and after`,
    differing: (count) => (count === 1 ? "1 of these points was answered differently; see the table." : `${count} of these points were answered differently; see the table.`),
    table: "Every point and its answer",
    tableNote: "Of a person's name only the first character is shown; contacts are never published. Opinions are shown in the language in which they were written.",
    rows: (shown, all) => (shown === all ? `${all} ${all === 1 ? "point" : "points"}` : `${shown} of ${all} points match`),
    number: "No.",
    author: "From",
    clause: "Clause",
    clauseNote: " Clauses are named as in the draft that people commented on; where a later version renumbered them, see the comparison of the versions.",
    text: "Opinion",
    disposition: "Outcome",
    reasonColumn: "Reason",
    anonymous: "Anonymous",
    wholeDraft: "Whole draft",
    all: "All",
    phrase: "Words in opinion or reason",
    asked: "How people were asked",
    channel: "Way",
    kind: "Kind of author",
    opinions: "Submissions",
    activities: "Meetings, visits and surveys",
    activity: "Form",
    heldOn: "Day",
    place: "Place",
    people: "People",
    audience: "Who took part",
    heard: "Opinions noted",
    summary: "Summary",
    results: "Results of the questionnaire",
    answers: (count) => (count === 1 ? "1 person answered." : `${count} people answered.`),
    questions: (count) => `Results of ${count} questions`,
    answered: (count) => (count === 1 ? "1 person answered this question." : `${count} people answered this question.`),
    mean: (points) => `From 1 to 5, the mean is ${points}.`,
    several: "Several could be chosen: each share is that of the people who answered, so together they may be more than 100%.",
    wrote: (count) => `${count} ${count === 1 ? "person" : "people"} wrote something. The office reads it; it is not published.`,
    choice: "Choice",
    share: "Share",
    chose: (count, percent) => `${count} ${count === 1 ? "person" : "people"}, ${percent}%`,
    nextStep: "What comes next",
    download: "Download",
    csv: "Table (CSV, opens in Excel, in Chinese)",
    xlsx: "Table (Excel workbook, in Chinese)",
    docx: "Text and table (Word document, in Chinese)",
    printAll: (count) => `Show ${count} rows on one page, for printing`,
    digest: "Digest of what was published (SHA-256)",
    cut: (rows, all) => `The first ${rows} of ${all} rows. The CSV file has all of them.`,
    csvNote: "The same conditions, rows and order as above.",
    draft: "Full draft",
    receipt: "See the answer to your own opinion with your receipt code",
    english: "Summary",
    fileName: "response",
  },
};

/** That a report takes the place of one that was withdrawn, with both days in Shanghai. */
export function correctionSentence({ publishedAt, withdrawnAt }: NonNullable<PublicReport["corrects"]>, lang: Lang): string {
  const day = (at: string) => formatDay(dayOf(new Date(at)), lang);
  return reportWords[lang].corrects(day(publishedAt), day(withdrawnAt));
}

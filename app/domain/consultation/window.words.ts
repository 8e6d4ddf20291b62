import { deadlineSentence } from "../calendar/calendar.words";
import { formatClosing, formatDay, formatInstant } from "../calendar/shanghai";
import type { Lang } from "../text/lang";
import type { ExtensionRefusal, WindowRefusal, WindowWarning } from "./window";
import type { SubmissionRefusal, WindowStanding, WindowState } from "./window-state";

type Part = "draft" | "explanation" | "guide";
type Sentences<R extends WindowRefusal> = { [Reason in R["reason"]]: (refusal: Extract<R, { reason: Reason }>) => string };

const partWords: Record<Lang, Record<Part, string>> = {
  zh: { draft: "草案全文", explanation: "起草说明", guide: "草案解读" },
  en: { draft: "the full draft", explanation: "the drafting explanation", guide: "the plain-language guide" },
};

export const windowRefusalWords: Record<Lang, Sentences<WindowRefusal>> = {
  zh: {
    PART_MISSING: ({ part }) =>
      part === "guide"
        ? "缺少草案解读。请补充草案解读，或者写明不提供的理由。"
        : `缺少${partWords.zh[part]}。草案和起草说明要一并公开，请补充后再公布。`,
    PART_UNREVIEWED: ({ part }) => `${partWords.zh[part]}还没有通过审查。请先提交审查，通过后再公布。`,
    CHANNEL_MISSING: () => "没有写明提出意见的途径。请至少选择一种途径。",
    CONTACT_MISSING: () => "没有写明联系单位。请填写联系单位。",
    DAY_INVALID: ({ field }) => `${field === "opensOn" ? "开始" : "截止"}日期不是有效的日期。请按“2026-08-31”的样式填写。`,
    DISPLAY_ENDS_TOO_SOON: () => "页面展示的最后一天不晚于截止日期。请改为更晚的日期，或者留空。",
    CLOSES_BEFORE_OPENING: () => "截止日期早于开始日期。请核对两个日期。",
    TOO_SHORT: ({ days, minimumDays }) =>
      `征集期限只有 ${days} 日，一般不少于 ${minimumDays} 日（首日不计）。请推迟截止日期；因情况紧急等原因确需缩短的，请填写理由，理由会向社会公开。`,
    SHORTENED_REASON_TOO_BRIEF: ({ reasonCharacters }) => `缩短期限的理由不足 ${reasonCharacters} 字。请写明具体原因，理由会向社会公开。`,
  },
  en: {
    PART_MISSING: ({ part }) =>
      part === "guide"
        ? "The plain-language guide is missing. Please add it, or say why there is none."
        : `Something is missing: ${partWords.en[part]}. Draft and explanation are published together; please add it first.`,
    PART_UNREVIEWED: ({ part }) => `Not reviewed yet: ${partWords.en[part]}. Please submit it for review first.`,
    CHANNEL_MISSING: () => "No way of giving an opinion is named. Please choose at least one.",
    CONTACT_MISSING: () => "No contact unit is named. Please fill it in.",
    DAY_INVALID: ({ field }) => `The ${field === "opensOn" ? "opening" : "closing"} day is not a valid date. Please write it like 2026-08-31.`,
    DISPLAY_ENDS_TOO_SOON: () => "The last day of display is not after the closing day. Please choose a later one or leave it empty.",
    CLOSES_BEFORE_OPENING: () => "The closing day is before the opening day. Please check both dates.",
    TOO_SHORT: ({ days, minimumDays }) =>
      `The window lasts ${days} days; normally it lasts at least ${minimumDays} days (the first day is not counted). Please choose a later closing day, or give the reason for the shorter period, which will be public.`,
    SHORTENED_REASON_TOO_BRIEF: ({ reasonCharacters }) =>
      `The reason for the shorter period has fewer than ${reasonCharacters} characters. Please say precisely why; it will be public.`,
  },
};

/** One refusal as a sentence with its next step. */
export function windowRefusalSentence(refusal: WindowRefusal, lang: Lang): string {
  const sentence = windowRefusalWords[lang][refusal.reason] as (refusal: WindowRefusal) => string;
  return sentence(refusal);
}

/** One warning as a sentence with a suggestion. */
export function windowWarningSentence(warning: WindowWarning, lang: Lang): string {
  if (warning.warning === "CALENDAR_PROVISIONAL") {
    return lang === "zh"
      ? `${warning.year} 年的放假安排还没有导入，截止日是否为节假日是暂定的。请在安排公布后核对。`
      : `The holidays of ${warning.year} are not imported yet, so whether the closing day is a holiday is provisional. Please check it once they are announced.`;
  }
  const suggested = deadlineSentence(warning.suggested, lang);
  if (lang === "zh") {
    const what = warning.holiday ? `${warning.holiday.zh}假期` : "休息日";
    return `截止日是${what}。为方便公众，建议改为下一个工作日 ${suggested}。`;
  }
  const what = warning.holiday ? `in the ${warning.holiday.en} holiday` : "at a weekend";
  return `The closing day is ${what}. To be fair to everybody, we suggest the next working day, ${suggested}.`;
}

export const extensionWords: Record<Lang, Record<ExtensionRefusal, string>> = {
  zh: {
    NOT_OPEN_YET: "征集还没有开始，不需要延长。请直接修改计划的日期。",
    ALREADY_CLOSED: "征集已经截止，不能再延长。如需继续听取意见，请另开一轮征集。",
    NOT_LATER: "征集开始后不能缩短期限。请选择比现在更晚的截止日期。",
    DAY_INVALID: "截止日期不是有效的日期。请按“2026-08-31”的样式填写。",
  },
  en: {
    NOT_OPEN_YET: "The consultation has not opened, so there is nothing to extend. Please change the planned dates instead.",
    ALREADY_CLOSED: "The consultation has closed and cannot be extended. To hear more opinions, please open another round.",
    NOT_LATER: "An open consultation cannot be shortened. Please choose a closing day later than the present one.",
    DAY_INVALID: "The closing day is not a valid date. Please write it like 2026-08-31.",
  },
};

/** What a citizen reads who comes too early or too late. */
export const submissionWords: Record<Lang, Record<SubmissionRefusal, (window: { opensAt: Date; closesAt: Date }) => string>> = {
  zh: {
    WINDOW_NOT_OPEN_YET: ({ opensAt }) => `征集从 ${formatInstant(opensAt, "zh")} 开始，请届时再来提交。`,
    WINDOW_CLOSED: ({ closesAt }) => `征集已于 ${formatClosing(closesAt, "zh")} 截止。您可以通过本页的政策留言继续反映，或者与联系单位联系。`,
  },
  en: {
    WINDOW_NOT_OPEN_YET: ({ opensAt }) => `The consultation opens on ${formatInstant(opensAt, "en")}. Please come back then.`,
    WINDOW_CLOSED: ({ closesAt }) => `The consultation closed on ${formatClosing(closesAt, "en")}. You can still leave a policy message on this page or contact the office.`,
  },
};

export const windowStateWords: Record<Lang, Record<WindowState, string>> = {
  zh: { upcoming: "未开始", open: "征集中", collating: "整理中", overdue: "逾期", reported: "已反馈" },
  en: { upcoming: "Not started", open: "Open", collating: "Being sorted", overdue: "Overdue", reported: "Answered" },
};

/** What happens next, or how late the office is, in one sentence. */
export function standingSentence({ state, replyDueOn, daysLate }: WindowStanding, lang: Lang): string {
  const due = formatDay(replyDueOn, lang);
  const zh: Record<WindowState, string> = {
    upcoming: "征集尚未开始。",
    open: `征集截止后，我们会在 ${due} 前公布采纳情况。`,
    collating: `正在整理意见，我们会在 ${due} 前公布采纳情况。`,
    overdue: `采纳情况应当在 ${due} 前公布，已逾期 ${daysLate} 天。`,
    reported: daysLate > 0 ? `采纳情况已公布，比应当公布的日期晚 ${daysLate} 天。` : "采纳情况已按时公布。",
  };
  const en: Record<WindowState, string> = {
    upcoming: "The consultation has not started.",
    open: `After closing, the response will be published by ${due}.`,
    collating: `Opinions are being sorted. The response will be published by ${due}.`,
    overdue: `The response was due by ${due}. Days late: ${daysLate}.`,
    reported: daysLate > 0 ? `The response has been published. Days late: ${daysLate}.` : "The response was published in time.",
  };
  return lang === "zh" ? zh[state] : en[state];
}

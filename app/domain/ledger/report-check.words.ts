import type { Lang } from "../text/lang";
import type { ReportRefusal } from "./report-check";

/** Each sentence takes the name of the theme, opinion or point that it is about. */
export const reportRefusalWords: Record<Lang, Record<ReportRefusal["reason"], (name: string) => string>> = {
  zh: {
    THEME_UNDISPOSED: (name) => `主题“${name}”还没有处理结论。请选择采纳、部分采纳、未采纳等结论后再提交。`,
    THEME_WITHOUT_REASON: (name) => `主题“${name}”没有写明理由。除“采纳”外都要写明理由，请补充后再提交。`,
    OPINION_WITHOUT_POINT: (name) => `${name}没有对应的意见条目。请打开这件意见，确认或者拆分条目后再提交。`,
    POINT_WITHOUT_THEME: (name) => `${name}还没有归入主题。请归入一个主题后再提交。`,
    POINT_WITHOUT_REASON: (name) => `${name}的结论与所在主题不同，但没有写明理由。请补充理由后再提交。`,
  },
  en: {
    THEME_UNDISPOSED: (name) => `The theme “${name}” has no outcome yet. Please choose one before you submit.`,
    THEME_WITHOUT_REASON: (name) => `The theme “${name}” has no reason. Everything but adoption needs one; please add it before you submit.`,
    OPINION_WITHOUT_POINT: (name) => `${name} has no point in the ledger. Please open the submission and confirm or split its points first.`,
    POINT_WITHOUT_THEME: (name) => `${name} belongs to no theme yet. Please put it into one before you submit.`,
    POINT_WITHOUT_REASON: (name) => `${name} differs from its theme but has no reason. Please add the reason before you submit.`,
  },
};

export const answerWords: Record<Lang, Record<"REASON_MISSING", string>> = {
  zh: { REASON_MISSING: "除“采纳”外都要写明理由，并且会向社会公开。请填写理由后保存。" },
  en: { REASON_MISSING: "Everything but adoption needs a reason, which will be public. Please give the reason and save again." },
};

/** What the report says when nobody gave an opinion. */
export const zeroOpinionsSentence: Record<Lang, string> = {
  zh: "征集期间没有收到意见建议。",
  en: "No opinions were received during the consultation.",
};

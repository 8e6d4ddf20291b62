import type { DraftRefusal } from "~/domain/consultation/clause-parse";
import type { ClauseCounts } from "~/domain/consultation/clause-tree";
import { extensionWords } from "~/domain/consultation/window.words";
import type { Lang } from "~/domain/text/lang";
import type { CloseClause } from "./close-clause.server";
import type { ChangeWindowContact, ExtendWindow } from "./extend-window.server";
import type { PlanWindow } from "./plan-window.server";

/** Sentences of drafts and windows on the desk. */
export const windowDeskWords = {
  schema: {
    round: "页面信息不完整。请刷新页面后重新填写。",
    version: "请选择征求意见的草案版本；还没有版本的，请先导入草案。",
    opensOn: "请填写开始日期，样式为“2026-08-01”。",
    closesOn: "请填写截止日期，样式为“2026-08-31”。",
    shortenedReason: "缩短期限的理由",
    guideExemption: "不提供草案解读的理由",
    channels: "请从列出的途径中选择。",
    contactUnit: "联系单位",
    contactPhone: "联系电话",
    contactEmail: "请填写完整的电子邮箱，例如 yijian@office.example。",
    contactAddress: "通信地址",
    replyDays: "请填写 1 至 365 之间的天数。",
    clause: "页面信息不完整。请刷新页面后重新操作。",
    closedReason: "不接受意见的理由",
  },
} as const;

type Refused<T> = T extends { ok: false; reason: infer Reason extends string } ? Reason : never;

/** Why a text could not become a draft, and what to do; also for the command line, in both languages. */
export const draftRefusalWords: Record<Lang, Record<DraftRefusal, string>> = {
  zh: {
    NOT_TEXT: "这个文件不是文字文件（可能是 Word、PDF 或图片）。请另存为 .txt 或 .md 文件后再导入，或者直接粘贴文字。",
    EMPTY: "没有文字。请粘贴草案全文，或者选择有内容的文件。",
    TOO_LARGE: "文字超过 2 MB，没有导入。请核对是否选错了文件；附件和图片请另行公开。",
    NO_CLAUSE: "没有找到条文。条文要有编号，例如“第一条”“一、”或者“1.1”，并且各占一行。请核对后再导入。",
  },
  en: {
    NOT_TEXT: "This file is not a text (perhaps a Word or PDF file or a picture). Save it as .txt or .md and try again.",
    EMPTY: "There is no text in it. Choose a file with the whole draft.",
    TOO_LARGE: "The text is larger than 2 MB. Check whether it is the right file; publish annexes and pictures apart.",
    NO_CLAUSE: 'No clause was found. Clauses are numbered, such as "第一条", "一、" or "1.1", and begin a line of their own.',
  },
};

export const planSentences: Record<Exclude<Refused<PlanWindow>, "NOT_FOUND">, [field: string, sentence: string]> = {
  VERSION_UNKNOWN: ["versionId", windowDeskWords.schema.version],
  STALE: ["", "您打开页面以后，这件决策的征集安排有变化，您的填写没有保存。请和现在的安排核对后再保存。"],
  ALREADY_OPEN: ["", "征集已经开始，不能再改计划。只能延长截止日期和修改联系方式。"],
};

export const extendSentences: Record<Exclude<Refused<ExtendWindow> | Refused<ChangeWindowContact>, "NOT_FOUND">, string> = {
  ...extensionWords.zh,
  NOT_PUBLISHED: "征集还没有公布，请直接修改计划。",
};

export const closeClauseSentences: Record<Exclude<Refused<CloseClause>, "NOT_FOUND">, string> = {
  PUBLISHED: "这个版本已经公布，不能再改。需要调整的，请导入新的版本。",
};

/** 9 章、53 条、… : what was found in a text. Kinds that it does not have are left out. */
export function countsSentence({ parts: volumes, chapters, sections, articles, paragraphs, items, subitems }: ClauseCounts): string {
  const parts: [number, string][] = [
    [volumes, "编"],
    [chapters, "章"],
    [sections, "节"],
    [articles, "条"],
    [paragraphs, "款"],
    [items, "项"],
    [subitems, "目"],
  ];
  return parts.flatMap(([count, unit]) => (count > 0 ? [`${count} ${unit}`] : [])).join("、");
}

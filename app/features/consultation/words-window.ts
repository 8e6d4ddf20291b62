import type { ClauseCounts } from "~/domain/consultation/clause-tree";
import { extensionWords } from "~/domain/consultation/window.words";
import type { Lang } from "~/domain/text/lang";
import type { CloseClause } from "./close-clause.server";
import type { ChangeWindowContact, ExtendWindow } from "./extend-window.server";
import type { PlanWindow } from "./plan-window.server";
import type { RuleAlignment } from "./rule-alignment.server";
import type { ReadRefusal, WordNotes } from "./read-draft.server";

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
    displayUntilOn: "请填写展示的最后一天，样式为“2026-12-31”，或者留空。",
    replyDays: "请填写 1 至 365 之间的天数。",
    time: "请按 24 小时制填写时间，样式为“09:00”；不填按整天计算。",
    originalNotice: "请填写原公告的完整网址，以 https:// 或者 http:// 开头。",
    originalNote: "原公告的说明",
    clause: "页面信息不完整。请刷新页面后重新操作。",
    closedReason: "不接受意见的理由",
    guideNote: "本条解读",
    oldClause: "请选择原来的条款。",
  },
} as const;

type Refused<T> = T extends { ok: false; reason: infer Reason extends string } ? Reason : never;

/** Why a file could not become a draft, and what to do. */
const draftRefusalWords: Record<Lang, Record<ReadRefusal["reason"], string>> = {
  zh: {
    NOT_TEXT: "这个文件不是文字文件（可能是 PDF、图片或者压缩包）。请另存为 .docx、.txt 或 .md 文件后再导入，或者直接粘贴文字。",
    EMPTY: "没有文字。请粘贴草案全文，或者选择有内容的文件。",
    TOO_LARGE: "文字超过 2 MB，没有导入。请核对是否选错了文件；附件和图片请另行公开。",
    NO_CLAUSE: "没有找到条文。条文要有编号，例如“第一条”“一、”或者“1.1”，并且各占一行。请核对后再导入。",
    WORD_OLD: "这是旧格式的 Word 文件（.doc），或者文件设有密码。请在 Word 中取消密码，另存为 .docx 后再导入。",
    WORD_DAMAGED: "这个 Word 文件打不开，可能没有完整保存。请在 Word 中打开并另存为 .docx 后再导入。",
    WORD_TOO_LARGE: "Word 文件超过 10 MB，或者展开后过大，没有导入。请删去图片后另存，附件和图片另行公开。",
    WORD_MACROS: "文件里带有宏（程序），不能导入。请在 Word 中另存为不带宏的 .docx 后再导入。",
    WORD_TRACKED_CHANGES: "文件里有还没有接受或者拒绝的修订。请在 Word 中逐处接受或者拒绝，保存后再导入。",
    WORD_NUMBER_UNKNOWN: "有一段的自动编号不能识别。请把这一段的编号改为手工输入，再导入。",
    WORD_FIELD_NUMBER: "有一段的编号是用“域”生成的，只有 Word 能够计算。请把这一段的编号改为手工输入，再导入。",
    WORD_FOOTNOTES: "文件里有脚注或者尾注，草案的条文里没有它们的位置。请写进条文或者附件，再导入。",
    WORD_EMBEDDED: "文件里嵌入了另一个文件，其中的文字不能读出。请把文字复制到正文中，再导入。",
  },
  en: {
    NOT_TEXT: "This file is not a text (perhaps a PDF file, a picture or an archive). Save it as .docx, .txt or .md and try again.",
    EMPTY: "There is no text in it. Choose a file with the whole draft.",
    TOO_LARGE: "The text is larger than 2 MB. Check whether it is the right file; publish annexes and pictures apart.",
    NO_CLAUSE: 'No clause was found. Clauses are numbered, such as "第一条", "一、" or "1.1", and begin a line of their own.',
    WORD_OLD: "This is an old Word file (.doc) or it has a password. Take the password off and save it as .docx.",
    WORD_DAMAGED: "This Word file cannot be opened; perhaps it was not saved to its end. Open it in Word and save it as .docx again.",
    WORD_TOO_LARGE: "The Word file is larger than 10 MB or unpacks to too much. Take the pictures out; publish annexes and pictures apart.",
    WORD_MACROS: "The file holds macros (programs). Save it as .docx without macros.",
    WORD_TRACKED_CHANGES: "The file holds changes that nobody accepted or rejected. Accept or reject each of them in Word and try again.",
    WORD_NUMBER_UNKNOWN: "The automatic number of a paragraph cannot be told. Type the number of this paragraph by hand.",
    WORD_FIELD_NUMBER: "The number of a paragraph is made by a field that Word alone can count. Type the number of this paragraph by hand.",
    WORD_FOOTNOTES: "The file has footnotes or endnotes, for which a draft has no place. Write them into the articles or an annex.",
    WORD_EMBEDDED: "Another document is embedded in the file and cannot be read. Copy its text into the file.",
  },
};

/** Why a file could not become a draft, where in it, and what to do; also for the command line. */
export function draftRefusalSentence(refusal: ReadRefusal, lang: Lang): string {
  const sentence = draftRefusalWords[lang][refusal.reason];
  if (!("at" in refusal) || refusal.at === "") return sentence;
  return lang === "zh" ? `${sentence}位置：“${refusal.at}”。` : `${sentence} Where: “${refusal.at}”.`;
}

/** What a Word file has besides its text and what was left out, a sentence each. */
export function wordNoteSentences({ comments, pictures, hiddenTexts, symbols, formulas }: WordNotes): string[] {
  const sentences: [number, string][] = [
    [comments, `批注 ${comments} 处没有导入。`],
    [pictures, `图片、图形 ${pictures} 处没有导入；需要公开的，请作为附件另行公开。`],
    [hiddenTexts, `隐藏文字 ${hiddenTexts} 处没有导入。`],
    [symbols, `特殊字体的符号 ${symbols} 处写成了“□”，请核对。`],
    [formulas, `公式 ${formulas} 处只取了其中的文字，请核对。`],
  ];
  return sentences.flatMap(([count, sentence]) => (count > 0 ? [sentence] : []));
}

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

export const alignmentSentences: Record<Exclude<Refused<RuleAlignment>, "NOT_FOUND">, string> = {
  PUBLISHED: "这个版本已经公布，对照不能再改。需要调整的，请导入新的版本。",
  STALE: "您打开页面以后，同事已经改过这两个版本的对照，您的改动没有保存。请核对现在的对照，再决定。",
  CLAUSE_UNKNOWN: "没有找到这个条款。请刷新页面后重新选择。",
  NOT_PAIRED: "这个条款现在没有对应的原条款，不需要分开。",
  KIND_MISMATCH: "章、节的标题只能和章、节的标题对应，条文只能和条文对应。",
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

import type { PackItemKind } from "~/domain/decision/submission-pack";
import type { RequestArchive } from "./request-archive.server";
import type { TakeTurn } from "./take-turn.server";
import type { WriteMetadata } from "./write-metadata.server";
import type { WriteStep } from "./write-step.server";

export const schemaWords = {
  day: (what: string) => `请按“2026-09-28”的样式填写${what}。`,
  choice: (what: string) => `请从列出的选项中选择${what}。`,
  requirement: "请选择这一步是否需要。",
  version: "页面信息不完整。请刷新页面后重新填写。",
  turn: "请选择要登记的事项。",
  turnReason: "理由",
  basis: "法律依据",
  indexNumber: "索引号",
  subject: "主题分类",
  documentNumber: "文号",
  issuedOn: "成文日期",
  validity: "有效性",
  validUntil: "有效期至",
} as const;

type Refused<T> = T extends { ok: false; reason: infer Reason extends string } ? Reason : never;

export const stepSentences: Record<Exclude<Refused<WriteStep>, "NOT_FOUND" | "REFUSED">, string> = {
  STALE: "您打开页面以后，有同事修改了这一步，您的修改没有保存。您填写的内容还在下面，请和现在的内容核对后再保存。",
  STOPPED: "程序已中止或者取消，不能登记。需要继续的，请先在“程序变更”中恢复。",
};

export const turnSentences: Record<Exclude<Refused<TakeTurn>, "NOT_FOUND">, [field: string, sentence: string]> = {
  STALE: ["", "您打开页面以后，有同事登记了程序变更，您的登记没有保存。请看清现在的情况后再决定。"],
  NOT_NOW: ["turn", "程序现在的这一步不能这样登记。请看本页上方的“现在”，选择列出的事项。"],
  BASIS_MISSING: ["basis", "不予公开必须写明法律依据，例如《政府信息公开条例》第十四条。"],
  ARCHIVE_MISSING: ["turn", "还没有生成归档包。请先在“归档包”页面生成，再登记归档。"],
};

export const metadataSentences: Record<Exclude<Refused<WriteMetadata>, "NOT_FOUND">, string> = {
  STALE: "您打开页面以后，有同事修改了文件信息，您的修改没有保存。您填写的内容还在下面，请和现在的内容核对后再保存。",
};

export const archiveSentences: Record<Exclude<Refused<RequestArchive>, "NOT_FOUND">, string> = {
  BEING_BUILT: "正在生成一个归档包。请等它完成以后再生成新的。",
};

export const validityWords: Record<string, string> = { inForce: "有效", amended: "已修改", expired: "已失效", repealed: "已废止" };

export const packWords: Record<PackItemKind, { name: string; article: string; absent: string }> = {
  draft: { name: "决策草案", article: "第二十九条第一项", absent: "还没有导入草案" },
  explanation: { name: "起草说明", article: "第二十九条第一项", absent: "起草说明还没有发布" },
  opinionReport: { name: "公众意见研究采纳情况", article: "第二十九条第二项", absent: "意见采纳情况还没有公布" },
  fairCompetition: { name: "公平竞争审查情况", article: "第二十九条第一项", absent: "没有登记公平竞争审查结论书" },
  expertReview: { name: "专家论证意见研究采纳情况", article: "第二十九条第三项", absent: "没有登记专家论证意见" },
  riskAssessment: { name: "风险评估报告", article: "第二十九条第四项", absent: "没有登记风险评估报告" },
  legalityReview: { name: "合法性审查意见", article: "第二十九条第五项", absent: "没有登记通过的合法性审查意见" },
};

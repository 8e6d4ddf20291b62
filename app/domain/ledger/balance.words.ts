import type { Lang } from "../text/lang";
import type { Balance, BalanceLine, PartKey, Standing } from "./balance";

/** Short names of the parts, for the printed sums. */
export const partWords: Record<Lang, Record<PartKey, string>> = {
  zh: {
    counted: "计入",
    withdrawn: "撤回",
    hidden: "隐去",
    adopted: "采纳",
    partiallyAdopted: "部分采纳",
    notAdopted: "未采纳",
    alreadyProvided: "已有规定或解释说明",
    outOfScope: "不属于征集范围",
  },
  en: {
    counted: "counted",
    withdrawn: "withdrawn",
    hidden: "hidden",
    adopted: "adopted",
    partiallyAdopted: "partly adopted",
    notAdopted: "not adopted",
    alreadyProvided: "already provided for",
    outOfScope: "out of scope",
  },
};

export const standingWords: Record<Lang, Record<Standing, string>> = {
  zh: {
    counted: "已计入。采纳情况公布后，您可以凭回执编号查看结果。",
    withdrawn: "已由您撤回：文字已删除，件数仍然计入收到总数。",
    hidden: "已按规则隐去：件数仍然计入收到总数，您可以提出一次异议。",
    late: "在截止之后收到：单独列出，由工作人员酌情研究。",
  },
  en: {
    counted: "Counted. Once the response is published, your receipt code shows the result.",
    withdrawn: "Withdrawn by you: the text is deleted, the number still counts as received.",
    hidden: "Hidden under a published rule: the number still counts as received, and you can object once.",
    late: "Received after closing: listed apart, and considered where possible.",
  },
};

/** One sum as a sentence part: `共收到 120 件 = 计入 116 + 撤回 3 + 隐去 1`. All parts are printed, zeros too, so that none can be left out. */
export function sumSentence(line: BalanceLine, lang: Lang): string {
  const parts = line.parts.map(({ key, count }) => `${partWords[lang][key]} ${count}`).join(" + ");
  if (lang === "zh") return `${line.key === "opinions" ? `共收到 ${line.total} 件` : `意见 ${line.total} 条`} = ${parts}`;
  return `${line.total} ${line.key === "opinions" ? "submissions received" : "points"} = ${parts}`;
}

/** What is wrong with the sums and what to do, or null when they hold. */
export function balanceFault({ missing, holds }: Balance, lang: Lang): string | null {
  if (holds) return null;
  if (missing.points > 0) {
    return lang === "zh"
      ? `还有 ${missing.points} 条意见没有处理结论，采纳情况不能公布。请逐条办结后再提交。`
      : `Points without an outcome: ${missing.points}. The response cannot be published until each of them is answered.`;
  }
  return lang === "zh"
    ? "收到、计入、撤回、隐去的件数或者各类意见的条数对不上，采纳情况不能公布。请联系系统管理员核对台账。"
    : "The numbers received, counted, withdrawn and hidden do not add up, so the response cannot be published. Please ask the system administrator to check the ledger.";
}

/** Shown beside the sums where late opinions exist. */
export function lateSentence(late: number, lang: Lang): string {
  return lang === "zh" ? `另有 ${late} 件在截止之后收到，单独列出，不计入上面的合计。` : `Received after closing: ${late}. They are listed apart and are not part of the sums above.`;
}

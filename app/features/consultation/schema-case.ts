import { z } from "zod";
import type { Lang } from "~/domain/text/lang";
import { choiceField, numberField, textField } from "~/platform/fields";

const words = {
  zh: { reason: "理由", row: "请填写表中的序号，例如 12。", round: "页面信息不完整。请刷新页面后重新填写。" },
  en: { reason: "your reason", row: "Please enter the number of the row, such as 12.", round: "The page was incomplete. Please load it again." },
} satisfies Record<Lang, unknown>;

/** The random token of the page; empty for a script that has none. */
const token = z.string().max(100).catch("");

/** Characters of a reason that an author or a reporter gives. */
export const CASE_REASON_LIMITS = { min: 5, max: 1000 };

/** An objection, or "I did not write this" from a receipt. */
export function caseReasonForm(lang: Lang) {
  return z.object({ reason: textField(lang, words[lang].reason, CASE_REASON_LIMITS), submission: token });
}

/** "I did not write this" about a row of the published table. */
export function notMineRowForm(lang: Lang) {
  const word = words[lang];
  return z.object({
    round: numberField(word.round, { min: 1, max: 99 }),
    row: numberField(word.row, { min: 1, max: 9_999_999 }),
    reason: textField(lang, word.reason, CASE_REASON_LIMITS),
    submission: token,
  });
}

/** What an official decides about a case. */
export const decideCaseForm = z.object({
  intent: choiceField(["objection", "attribution"], "页面信息不完整。请刷新页面后重新操作。"),
  opinion: z.string({ error: () => "页面信息不完整。请刷新页面后重新操作。" }).min(1),
  outcome: choiceField(["upheld", "rejected"], "请选择处理结果。"),
  answer: textField("zh", "答复", { min: 5, max: 500 }),
});

import type { Lang } from "../text/lang";
import type { DigestDifference, DigestVerification } from "./daily-digest";

const reasons: Record<Lang, Record<DigestDifference, string>> = {
  zh: {
    NOT_A_PROOF: "这不是一份完整的证明文件，请在回执页面重新下载",
    TEXT: "意见文字与提交时的校验值不符，文字可能被改动过",
    PATH: "意见的校验值推算不出公布的摘要，可能被改动或者遗漏",
    CHAIN: "这一天的摘要与以前各天的摘要衔接不上，可能被替换过",
    NOT_THE_PUBLISHED_ROOT: "摘要不是当天公布的那一个",
  },
  en: {
    NOT_A_PROOF: "This is not a complete proof; please download it again from the receipt",
    TEXT: "The words do not give the checksum made when they were submitted; they may have been changed",
    PATH: "The checksum does not lead to the published digest; it may have been changed or dropped",
    CHAIN: "This day's digest does not follow from those before it; it may have been replaced",
    NOT_THE_PUBLISHED_ROOT: "This is not the digest that was published on the day",
  },
};

const line: Record<Lang, { consistent: string; inconsistent: string; whole: string; placeOnly: string; where: string; expected: string; found: string }> = {
  zh: {
    consistent: "一致",
    inconsistent: "不一致",
    whole: "意见文字没有改动，并且在公布的每日摘要中",
    placeOnly: "意见文字已经删除，它的校验值仍在公布的每日摘要中",
    where: "位置",
    expected: "应为",
    found: "实为",
  },
  en: {
    consistent: "Consistent",
    inconsistent: "Inconsistent",
    whole: "The words are unchanged and stand in the published daily digest",
    placeOnly: "The words are deleted; their checksum still stands in the published daily digest",
    where: "where",
    expected: "expected",
    found: "found",
  },
};

/** 「一致」 or 「不一致」 with what was found out, for page and command line. */
export function digestVerificationWords(verification: DigestVerification, lang: Lang): { word: string; detail: string } {
  const say = line[lang];
  if (verification.consistent) return { word: say.consistent, detail: verification.textChecked ? say.whole : say.placeOnly };
  const { reason, where, expected, found } = verification;
  const [colon, stop] = lang === "zh" ? ["：", "；"] : [": ", "; "];
  const facts = reason === "NOT_A_PROOF" ? [] : [`${say.where}${colon}${where}`, `${say.expected}${colon}${expected}`, `${say.found}${colon}${found || "—"}`];
  return { word: say.inconsistent, detail: [reasons[lang][reason], ...facts].join(stop) };
}

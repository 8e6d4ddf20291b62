import type { Lang } from "../text/lang";
import type { Difference, Verification } from "./verify-draw";

const reasons: Record<Lang, Record<Difference["reason"], string>> = {
  zh: {
    NOT_A_RECORD: "这不是一份完整的抽选记录",
    UNKNOWN_ALGORITHM: "记录使用的抽选方法不认识，请用较新的版本核验",
    RECORD_HASH: "冻结的报名名单或规则与记录的哈希值不符",
    NOT_THE_PUBLISHED_RECORD: "记录不是抽选前公布的那一份",
    WRONG_ORDER_OF_TIME: "时间顺序不对：应当先冻结名单，再公布随机数，再抽选",
    RANDOM_VALUE: "公开随机数不符",
    SEED: "随机种子不是由名单和公开随机数算出的",
    RESULT: "抽选结果与重新计算的不同",
    RESULT_HASH: "抽选之后记录被改动过",
  },
  en: {
    NOT_A_RECORD: "This is not a complete draw record",
    UNKNOWN_ALGORITHM: "The procedure of this record is unknown; please verify it with a newer version",
    RECORD_HASH: "The frozen pool or rules do not have the hash of the record",
    NOT_THE_PUBLISHED_RECORD: "This is not the record that was published before the draw",
    WRONG_ORDER_OF_TIME: "The order of time is wrong: first the pool is frozen, then the public value appears, then the draw is made",
    RANDOM_VALUE: "The public value does not agree",
    SEED: "The seed was not computed from the pool and the public value",
    RESULT: "The result differs from the one computed again",
    RESULT_HASH: "The record was changed after the draw",
  },
};

const line: Record<Lang, { consistent: string; inconsistent: string; where: string; expected: string; found: string }> = {
  zh: { consistent: "一致", inconsistent: "不一致", where: "位置", expected: "应为", found: "实为" },
  en: { consistent: "Consistent", inconsistent: "Inconsistent", where: "where", expected: "expected", found: "found" },
};

/** 「一致」 or 「不一致」 with the reason and where, for page and command line. */
export function verificationWords(verification: Verification, lang: Lang): { word: string; detail: string } {
  const say = line[lang];
  if (verification.consistent) return { word: say.consistent, detail: "" };
  const { reason, where, expected, found } = verification.difference;
  const colon = lang === "zh" ? "：" : ": ";
  const stop = lang === "zh" ? "；" : "; ";
  return {
    word: say.inconsistent,
    detail:
      reasons[lang][reason] +
      stop +
      [say.where + colon + where, say.expected + colon + expected, say.found + colon + found].join(stop),
  };
}

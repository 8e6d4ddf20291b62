import type { Lang } from "../text/lang";
import type { Disposition } from "./disposition";

export const dispositionWords: Record<Lang, Record<Disposition, string>> = {
  zh: {
    adopted: "采纳",
    partiallyAdopted: "部分采纳",
    notAdopted: "未采纳",
    alreadyProvided: "已有规定或解释说明",
    outOfScope: "不属于征集范围",
  },
  en: {
    adopted: "Adopted",
    partiallyAdopted: "Partly adopted",
    notAdopted: "Not adopted",
    alreadyProvided: "Already provided for or explained",
    outOfScope: "Outside this consultation",
  },
};

/** What the disposition means for the author, for receipts and reports. */
export const dispositionMeaning: Record<Lang, Record<Disposition, string>> = {
  zh: {
    adopted: "您的意见已经写进新的文本，您可以查看修改前后的对比。",
    partiallyAdopted: "您的意见中有一部分写进了新的文本，其余部分的理由见下。",
    notAdopted: "这次没有采纳您的意见，理由见下。",
    alreadyProvided: "您提到的事项已有规定，或者已在下面作出说明。",
    outOfScope: "您提到的事项不在这次征集的范围内，下面写明了可以向哪里反映。",
  },
  en: {
    adopted: "Your opinion is now part of the new text. You can compare the text before and after.",
    partiallyAdopted: "Part of your opinion is now in the new text. The reason for the rest is given below.",
    notAdopted: "Your opinion was not adopted this time. The reason is given below.",
    alreadyProvided: "What you ask for is already provided for, or is explained below.",
    outOfScope: "What you raise is outside this consultation. Below you find where to turn.",
  },
};

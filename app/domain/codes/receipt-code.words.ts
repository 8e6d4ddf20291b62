import type { Lang } from "../text/lang";
import type { ReceiptCodeRefusal } from "./receipt-code";

export const receiptCodeWords: Record<Lang, Record<ReceiptCodeRefusal, string>> = {
  zh: {
    MALFORMED: "回执编号是 10 位字母和数字，其中没有数字 0、1 和字母 I、L、O。请对照回执重新填写。",
    CHECK_SYMBOL: "这个回执编号中有一位填错了，或者相邻两位颠倒了。请对照回执逐位核对后重新填写。",
  },
  en: {
    MALFORMED: "A receipt code has 10 letters and digits and never contains 0, 1, I, L or O. Please copy it again from your receipt.",
    CHECK_SYMBOL: "One character of this receipt code is wrong, or two are swapped. Please compare it with your receipt and try again.",
  },
};

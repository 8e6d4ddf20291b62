import type { Lang } from "../text/lang";
import type { WindowChangeRefusal } from "./window-change";

export const windowChangeWords: Record<Lang, Record<WindowChangeRefusal, string>> = {
  zh: {
    CHANGED_AFTER_OPENING: "征集已经开始，只能延长截止日期和修改联系方式，其他内容要和已公布的一致。请在征集页面重新保存一次联系方式，其他内容会恢复为已公布的内容。",
    SHORTENED_AFTER_OPENING: "征集开始后不能缩短期限。请把截止日期改为不早于已公布的日期。",
    EXTENDED_AFTER_CLOSING: "征集已经截止，延长没有在截止前公布，不能再延长。如需继续听取意见，请另开一轮征集。",
  },
  en: {
    CHANGED_AFTER_OPENING: "The consultation is open: only a later closing day and the contact may change. Save the contact once more, and the rest returns to what was published.",
    SHORTENED_AFTER_OPENING: "An open consultation cannot be shortened. Choose a closing day that is not earlier than the published one.",
    EXTENDED_AFTER_CLOSING: "The consultation has closed before the extension was published. To hear more opinions, please open another round.",
  },
};

import type { CleanRefusal } from "./clean";
import type { LengthRefusal, LengthResult } from "./graphemes";
import type { Lang } from "./lang";

type Refused = Extract<LengthResult, { ok: false }>;

/** `what` names the field in the same language, e.g. `意见` or `your opinion`. */
export const lengthWords: Record<Lang, Record<LengthRefusal, (refused: Refused, what: string) => string>> = {
  zh: {
    EMPTY: ({ limits }, what) => `请填写 ${limits.min} 至 ${limits.max} 字的${what}。`,
    TOO_SHORT: ({ limits, characters }, what) => `${what}至少 ${limits.min} 字，现有 ${characters ?? 0} 字。请补充后再提交。`,
    TOO_LONG: ({ limits, characters }, what) =>
      characters === null
        ? `${what}最多 ${limits.max} 字，现在远超上限。请删减后再提交。`
        : `${what}最多 ${limits.max} 字，现有 ${characters} 字。请删去 ${characters - limits.max} 字后再提交。`,
  },
  en: {
    EMPTY: ({ limits }, what) => `Please write ${what} in ${limits.min} to ${limits.max} characters.`,
    TOO_SHORT: ({ limits, characters }, what) => `Please make ${what} at least ${limits.min} characters long; it has ${characters ?? 0} now.`,
    TOO_LONG: ({ limits, characters }, what) =>
      characters === null
        ? `Please shorten ${what} to at most ${limits.max} characters; it is far longer now.`
        : `Please shorten ${what} by ${characters - limits.max} characters; it has ${characters} and may have ${limits.max}.`,
  },
};

export const cleanWords: Record<Lang, Record<CleanRefusal, string>> = {
  zh: { UNREADABLE_CHARACTER: "文字中含有无法显示的控制字符。请改用手工输入，或者粘贴为纯文本后再提交。" },
  en: { UNREADABLE_CHARACTER: "The text contains control characters that cannot be shown. Please type it, or paste it as plain text." },
};

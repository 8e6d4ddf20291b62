import { toHalfWidth } from "../text/half-width";

const DIGITS: Record<string, number> = {
  零: 0, 〇: 0, "○": 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
};
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Characters that may stand in a printed number, for use inside a regular expression class. */
export const NUMERAL_CLASS = "〇○零一二两三四五六七八九十廿百千0-9０-９";

/** 十二, 一百零三, 二〇二六, 廿一, 12 or １２ as a number; null for anything else. */
export function parseNumeral(printed: string): number | null {
  const text = toHalfWidth(printed).replace(/[\s　]/g, "").replace(/廿/g, "二十");
  if (/^\d{1,6}$/.test(text)) return Number(text);
  if (!new RegExp(`^[${NUMERAL_CLASS}]+$`).test(text) || text === "") return null;
  if (!/[十百千]/.test(text)) {
    const digits = [...text].map((character) => DIGITS[character]);
    return digits.some((digit) => digit === undefined) ? null : Number(digits.join(""));
  }
  let total = 0;
  let pending = 0;
  for (const character of text) {
    const unit = UNITS[character];
    if (unit !== undefined) {
      total += (pending === 0 ? 1 : pending) * unit;
      pending = 0;
    } else {
      const digit = DIGITS[character];
      if (digit === undefined) return null;
      pending = digit;
    }
  }
  return total + pending;
}

/** 1 to 9999 as officials print it: 十二, 二十, 一百零三, 一千零一十. */
export function formatNumeral(value: number): string {
  const names = "零一二三四五六七八九";
  const units = ["", "十", "百", "千"];
  const digits = String(value);
  let text = "";
  let hasGap = false;
  [...digits].forEach((digit, index) => {
    const place = digits.length - 1 - index;
    if (digit === "0") {
      hasGap = true;
      return;
    }
    if (hasGap && text !== "") text += "零";
    hasGap = false;
    text += (names[Number(digit)] ?? "") + (units[place] ?? "");
  });
  return value >= 10 && value < 20 ? text.replace(/^一十/, "十") : text;
}

/**
 * A key under which `第12条`, `第十二条` and `第 十二 条` are the same, for look-ups of clauses by number; null when the
 * query names no clause. `第十二条之一` has a key of its own.
 */
export function clauseKey(query: string): string | null {
  const match = new RegExp(`第[\\s　]*([${NUMERAL_CLASS}]+)[\\s　]*(编|章|节|条)(?:之[\\s　]*([${NUMERAL_CLASS}]+))?`).exec(query);
  const number = match ? parseNumeral(match[1] ?? "") : null;
  if (!match || number === null) return null;
  const inserted = match[3] ? parseNumeral(match[3]) : null;
  return `${match[2]}${number}${inserted === null ? "" : `-${inserted}`}`;
}

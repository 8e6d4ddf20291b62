const DIGITS = "零一二三四五六七八九";
const UNITS = ["", "十", "百", "千"];

/** Characters of a printed number, for regular expressions: Chinese, ASCII and full-width digits. */
export const NUMERAL_CHARACTERS = "〇○零一二两三四五六七八九十百千万廿卅0-9０-９";

const DIGIT_VALUES: Record<string, number> = { 〇: 0, "○": 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const UNIT_VALUES: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

/**
 * The value of a number as it is printed in official texts: `十二`, `一百零三`, `一〇三`, `廿一`, `12`, `１２`; spaces inside do not count.
 * Null for anything else. A digit after 百 or 千 without 零 counts its own value (`一百三` is 103): clauses are numbered, not spoken.
 */
export function parseChineseNumeral(raw: string): number | null {
  const text = raw.replace(/\s/g, "").replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (text === "" || text.length > 12) return null;
  if (/^\d+$/.test(text)) return text.length > 6 ? null : Number(text);
  if (/^[〇○零一二两三四五六七八九]{2,4}$/.test(text)) return Number([...text].map((digit) => DIGIT_VALUES[digit]).join(""));
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lowestUnit = Infinity;
  for (const sign of text.replace(/廿/g, "二十").replace(/卅/g, "三十")) {
    const unit = UNIT_VALUES[sign];
    const value = DIGIT_VALUES[sign];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (unit === 10_000) {
      if (total > 0 || section + (digit ?? 0) === 0) return null;
      total = (section + (digit ?? 0)) * unit;
      section = 0;
      digit = null;
      lowestUnit = Infinity;
    } else if (unit !== undefined) {
      if (unit >= lowestUnit || (digit === 0 && unit !== 10) || (digit === null && unit !== 10)) return null;
      section += (digit || 1) * unit;
      digit = null;
      lowestUnit = unit;
    } else return null;
  }
  return total + section + (digit ?? 0);
}

/**
 * A whole number from 1 to 99,999 as articles are numbered: 12 → `十二`, 103 → `一百零三`, 110 → `一百一十`.
 *
 * @throws RangeError for anything else
 */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99_999) throw new RangeError(`no clause has the number ${value}`);
  if (value >= 10_000) {
    const rest = value % 10_000;
    return `${chineseNumeral(Math.floor(value / 10_000))}万${rest === 0 ? "" : `${rest < 1000 ? "零" : ""}${belowTenThousand(rest)}`}`;
  }
  return belowTenThousand(value).replace(/^一十/, "十");
}

function belowTenThousand(value: number): string {
  const digits = [...String(value)].map(Number);
  const spoken = digits.map((digit, i) => (digit === 0 ? "零" : `${DIGITS[digit]}${UNITS[digits.length - 1 - i]}`)).join("");
  return spoken.replace(/零+/g, "零").replace(/零$/, "");
}

/** A reference to a clause as printed; global, for `matchAll` and `replace`. */
export const CLAUSE_REFERENCE = new RegExp(`第\\s*(?:[（(]\\s*)?([${NUMERAL_CHARACTERS}][${NUMERAL_CHARACTERS} \\u3000]{0,14})(?:之([${NUMERAL_CHARACTERS}]{1,3})(?=\\s*[）)]))?(?:\\s*[）)])?\\s*(分编|编|章|节|条|款|项|目)(?:\\s*之\\s*([${NUMERAL_CHARACTERS}]{1,3}))?`, "g");

/**
 * The form in which references to clauses are indexed and searched: `第12条`, `第 十二 条`, `第１２条` and `第十二条` all give `第十二条`,
 * `第3项` and `第(三)项` give `第（三）项`, `第（三之一）项` gives `第（三）项之一`; the rest of the text stays. Where the reference is all there is, `12条`, `Article 12`
 * and the anchor `a12` give the same.
 */
export function clauseQuery(query: string): string {
  const text = query.trim();
  const bare = /^(?:art(?:icle)?\.?\s*|a|§\s*)(\d{1,4})$/i.exec(text)?.[1] ?? new RegExp(`^([${NUMERAL_CHARACTERS}]{1,10})\\s*条$`).exec(text)?.[1];
  const whole = bare === undefined ? null : parseChineseNumeral(bare);
  if (whole) return `第${chineseNumeral(whole)}条`;
  return text.replace(CLAUSE_REFERENCE, (printed, number: string, insertedInside: string | undefined, unit: string, insertedBehind: string | undefined) => {
    const value = parseChineseNumeral(number);
    if (!value) return printed;
    const inserted = insertedInside ?? insertedBehind;
    const insertedValue = inserted === undefined ? null : parseChineseNumeral(inserted);
    const spoken = chineseNumeral(value);
    return `第${unit === "项" ? `（${spoken}）` : spoken}${unit}${insertedValue ? `之${chineseNumeral(insertedValue)}` : ""}`;
  });
}

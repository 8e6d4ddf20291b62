import { chineseNumeral } from "./clause-numerals";

/**
 * A number as Word prints it in one of its formats (ECMA-376 part 1, 17.18.59 ST_NumberFormat); null for a format that is not known here or cannot
 * print this number.
 */
export function printedNumber(format: string, value: number): string | null {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return null;
  switch (format) {
    case "none":
      return "";
    case "decimal":
    case "decimalHalfWidth":
      return String(value);
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "decimalFullWidth":
    case "decimalFullWidth2":
      return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case "chineseCountingThousand":
    case "taiwaneseCountingThousand":
    case "japaneseCounting":
      return value === 0 ? "〇" : chineseNumeral(value);
    case "chineseCounting":
    case "taiwaneseCounting":
      return value === 0 ? "〇" : value < 100 ? chineseNumeral(value) : digits(value, "〇一二三四五六七八九");
    case "ideographDigital":
    case "japaneseDigitalTenThousand":
    case "taiwaneseDigital":
      return digits(value, "〇一二三四五六七八九");
    case "upperLetter":
    case "lowerLetter": {
      const letter = value === 0 ? null : String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
      return letter && (format === "upperLetter" ? letter.toUpperCase() : letter);
    }
    case "upperRoman":
    case "lowerRoman": {
      const roman = value === 0 ? null : romanNumeral(value);
      return roman && (format === "upperRoman" ? roman : roman.toLowerCase());
    }
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return enclosed(value, 0x2460, 20);
    case "decimalEnclosedParen":
      return enclosed(value, 0x2474, 20);
    case "decimalEnclosedFullstop":
      return enclosed(value, 0x2488, 20);
    case "ideographTraditional":
      return "甲乙丙丁戊己庚辛壬癸"[value - 1] ?? null;
    case "ideographZodiac":
      return "子丑寅卯辰巳午未申酉戌亥"[value - 1] ?? null;
    default:
      return null;
  }
}

function digits(value: number, signs: string): string {
  return String(value).replace(/\d/g, (digit) => signs[Number(digit)]!);
}

function enclosed(value: number, first: number, last: number): string | null {
  return value >= 1 && value <= last ? String.fromCodePoint(first + value - 1) : null;
}

const ROMAN: [number, string][] = [[1000, "M"], [900, "CM"], [500, "D"], [400, "CD"], [100, "C"], [90, "XC"], [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]];

function romanNumeral(value: number): string {
  let [left, printed] = [value, ""];
  for (const [size, sign] of ROMAN) {
    printed += sign.repeat(Math.floor(left / size));
    left %= size;
  }
  return printed;
}

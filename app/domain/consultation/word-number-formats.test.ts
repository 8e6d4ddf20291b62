import { describe, expect, it } from "vitest";
import { printedNumber } from "./word-number-formats";

describe("a number of Word", () => {
  it.each([
    ["decimal", 12, "12"],
    ["decimalZero", 3, "03"],
    ["decimalFullWidth", 12, "１２"],
    ["chineseCountingThousand", 103, "一百零三"],
    ["chineseCounting", 21, "二十一"],
    ["chineseCounting", 103, "一〇三"],
    ["ideographDigital", 20, "二〇"],
    ["japaneseCounting", 10, "十"],
    ["upperLetter", 27, "AA"],
    ["lowerLetter", 3, "c"],
    ["upperRoman", 49, "XLIX"],
    ["lowerRoman", 4, "iv"],
    ["decimalEnclosedCircleChinese", 20, "⑳"],
    ["decimalEnclosedParen", 1, "⑴"],
    ["ideographTraditional", 10, "癸"],
    ["none", 5, ""],
  ])("in the format %s: %i is %s", (format, value, printed) => {
    expect(printedNumber(format, value)).toBe(printed);
  });

  it("is not guessed where the format is unknown or has no sign for it", () => {
    expect([printedNumber("hebrew1", 1), printedNumber("decimalEnclosedCircle", 21), printedNumber("upperRoman", 0), printedNumber("decimal", -1)]).toEqual([null, null, null, null]);
  });
});

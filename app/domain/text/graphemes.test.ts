import { describe, expect, it } from "vitest";
import { checkLength, countCharacters, OPINION_LIMITS } from "./graphemes";
import { lengthWords } from "./text.words";

describe("characters are counted as a person counts them", () => {
  it.each([
    ["建议改为四十五日。", 9],
    ["ａｂｃ　", 4],
    ["👨‍👩‍👧‍👦", 1],
    ["👍🏽🇨🇳", 2],
    ["e\u0301", 1],
    ["𠮷野家", 3],
    ["第一行\n第二行", 7],
    ["一\r\n二", 3],
    ["", 0],
  ])("%j has %i", (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });
});

describe("a long text", () => {
  it("is counted without a copy of it for every character", () => {
    expect(countCharacters("字".repeat(300_000))).toBe(300_000);
  });

  const characters = { family: "👨‍👩‍👧‍👦", "skin tone": "👍🏽", flag: "🇨🇳", accent: "e\u0301", "line end": "\r\n", "rare character": "𠮷", "mountain of marks": `字${"\u0301".repeat(1500)}` };
  it.each(Object.entries(characters))("counts every %s once, wherever it is cut", (_name, character) => {
    for (let shift = 0; shift < 12; shift += 1) {
      expect(countCharacters("字".repeat(shift) + character.repeat(700))).toBe(shift + 700);
    }
  });
});

describe("the limits of an opinion", () => {
  const check = (text: string) => checkLength(text, OPINION_LIMITS);

  it("are exact at both ends", () => {
    expect(check("好")).toEqual({ ok: true, characters: 1 });
    expect(check("字".repeat(5000))).toEqual({ ok: true, characters: 5000 });
    expect(check("字".repeat(5001))).toMatchObject({ ok: false, reason: "TOO_LONG", characters: 5001 });
    expect(check("👨‍👩‍👧‍👦".repeat(5000))).toEqual({ ok: true, characters: 5000 });
    expect(check("👨‍👩‍👧‍👦".repeat(5001))).toMatchObject({ reason: "TOO_LONG", characters: 5001 });
  });

  it("do not take spaces or invisible characters for an opinion", () => {
    for (const text of ["", " ", "\n\t ", "\u3000\u00a0", "\u200d\u200c", "\u200e", "\u3164", "\u0301"]) expect(check(text)).toMatchObject({ reason: "EMPTY" });
  });

  it("stop a mountain of stacked marks without counting it", () => {
    expect(check("字" + "\u0301".repeat(200_000))).toMatchObject({ ok: false, reason: "TOO_LONG", characters: null });
  });

  it("hold for other fields with their own numbers", () => {
    expect(checkLength("台风季", { min: 5, max: 200 })).toMatchObject({ reason: "TOO_SHORT", characters: 3 });
    expect(checkLength("", { min: 0, max: 200 })).toEqual({ ok: true, characters: 0 });
  });

  it("say how much to cut", () => {
    const refused = check("字".repeat(5003));
    expect(refused.ok ? "" : lengthWords.zh[refused.reason](refused, "意见")).toBe("意见最多 5000 字，现有 5003 字。请删去 3 字后再提交。");
    const empty = check("");
    expect(empty.ok ? "" : lengthWords.zh[empty.reason](empty, "意见")).toBe("请填写 1 至 5000 字的意见。");
  });
});

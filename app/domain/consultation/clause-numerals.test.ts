import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chineseNumeral, clauseQuery, parseChineseNumeral } from "./clause-numerals";

describe("a printed number", () => {
  it.each([
    ["一", 1], ["十", 10], ["十二", 12], ["二十", 20], ["廿一", 21], ["卅", 30], ["一百零三", 103], ["一百〇三", 103], ["一百○三", 103], ["一〇三", 103], ["一○三", 103],
    ["一百一十", 110], ["一百十", 110], ["一百一十二", 112], ["两百", 200], ["一千零一", 1001], ["一千二百六十", 1260], ["一万零三", 10_003],
    ["12", 12], ["１２", 12], [" 十 二　", 12], ["一百三", 103],
  ])("%s is %i", (printed, value) => {
    expect(parseChineseNumeral(printed)).toBe(value);
  });

  it.each(["", "十百", "百", "一十十", "二三十", "甲", "一条", "1.2", "十千", "12345678"])("%s is none", (printed) => {
    expect(parseChineseNumeral(printed)).toBeNull();
  });

  it.each([[1, "一"], [10, "十"], [12, "十二"], [20, "二十"], [100, "一百"], [103, "一百零三"], [110, "一百一十"], [1010, "一千零一十"], [1001, "一千零一"], [10_003, "一万零三"]])(
    "%i is written %s",
    (value, printed) => {
      expect(chineseNumeral(value)).toBe(printed);
    },
  );

  it("is read back as it was written", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 99_999 }), (value) => parseChineseNumeral(chineseNumeral(value)) === value), { numRuns: 2000 });
  });

  it("refuses what no clause can have", () => {
    expect(() => chineseNumeral(0)).toThrow(RangeError);
    expect(() => chineseNumeral(1.5)).toThrow(RangeError);
  });
});

describe("the search key of a clause", () => {
  it.each(["第12条", "第十二条", "第 十二 条", "第１２条", "第　12　条", "12条", "十二条", "Article 12", "art. 12", "a12"])("of %s is 第十二条", (query) => {
    expect(clauseQuery(query)).toBe("第十二条");
  });

  it("keeps inserted articles apart", () => {
    expect(clauseQuery("第12条之1")).toBe("第十二条之一");
    expect(clauseQuery("第十二条之一")).not.toBe(clauseQuery("第十二条"));
    expect(clauseQuery("第（一之一）项")).toBe("第（一）项之一");
    expect(clauseQuery("第一百零三条")).toBe(clauseQuery("第103条"));
  });

  it("reads references inside a longer text and leaves the rest", () => {
    expect(clauseQuery("依照本办法第12条第2款第3项的规定")).toBe("依照本办法第十二条第二款第（三）项的规定");
    expect(clauseQuery("第(3)项")).toBe("第（三）项");
    expect(clauseQuery("加装电梯")).toBe("加装电梯");
    expect(clauseQuery("第一次修正")).toBe("第一次修正");
  });

  it("gives the same for every article, whatever its digits", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1500 }), (n) => clauseQuery(`第${n}条`) === clauseQuery(`第${chineseNumeral(n)}条`)));
  });
});

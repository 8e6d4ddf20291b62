import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffCharacters, type DiffPart } from "./clause-diff";

/** `甲[-乙-]{+丙+}`: removed and added parts in their marks. */
const shown = (before: string, after: string) =>
  diffCharacters(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `{+${text}+}` : `[-${text}-]`))
    .join("");
const joined = (parts: DiffPart[], without: DiffPart["kind"]) => parts.filter(({ kind }) => kind !== without).map(({ text }) => text).join("");

describe("the difference of two versions of a clause", () => {
  it.each([
    ["应当在三十日内备案。", "应当在四十五日内备案。", "应当在[-三十-]{+四十五+}日内备案。"],
    ["罚款二千元以上一万元以下。", "罚款五千元以上三万元以下。", "罚款[-二-]{+五+}千元以上[-一-]{+三+}万元以下。"],
    ["通过书信、电话等形式提出。", "通过书信、电话、电子邮件等形式提出。", "通过书信、电话{+、电子邮件+}等形式提出。"],
    ["公安、消防、防汛部门", "公安、防汛部门", "公安、[-消防、-]防汛部门"],
    ["材料齐全的，当场办结。", "材料齐全的，当场办结；不齐全的，一次告知。", "材料齐全的，当场办结{+；不齐全的，一次告知+}。"],
    ["应当公布。应当备案。", "应当备案。", "[-应当公布。-]应当备案。"],
    ["市民可以查询，可以复制。", "市民可以复制。", "市民[-可以查询，-]可以复制。"],
    ["第一条 甲", "第一条 甲", "第一条 甲"],
    ["", "新增", "{+新增+}"],
    ["删除", "", "[-删除-]"],
    ["2026年8月1日", "2027年1月1日", "202[-6-]{+7+}年[-8-]{+1+}月1日"],
  ])("%s → %s", (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  it("is nothing for nothing", () => {
    expect(diffCharacters("", "")).toEqual([]);
  });

  it("keeps whole characters together", () => {
    expect(shown("家庭👨‍👩‍👧和👍🏽", "家庭👨‍👩‍👦和👍🏻")).toBe("家庭[-👨‍👩‍👧-]{+👨‍👩‍👦+}和[-👍🏽-]{+👍🏻+}");
    expect(shown("𠮷野", "𠮸野")).toBe("[-𠮷-]{+𠮸+}野");
    expect(shown("e\u0301", "e")).toBe("[-e\u0301-]{+e+}");
  });

  it("has no islands of single characters in a sentence that was written anew", () => {
    expect(shown("使用人应当每年检查一次，及时维修并且书面记录。", "物业公司要按月检视场地，立即处理隐患并要做好台账。")).toBe(
      "[-使用人应当每年检查一次-]{+物业公司要按月检视场地+}，[-及时维修并且书面记录-]{+立即处理隐患并要做好台账+}。",
    );
  });

  it("never loses a character of either version", () => {
    const text = fc.array(fc.constantFrom("甲", "乙", "三", "十", "，", "。", "、", "第", "条", "\n", "a", "1", "👍🏽", "e\u0301"), { maxLength: 60 }).map((signs) => signs.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffCharacters(before, after);
        expect(joined(parts, "added")).toBe(before);
        expect(joined(parts, "removed")).toBe(after);
        parts.forEach(({ kind, text: part }, i) => expect([part === "", kind === parts[i + 1]?.kind]).toEqual([false, false]));
      }),
      { numRuns: 500 },
    );
  });

  it("compares long texts that have little in common by their sentences", () => {
    const sentence = (n: number) => `第${n}项要求由编号为${n * 7919}的单位在${(n % 28) + 1}日内办结并公布。`;
    const before = Array.from({ length: 300 }, (_, n) => sentence(n)).join("");
    const after = Array.from({ length: 300 }, (_, n) => (n % 3 === 0 ? sentence(n) : `${[...sentence(n + 1000).slice(0, -1)].reverse().join("")}。`)).join("");
    const parts = diffCharacters(before, after);
    expect(joined(parts, "added")).toBe(before);
    expect(joined(parts, "removed")).toBe(after);
    const same = parts.filter(({ kind }) => kind === "same").map(({ text }) => text);
    for (let n = 0; n < 300; n += 3) expect(same.some((text) => text.includes(sentence(n)))).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import { findInText, searchDraft } from "./clause-search";
import type { PublicClause } from "./public-shapes";

function clause(number: string | null, text: string, label = number ?? ""): PublicClause {
  return { identity: label, parent: null, depth: 0, kind: number === null ? "paragraph" : "article", number, title: null, text, anchor: label, label, closedReason: null, mark: null, wholeMark: null, oldLabel: null };
}

const draft = [
  clause("第一条", "完善既有住宅加装电梯配套政策。"),
  clause("第十一条", "违反本办法第１２条的，适用 GB/T 50016 标准。"),
  clause("第十二条", "加装电梯的费用（含税）按照第十一条分担。"),
  clause(null, "电梯由业主共有。", "第十二条第二款"),
];

/** `label: what was found in it`. */
const found = (query: string) => searchDraft(draft, query).map((hit) => `${hit.clause.label}: ${hit.ranges.map(({ start, end }) => hit.text.slice(start, end)).join(" ")}`);

describe("the search in a draft", () => {
  it.each(["第12条", "第十二条", "第 12 条", "第１２条", "12条", " 第十二条 "])("finds article 12 first and then what refers to it: %s", (query) => {
    expect(found(query)).toEqual(["第十二条: 第十二条", "第十一条: 第１２条"]);
  });

  it("finds words anywhere, with each place", () => {
    expect(found("电梯配套")).toEqual(["第一条: 电梯配套"]);
    expect(found("加装电梯")).toEqual(["第一条: 加装电梯", "第十二条: 加装电梯"]);
    expect(found("住宅加装")).toEqual(["第一条: 住宅加装"]);
  });

  it("finds one character", () => {
    expect(found("梯")).toEqual(["第一条: 梯", "第十二条: 梯", "第十二条第二款: 梯"]);
  });

  it("makes no difference between full and half width, capitals and small letters, with and without spaces", () => {
    expect(found("ｇｂ/t50016")).toEqual(["第十一条: GB/T 50016"]);
    expect(found("(含税)")).toEqual(["第十二条: （含税）"]);
  });

  it("finds a paragraph by its name", () => {
    expect(found("第12条第2款")).toEqual(["第十二条第二款: "]);
  });

  it("finds nothing for nothing, and nothing for what is not there", () => {
    expect(found("")).toEqual([]);
    expect(found(" 　")).toEqual([]);
    expect(found("充电桩")).toEqual([]);
  });

  it("takes signs of patterns for what they are, and cuts endless queries", () => {
    expect(found(".*")).toEqual([]);
    expect(found("梯".repeat(100_000))).toEqual([]);
  });

  it("finds every place in a text, none twice", () => {
    expect(findInText("第12条和第十二条", "第十二条")).toEqual([{ start: 0, end: 4 }, { start: 5, end: 9 }]);
    expect(findInText("看第12条", "十")).toEqual([{ start: 1, end: 5 }]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignDrafts } from "./clause-align";
import { compareVersions } from "./clause-comparison";
import { chineseNumeral } from "./clause-numerals";
import { parseDraft } from "./clause-parse";
import { flattenClauses, type FlatClause } from "./clause-tree";
import type { PublicClause } from "./public-shapes";

function flatOf(...lines: string[]): FlatClause[] {
  const parsed = parseDraft(["滨江市停车办法", ...lines].join("\n\n"));
  if (!parsed.ok) throw new Error(parsed.reason);
  return flattenClauses(parsed.draft);
}

/** The clauses as the public reads them, with identities carried over from the version before. */
function publicClauses(flat: readonly FlatClause[], version: number, before?: { flat: readonly FlatClause[]; clauses: readonly PublicClause[] }): PublicClause[] {
  const pairs = new Map(before ? alignDrafts(before.flat, flat).pairs.map(({ oldIndex, newIndex }) => [newIndex, before.clauses[oldIndex]!.identity]) : []);
  const identities = flat.map((_, index) => pairs.get(index) ?? `v${version}-${index}`);
  return flat.map(({ node: { kind, number, title, text, anchor, label }, parent, depth }, index) => ({
    identity: identities[index]!, parent: parent === null ? null : identities[parent]!, depth, kind, number, title, text, anchor, label, closedReason: null, mark: null, wholeMark: null, oldLabel: null,
  }));
}

function compared(first: string[], second: string[]) {
  const flat = flatOf(...first);
  const old = publicClauses(flat, 1);
  return compareVersions(old, publicClauses(flatOf(...second), 2, { flat, clauses: old }));
}

const FIRST = ["第一条　停车要付费。", "第二条　夜间免费。", "第三条　可以免费的：", "（一）卸货；", "（二）急救。", "第四条　违反的，罚款三十元。"];

describe("two versions of a draft", () => {
  it("show each clause with its mark, its other name and its words then and now", () => {
    const { clauses, counts } = compared(FIRST, ["第一条　停车要付费。", "第二条　可以免费的：", "（一）卸货；", "（二）急救。", "第三条　违反的，罚款四十五元。", "第四条　本办法自公布之日起施行。"]);
    expect(clauses.map(({ mark, label, oldLabel }) => [mark, label, oldLabel])).toEqual([
      ["unchanged", "第一条", null],
      ["deleted", "第二条", null],
      ["moved", "第二条", "第三条"],
      ["modified", "第三条", "第四条"],
      ["new", "第四条", null],
    ]);
    expect(clauses[3]).toMatchObject({ before: "违反的，罚款三十元。", after: "违反的，罚款四十五元。" });
    expect([clauses[1]!.after, clauses[4]!.before]).toEqual([null, null]);
    expect(counts).toEqual({ unchanged: 1, modified: 1, moved: 3, new: 1, deleted: 1 });
  });

  it("say of an article that it was modified where only an item of it was, and name the item", () => {
    const { clauses } = compared(FIRST, [...FIRST.slice(0, 4), "（二）急救、消防。", "（三）搬家。", FIRST[5]!]);
    expect(clauses[2]).toMatchObject({
      mark: "modified",
      before: "可以免费的：\n（一）卸货；\n（二）急救。",
      within: [
        { mark: "modified", label: "第三条第（二）项", oldLabel: null },
        { mark: "new", label: "第三条第（三）项", oldLabel: null },
      ],
    });
  });

  it("name items that were taken out of an article", () => {
    const { clauses } = compared(FIRST, [...FIRST.slice(0, 3), "（一）急救。", FIRST[5]!]);
    expect(clauses[2]!.within).toEqual([
      { mark: "moved", label: "第三条第（一）项", oldLabel: "第三条第（二）项" },
      { mark: "deleted", label: "第三条第（一）项", oldLabel: null },
    ]);
  });

  it("show an article that was merged into another as its paragraph, not as deleted", () => {
    const { clauses, counts } = compared(["第一条　停车要付费，价格由市价格部门每年核定一次。", "第二条　夜间十时以后停车免费，节日不在此限。", "第三条　罚款。"], ["第一条　停车要付费，价格由市价格部门每年核定一次。", "夜间十时以后停车免费，节日不在此限。", "第二条　罚款。"]);
    expect(clauses.map(({ mark }) => mark)).toEqual(["modified", "moved"]);
    expect(clauses[0]!.within).toEqual([{ mark: "moved", label: "第一条第二款", oldLabel: "第二条" }]);
    expect(counts).toEqual({ unchanged: 1, modified: 0, moved: 2, new: 0, deleted: 0 });
  });

  it("put a deleted clause where it stood, also at the start", () => {
    const { clauses } = compared(FIRST, FIRST.slice(1));
    expect(clauses[0]).toMatchObject({ mark: "deleted", label: "第一条" });
  });

  it("balance and are the same again, whatever was edited", () => {
    const sentence = fc.constantFrom("停车要付费。", "夜间免费。", "装卸货物免费。", "违反的，处以罚款。", "价格每年公布一次。", "由区政府负责。");
    const lines = fc.array(fc.tuple(sentence, fc.array(sentence, { maxLength: 3 })), { minLength: 1, maxLength: 8 });
    const textOf = (content: [string, string[]][]) => content.flatMap(([first, items], i) => [`第${chineseNumeral(i + 1)}条　${first}`, ...items.map((item, j) => `（${chineseNumeral(j + 1)}）${item}`)]);
    fc.assert(
      fc.property(lines, lines, (first, second) => {
        const flat = flatOf(...textOf(first));
        const old = publicClauses(flat, 1);
        const now = publicClauses(flatOf(...textOf(second)), 2, { flat, clauses: old });
        const { counts, clauses } = compareVersions(old, now);
        expect(counts.unchanged + counts.modified + counts.moved + counts.deleted).toBe(old.length);
        expect(counts.unchanged + counts.modified + counts.moved + counts.new).toBe(now.length);
        expect(clauses.filter(({ after }) => after !== null)).toHaveLength(now.filter(({ parent }) => parent === null).length);
        expect(compareVersions(old, now)).toEqual({ counts, clauses });
        expect(compareVersions(now, now).counts).toEqual({ unchanged: now.length, modified: 0, moved: 0, new: 0, deleted: 0 });
      }),
      { numRuns: 100 },
    );
  });
});

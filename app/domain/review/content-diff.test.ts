import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../text/json";
import { comparedNumbers } from "./compared";
import { diffContent, fieldsOf } from "./content-diff";

const clause = (identity: string, text: string, title = "") => ({ identity, title, text });

describe("the differences of two contents", () => {
  it("are fields, lists by identity, words as one", () => {
    const before = { title: "办法", year: 2026, open: true, channels: ["web", "letter"], clauses: [clause("a", "一"), clause("b", "二", "适用")], gone: "旧" };
    const after = { title: "办法（修订）", year: 2026, open: false, channels: ["web"], clauses: [clause("b", "二改", "适用"), clause("c", "三")], note: "新" };
    expect(diffContent(before, after)).toEqual([
      { path: [{ key: "title" }], before: "办法", after: "办法（修订）" },
      { path: [{ key: "open" }], before: true, after: false },
      { path: [{ key: "channels" }], before: "web、letter", after: "web" },
      { path: [{ key: "clauses" }, { entry: "适用" }, { key: "text" }], before: "二", after: "二改" },
      { path: [{ key: "clauses" }, { entry: "第 2 项" }, { key: "identity" }], before: null, after: "c" },
      { path: [{ key: "clauses" }, { entry: "第 2 项" }, { key: "text" }], before: null, after: "三" },
      { path: [{ key: "clauses" }, { entry: "第 3 项" }, { key: "identity" }], before: "a", after: null },
      { path: [{ key: "clauses" }, { entry: "第 3 项" }, { key: "text" }], before: "一", after: null },
      { path: [{ key: "note" }], before: null, after: "新" },
      { path: [{ key: "gone" }], before: "旧", after: null },
    ]);
  });

  it("entries without an identity are compared by their place", () => {
    expect(diffContent({ list: [{ text: "一" }, { text: "二" }] }, { list: [{ text: "一" }, { text: "三" }] })).toEqual([{ path: [{ key: "list" }, { entry: "第 2 项" }, { key: "text" }], before: "二", after: "三" }]);
  });

  const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;

  it("of a content with itself are none, and going back turns each of them round", () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(diffContent(a, structuredClone(a))).toEqual([]);
        const turned = diffContent(b, a).map(({ before, after }) => [after, before]);
        const forth = diffContent(a, b).map(({ before, after }) => [before, after]);
        const sorted = (list: unknown[][]) => list.map((each) => JSON.stringify(each)).sort();
        expect(sorted(forth)).toEqual(sorted(turned));
      }),
    );
  });

  it("every field of a first version is shown", () => {
    expect(fieldsOf({ title: "一", empty: "", none: null, n: 0, no: false })).toEqual([
      { path: [{ key: "title" }], before: null, after: "一" },
      { path: [{ key: "n" }], before: null, after: 0 },
      { path: [{ key: "no" }], before: null, after: false },
    ]);
  });
});

describe("what is compared", () => {
  const at = new Date("2026-08-12T01:00:00Z");
  const revision = (number: number, publishedAt: Date | null, ...approved: string[]) => ({ number, publishedAt, reviews: approved.map((step) => ({ step, conclusion: "approved" })) });
  const history = [revision(4, null), revision(3, null, "unit"), revision(2, null, "unit", "secrecy"), revision(1, at)];

  it("is the newest with the last that passed, unless others are asked for", () => {
    expect(comparedNumbers(history, { from: null, to: null })).toEqual({ from: 2, to: 4 });
    expect(comparedNumbers(history, { from: 1, to: 3 })).toEqual({ from: 1, to: 3 });
    expect(comparedNumbers(history, { from: 4, to: 1 })).toEqual({ from: 4, to: 1 });
    expect(comparedNumbers(history, { from: 9, to: 9 })).toEqual({ from: 2, to: 4 });
    expect(comparedNumbers(history, { from: null, to: 1 })).toBeNull();
    expect(comparedNumbers([], { from: 1, to: 2 })).toBeNull();
  });
});

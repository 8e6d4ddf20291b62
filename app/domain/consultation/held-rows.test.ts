import { describe, expect, it } from "vitest";
import { changedRow, opinionsOfRows } from "./held-rows";
import type { PublicReportRow } from "./public-shapes";

const row = (number: number, text: string): PublicReportRow => ({
  number, text, author: "王小明", authorKind: "individual", channel: "web", clause: "第七条", themeId: null, disposition: "notAdopted", reason: "与上位法第十二条冲突",
});

describe("a row of the published table", () => {
  it("stands for the point with the same words, the n-th for the n-th", () => {
    const rows = [row(1, "甲"), row(2, "联名信"), row(3, "联名信"), row(4, "乙")];
    const points = [{ opinionId: "a", text: "甲" }, { opinionId: "b", text: "联名信" }, { opinionId: "x", text: "没有公布的" }, { opinionId: "c", text: "联名信" }, { opinionId: "d", text: "乙" }];
    expect([...opinionsOfRows(rows, points)]).toEqual([[1, "a"], [2, "b"], [3, "c"], [4, "d"]]);
    expect([...opinionsOfRows([row(9, "从来没有的")], points)]).toEqual([]);
  });

  it("keeps number and disposition under the tombstone, and nothing of the words", () => {
    expect(changedRow(row(2, "原文"), "pending")).toMatchObject({ number: 2, disposition: "notAdopted", author: "", reason: "", text: expect.stringContaining("正在核实") });
    expect(changedRow(row(2, "原文"), "upheld").text).toContain("经核实");
    expect(changedRow(row(2, "原文"), "unnamed")).toMatchObject({ author: "王**", text: "原文" });
    expect(changedRow(row(2, "原文"), undefined)).toEqual(row(2, "原文"));
  });
});

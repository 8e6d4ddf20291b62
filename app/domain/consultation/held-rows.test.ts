import { describe, expect, it } from "vitest";
import { changedRow } from "./held-rows";
import type { PublicReportRow } from "./public-shapes";

const row = (number: number, text: string): PublicReportRow => ({
  number, text, author: "王小明", authorKind: "individual", channel: "web", clause: "第七条", themeId: null, disposition: "notAdopted", reason: "与上位法第十二条冲突",
});

describe("a row of the published table", () => {
  it("keeps number and disposition under the tombstone, and nothing of the words", () => {
    expect(changedRow(row(2, "原文"), "pending")).toMatchObject({ number: 2, disposition: "notAdopted", author: "", reason: "", text: expect.stringContaining("正在核实") });
    expect(changedRow(row(2, "原文"), "upheld").text).toContain("经核实");
    expect(changedRow(row(2, "原文"), "unnamed")).toMatchObject({ author: "王**", text: "原文" });
    expect(changedRow(row(2, "原文"), undefined)).toEqual(row(2, "原文"));
  });
});

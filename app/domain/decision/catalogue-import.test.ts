import { describe, expect, it } from "vitest";
import { CATALOGUE_COLUMNS, MAX_IMPORT_ROWS, readCatalogueTable, titleKey } from "./catalogue-import";

const HEADING = Object.values(CATALOGUE_COLUMNS).slice(0, 6);
const good = ["1", "滨江市停车收费办法", "重大公共措施", "监管中心", "第四季度", "保留"];
function rows(table: string[][], year = 2026) {
  const read = readCatalogueTable(table, year);
  if (!read.ok) throw new Error(read.reason);
  return read.rows;
}
const faultsOf = (change: Partial<Record<number, string>>) =>
  rows([HEADING, good.map((cell, index) => change[index] ?? cell)])[0]!.faults.map(({ column, reason }) => `${column} ${reason}`);

describe("the table of a catalogue", () => {
  it("is read with the words of practice", () => {
    expect(rows([HEADING, good])).toMatchObject([
      { row: 2, title: "滨江市停车收费办法", category: "policyMeasure", unitNames: ["监管中心"], plannedCompletion: "2026-Q4", adjustment: "kept", faults: [] },
    ]);
  });

  it("may have its columns in any order, other headings, a title above and empty lines", () => {
    const table = [["2026年度目录（调整后）"], [], ["责任单位", "事项名称", "备注", "完成时限", "类别"], [], ["监管中心、规划处", "滨江市停车收费办法", "看", "2026年11月", "重要规划"]];
    expect(rows(table)).toMatchObject([{ row: 5, category: "plan", unitNames: ["监管中心", "规划处"], plannedCompletion: "2026-11", adjustment: null, faults: [] }]);
  });

  it.each([
    ["重大公共政策和措施", "policyMeasure"],
    ["重大公共措施", "policyMeasure"],
    ["重要规划、计划", "plan"],
    ["开发利用、保护自然资源和文化资源的重大公共政策和措施", "resource"],
    ["重大建设项目", "project"],
    ["其他重大事项", "other"],
  ])("knows %s", (written, category) => {
    expect(rows([HEADING, ["1", "滨江市停车收费办法", written, "甲", "11月", ""]])[0]).toMatchObject({ category, faults: [] });
  });

  it("names what is wrong in each row and column", () => {
    expect(faultsOf({ 1: "" })).toEqual(["title TITLE_MISSING"]);
    expect(faultsOf({ 1: "停车" })).toEqual(["title TITLE_LENGTH"]);
    expect(faultsOf({ 1: "长".repeat(121) })).toEqual(["title TITLE_LENGTH"]);
    expect(faultsOf({ 1: "停车\u0000收费办法" })).toEqual(["title UNREADABLE"]);
    expect(faultsOf({ 2: "重大", 3: "", 4: "尽快", 5: "看情况" })).toEqual(["category CATEGORY_UNKNOWN", "unit UNIT_MISSING", "planned PLANNED_UNREADABLE", "adjustment ADJUSTMENT_UNKNOWN"]);
  });

  it("takes no item twice, whatever the width of its signs", () => {
    const twice = rows([HEADING, good, ["2", "《滨江市 停车收费办法》", ...good.slice(2)]]);
    expect(twice[0]!.faults).toEqual([]);
    expect(twice[1]!.faults).toEqual([{ column: "title", reason: "TITLE_TWICE", firstRow: 2 }]);
    expect(titleKey("Ａ（１）《办法》")).toBe(titleKey("a(1)办法"));
  });

  it("is refused as a whole without items, heading or needed columns", () => {
    expect(readCatalogueTable([], 2026)).toEqual({ ok: false, reason: "EMPTY" });
    expect(readCatalogueTable([HEADING], 2026)).toEqual({ ok: false, reason: "EMPTY" });
    expect(readCatalogueTable([["甲", "乙"]], 2026)).toEqual({ ok: false, reason: "NO_HEADING" });
    expect(readCatalogueTable([["序号", "事项名称", "承办部门"], good], 2026)).toEqual({ ok: false, reason: "COLUMNS_MISSING", columns: ["category", "planned"] });
    expect(readCatalogueTable([HEADING, ...Array.from({ length: MAX_IMPORT_ROWS + 1 }, () => good)], 2026)).toEqual({ ok: false, reason: "TOO_MANY_ROWS" });
  });
});

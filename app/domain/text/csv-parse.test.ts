import { describe, expect, it } from "vitest";
import { csvLines } from "./csv";
import { parseTable } from "./csv-parse";

async function written(header: string[], rows: string[][]): Promise<string> {
  let text = "";
  for await (const line of csvLines(header, rows)) text += line;
  return text;
}

describe("a table that comes in", () => {
  it("is what our own export wrote, formulas and all", async () => {
    const rows = [["1", "甲，“乙”", '说 "是"\n换行'], ["2", "=1+1", "@SUM"], ["3", "", " 空格 "]];
    expect(parseTable(await written(["序号", "名称", "备注"], rows))).toEqual([["序号", "名称", "备注"], ...rows]);
  });

  it("may have any line end, tabs or semicolons, and short rows", () => {
    expect(parseTable("a,b\nc\n\nd,e")).toEqual([["a", "b"], ["c"], [""], ["d", "e"]]);
    expect(parseTable("a\tb\r\nc,1\td\r\n")).toEqual([["a", "b"], ["c,1", "d"]]);
    expect(parseTable("a;b\rc;d")).toEqual([["a", "b"], ["c", "d"]]);
    expect(parseTable("a,b\r\nc,")).toEqual([["a", "b"], ["c", ""]]);
    expect(parseTable("")).toEqual([]);
  });

  it("survives a quotation mark without an end", () => {
    expect(parseTable('a,b\n"c,d')).toEqual([["a", "b"], ["c,d"]]);
  });
});

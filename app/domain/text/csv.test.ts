import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../../tests/support/parse-csv";
import { csvLines } from "./csv";

async function writeCsv(header: string[], rows: (string | number)[][]): Promise<string> {
  let text = "";
  for await (const line of csvLines(header, rows)) text += line;
  return text;
}

describe("a table for spreadsheets", () => {
  it("is UTF-8 with a byte order mark, commas, and CRLF behind every line", async () => {
    expect(await writeCsv(["序号", "意见"], [[1, "同意"]])).toBe("\ufeff序号,意见\r\n1,同意\r\n");
  });

  it("quotes what holds a comma, a quotation mark or a line end", async () => {
    expect(await writeCsv(["a"], [["一,二"], ['他说"好"'], ["上\n下"]])).toBe('\ufeffa\r\n"一,二"\r\n"他说""好"""\r\n"上\n下"\r\n');
  });

  it("runs no formula: whatever starts like one gets an apostrophe", async () => {
    for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "＝1+1", "－1", "\ttext", "\n=cmd|' /C calc'!A0"]) {
      const [, row] = parseCsv((await writeCsv(["a"], [[text]])).slice(1));
      expect(row).toEqual([`'${text}`]);
    }
    expect(parseCsv((await writeCsv(["a"], [["a=1"], ["1-2"]])).slice(1))).toEqual([["a"], ["a=1"], ["1-2"]]);
    expect(await writeCsv(["a"], [[-5]])).toContain("\r\n-5\r\n");
  });

  it("reads back as it was written, whatever it holds", async () => {
    const cell = fc.string({ unit: fc.constantFrom("意", "见", "a", '"', ",", "\r", "\n", " ", ";", "'") });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async (rows) => {
        const expected = rows.map((row) => row.map((text) => (/^[\r\n]/.test(text) ? `'${text}` : text)));
        expect(parseCsv((await writeCsv(["x", "y"], rows)).slice(1))).toEqual([["x", "y"], ...expected]);
      }),
    );
  });
});

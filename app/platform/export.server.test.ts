import mammoth from "mammoth";
import readExcelFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../tests/support/parse-csv";
import { csvDownload, docxDownload, xlsxDownload, type ExportTable } from "./export.server";

const name = { plain: "list-2026", full: "意见(一)" };
const table = (rows: ExportTable["rows"]): ExportTable => ({ title: "意见/汇总", columns: [{ title: "序号", width: 6 }, { title: "意见" }], rows });
const HOSTILE = [[1, "=HYPERLINK(\"http://evil.test\")"], [2, "控\u0000制\u001b符\ud800"], [3, "两行\n文字"]] as const;

describe("what leaves the house as a file", () => {
  it("is CSV piece by piece, with the mark for Excel, no formula and a name in both alphabets", async () => {
    let taken = 0;
    async function* rows() {
      for (; taken < 50_000; taken += 1) yield [taken, taken === 1 ? "=1+1" : "字".repeat(200)];
    }
    const answer = csvDownload(name, table(rows()));
    expect(answer.headers.get("content-disposition")).toBe("attachment; filename=\"list-2026.csv\"; filename*=UTF-8''%E6%84%8F%E8%A7%81%28%E4%B8%80%29.csv");
    const reader = answer.body!.getReader();
    await reader.read();
    // Nobody reads on, so nobody asks the database for more.
    expect(taken).toBeLessThan(1000);
    await reader.cancel();
    let pieces = 0;
    const long = csvDownload(name, table(Array.from({ length: 2000 }, (_, row) => [row, "字".repeat(200)]))).body!.getReader();
    while (!(await long.read()).done) pieces += 1;
    expect(pieces).toBeLessThan(40);
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await csvDownload(name, table(HOSTILE)).arrayBuffer());
    expect(text.startsWith("\ufeff")).toBe(true);
    expect(parseCsv(text.slice(1))[1]).toEqual(["1", "'=HYPERLINK(\"http://evil.test\")"]);
  });

  it("is a workbook that another program reads: numbers are numbers, a formula is text, control characters are gone", async () => {
    const answer = await xlsxDownload(name, [table(HOSTILE), table([])]);
    const [first, second] = await readExcelFile(Buffer.from(await answer.arrayBuffer()));
    expect(first!.sheet).toBe("意见 汇总");
    expect(first!.data).toEqual([["序号", "意见"], [1, "=HYPERLINK(\"http://evil.test\")"], [2, "控制符"], [3, "两行\n文字"]]);
    expect(second!.data).toEqual([["序号", "意见"]]);
  });

  it("is a paper with headings and tables that another program reads", async () => {
    const answer = await docxDownload(name, {
      title: "履行程序情况",
      blocks: [{ kind: "heading", text: "一、征求意见" }, { kind: "paragraph", text: "共 <2> 件\n第二段" }, { kind: "list", items: ["甲", "乙"] }, { kind: "table", table: table(HOSTILE) }],
    });
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await answer.arrayBuffer()) });
    expect(value).toContain("<h1>一、征求意见</h1><p>共 &lt;2&gt; 件</p><p>第二段</p><ul><li>甲</li><li>乙</li></ul>");
    expect(value).toContain("<td><p>控制符</p></td>");
  });
});

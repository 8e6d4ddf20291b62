import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { xlsxBytes } from "./export.server";
import { MAX_TABLE_BYTES, readTableFile } from "./table-file.server";

const rows = [["序号", "名称"], ["1", "停车收费办法"]];
const text = rows.map((row) => row.join(",")).join("\r\n");
const utf8 = (value: string) => new TextEncoder().encode(value);
/** 序号,名称 / 1,停车收费办法 as Excel for Windows saves it in China. */
const gb18030 = Uint8Array.from(Buffer.from("d0f2bac52cc3fbb3c60d0a312ccda3b3b5cad5b7d1b0ecb7a8", "hex"));

describe("a table file", () => {
  it("is read in every encoding in which offices send it", async () => {
    for (const bytes of [utf8(text), utf8(`\ufeff${text}`), gb18030, new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"))]) {
      expect(await readTableFile(bytes)).toEqual({ ok: true, rows });
    }
  });

  it("is read from a workbook, whatever its name", async () => {
    const bytes = await xlsxBytes([{ title: "目录", columns: [{ title: "序号" }, { title: "名称" }], rows: [[1, "停车收费办法"], [2, "=1+1"]] }]);
    expect(await readTableFile(new Uint8Array(bytes))).toEqual({ ok: true, rows: [...rows, ["2", "=1+1"]] });
  });

  it("says what cannot be read", async () => {
    expect(await readTableFile(new Uint8Array())).toEqual({ ok: false, reason: "EMPTY" });
    expect(await readTableFile(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toEqual({ ok: false, reason: "OLD_EXCEL" });
    expect(await readTableFile(Uint8Array.from([0x50, 0x4b, 3, 4, 0]))).toEqual({ ok: false, reason: "UNREADABLE" });
    expect(await readTableFile(zipSync({ "a.txt": utf8("x") }))).toEqual({ ok: false, reason: "UNREADABLE" });
    expect(await readTableFile(Uint8Array.from([0xff, 0x00, 0xff, 0x01]))).toEqual({ ok: false, reason: "UNREADABLE" });
    expect(await readTableFile(new Uint8Array(MAX_TABLE_BYTES + 1))).toEqual({ ok: false, reason: "TOO_LARGE" });
  });

  it("does not unpack an archive that is far larger than it looks", async () => {
    const bomb = zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(50 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(MAX_TABLE_BYTES);
    expect(await readTableFile(bomb)).toEqual({ ok: false, reason: "TOO_LARGE" });
  });
});

import { Readable } from "node:stream";
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from "docx";
import writeExcelFile from "write-excel-file/node";
import { csvLines } from "~/domain/text/csv";

/** One cell: a number stays a number, everything else is text and never a formula. */
export type ExportCell = string | number;

/** Rows that may come from the database one page after the other. */
export type ExportRows = Iterable<readonly ExportCell[]> | AsyncIterable<readonly ExportCell[]>;

/** A table as it leaves the house, in whatever format: the same columns, rows and order. */
export interface ExportTable {
  /** Name of the sheet and, in a document, the line above the table. */
  title: string;
  /** `width` in characters, for formats that know widths. */
  columns: readonly { title: string; width?: number }[];
  rows: ExportRows;
}

/** One piece of an exported document. */
export type ExportBlock =
  | { kind: "heading"; text: string; level?: 1 | 2 | 3 }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; items: readonly string[] }
  | { kind: "table"; table: ExportTable };

/** A paper: a title and its pieces, top to bottom. */
export interface ExportDocument {
  title: string;
  blocks: readonly ExportBlock[];
}

export type ExportFormat = "csv" | "xlsx" | "docx" | "zip";

const TYPES: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  zip: "application/zip",
};

/** What a download is called, without its ending. `plain` is for programs that know ASCII names alone. */
export interface DownloadName {
  plain: string;
  full: string;
}

/** Characters that leave together: a line at a time costs each side of the connection more than the line itself. */
const PIECE = 16_000;

/** A table as CSV (RFC 4180, with the mark that Excel wants), piece by piece: however many rows there are, few are in memory. */
export function csvDownload(name: DownloadName, table: ExportTable): Response {
  const lines = csvLines(table.columns.map(({ title }) => title), table.rows);
  const bytes = async function* () {
    let piece = "";
    for await (const line of lines) {
      piece += line;
      if (piece.length < PIECE) continue;
      yield Buffer.from(piece);
      piece = "";
    }
    if (piece !== "") yield Buffer.from(piece);
  };
  // Node's own type of a web stream lacks nothing that a browser's has.
  const body = Readable.toWeb(Readable.from(bytes(), { highWaterMark: 2 })) as unknown as ReadableStream;
  return new Response(body, { headers: downloadHeaders("csv", name) });
}

/** Tables as an Excel workbook, one sheet each. Every text cell is typed as text, so that nothing in it runs. */
export async function xlsxDownload(name: DownloadName, tables: readonly ExportTable[]): Promise<Response> {
  return new Response(new Uint8Array(await xlsxBytes(tables)), { headers: downloadHeaders("xlsx", name) });
}

/** The bytes of the workbook, for a package of files. */
export async function xlsxBytes(tables: readonly ExportTable[]): Promise<Buffer> {
  const sheets = await Promise.all(
    tables.map(async ({ title, columns, rows }, index) => ({
      sheet: sheetName(title, index),
      data: [
        columns.map((column) => ({ value: column.title, type: String, fontWeight: "bold" as const, wrap: true })),
        ...(await allRows(rows)).map((row) => row.map((cell) => (typeof cell === "number" ? { value: cell, type: Number } : { value: printable(cell), type: String, wrap: true }))),
      ],
      columns: columns.map(({ width }) => ({ width: width ?? 18 })),
      stickyRowsCount: 1,
    })),
  );
  return writeExcelFile(sheets).toBuffer();
}

/** A paper for a word processor. */
export async function docxDownload(name: DownloadName, document: ExportDocument): Promise<Response> {
  return new Response(new Uint8Array(await docxBytes(document)), { headers: downloadHeaders("docx", name) });
}

/** The bytes of the paper, for a package of files. */
export async function docxBytes({ title, blocks }: ExportDocument): Promise<Buffer> {
  const children: (Paragraph | Table)[] = [new Paragraph({ text: printable(title), heading: HeadingLevel.TITLE })];
  for (const block of blocks) children.push(...(await docxBlock(block)));
  const file = new Document({ creator: "", title: printable(title), sections: [{ children }] });
  return Packer.toBuffer(file);
}

async function docxBlock(block: ExportBlock): Promise<(Paragraph | Table)[]> {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ text: printable(block.text), heading: HEADINGS[(block.level ?? 1) - 1] })];
    case "paragraph":
      return block.text.split("\n").map((line) => new Paragraph({ text: printable(line), spacing: { after: 120 } }));
    case "list":
      return block.items.map((item) => new Paragraph({ text: printable(item), bullet: { level: 0 } }));
    case "table":
      return [new Paragraph({ children: [new TextRun({ text: printable(block.table.title), bold: true })] }), await docxTable(block.table)];
  }
}

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

async function docxTable({ columns, rows }: ExportTable): Promise<Table> {
  const cell = (text: ExportCell, bold = false) => new TableCell({ children: [new Paragraph({ children: [new TextRun({ text: printable(String(text)), bold })] })] });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: columns.map(({ title }) => cell(title, true)) }),
      ...(await allRows(rows)).map((row) => new TableRow({ children: row.map((each) => cell(each)) })),
    ],
  });
}

async function allRows(rows: ExportRows): Promise<(readonly ExportCell[])[]> {
  const all: (readonly ExportCell[])[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** XML 1.0 allows no other control characters and no half pairs; a file that holds one does not open. */
function printable(text: string): string {
  return text.replace(UNPRINTABLE, "");
}

// eslint-disable-next-line no-control-regex -- control characters are exactly what is taken out
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu;

/** Excel takes 31 characters without these signs, and no name twice. */
function sheetName(title: string, index: number): string {
  const name = title.replace(/[\\/?*[\]:]/g, " ").trim().slice(0, 28);
  return index === 0 ? name || "1" : `${name || "1"} ${index + 1}`.slice(0, 31);
}

/** Headers of a download with a name in any script: a plain name for old programs, the full one in UTF-8 (RFC 6266, RFC 8187). */
export function downloadHeaders(format: ExportFormat, { plain, full }: DownloadName): Record<string, string> {
  const encoded = encodeURIComponent(printable(`${full}.${format}`)).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return {
    "content-type": TYPES[format],
    "content-disposition": `attachment; filename="${plain.replace(/[^\w.-]/g, "")}.${format}"; filename*=UTF-8''${encoded}`,
  };
}

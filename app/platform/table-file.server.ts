import { unzipSync } from "fflate";
import { readSheet } from "read-excel-file/node";
import { parseTable } from "~/domain/text/csv-parse";

export type ReadTableFile = { ok: true; rows: string[][] } | { ok: false; reason: "EMPTY" | "TOO_LARGE" | "OLD_EXCEL" | "UNREADABLE" };

/** Bytes of a table as it is sent, and of the workbook behind it: a small archive can hold a very large one. */
export const MAX_TABLE_BYTES = 2 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 40 * 1024 * 1024;

/**
 * The cells of a table file as texts, row by row, empty rows with them. What it is shows in its bytes, not in its name: a workbook of Excel 2007
 * or later (its first sheet), or a text with commas, tabs or semicolons in UTF-8, UTF-16 or, as Excel for Windows writes it in China, GB18030.
 */
export async function readTableFile(bytes: Uint8Array): Promise<ReadTableFile> {
  if (bytes.length === 0) return { ok: false, reason: "EMPTY" };
  if (bytes.length > MAX_TABLE_BYTES) return { ok: false, reason: "TOO_LARGE" };
  const starts = (...sign: number[]) => sign.every((byte, at) => bytes[at] === byte);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return { ok: false, reason: "OLD_EXCEL" };
  if (starts(0x50, 0x4b)) return readWorkbook(bytes);
  const text = decodeText(bytes);
  return text === null ? { ok: false, reason: "UNREADABLE" } : { ok: true, rows: parseTable(text) };
}

async function readWorkbook(bytes: Uint8Array): Promise<ReadTableFile> {
  try {
    let unpacked = 0;
    // Only the list of contents is read here; nothing is unpacked.
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        return false;
      },
    });
    if (unpacked > MAX_UNPACKED_BYTES) return { ok: false, reason: "TOO_LARGE" };
    const sheet = await readSheet(Buffer.from(bytes));
    return { ok: true, rows: sheet.map((row) => row.map(cellText)) };
  } catch {
    return { ok: false, reason: "UNREADABLE" };
  }
}

/** A day that Excel keeps as a number comes as a date in UTC. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === "string" ? cell : typeof cell === "number" || typeof cell === "boolean" ? String(cell) : "";
}

/** UTF-8 is tried strictly, because nearly no other text happens to be valid in it. */
function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode("utf-16le", bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode("utf-16be", bytes);
  return decode("utf-8", bytes) ?? decode("gb18030", bytes);
}

function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\u0000") ? null : text;
  } catch {
    return null;
  }
}

import { cleanLine } from "../text/clean";
import { countCharacters } from "../text/graphemes";
import { toHalfWidth } from "../text/half-width";
import type { Adjustment, DecisionCategory } from "./catalogue.words";
import { readPlannedCompletion } from "./planned-completion";

/** The columns of a catalogue as offices publish it, in their order; the last is ours and may be missing. */
export const CATALOGUE_COLUMNS = {
  number: "序号",
  title: "决策事项名称",
  category: "决策类别",
  unit: "承办部门",
  planned: "完成时间",
  adjustment: "调整情况",
  reason: "调整理由",
} as const;

export type CatalogueColumn = keyof typeof CATALOGUE_COLUMNS;

/** Other headings that are seen for the same column. */
const HEADINGS: [CatalogueColumn, RegExp][] = [
  ["number", /^(?:序号|编号|no\.?)$/i],
  ["title", /^(?:重大行政)?(?:决策)?(?:事项|项目)(?:名称)?$|^名称$/],
  ["category", /^(?:决策)?(?:事项)?(?:类别|类型)$/],
  ["unit", /^(?:承办|牵头|责任|主办)(?:部门|单位|处室)$/],
  ["planned", /^(?:计划|拟|预计)?(?:完成|决策)(?:时间|时限|期限)$|^计划完成$|^时间安排$/],
  ["adjustment", /^调整(?:情况|类型)?$/],
  ["reason", /^调整(?:理由|原因|说明)$/],
];

const NEEDED = ["title", "category", "unit", "planned"] as const satisfies readonly CatalogueColumn[];

/** Most rows of one file; a year's catalogue of a whole city has some dozens. */
export const MAX_IMPORT_ROWS = 500;

export type ImportFault =
  | { column: "title"; reason: "TITLE_MISSING" | "TITLE_LENGTH" | "UNREADABLE" }
  | { column: "title"; reason: "TITLE_TWICE"; firstRow: number }
  | { column: "category"; reason: "CATEGORY_UNKNOWN" }
  | { column: "unit"; reason: "UNIT_MISSING" | "UNIT_UNKNOWN" }
  | { column: "planned"; reason: "PLANNED_UNREADABLE" }
  | { column: "adjustment"; reason: "ADJUSTMENT_UNKNOWN" }
  | { column: "reason"; reason: "REASON_TOO_LONG" };

/** One item of the file. What could not be read is null and has its fault. */
export interface ImportRow {
  /** The row of the file as a spreadsheet counts it, from 1. */
  row: number;
  /** The cells as they were written, for the preview. */
  written: Record<CatalogueColumn, string>;
  title: string;
  category: DecisionCategory | null;
  /** Units as written, the first leads. */
  unitNames: string[];
  plannedCompletion: string | null;
  /** Null where the table says nothing: then it is what the comparison with the version before gives. */
  adjustment: Adjustment | null;
  reason: string;
  faults: ImportFault[];
}

export type ReadCatalogue =
  | { ok: true; rows: ImportRow[] }
  | { ok: false; reason: "EMPTY" | "NO_HEADING" | "TOO_MANY_ROWS" }
  | { ok: false; reason: "COLUMNS_MISSING"; columns: CatalogueColumn[] };

/**
 * Reads the table of a catalogue: titles above the heading line are passed over, columns may stand in any order, words of practice are
 * understood (`第四季度`, `重大公共措施`, `保留`). Nothing is guessed: what is not understood is a fault of its row and column.
 */
export function readCatalogueTable(cells: readonly (readonly string[])[], year: number): ReadCatalogue {
  const lines = cells.map((row) => row.map((cell) => cell.trim()));
  if (!lines.some((row) => row.some((cell) => cell !== ""))) return { ok: false, reason: "EMPTY" };
  const place = lines.slice(0, 20).findIndex((row) => columnsOf(row).has("title") && columnsOf(row).size >= 2);
  if (place < 0) return { ok: false, reason: "NO_HEADING" };
  const columns = columnsOf(lines[place] ?? []);
  const missing = NEEDED.filter((column) => !columns.has(column));
  if (missing.length > 0) return { ok: false, reason: "COLUMNS_MISSING", columns: missing };

  const rows: ImportRow[] = [];
  for (const [index, line] of lines.entries()) {
    if (index <= place || line.every((cell) => cell === "")) continue;
    const cell = (column: CatalogueColumn) => line[columns.get(column) ?? -1] ?? "";
    rows.push(readRow(index + 1, cell, year));
  }
  if (rows.length === 0) return { ok: false, reason: "EMPTY" };
  if (rows.length > MAX_IMPORT_ROWS) return { ok: false, reason: "TOO_MANY_ROWS" };
  markDoubles(rows);
  return { ok: true, rows };
}

/** Titles are the same item when they differ in spaces, in the width of signs or in book title marks alone. */
export function titleKey(title: string): string {
  return toHalfWidth(title).replace(/[\s《》〈〉]/g, "").toLowerCase();
}

function columnsOf(row: readonly string[]): Map<CatalogueColumn, number> {
  const columns = new Map<CatalogueColumn, number>();
  for (const [index, cell] of row.entries()) {
    const heading = toHalfWidth(cell).replace(/\s|\(.*\)$/g, "");
    const column = HEADINGS.find(([, pattern]) => pattern.test(heading))?.[0];
    if (column && !columns.has(column)) columns.set(column, index);
  }
  return columns;
}

function readRow(row: number, cell: (column: CatalogueColumn) => string, year: number): ImportRow {
  const faults: ImportFault[] = [];
  const written = Object.fromEntries(Object.keys(CATALOGUE_COLUMNS).map((column) => [column, cell(column as CatalogueColumn)])) as ImportRow["written"];
  const title = cleanLine(cell("title"));
  const reason = cleanLine(cell("reason"));
  if (!title.ok || !reason.ok) faults.push({ column: "title", reason: "UNREADABLE" });
  else if (title.text === "") faults.push({ column: "title", reason: "TITLE_MISSING" });
  else if (countCharacters(title.text) < 4 || countCharacters(title.text) > 120) faults.push({ column: "title", reason: "TITLE_LENGTH" });
  if (reason.ok && countCharacters(reason.text) > 500) faults.push({ column: "reason", reason: "REASON_TOO_LONG" });

  const category = readCategory(cell("category"));
  if (category === null) faults.push({ column: "category", reason: "CATEGORY_UNKNOWN" });
  const unitNames = cell("unit").split(/[、,，;；\n]/).map((name) => name.trim()).filter(Boolean);
  if (unitNames.length === 0) faults.push({ column: "unit", reason: "UNIT_MISSING" });
  const plannedCompletion = readPlannedCompletion(cell("planned"), year);
  if (plannedCompletion === null) faults.push({ column: "planned", reason: "PLANNED_UNREADABLE" });
  const adjustment = readAdjustment(cell("adjustment"));
  if (adjustment === undefined) faults.push({ column: "adjustment", reason: "ADJUSTMENT_UNKNOWN" });
  return { row, written, title: title.ok ? title.text : "", category, unitNames, plannedCompletion, adjustment: adjustment ?? null, reason: reason.ok ? reason.text : "", faults };
}

/** The first pattern that fits: natural resources come before the policies about them. */
const CATEGORY_PATTERNS: [DecisionCategory, RegExp][] = [
  ["resource", /资源/],
  ["plan", /规划|计划/],
  ["project", /项目|工程/],
  ["policyMeasure", /政策|措施/],
  ["other", /^其[他它]/],
];

function readCategory(written: string): DecisionCategory | null {
  return CATEGORY_PATTERNS.find(([, pattern]) => pattern.test(written))?.[0] ?? null;
}

const ADJUSTMENT_PATTERNS: [Adjustment, RegExp][] = [
  ["kept", /^(?:保留|不变|无调整|未调整|继续)$/],
  ["added", /^(?:新增|增加|增补|新列入)$/],
  ["renamed", /^(?:更名|改名|(?:调整|变更)名称|名称(?:调整|变更))$/],
  ["rescheduled", /^(?:延期|延后|推迟|提前|顺延|(?:调整|变更)(?:完成)?时间|(?:完成)?时间(?:调整|变更))$/],
  ["cancelled", /^(?:取消|删除|移出|调出|终止)$/],
];

/** Null for an empty cell, undefined for a word that is not understood. */
function readAdjustment(written: string): Adjustment | null | undefined {
  const text = written.replace(/\s/g, "");
  if (/^[-—/无]*$/.test(text)) return null;
  // An item may be renamed and moved at once; the first word leads.
  const kinds = text.split(/[、,，和]/).map((word) => ADJUSTMENT_PATTERNS.find(([, pattern]) => pattern.test(word))?.[0]);
  return kinds.includes(undefined) ? undefined : kinds[0];
}

function markDoubles(rows: ImportRow[]): void {
  const first = new Map<string, number>();
  for (const { row, title, faults } of rows) {
    const key = titleKey(title);
    const firstRow = first.get(key);
    if (key === "") continue;
    if (firstRow === undefined) first.set(key, row);
    else faults.push({ column: "title", reason: "TITLE_TWICE", firstRow });
  }
}

import { type AdjustmentRefusal, checkAdjustment, deriveAdjustment, type PublishedItem } from "./adjustment";
import { type ImportFault, type ImportRow, titleKey } from "./catalogue-import";
import type { Adjustment } from "./catalogue.words";

/** What the desk knows when a table comes in. */
export interface ImportContext {
  units: readonly { id: string; name: string }[];
  /** Names that an officer once said mean one of our units. */
  aliases: ReadonlyMap<string, string>;
  /** The items that the year's catalogue has already. */
  existing: readonly ExistingItem[];
  /** The newest published version by slug; null before the first publication. */
  published: ReadonlyMap<string, PublishedItem> | null;
  /** For rows that were adjusted and give no reason of their own. */
  commonReason: string;
  /** Whether the officer may change what this unit leads. */
  mayChange: (leadUnitId: string) => boolean;
}

export interface ExistingItem extends ItemFacts {
  slug: string;
}

export interface ItemFacts {
  title: string;
  category: string;
  leadUnitId: string;
  coUnitIds: string[];
  plannedCompletion: string;
  adjustment: string;
  adjustmentReason: string;
}

export type PlanFault =
  | ImportFault
  | { column: "unit"; reason: "UNIT_AMONG_CO_UNITS" }
  | { column: "title"; reason: "LED_BY_OTHERS" }
  | { column: "adjustment" | "reason"; reason: AdjustmentRefusal };

export interface PlannedRow extends Omit<ImportRow, "faults"> {
  action: "add" | "change" | "same" | "faulty";
  /** The item that the row means; null for a new one. */
  slug: string | null;
  /** Null while the row has faults. */
  facts: ItemFacts | null;
  faults: PlanFault[];
  unknownUnits: string[];
}

/** What each row of the table would do: an item of the same title is changed or left, any other is added; faults stop their row. */
export function planImport(rows: readonly ImportRow[], context: ImportContext): PlannedRow[] {
  const existing = new Map(context.existing.map((item) => [titleKey(item.title), item]));
  return rows.map((row) => planRow(row, existing.get(titleKey(row.title)) ?? null, context));
}

function planRow(row: ImportRow, item: ExistingItem | null, context: ImportContext): PlannedRow {
  const faults: PlanFault[] = [...row.faults];
  const ids = row.unitNames.map((name) => unitOf(name, context));
  const unknownUnits = row.unitNames.filter((_, index) => ids[index] === null);
  if (unknownUnits.length > 0) faults.push({ column: "unit", reason: "UNIT_UNKNOWN" });
  const [leadUnitId = null, ...others] = ids;
  const coUnitIds = [...new Set(others.flatMap((id) => id ?? []))];
  if (leadUnitId !== null && coUnitIds.includes(leadUnitId)) faults.push({ column: "unit", reason: "UNIT_AMONG_CO_UNITS" });
  const { category, plannedCompletion } = row;
  const nothing = { ...row, action: "faulty", slug: item?.slug ?? null, facts: null, faults, unknownUnits } as const;
  if (category === null || plannedCompletion === null || leadUnitId === null) return nothing;

  const title = item?.title ?? row.title;
  const claim = claimOf(row, { title, plannedCompletion }, item, context);
  const before = item === null ? null : (context.published?.get(item.slug) ?? null);
  const check = checkAdjustment({ title, plannedCompletion, ...claim }, before, context.published !== null);
  if (!check.ok) faults.push({ column: check.reason === "REASON_MISSING" ? "reason" : "adjustment", reason: check.reason });
  const facts = { title, category, leadUnitId, coUnitIds, plannedCompletion, ...claim };
  const isSame = item !== null && sameFacts(item, facts);
  if (item !== null && !isSame && !context.mayChange(item.leadUnitId)) faults.push({ column: "title", reason: "LED_BY_OTHERS" });
  if (faults.length > 0) return nothing;
  return { ...nothing, action: item === null ? "add" : isSame ? "same" : "change", facts };
}

/** What the row says it is, or where it says nothing what the comparison gives; with its own reason, the item's, or the common one. */
function claimOf(row: ImportRow, facts: { title: string; plannedCompletion: string }, item: ExistingItem | null, { published, commonReason }: ImportContext) {
  const before = item === null ? null : (published?.get(item.slug) ?? null);
  const derived = deriveAdjustment({ ...facts, adjustment: "kept" }, before, published !== null).kinds[0] ?? "kept";
  // A table that was published already still carries the marks of its own version.
  const isOldMark = derived === "kept" && row.adjustment !== null && row.adjustment === before?.adjustment;
  const adjustment: Adjustment = isOldMark ? "kept" : (row.adjustment ?? derived);
  const adjustmentReason = adjustment === "kept" ? "" : row.reason || (item?.adjustment === adjustment ? item.adjustmentReason : "") || commonReason;
  return { adjustment, adjustmentReason };
}

/** By alias, by name, or by the one unit whose full name ends with what is written. */
function unitOf(name: string, { units, aliases }: ImportContext): string | null {
  const alias = aliases.get(name);
  if (alias !== undefined) return alias;
  const exact = units.find((unit) => unit.name === name);
  if (exact) return exact.id;
  const ending = name.length < 2 ? [] : units.filter((unit) => unit.name.endsWith(name));
  return ending.length === 1 ? (ending[0]?.id ?? null) : null;
}

function sameFacts(a: ItemFacts, b: ItemFacts): boolean {
  const key = (item: ItemFacts) => JSON.stringify([item.category, item.leadUnitId, [...item.coUnitIds].sort(), item.plannedCompletion, item.adjustment, item.adjustmentReason]);
  return key(a) === key(b);
}

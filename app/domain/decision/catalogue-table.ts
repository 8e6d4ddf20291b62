import { adjustmentKinds } from "./adjustment";
import { CATALOGUE_COLUMNS } from "./catalogue-import";
import { adjustmentWords, categoryWords, type DecisionCategory, plannedCompletionWords } from "./catalogue.words";

export interface TableItem {
  number: number;
  title: string;
  category: string;
  unitNames: string[];
  plannedCompletion: string;
  adjustment: string;
  before?: { title?: string; plannedCompletion?: string };
}

/** The columns that offices publish their catalogues with, and widths for a spreadsheet. */
export const TABLE_COLUMNS = (["number", "title", "category", "unit", "planned", "adjustment"] as const).map((column) => ({
  title: CATALOGUE_COLUMNS[column],
  width: { number: 6, title: 50, category: 22, unit: 24, planned: 16, adjustment: 14 }[column],
}));

/** A catalogue as a table in official words, which the import reads back. */
export function tableRows(items: readonly TableItem[]): (string | number)[][] {
  return items.map((item) => [
    item.number,
    item.title,
    categoryWords.zh[item.category as DecisionCategory] ?? item.category,
    item.unitNames.join("、"),
    plannedCompletionWords(item.plannedCompletion, "zh"),
    adjustmentKinds(item).map((kind) => adjustmentWords.zh[kind]).join("、"),
  ]);
}

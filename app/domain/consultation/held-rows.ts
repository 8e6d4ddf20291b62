import { publicMask } from "../identity/names";
import type { PublicReportRow } from "./public-shapes";

/** Why a published row does not say what was reviewed any more: somebody says that the author did not write it, that was found true, or the author had the name deleted. */
export type RowChange = "pending" | "upheld" | "unnamed";

/** What stands in the place of the words; the number and the disposition stay, so that the sums still add up. */
export const tombstones: Record<Exclude<RowChange, "unnamed">, string> = {
  pending: "（有人反映这条意见不是本人所写，正在核实，暂不显示。）",
  upheld: "（经核实，这条意见不是署名人所写，不再显示。）",
};

/**
 * Which opinion each published row stands for. A row carries no id of an opinion, but rows and points are both in the order of receipt, so
 * the n-th row with some words is the n-th point with these words, whatever was added to or taken out of the table between them.
 */
export function opinionsOfRows(rows: readonly Pick<PublicReportRow, "number" | "text">[], points: readonly { opinionId: string; text: string }[]): Map<number, string> {
  const waiting = new Map<string, string[]>();
  for (const { opinionId, text } of points) {
    const same = waiting.get(text);
    if (same) same.push(opinionId);
    else waiting.set(text, [opinionId]);
  }
  const found = new Map<number, string>();
  for (const { number, text } of rows) {
    const opinionId = waiting.get(text)?.shift();
    if (opinionId !== undefined) found.set(number, opinionId);
  }
  return found;
}

/** A row as it may be shown now. */
export function changedRow(row: PublicReportRow, change: RowChange | undefined): PublicReportRow {
  if (change === undefined) return row;
  if (change === "unnamed") return row.authorKind === "individual" && row.author !== "" ? { ...row, author: publicMask(row.author) } : row;
  return { ...row, author: "", text: tombstones[change], reason: "" };
}

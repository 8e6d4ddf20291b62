import { publicMask } from "../identity/names";
import type { PublicReportRow } from "./public-shapes";

/** Why a published row does not say what was reviewed any more: somebody says that the author did not write it, that was found true, or the author had the name deleted. */
export type RowChange = "pending" | "upheld" | "unnamed";

/** What stands in the place of the words; the number and the disposition stay, so that the sums still add up. */
export const tombstones: Record<Exclude<RowChange, "unnamed">, string> = {
  pending: "（有人反映这条意见不是本人所写，正在核实，暂不显示。）",
  upheld: "（经核实，这条意见不是署名人所写，不再显示。）",
};

/** A row as it may be shown now. */
export function changedRow(row: PublicReportRow, change: RowChange | undefined): PublicReportRow {
  if (change === undefined) return row;
  if (change === "unnamed") return row.authorKind === "individual" && row.author !== "" ? { ...row, author: publicMask(row.author) } : row;
  return { ...row, author: "", text: tombstones[change], reason: "" };
}

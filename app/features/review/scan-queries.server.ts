import { WORD_LISTS, type ScanWord } from "~/domain/review/scan-words";
import type { Db, Tx } from "~/platform/db.server";

/** The words that the scan looks for, list by list. */
export async function scanWords(db: Db | Tx): Promise<ScanWord[]> {
  const rows = await db.scanWord.findMany({ orderBy: [{ list: "asc" }, { word: "asc" }] });
  return rows.flatMap(({ word, list }) => WORD_LISTS.filter((each) => each === list).map((each) => ({ word, list: each })));
}

import { bareWords, comparedText } from "./clause-similarity";

/**
 * What became of a clause between two versions: `unchanged`; `modified`: the text is another one, whatever the number; `moved`: it has another number or place and the
 * text is the same but for punctuation and the numbers of clauses it refers to; `deleted`: only the version before has it; `new`: only the new one has it.
 */
export const CLAUSE_MARKS = ["unchanged", "modified", "moved", "new", "deleted"] as const;
export type ClauseMark = (typeof CLAUSE_MARKS)[number];

/** The mark of a clause that both versions have. */
export type PairMark = Exclude<ClauseMark, "deleted" | "new">;

/** A clause by itself, without what stands below it. */
export interface MarkedClause {
  title: string | null;
  text: string;
  anchor: string;
}

/** Title and text of a clause, a line each. */
export function ownWords({ title, text }: Pick<MarkedClause, "title" | "text">): string {
  return title === null ? text : `${title}\n${text}`;
}

/** The mark of a clause as it was and as it is. */
export function markOf(before: MarkedClause, after: MarkedClause): PairMark {
  const [oldWords, newWords] = [ownWords(before), ownWords(after)];
  const isSame = comparedText(oldWords) === comparedText(newWords);
  if (before.anchor !== after.anchor && (isSame || bareWords(oldWords) === bareWords(newWords))) return "moved";
  return isSame ? "unchanged" : "modified";
}

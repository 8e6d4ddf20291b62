import { markOf, type ClauseMark } from "./clause-mark";
import { bareWords, comparedText } from "./clause-similarity";
import { isHeading, outlineOf, printedClause, withDescendants, type OutlineNode } from "./outline";
import type { PublicClause } from "./public-shapes";

/** A paragraph or item of a compared clause that is not as it was. */
export interface ComparedPart {
  mark: Exclude<ClauseMark, "unchanged">;
  /** Its name now, of a deleted one its name then. */
  label: string;
  /** Its other name then, or null. */
  oldLabel: string | null;
}

/** An article with all that belongs to it, or a heading, in both versions. */
export interface ComparedClause {
  identity: string;
  kind: PublicClause["kind"];
  /** The anchor now, of a deleted clause the one then. */
  anchor: string;
  /** `modified` also where only a paragraph or an item of it reads otherwise. */
  mark: ClauseMark;
  /** Its number, or its name where it has none, and its title; of a deleted clause as it was. */
  label: string;
  title: string | null;
  /** What it was called, where that was something else; null otherwise. */
  oldLabel: string | null;
  /** The words in either version without the clause's own number, one paragraph a line; null where the version has no such clause. */
  before: string | null;
  after: string | null;
  /** Of the clause and all that belongs to it, for what hangs on them. */
  identities: string[];
  within: ComparedPart[];
}

export interface DraftComparison {
  /** In the order of the new version; each deleted clause behind the one it stood behind. */
  clauses: ComparedClause[];
  /** How many clauses, paragraphs and items included, bear each mark. All but new ones together are the old version, all but deleted ones the new one. */
  counts: Record<ClauseMark, number>;
}

/**
 * Compares any two versions of a draft by the permanent identities of their clauses, which were given when each version was aligned with the one
 * before. Nothing is aligned anew here, so opinions and marks always tell the same story.
 */
export function compareVersions(old: readonly PublicClause[], now: readonly PublicClause[]): DraftComparison {
  const [oldTree, newTree] = [outlineOf(old), outlineOf(now)];
  const olds = new Map(oldTree.flatMap(withDescendants).map((node) => [node.clause.identity, node]));
  const news = new Map(newTree.flatMap(withDescendants).map((node) => [node.clause.identity, node]));
  const counts: Record<ClauseMark, number> = { unchanged: 0, modified: 0, moved: 0, new: 0, deleted: 0 };
  for (const { clause } of news.values()) counts[markNow(clause, olds)] += 1;
  for (const identity of olds.keys()) if (!news.has(identity)) counts.deleted += 1;

  const rows = unitsOf(newTree).map((unit) => comparedClause(unit, olds.get(unit.clause.identity), olds));
  const rowOf = new Map(unitsOf(newTree).flatMap((unit, index) => partsOf(unit).map(({ clause }) => [clause.identity, rows[index]!])));
  let previous: ComparedClause | null = null;
  for (const unit of unitsOf(oldTree)) {
    const heir = rowOf.get(unit.clause.identity);
    const gone = partsOf(unit).filter(({ clause }) => !news.has(clause.identity));
    const row = heir ?? deletedClause(unit, gone);
    if (!heir) rows.splice(previous === null ? 0 : rows.indexOf(previous) + 1, 0, row);
    else heir.within.push(...gone.map(({ clause }) => ({ mark: "deleted" as const, label: clause.label, oldLabel: null })));
    heir?.identities.push(...gone.map(({ clause }) => clause.identity));
    previous = row;
  }
  return { clauses: rows, counts };
}

function markNow(clause: PublicClause, olds: ReadonlyMap<string, OutlineNode>): Exclude<ClauseMark, "deleted"> {
  const before = olds.get(clause.identity)?.clause;
  return before ? markOf(before, clause) : "new";
}

/** What is shown in one piece: headings, and clauses that stand for themselves. */
function unitsOf(tree: readonly OutlineNode[]): OutlineNode[] {
  return tree.flatMap((node) => (isHeading(node.clause) ? [node, ...unitsOf(node.children)] : [node]));
}

function partsOf(unit: OutlineNode): OutlineNode[] {
  return isHeading(unit.clause) ? [unit] : withDescendants(unit);
}

function comparedClause(unit: OutlineNode, before: OutlineNode | undefined, olds: ReadonlyMap<string, OutlineNode>): ComparedClause {
  const { clause } = unit;
  const [, ...below] = partsOf(unit);
  const movedWith = (part: PublicClause) => before && olds.get(part.identity)?.clause.anchor === before.clause.anchor + part.anchor.slice(clause.anchor.length);
  const within = below.flatMap(({ clause: part }): ComparedPart[] => {
    const mark = markNow(part, olds);
    const oldLabel = olds.get(part.identity)?.clause.label ?? null;
    // A new article is new with all that is in it, and what stands in one that was renumbered has a new name with it.
    return mark === "unchanged" || (mark === "new" && !before) || (mark === "moved" && movedWith(part)) ? [] : [{ mark, label: part.label, oldLabel: oldLabel === part.label ? null : oldLabel }];
  });
  const own = markNow(clause, olds);
  const [oldWords, newWords] = [before ? wordsOf(before) : null, wordsOf(unit)];
  return {
    ...described(clause),
    mark: oldWords !== null && changedBelow(own, oldWords, newWords) ? "modified" : own,
    oldLabel: before && nameOf(before.clause) !== nameOf(clause) ? nameOf(before.clause) : null,
    before: oldWords,
    after: newWords,
    identities: partsOf(unit).map(({ clause: part }) => part.identity),
    within,
  };
}

/** Whether the clause with all that belongs to it reads otherwise, though its own words do not; where it moved, numbers of clauses in it may differ. */
function changedBelow(own: Exclude<ClauseMark, "deleted">, before: string, after: string): boolean {
  return own === "moved" ? bareWords(before) !== bareWords(after) : comparedText(before) !== comparedText(after);
}

function deletedClause(unit: OutlineNode, gone: readonly OutlineNode[]): ComparedClause {
  return { ...described(unit.clause), mark: "deleted", oldLabel: null, before: wordsOf(unit), after: null, identities: gone.map(({ clause }) => clause.identity), within: [] };
}

function described(clause: PublicClause) {
  return { identity: clause.identity, kind: clause.kind, anchor: clause.anchor, label: nameOf(clause), title: clause.title };
}

/** 第七条; of a heading 第一章 and not its title, which is its label where it has no number. */
function nameOf({ kind, number, label }: PublicClause): string {
  return isHeading({ kind }) ? (number ?? label) : label;
}

function wordsOf(unit: OutlineNode): string {
  const [own, ...below] = partsOf(unit);
  return [{ ...own!.clause, number: null }, ...below.map(({ clause }) => clause)]
    .map(printedClause)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

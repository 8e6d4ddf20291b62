import { alignHeadings } from "./clause-align-headings";
import { matchTexts, type Matchable } from "./clause-match";
import { bareWords, comparedText, profileOf, similarity } from "./clause-similarity";
import { untangle } from "./clause-untangle";
import { ClauseLinks, ClauseVersion, type AlignedClause } from "./clause-version";

/**
 * What became of a clause of the version before: `unchanged`; `modified`: the text is another one, whatever the number; `moved`: it has another number or place and the
 * text is the same but for punctuation and the numbers of clauses it refers to; `deleted`.
 */
export type ClauseMark = "unchanged" | "modified" | "moved" | "deleted";

export interface AlignedPair {
  oldIndex: number;
  newIndex: number;
  mark: Exclude<ClauseMark, "deleted">;
  /** How alike the two texts are by themselves, without what stands below them, 0 to 1. */
  similarity: number;
  /** What the clause was called in the version before, for 原第六条. */
  oldLabel: string;
  /** Something in it or below it reads otherwise than before: of an article also a paragraph or an item. */
  changedWithin: boolean;
}

export interface Alignment {
  /** In the order of the new version. */
  pairs: AlignedPair[];
  /** Old clauses that are in no pair, new clauses that are in none. */
  deleted: number[];
  added: number[];
}

/**
 * Which clause of a new version of a draft is which of the version before, by content and order, not by numbers. Every old clause is in one pair or deleted, every new one
 * in one pair or added; the same versions give the same alignment.
 *
 * First whole clauses, such as articles with all that belongs to them, are matched; then their paragraphs and items; then what is left anywhere. So of an
 * article that was split the larger part inherits, of two that were merged the larger one goes on, and the paragraphs of the other are found again in it. Where
 * the words stayed as they were, each goes on where its words are: one as the article, the other as its paragraph.
 */
export function alignDrafts(before: readonly AlignedClause[], after: readonly AlignedClause[]): Alignment {
  const old = new ClauseVersion(before);
  const now = new ClauseVersion(after);
  const links = new ClauseLinks();
  for (const [oldIndex, newIndex] of matched(old, now, old.units, now.units, true)) links.link(oldIndex, newIndex);
  untangle(links, old, now);
  for (const [oldIndex, newIndex] of links.all()) linkBelow(links, old, now, oldIndex, newIndex);
  linkLeftovers(links, old, now);
  alignHeadings(links, old, now);
  return describe(links, old, now);
}

function matched(old: ClauseVersion, now: ClauseVersion, olds: readonly number[], news: readonly number[], isWhole: boolean): [old: number, now: number][] {
  const matchable = (version: ClauseVersion) => (index: number): Matchable => {
    const words = isWhole ? version.wholeWords(index) : version.words(index);
    const { title, anchor } = version.clauses[index]!;
    return { profile: profileOf(words), key: comparedText(words), title, place: anchor };
  };
  return matchTexts(olds.map(matchable(old)), news.map(matchable(now))).map((match) => [olds[match.old]!, news[match.new]!]);
}

/** Links the paragraphs and items of two clauses that are linked. */
function linkBelow(links: ClauseLinks, old: ClauseVersion, now: ClauseVersion, oldIndex: number, newIndex: number): void {
  for (const kind of ["paragraph", "item", "subitem", "article"] as const) {
    const olds = old.childrenOf(oldIndex, kind).filter((index) => links.heirOf(index) === undefined);
    const news = now.childrenOf(newIndex, kind).filter((index) => links.originOf(index) === undefined);
    for (const [oldChild, newChild] of matched(old, now, olds, news, true)) {
      links.link(oldChild, newChild);
      linkBelow(links, old, now, oldChild, newChild);
    }
  }
}

/** What is left of one clause may stand in another one now: it is found again there where it says nearly the same and enough to be told apart. */
const LEAST_LEFTOVER = 12;
const ALIKE_LEFTOVERS = 0.75;

function linkLeftovers(links: ClauseLinks, old: ClauseVersion, now: ClauseVersion): void {
  const free = (version: ClauseVersion, isLinked: (index: number) => boolean) =>
    version.clauses.flatMap((_, index) => (!isLinked(index) && !version.isHeading(index) && comparedText(version.words(index)).length >= LEAST_LEFTOVER ? [index] : []));
  const olds = free(old, (index) => links.heirOf(index) !== undefined);
  const news = free(now, (index) => links.originOf(index) !== undefined);
  for (const [oldIndex, newIndex] of matched(old, now, olds, news, false)) {
    if (similarity(profileOf(old.words(oldIndex)), profileOf(now.words(newIndex))) >= ALIKE_LEFTOVERS) links.link(oldIndex, newIndex);
  }
}

function describe(links: ClauseLinks, old: ClauseVersion, now: ClauseVersion): Alignment {
  const pairs = links
    .all()
    .sort(([, a], [, b]) => a - b)
    .map(([oldIndex, newIndex]): AlignedPair => {
      const [oldWords, newWords] = [old.words(oldIndex), now.words(newIndex)];
      const [before, after] = [old.clauses[oldIndex]!, now.clauses[newIndex]!];
      const isSame = comparedText(oldWords) === comparedText(newWords);
      const isMoved = before.anchor !== after.anchor && (isSame || bareWords(oldWords) === bareWords(newWords));
      return {
        oldIndex,
        newIndex,
        mark: isMoved ? "moved" : isSame ? "unchanged" : "modified",
        similarity: isSame ? 1 : similarity(profileOf(oldWords), profileOf(newWords)),
        oldLabel: before.label,
        changedWithin: comparedText(old.wholeWords(oldIndex)) !== comparedText(now.wholeWords(newIndex)),
      };
    });
  return {
    pairs,
    deleted: old.clauses.flatMap((_, index) => (links.heirOf(index) === undefined ? [index] : [])),
    added: now.clauses.flatMap((_, index) => (links.originOf(index) === undefined ? [index] : [])),
  };
}

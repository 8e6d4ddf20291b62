import { alignHeadings } from "./clause-align-headings";
import { markOf, type PairMark } from "./clause-mark";
import { matchTexts, type Matchable } from "./clause-match";
import { comparedText, profileOf, similarity } from "./clause-similarity";
import { untangle } from "./clause-untangle";
import { ClauseLinks, ClauseVersion, type AlignedClause, type AlignmentRulings } from "./clause-version";

export interface AlignedPair {
  oldIndex: number;
  newIndex: number;
  mark: PairMark;
  /** How alike the two texts are by themselves, without what stands below them, 0 to 1. */
  similarity: number;
  /** What the clause was called in the version before, for 原第六条. */
  oldLabel: string;
  /** The mark of the clause with all that belongs to it: of an article `modified` also where a paragraph or an item reads otherwise, came or went. */
  wholeMark: PairMark;
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
 * the words stayed as they were, each goes on where its words are: one as the article, the other as its paragraph. What officials ruled comes before all of it.
 */
export function alignDrafts(before: readonly AlignedClause[], after: readonly AlignedClause[], rulings: AlignmentRulings = { same: [], different: [] }): Alignment {
  const old = new ClauseVersion(before);
  const now = new ClauseVersion(after);
  const links = new ClauseLinks(rulings);
  for (const [oldIndex, newIndex] of matched(links, old, now, old.units, now.units, true)) links.link(oldIndex, newIndex);
  untangle(links, old, now);
  for (const [oldIndex, newIndex] of links.all()) linkBelow(links, old, now, oldIndex, newIndex);
  linkLeftovers(links, old, now);
  alignHeadings(links, old, now);
  return describe(links, old, now);
}

/** Matches of clauses that are not linked yet. */
function matched(links: ClauseLinks, old: ClauseVersion, now: ClauseVersion, allOlds: readonly number[], allNews: readonly number[], isWhole: boolean): [old: number, now: number][] {
  const olds = allOlds.filter((index) => links.heirOf(index) === undefined);
  const news = allNews.filter((index) => links.originOf(index) === undefined);
  const matchable = (version: ClauseVersion) => (index: number): Matchable => {
    const words = isWhole ? version.wholeWords(index) : version.words(index);
    const { title, anchor } = version.clauses[index]!;
    return { profile: profileOf(words), key: comparedText(words), title, place: anchor };
  };
  const mayMatch = (oldPlace: number, newPlace: number) => links.mayLink(olds[oldPlace]!, news[newPlace]!);
  return matchTexts(olds.map(matchable(old)), news.map(matchable(now)), mayMatch).map((match) => [olds[match.old]!, news[match.new]!]);
}

/** Links the paragraphs and items of two clauses that are linked. */
function linkBelow(links: ClauseLinks, old: ClauseVersion, now: ClauseVersion, oldIndex: number, newIndex: number): void {
  for (const kind of ["paragraph", "item", "subitem", "article"] as const) {
    for (const [oldChild, newChild] of matched(links, old, now, old.childrenOf(oldIndex, kind), now.childrenOf(newIndex, kind), true)) {
      links.link(oldChild, newChild);
      linkBelow(links, old, now, oldChild, newChild);
    }
  }
}

/** What is left of one clause may stand in another one now: it is found again there where it says nearly the same and enough to be told apart. */
const LEAST_LEFTOVER = 12;
const ALIKE_LEFTOVERS = 0.75;

function linkLeftovers(links: ClauseLinks, old: ClauseVersion, now: ClauseVersion): void {
  const wordy = (version: ClauseVersion) => version.clauses.flatMap((_, index) => (!version.isHeading(index) && comparedText(version.words(index)).length >= LEAST_LEFTOVER ? [index] : []));
  for (const [oldIndex, newIndex] of matched(links, old, now, wordy(old), wordy(now), false)) {
    if (similarity(profileOf(old.words(oldIndex)), profileOf(now.words(newIndex))) >= ALIKE_LEFTOVERS) links.link(oldIndex, newIndex);
  }
}

function describe(links: ClauseLinks, old: ClauseVersion, now: ClauseVersion): Alignment {
  const whole = (version: ClauseVersion, index: number) => ({ title: null, text: version.wholeWords(index), anchor: version.clauses[index]!.anchor });
  const pairs = links
    .all()
    .sort(([, a], [, b]) => a - b)
    .map(([oldIndex, newIndex]): AlignedPair => {
      const [oldWords, newWords] = [old.words(oldIndex), now.words(newIndex)];
      const [before, after] = [old.clauses[oldIndex]!, now.clauses[newIndex]!];
      const isSame = comparedText(oldWords) === comparedText(newWords);
      return {
        oldIndex,
        newIndex,
        mark: markOf(before, after),
        similarity: isSame ? 1 : similarity(profileOf(oldWords), profileOf(newWords)),
        oldLabel: before.label,
        wholeMark: markOf(whole(old, oldIndex), whole(now, newIndex)),
      };
    });
  return {
    pairs,
    deleted: old.clauses.flatMap((_, index) => (links.heirOf(index) === undefined ? [index] : [])),
    added: now.clauses.flatMap((_, index) => (links.originOf(index) === undefined ? [index] : [])),
  };
}

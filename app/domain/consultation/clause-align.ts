import { alignHeadings } from "./clause-align-headings";
import { markOf, type PairMark } from "./clause-mark";
import { matchTexts, type Matchable } from "./clause-match";
import { resettle } from "./clause-resettle";
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
 * First whole clauses, such as articles with all that belongs to them, are matched; then their paragraphs and items; then, by its own words alone, what found
 * nothing or nothing like itself. So of an article that was split in the middle of its text the larger part inherits, and of two that were merged in one
 * sentence the larger one goes on. Where the words can be told apart, each goes on where its words are: one as the article, the other as its paragraph. What
 * officials ruled comes before all of it.
 */
export function alignDrafts(before: readonly AlignedClause[], after: readonly AlignedClause[], rulings: AlignmentRulings = { same: [], different: [] }): Alignment {
  const old = new ClauseVersion(before);
  const now = new ClauseVersion(after);
  const links = new ClauseLinks(rulings);
  for (const [oldIndex, newIndex] of matched(links, old, now, old.units, now.units)) links.link(oldIndex, newIndex);
  untangle(links, old, now);
  for (const [oldIndex, newIndex] of links.all()) linkBelow(links, old, now, oldIndex, newIndex);
  for (const [oldIndex, newIndex] of resettle(links, old, now)) linkBelow(links, old, now, oldIndex, newIndex);
  linkByParts(links, old, now);
  alignHeadings(links, old, now);
  return describe(links, old, now);
}

/** The article that says since when the law holds is known by that, as others are by their titles, however long the list of what is repealed. */
const COMMENCEMENT = /^本[^。，]{1,12}自.{1,16}起(?:施行|实施|执行)/;

/** Matches of clauses that are not linked yet, by their words with all that stands below. */
function matched(links: ClauseLinks, old: ClauseVersion, now: ClauseVersion, allOlds: readonly number[], allNews: readonly number[]): [old: number, now: number][] {
  const olds = allOlds.filter((index) => links.heirOf(index) === undefined);
  const news = allNews.filter((index) => links.originOf(index) === undefined);
  if (olds.length === 0 || news.length === 0) return [];
  const matchable = (version: ClauseVersion) => (index: number): Matchable => {
    const [words, opening] = [version.wholeWords(index), version.openingWords(index)];
    const profile = profileOf(words);
    return { profile, opening: opening === words ? profile : profileOf(opening), key: comparedText(words), title: version.clauses[index]!.title ?? (COMMENCEMENT.test(version.words(index)) ? "施行" : null), place: version.placeOf(index) };
  };
  const mayMatch = (oldPlace: number, newPlace: number) => links.mayLink(olds[oldPlace]!, news[newPlace]!);
  return matchTexts(olds.map(matchable(old)), news.map(matchable(now)), mayMatch).map((match) => [olds[match.old]!, news[match.new]!]);
}

/** Links the paragraphs and items of two clauses that are linked; last the items that hang on another paragraph now. */
function linkBelow(links: ClauseLinks, old: ClauseVersion, now: ClauseVersion, oldIndex: number, newIndex: number): void {
  for (const kind of ["paragraph", "item", "subitem", "article"] as const) linkAll(links, old, now, old.childrenOf(oldIndex, kind), now.childrenOf(newIndex, kind));
  linkAll(links, old, now, old.itemsOf(oldIndex), now.itemsOf(newIndex));
}

function linkAll(links: ClauseLinks, old: ClauseVersion, now: ClauseVersion, olds: readonly number[], news: readonly number[]): void {
  for (const [oldChild, newChild] of matched(links, old, now, olds, news)) {
    links.link(oldChild, newChild);
    linkBelow(links, old, now, oldChild, newChild);
  }
}

/** An article of which nothing was found again but its parts, half of it or more, is the one that they stand in now, where that is no other's heir. */
function linkByParts(links: ClauseLinks, old: ClauseVersion, now: ClauseVersion): void {
  for (const unit of old.units) {
    if (links.heirOf(unit) !== undefined) continue;
    const lengths = new Map<number, number>();
    for (const part of old.below(unit)) {
      const heir = links.heirOf(part);
      const into = heir === undefined ? undefined : now.unitOf(heir);
      if (into !== undefined && into !== heir) lengths.set(into, (lengths.get(into) ?? 0) + old.words(part).length);
    }
    const [found] = [...lengths].sort(([a, x], [b, y]) => y - x || a - b);
    if (!found || found[1] * 2 < old.wholeWords(unit).length || links.originOf(found[0]) !== undefined || !links.mayLink(unit, found[0])) continue;
    links.link(unit, found[0]);
    linkBelow(links, old, now, unit, found[0]);
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

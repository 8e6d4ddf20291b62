import { likenesses, similarity, type Likeness, type Profile } from "./clause-similarity";

/** What is compared: texts in reading order. */
export interface Matchable {
  profile: Profile;
  /** Of an article with several paragraphs its first one with the items of it, by which it is known where paragraphs came or went; else the same as `profile`. */
  opening: Profile;
  /** Equal for equal texts. */
  key: string;
  /** Its title (条标), or null; the same title in the same place speaks for the same clause. */
  title: string | null;
  /** Its anchor, which is made of the numbers; the same one in the same surroundings says a little. */
  place: string;
}

export interface Match {
  old: number;
  new: number;
}

/** From here on two texts are the same clause wherever they stand. */
const ALIKE_ANYWHERE = 0.5;
/** In the same place, between clauses that were found again, less will do; less still where number or title is the same. */
const ALIKE_IN_PLACE = 0.28;
const ALIKE_BY_PLACE = 0.2;
const ALIKE_BY_TITLE = 0.1;
/** What overtook clauses that stayed must be so much more alike than what did not. */
const OUT_OF_ORDER = 0.1;
/** Or so much of the shorter text stands in the longer one, where the number is the same or nothing else is left between the two neighbours. */
const CONTAINED_IN_PLACE = 0.3;

/**
 * Which text of the old list is which of the new one. Equal texts come first, then the most alike, wherever they stand; among equals the one that moved least. What is
 * left between two texts that were found again, in order, needs less likeness. Each text is used once; the same lists give the same matches.
 *
 * @param mayMatch false for an old and a new text that are known to be different clauses
 */
export function matchTexts(before: readonly Matchable[], after: readonly Matchable[], mayMatch: (old: number, now: number) => boolean): Match[] {
  const matches = equals(before, after, mayMatch);
  const [usedOld, usedNew] = used(matches);
  const alike = (part: "profile" | "opening", least: number) =>
    likenesses(
      before.map((text, i) => ({ profile: text[part], isDone: usedOld.has(i) })),
      after.map((text, i) => ({ profile: text[part], isDone: usedNew.has(i) })),
      least,
    ).filter((likeness) => mayMatch(likeness.old, likeness.new));
  const wholes = alike("profile", ALIKE_BY_TITLE);
  const hasOpenings = [...before, ...after].some(({ profile, opening }) => profile !== opening);
  const all = hasOpenings ? withOpenings(wholes, alike("opening", ALIKE_ANYWHERE), after.length) : wholes;
  takeBest(matches, before, after, all.filter(({ score }) => score >= ALIKE_ANYWHERE));
  takeInPlace(matches, before, after, all);
  return matches.sort((a, b) => a.new - b.new);
}

/** Two articles are as alike as their wholes, or half so much as their openings are, whichever is more. */
function withOpenings(wholes: readonly Likeness[], openings: readonly Likeness[], width: number): Likeness[] {
  const opening = new Map(openings.map((likeness) => [likeness.old * width + likeness.new, likeness.score]));
  return wholes.map((likeness) => ({ ...likeness, score: Math.max(likeness.score, (likeness.score + (opening.get(likeness.old * width + likeness.new) ?? 0)) / 2) }));
}

function used(matches: readonly Match[]): [Set<number>, Set<number>] {
  return [new Set(matches.map((match) => match.old)), new Set(matches.map((match) => match.new))];
}

/** Equal texts: those that come once on either side, then of those that come more often the ones that moved least. */
function equals(before: readonly Matchable[], after: readonly Matchable[], mayMatch: (old: number, now: number) => boolean): Match[] {
  const groups = new Map<string, { olds: number[]; news: number[] }>();
  for (const [list, side] of [[before, "olds"], [after, "news"]] as const) {
    list.forEach(({ key }, i) => {
      const group = groups.get(key);
      if (group) group[side].push(i);
      else groups.set(key, { olds: [], news: [], [side]: [i] });
    });
  }
  const shared = [...groups.values()].filter(({ olds, news }) => olds.length > 0 && news.length > 0);
  const matches: Match[] = [];
  for (const { olds, news } of shared) if (olds.length === 1 && news.length === 1 && mayMatch(olds[0]!, news[0]!)) matches.push({ old: olds[0]!, new: news[0]! });
  const backbone = risingMatches(matches);
  for (const { olds, news } of shared) {
    if (olds.length === 1 && news.length === 1) continue;
    const [usedOld, usedNew] = [new Set<number>(), new Set<number>()];
    const pairs = olds.flatMap((old) => nearest(news, expectedPlace(backbone, old)).map((index) => ({ old, new: index, away: Math.abs(index - expectedPlace(backbone, old)) })));
    pairs.sort((a, b) => a.away - b.away || a.old - b.old || a.new - b.new);
    for (const { old, new: index } of pairs) {
      if (usedOld.has(old) || usedNew.has(index) || !mayMatch(old, index)) continue;
      matches.push({ old, new: index });
      usedOld.add(old);
      usedNew.add(index);
    }
    // What found none near by goes in order.
    const rest = news.filter((index) => !usedNew.has(index));
    olds
      .filter((old) => !usedOld.has(old))
      .slice(0, rest.length)
      .forEach((old, i) => mayMatch(old, rest[i]!) && matches.push({ old, new: rest[i]! }));
  }
  return matches;
}

const NEAREST = 8;

/** The few of the rising places that are nearest to `place`. */
function nearest(places: readonly number[], place: number): number[] {
  if (places.length <= NEAREST) return [...places];
  let at = places.findIndex((other) => other >= place);
  if (at < 0) at = places.length;
  const from = Math.min(Math.max(0, at - NEAREST / 2), places.length - NEAREST);
  return places.slice(from, from + NEAREST);
}

function takeBest(matches: Match[], before: readonly Matchable[], after: readonly Matchable[], candidates: readonly Likeness[]): void {
  const backbone = risingMatches(matches);
  const [usedOld, usedNew] = used(matches);
  // By plain likeness, so that of two clauses that were merged the longer one, of one that was split the longer part is the most alike.
  const scoreOf = (a: Matchable, b: Matchable) => {
    const whole = similarity(a.profile, b.profile);
    return a.profile === a.opening && b.profile === b.opening ? whole : Math.max(whole, (whole + similarity(a.opening, b.opening)) / 2);
  };
  const ranked = candidates
    .map(({ old, new: index }) => ({ old, new: index, score: scoreOf(before[old]!, after[index]!) - (isInOrder(backbone, old, index) ? 0 : OUT_OF_ORDER), away: Math.abs(index - expectedPlace(backbone, old)) }))
    .sort((a, b) => b.score - a.score || a.away - b.away || a.old - b.old || a.new - b.new);
  for (const { old, new: index } of ranked) {
    if (usedOld.has(old) || usedNew.has(index)) continue;
    matches.push({ old, new: index });
    usedOld.add(old);
    usedNew.add(index);
  }
}

/** Whether no text that was found again was overtaken. */
function isInOrder(backbone: readonly Match[], old: number, index: number): boolean {
  const at = firstBehind(backbone, old);
  return (backbone[at - 1]?.new ?? -1) < index && (backbone[at]?.new ?? Infinity) > index;
}

/** Where an old text would stand if it had kept its distance to the one before it that was found again. */
function expectedPlace(backbone: readonly Match[], old: number): number {
  const before = backbone[firstBehind(backbone, old) - 1];
  return before ? before.new + old - before.old : old;
}

function firstBehind(backbone: readonly Match[], old: number): number {
  let low = 0;
  let high = backbone.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (backbone[middle]!.old <= old) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The most matches that rise in both lists (longest increasing subsequence). */
export function risingMatches(matches: readonly Match[]): Match[] {
  const sorted = [...matches].sort((a, b) => a.old - b.old);
  const ends: number[] = [];
  const previous: number[] = [];
  sorted.forEach((match, i) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[ends[middle]!]!.new < match.new) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = i;
  });
  const rising: Match[] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = previous[i]!) rising.push(sorted[i]!);
  return rising.reverse();
}

function takeInPlace(matches: Match[], before: readonly Matchable[], after: readonly Matchable[], all: readonly Likeness[]): void {
  const [usedOld, usedNew] = used(matches);
  const left = new Map(all.filter(({ old, new: index }) => !usedOld.has(old) && !usedNew.has(index)).map((likeness) => [likeness.old * after.length + likeness.new, likeness]));
  if (left.size === 0) return;
  const scoreOf = (old: number, index: number, isAlone: boolean): number => {
    const { score, contained } = left.get(old * after.length + index) ?? { score: 0, contained: 0 };
    const [a, b] = [before[old]!, after[index]!];
    const isTitled = a.title !== null && a.title === b.title;
    const isNamed = isTitled || a.place === b.place;
    const isAlike = score >= (isTitled ? ALIKE_BY_TITLE : isNamed ? ALIKE_BY_PLACE : ALIKE_IN_PLACE) || ((isNamed || isAlone) && contained >= CONTAINED_IN_PLACE);
    return isAlike ? score + (isNamed ? 0.05 : 0) : 0;
  };
  const backbone = [...risingMatches(matches), { old: before.length, new: after.length }];
  let [fromOld, fromNew] = [0, 0];
  for (const { old, new: index } of backbone) {
    const olds = range(fromOld, old).filter((i) => !usedOld.has(i));
    const news = range(fromNew, index).filter((i) => !usedNew.has(i));
    const isAlone = olds.length === 1 && news.length === 1;
    matches.push(...bestInOrder(olds, news, (i, j) => scoreOf(i, j, isAlone)));
    [fromOld, fromNew] = [old + 1, index + 1];
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

/** Beyond so many comparisons nothing is sought in order: no draft has so many clauses written anew between two that stayed. */
const MOST_IN_ORDER = 4_000_000;

/** The matches in rising order with the greatest sum of scores. */
function bestInOrder(olds: readonly number[], news: readonly number[], score: (old: number, index: number) => number): Match[] {
  if (olds.length * news.length > MOST_IN_ORDER) return [];
  const width = news.length + 1;
  const best = new Float64Array((olds.length + 1) * width);
  for (let i = olds.length - 1; i >= 0; i -= 1) {
    for (let j = news.length - 1; j >= 0; j -= 1) {
      const own = score(olds[i]!, news[j]!);
      const skipped = Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
      best[i * width + j] = own > 0 ? Math.max(skipped, own + best[(i + 1) * width + j + 1]!) : skipped;
    }
  }
  const matches: Match[] = [];
  for (let i = 0, j = 0; i < olds.length && j < news.length; ) {
    const own = score(olds[i]!, news[j]!);
    if (own > 0 && best[i * width + j] === own + best[(i + 1) * width + j + 1]!) {
      matches.push({ old: olds[i]!, new: news[j]! });
      i += 1;
      j += 1;
    } else if (best[i * width + j] === best[(i + 1) * width + j]) i += 1;
    else j += 1;
  }
  return matches;
}

import { comparedText, likenesses, profileOf, similarity, type Profile } from "./clause-similarity";
import type { ClauseLinks, ClauseVersion } from "./clause-version";

/** Shorter own words say too little to be known again in another place. */
const LEAST_WORDS = 12;
/** Two linked clauses that say the same in this share of their own words stay linked. */
const SETTLED = 0.5;
/** What stands elsewhere now must be so much alike: an article that goes on as an article, a paragraph as a paragraph; under its old number; and as another kind of clause. */
const ALIKE_ELSEWHERE = 0.35;
const ALIKE_BY_NUMBER = 0.3;
const ALIKE_AS_OTHER_KIND = 0.45;
/** A clause leaves another one only for words that are clearly more like its own. */
const GAIN = 0.2;

interface Texts {
  indexes: number[];
  profiles: Map<number, Profile>;
}

/**
 * Finds clauses again by their own words, wherever they stand. Comparing whole articles goes wrong where a revision takes them apart: of two that were merged
 * and reworded one is lost though its words go on, and an article that shares a single paragraph with another is taken for it. So what found nothing, and what
 * was linked with words unlike its own, is compared once more by its own words alone with all that is free in the same way.
 *
 * An article that got a new first paragraph goes on as the article, not as its second paragraph; unless another article went on as that first paragraph.
 *
 * @returns the pairs that were linked here
 */
export function resettle(links: ClauseLinks, old: ClauseVersion, now: ClauseVersion): [old: number, now: number][] {
  const [olds, news] = [textsOf(old), textsOf(now)];
  const alike = (oldIndex: number, newIndex: number) => similarity(profileIn(olds, old, oldIndex), profileIn(news, now, newIndex));
  const isSettled = (oldIndex: number | undefined, newIndex: number | undefined) => oldIndex !== undefined && newIndex !== undefined && alike(oldIndex, newIndex) >= SETTLED;
  const candidates = likenesses(
    olds.indexes.map((index) => ({ profile: olds.profiles.get(index)!, isDone: isSettled(index, links.heirOf(index)) })),
    news.indexes.map((index) => ({ profile: news.profiles.get(index)!, isDone: isSettled(links.originOf(index), index) })),
    ALIKE_BY_NUMBER,
  )
    .map(({ old: oldPlace, new: newPlace, score }) => ({ from: olds.indexes[oldPlace]!, to: news.indexes[newPlace]!, score }))
    .filter(({ from, to, score }) => links.mayLink(from, to) && score >= leastFor(old, now, from, to))
    .sort((a, b) => b.score - a.score || a.from - b.from || a.to - b.to);

  const mayLeave = (from: number, to: number) => {
    const [heir, origin] = [links.heirOf(from), links.originOf(to)];
    if (heir === to) return false;
    if (heir !== undefined && (!links.mayLink(from, heir) || now.isBelow(to, heir) || alike(from, to) < alike(from, heir) + GAIN)) return false;
    return origin === undefined || (links.mayLink(origin, to) && !old.isBelow(from, origin) && alike(from, to) >= alike(origin, to) + GAIN);
  };
  const moved = new Map<number, number>();
  for (let hasChanged = true; hasChanged; ) {
    hasChanged = false;
    for (const { from, to } of candidates) {
      if (!mayLeave(from, to)) continue;
      links.link(from, to);
      moved.set(from, to);
      hasChanged = true;
    }
  }
  return [...moved].filter(([from, to]) => links.heirOf(from) === to);
}

function leastFor(old: ClauseVersion, now: ClauseVersion, from: number, to: number): number {
  const [before, after] = [old.clauses[from]!, now.clauses[to]!];
  if (before.kind !== after.kind) return ALIKE_AS_OTHER_KIND;
  return before.anchor === after.anchor ? ALIKE_BY_NUMBER : ALIKE_ELSEWHERE;
}

function textsOf(version: ClauseVersion): Texts {
  const indexes = version.clauses.flatMap((_, index) => (!version.isHeading(index) && comparedText(version.words(index)).length >= LEAST_WORDS ? [index] : []));
  return { indexes, profiles: new Map(indexes.map((index) => [index, profileOf(version.words(index))])) };
}

function profileIn({ profiles }: Texts, version: ClauseVersion, index: number): Profile {
  let profile = profiles.get(index);
  if (!profile) profiles.set(index, (profile = profileOf(version.words(index))));
  return profile;
}

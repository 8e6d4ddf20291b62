import { comparedText, likenesses, profileOf, similarity, type Likeness, type Profile } from "./clause-similarity";
import type { AlignedClause, ClauseLinks, ClauseVersion } from "./clause-version";

/** Shorter own words say too little to be known again in another place. */
const LEAST_WORDS = 12;
/** Two linked clauses that say the same in this share of their own words stay linked. */
const SETTLED = 0.5;
/** What stands elsewhere now must be so much alike: an article that goes on as an article, a paragraph as a paragraph; under its old number; and as another kind of clause. */
const ALIKE_ELSEWHERE = 0.35;
const ALIKE_BY_NUMBER = 0.3;
const ALIKE_AS_OTHER_KIND = 0.45;
/** Below that, so much of the shorter one must stand in the longer one: an article that was much extended, or became one item of a list. */
const ALIKE_IN_PART = 0.3;
const CONTAINED = 0.6;
const CONTAINED_AS_OTHER_KIND = 0.8;
/** An article leaves another one that begins with a later paragraph of it only for much the same words. */
const MUCH_ALIKE = 0.7;
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
 * An article that got a new first paragraph goes on as the article, not as its second paragraph; unless another article went on as that first paragraph. One that lost its
 * first paragraph goes on as the article too; unless the words of that paragraph are to be found elsewhere, much the same.
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
    .map((likeness) => {
      const [from, to] = [olds.indexes[likeness.old]!, news.indexes[likeness.new]!];
      return { from, to, rank: rankOf(old.clauses[from]!, now.clauses[to]!, likeness) };
    })
    .filter(({ from, to, rank }) => rank > 0 && links.mayLink(from, to))
    .sort((a, b) => b.rank - a.rank || a.from - b.from || a.to - b.to);

  const hasLostOpening = (from: number, heir: number) => old.childrenOf(from, "paragraph").some((child) => alike(child, heir) >= MUCH_ALIKE);
  const mayLeave = (from: number, to: number) => {
    const [heir, origin] = [links.heirOf(from), links.originOf(to)];
    if (heir === to) return false;
    if (heir !== undefined && hasLostOpening(from, heir) && old.clauses[from]!.kind !== now.clauses[to]!.kind && alike(from, to) < MUCH_ALIKE) return false;
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

/** How far up two clauses stand among those that may be linked; 0 for those that may not. Those of which one only stands in the other come last. */
function rankOf(before: AlignedClause, after: AlignedClause, { score, contained }: Pick<Likeness, "score" | "contained">): number {
  const isSameKind = before.kind === after.kind;
  const least = !isSameKind ? ALIKE_AS_OTHER_KIND : before.anchor === after.anchor ? ALIKE_BY_NUMBER : ALIKE_ELSEWHERE;
  if (score >= least) return 1 + score;
  return score >= ALIKE_IN_PART && contained >= (isSameKind ? CONTAINED : CONTAINED_AS_OTHER_KIND) ? score : 0;
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

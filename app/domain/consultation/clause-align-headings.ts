import { comparedText, profileOf, similarity, type Profile } from "./clause-similarity";
import type { ClauseLinks, ClauseVersion } from "./clause-version";

/** A heading is the same one where its title is much the same, or most of what stands below it; and where half of what stood below it was found again, whatever was added. */
const LEAST_SCORE = 0.3;
const LEAST_KEPT = 0.5;
/** Up to so many comparisons every heading is compared with every other; no law comes near it. */
const MOST_COMPARED = 250_000;

/** Links parts, chapters and sections by their titles and by the clauses below them that are linked, each with its kind. */
export function alignHeadings(links: ClauseLinks, old: ClauseVersion, now: ClauseVersion): void {
  const olds = headingsOf(old);
  const news = headingsOf(now);
  const isSmall = olds.length * news.length <= MOST_COMPARED;
  const candidates = olds.flatMap((before) =>
    (isSmall ? news : likelyHeirs(links, now, before, news))
      .filter((after) => old.clauses[before.index]!.kind === now.clauses[after.index]!.kind && links.mayLink(before.index, after.index))
      .map((after) => ({ before, after, ...likenessOf(links, before, after), away: Math.abs(before.index - after.index) }))
      .filter(({ score, kept }) => score >= LEAST_SCORE || kept >= LEAST_KEPT),
  );
  candidates.sort((a, b) => b.score - a.score || a.away - b.away || a.before.index - b.before.index || a.after.index - b.after.index);
  for (const { before, after } of candidates) {
    if (links.heirOf(before.index) === undefined && links.originOf(after.index) === undefined) links.link(before.index, after.index);
  }
}

/** In a draft of thousands of headings: those that its clauses stand below now. */
function likelyHeirs(links: ClauseLinks, now: ClauseVersion, before: Heading, news: readonly Heading[]): Heading[] {
  const parents = new Set([...before.below].slice(0, 20).flatMap((index) => now.clauses[links.heirOf(index) ?? -1]?.parent ?? []));
  return parents.size === 0 ? [] : news.filter(({ index }) => parents.has(index));
}

interface Heading {
  index: number;
  title: string;
  profile: Profile;
  /** All clauses below it but headings. */
  below: ReadonlySet<number>;
}

function headingsOf(version: ClauseVersion): Heading[] {
  const below = version.clauses.map(() => new Set<number>());
  for (let index = version.clauses.length - 1; index >= 0; index -= 1) {
    const { parent } = version.clauses[index]!;
    if (parent === null) continue;
    if (!version.isHeading(index)) below[parent]!.add(index);
    for (const deeper of below[index]!) below[parent]!.add(deeper);
  }
  return version.clauses.flatMap((_, index) =>
    version.isHeading(index) ? [{ index, title: comparedText(version.words(index)), profile: profileOf(version.words(index)), below: below[index]! }] : [],
  );
}

/** How alike title and content are, 0 to 1, and how much of what stood below the one stands below the other. */
function likenessOf(links: ClauseLinks, before: Heading, after: Heading): { score: number; kept: number } {
  const title = before.title === after.title ? 1 : similarity(before.profile, after.profile);
  let kept = 0;
  for (const index of before.below) if (after.below.has(links.heirOf(index) ?? -1)) kept += 1;
  const share = (2 * kept) / Math.max(1, before.below.size + after.below.size);
  return { score: (title + share) / 2, kept: kept / Math.max(1, before.below.size) };
}

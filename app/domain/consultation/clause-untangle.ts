import { bareWords } from "./clause-similarity";
import type { ClauseLinks, ClauseVersion } from "./clause-version";

/**
 * Puts right what comparing whole articles gets wrong where articles were merged or split without a change of words. Of two that were merged the longer one was linked with
 * the whole, though its words are a later paragraph now and the whole begins with those of the other; of one that was split, it was linked with the longer
 * part, though its own words are the other part now. Either way both can go on as they are.
 */
export function untangle(links: ClauseLinks, old: ClauseVersion, now: ClauseVersion): void {
  const wholes = byWords(now, now.units.filter((index) => links.originOf(index) !== undefined));
  for (const first of old.units.filter((index) => links.heirOf(index) === undefined)) {
    const whole = wholes.get(bareWords(old.words(first)));
    const longer = whole === undefined ? undefined : links.originOf(whole);
    if (whole === undefined || longer === undefined) continue;
    const paragraph = paragraphOf(now, whole, old.words(longer));
    if (paragraph === undefined || !links.mayLink(longer, whole) || !links.mayLink(longer, paragraph) || !links.mayLink(first, whole)) continue;
    links.link(longer, paragraph);
    links.link(first, whole);
  }
  const sources = byWords(old, old.units.filter((index) => links.heirOf(index) !== undefined));
  for (const first of now.units.filter((index) => links.originOf(index) === undefined)) {
    const whole = sources.get(bareWords(now.words(first)));
    const longer = whole === undefined ? undefined : links.heirOf(whole);
    if (whole === undefined || longer === undefined) continue;
    const paragraph = paragraphOf(old, whole, now.words(longer));
    if (paragraph === undefined || !links.mayLink(whole, longer) || !links.mayLink(paragraph, longer) || !links.mayLink(whole, first)) continue;
    links.link(paragraph, longer);
    links.link(whole, first);
  }
}

function paragraphOf(version: ClauseVersion, index: number, words: string): number | undefined {
  return version.childrenOf(index, "paragraph").find((child) => bareWords(version.words(child)) === bareWords(words));
}

function byWords(version: ClauseVersion, indexes: readonly number[]): Map<string, number> {
  return new Map(indexes.flatMap((index) => (bareWords(version.words(index)) === "" ? [] : [[bareWords(version.words(index)), index] as const])));
}

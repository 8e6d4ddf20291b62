import { describe, expect, it } from "vitest";
import { alignDrafts, type Alignment } from "./clause-align";
import { compareVersions } from "./clause-comparison";
import { editArticles, seededRandom, type EditMix } from "./clause-edits.test-support";
import { chineseNumeral } from "./clause-numerals";
import { parseDraft } from "./clause-parse";
import { ORDINANCE } from "./clause-revision.test-support";
import { flattenClauses, type DraftText, type FlatClause } from "./clause-tree";
import { findClause } from "./outline";
import type { PublicClause } from "./public-shapes";

const ROUNDS = 12;
const MIXES: EditMix[] = [
  { deleted: 0.1, inserted: 0.15, reworded: 0.2, rewritten: 0.1, moved: 0.1, merged: 0.1, split: 0.1 },
  { deleted: 0.3, rewritten: 0.3 },
  { moved: 0.4, merged: 0.2 },
  { split: 0.2, inserted: 0.4, reworded: 0.5 },
];

function draftOf(text: string): DraftText {
  const parsed = parseDraft(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.draft;
}

let articles = 0;
const ordinance = draftOf(["滨江市社区花园条例", ...ORDINANCE.filter((line) => !line.startsWith("#")).map((line) => `第${chineseNumeral((articles += 1))}条　${line.replaceAll("|", "\n")}`)].join("\n"));

/** The clauses of a version as the public reads them, each with the identity of the one that it was found to be. */
function released(draft: DraftText, version: number, before: { flat: FlatClause[]; clauses: PublicClause[] } | null): { flat: FlatClause[]; clauses: PublicClause[] } {
  const flat = flattenClauses(draft);
  const found = before ? alignDrafts(before.flat, flat) : { pairs: [], deleted: [], added: [...flat.keys()] };
  if (before) expectEachOnce(found, before.flat.length, flat.length);
  const pairs = new Map(found.pairs.map((pair) => [pair.newIndex, pair]));
  const identities = flat.map((_, index) => (pairs.has(index) ? before!.clauses[pairs.get(index)!.oldIndex]!.identity : `v${version}-${index}`));
  const clauses = flat.map(({ node: { kind, number, title, text, anchor, label }, parent, depth }, index): PublicClause => {
    const oldLabel = pairs.get(index)?.oldLabel ?? null;
    return { identity: identities[index]!, parent: parent === null ? null : identities[parent]!, depth, kind, number, title, text, anchor, label, closedReason: null, mark: null, wholeMark: null, oldLabel: oldLabel === label ? null : oldLabel };
  });
  return { flat, clauses };
}

/** Every old clause is in one pair or deleted, every new one in one pair or added: a map of the pairs would hide one that stands in two. */
function expectEachOnce({ pairs, deleted, added }: Alignment, olds: number, news: number): void {
  const inOrder = (places: number[]) => places.sort((a, b) => a - b);
  expect(inOrder([...pairs.map(({ oldIndex }) => oldIndex), ...deleted])).toEqual([...Array(olds).keys()]);
  expect(inOrder([...pairs.map(({ newIndex }) => newIndex), ...added])).toEqual([...Array(news).keys()]);
}

describe("opinions on a draft that is revised twice at random", () => {
  it.each(MIXES)("are each under exactly one clause or one deleted clause, under its present name with the old one beside it, and none is lost (%j)", (mix) => {
    for (let seed = 1; seed <= ROUNDS; seed += 1) {
      const random = seededRandom(seed);
      const first = released(ordinance, 1, null);
      const opinions = Array.from({ length: 40 }, () => first.clauses[Math.floor(random() * first.clauses.length)]!);
      const secondDraft = draftOf(editArticles(ordinance, mix, random).text);
      const second = released(secondDraft, 2, first);
      const third = released(draftOf(editArticles(secondDraft, mix, random).text), 3, second);
      for (const [before, now] of [[first, second], [second, third]] as const) {
        expect(new Set(now.clauses.map(({ identity }) => identity)).size).toBe(now.clauses.length);
        const rows = compareVersions(before.clauses, now.clauses).clauses;
        for (const { identity } of opinions) {
          const [old, heir] = [before, now].map(({ clauses }) => clauses.filter((clause) => clause.identity === identity));
          const places = rows.filter(({ identities }) => identities.includes(identity));
          // A clause that an earlier revision deleted is in neither version; every other one stands in one place.
          expect(places, `seed ${seed}: ${identity}`).toHaveLength(old!.length === 0 ? 0 : 1);
          if (old!.length === 0) expect(heir).toEqual([]);
          if (heir!.length === 1 && heir![0]!.label !== old![0]!.label) expect(heir![0]!.oldLabel).toBe(old![0]!.label);
          if (heir!.length === 1 && heir![0]!.label === old![0]!.label) expect(heir![0]!.oldLabel).toBeNull();
        }
      }
      const standing = new Set(third.clauses.map(({ identity }) => identity));
      const kept = opinions.filter(({ identity }) => standing.has(identity)).length;
      const goneInSecond = opinions.filter(({ identity }) => !second.clauses.some((clause) => clause.identity === identity)).length;
      const goneInThird = opinions.filter(({ identity }) => !standing.has(identity) && second.clauses.some((clause) => clause.identity === identity)).length;
      expect(kept + goneInSecond + goneInThird).toBe(opinions.length);
      // A link to the clause in the version that people read leads to the words that they read.
      for (const { anchor, text } of opinions) expect(findClause(first.clauses, anchor)?.clause.text).toBe(text);
    }
  });
});

import { alignDrafts } from "./clause-align";
import { editArticles, seededRandom, type EditKind, type EditMix } from "./clause-edits.test-support";
import { parseDraft } from "./clause-parse";
import { flattenClauses, type DraftText, type FlatClause } from "./clause-tree";

export interface Score {
  /** Articles that met this edit, and how many of them were found where they are, or found gone or new. */
  met: number;
  found: number;
  /** How many articles the alignment took for such, and how many of them rightly. */
  taken: number;
  right: number;
}

export type Scores = Record<EditKind | "inserted", Score>;

export const recall = ({ met, found }: Score) => (met === 0 ? 1 : found / met);
export const precision = ({ taken, right }: Score) => (taken === 0 ? 1 : right / taken);

/**
 * Edits a draft at random, once for each seed, aligns the result and counts by kind of edit what was found. What an article was taken for is read from the alignment: gone,
 * new, or the edit of the old article that it was matched with. The second of two merged articles counts as found when it goes on as a paragraph, the second part of a split one when it was a paragraph before.
 */
export function scoreAlignment(draft: DraftText, mix: EditMix, seeds: readonly number[]): Scores {
  const kinds = ["kept", "reworded", "rewritten", "moved", "deleted", "merged", "split", "inserted"] as const;
  const scores = Object.fromEntries(kinds.map((kind) => [kind, { met: 0, found: 0, taken: 0, right: 0 }])) as Scores;
  const before = flattenClauses(draft);
  const oldArticles = articlesOf(before);
  for (const seed of seeds) {
    const edited = editArticles(draft, mix, seededRandom(seed));
    const parsed = parseDraft(edited.text);
    if (!parsed.ok) throw new Error(parsed.reason);
    const after = flattenClauses(parsed.draft);
    const newArticles = articlesOf(after);
    const { pairs } = alignDrafts(before, after);
    const heirs = new Map(pairs.map(({ oldIndex, newIndex }) => [oldIndex, newIndex]));
    const origins = new Map(pairs.map(({ oldIndex, newIndex }) => [newIndex, oldIndex]));
    edited.truth.forEach(({ kind, now }, i) => {
      const heir = heirs.get(oldArticles[i]!);
      const place = heir === undefined ? -1 : newArticles.indexOf(heir);
      const isGone = kind === "merged" ? heir !== undefined && place < 0 : heir === undefined;
      const isRight = now === null ? isGone : place === now;
      scores[kind].met += 1;
      scores[kind].found += isRight ? 1 : 0;
      const taken = heir === undefined ? scores.deleted : scores[kind];
      taken.taken += 1;
      taken.right += isRight && (heir !== undefined || now === null) ? 1 : 0;
    });
    for (const place of edited.inserted) {
      scores.inserted.met += 1;
      const origin = origins.get(newArticles[place]!);
      if (origin === undefined || before[origin]!.kind !== "article") scores.inserted.found += 1;
    }
    newArticles.forEach((index, place) => {
      if (origins.has(index)) return;
      scores.inserted.taken += 1;
      if (edited.inserted.includes(place)) scores.inserted.right += 1;
    });
  }
  return scores;
}

function articlesOf(clauses: readonly FlatClause[]): number[] {
  return clauses.flatMap(({ kind }, index) => (kind === "article" ? [index] : []));
}

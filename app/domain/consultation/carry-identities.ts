import type { ClauseKind } from "./clause-tree";

/** A clause of either version, in reading order; `parent` is the index of its parent in the same list. */
export interface ComparedClause {
  kind: ClauseKind;
  title: string | null;
  text: string;
  parent: number | null;
  depth: number;
}

/**
 * Which clause of the version before each clause of a new version is, as an index into `before`; null for a new one. A clause stays itself
 * when its words are the same, whatever number it has now. Of several with the same words the one under the same parent comes first, then
 * the one that stands first.
 */
export function carryIdentities(before: readonly ComparedClause[], after: readonly ComparedClause[]): (number | null)[] {
  const free = new Map<string, number[]>();
  before.forEach((clause, index) => free.set(wordsOf(clause), [...(free.get(wordsOf(clause)) ?? []), index]));
  const found: (number | null)[] = after.map(() => null);
  const take = (index: number, fits: (candidate: ComparedClause) => boolean): void => {
    const candidates = free.get(wordsOf(after[index]!)) ?? [];
    const place = candidates.findIndex((candidate) => fits(before[candidate]!));
    if (place >= 0) found[index] = candidates.splice(place, 1)[0] ?? null;
  };
  const deepest = Math.max(0, ...after.map(({ depth }) => depth));
  for (let depth = 0; depth <= deepest; depth += 1) {
    const level = after.flatMap((clause, index) => (clause.depth === depth ? [index] : []));
    for (const index of level) {
      const { parent } = after[index]!;
      const oldParent = parent === null ? null : found[parent];
      if (parent === null || oldParent !== null) take(index, (candidate) => candidate.parent === oldParent);
    }
    for (const index of level) if (found[index] === null) take(index, () => true);
  }
  return found;
}

function wordsOf({ kind, title, text }: ComparedClause): string {
  return JSON.stringify([kind, title, text]);
}

import { matchingRuns, type Run } from "./clause-matching-runs";

export interface DiffPart {
  kind: "same" | "added" | "removed";
  text: string;
}

/** More edits than this between two texts are sought by sentences first. */
const MOST_EDITS = 1200;
/** Equal characters between two changes that say nothing for themselves: at most so many, and at most half of what was changed on either side. */
const LARGEST_ISLAND = 3;

/**
 * What was removed and added between two versions of a clause, by characters as a person counts them. `same` and `removed` parts together are `before`, `same` and
 * `added` parts `after`. Made to be read: numbers change as a whole (三十 → 四十五), a few equal characters between two changes belong to the change, and
 * what was put in or taken out of a list keeps its own comma. Texts of many thousand characters that have little in common are compared by sentences.
 */
export function diffCharacters(before: string, after: string): DiffPart[] {
  const a = charactersOf(before);
  const b = charactersOf(after);
  const runs = matchTexts(a, b);
  const changes = withoutIslands(changesOf(runs, a.length, b.length), a, b);
  for (let i = 0; i < changes.length; i += 1) slide(changes, i, a, b);
  return partsOf(changes, a, b);
}

const PLAIN = /^[\n\u0020-\u02ff\u2010-\u2027\u2030-\u205e\u2460-\u24ff\u2e80-\u3029\u3030-\u3098\u309b-\ud7a3\uff00-\uffef]*$/;

function charactersOf(text: string): string[] {
  if (PLAIN.test(text)) return text.split("");
  return Array.from(new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(text), ({ segment }) => segment);
}

function matchTexts(a: string[], b: string[]): Run[] {
  const [numbersA, numbersB] = numbered(a, b);
  const direct = matchingRuns(numbersA, numbersB, MOST_EDITS);
  if (direct) return direct;
  const sentencesA = sentencesOf(a);
  const sentencesB = sentencesOf(b);
  const [wordsA, wordsB] = numbered(sentencesA.texts, sentencesB.texts);
  const runs = (matchingRuns(wordsA, wordsB, MOST_EDITS) ?? []).map(({ a: i, b: j, length }) => ({
    a: sentencesA.starts[i]!,
    b: sentencesB.starts[j]!,
    length: sentencesA.starts[i + length]! - sentencesA.starts[i]!,
  }));
  // Between equal sentences the characters are compared again.
  const all: Run[] = [];
  let [fromA, fromB] = [0, 0];
  for (const run of [...runs, { a: a.length, b: b.length, length: 0 }]) {
    const inside = matchingRuns(numbersA.slice(fromA, run.a), numbersB.slice(fromB, run.b), MOST_EDITS) ?? [];
    for (const found of inside) all.push({ a: fromA + found.a, b: fromB + found.b, length: found.length });
    if (run.length > 0) all.push(run);
    [fromA, fromB] = [run.a + run.length, run.b + run.length];
  }
  return all;
}

function numbered(a: readonly string[], b: readonly string[]): [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const number = (token: string): number => {
    const known = numbers.get(token);
    if (known !== undefined) return known;
    numbers.set(token, numbers.size);
    return numbers.size - 1;
  };
  return [Int32Array.from(a, number), Int32Array.from(b, number)];
}

function sentencesOf(characters: readonly string[]): { texts: string[]; starts: number[] } {
  const starts = [0];
  characters.forEach((character, i) => {
    if (/^[。；，：！？\n]$/.test(character) && i + 1 < characters.length) starts.push(i + 1);
  });
  if (characters.length > 0) starts.push(characters.length);
  return { texts: starts.slice(1).map((end, i) => characters.slice(starts[i], end).join("")), starts };
}

/** A change: characters from `a` up to `aEnd` were removed, from `b` up to `bEnd` added. Between two changes all is equal. */
interface Change {
  a: number;
  aEnd: number;
  b: number;
  bEnd: number;
}

function changesOf(runs: readonly Run[], aLength: number, bLength: number): Change[] {
  const changes: Change[] = [];
  let [a, b] = [0, 0];
  for (const run of [...runs, { a: aLength, b: bLength, length: 0 }]) {
    if (run.a > a || run.b > b) changes.push({ a, aEnd: run.a, b, bEnd: run.b });
    [a, b] = [run.a + run.length, run.b + run.length];
  }
  return changes;
}

function withoutIslands(changes: readonly Change[], a: readonly string[], b: readonly string[]): Change[] {
  const kept: Change[] = [];
  for (const change of changes) {
    let last = { ...change };
    for (let before = kept.at(-1); before && isIsland(before, last, a, b); before = kept.at(-1)) {
      kept.pop();
      last = { a: before.a, aEnd: last.aEnd, b: before.b, bEnd: last.bEnd };
    }
    kept.push(last);
  }
  return kept;
}

const NUMERAL = /^[〇零一二三四五六七八九十百千万亿两0-9０-９.．]$/;

function isIsland(before: Change, after: Change, a: readonly string[], b: readonly string[]): boolean {
  const length = after.a - before.aEnd;
  const island = a.slice(before.aEnd, after.a);
  const touches = (at: Change) => [a[at.aEnd - 1], b[at.bEnd - 1], a[at.a], b[at.b]].some((sign) => sign !== undefined && NUMERAL.test(sign));
  if (length <= LARGEST_ISLAND && island.every((sign) => NUMERAL.test(sign)) && touches(before) && touches(after)) return true;
  return length <= LARGEST_ISLAND && length * 2 <= Math.min(sizeOf(before), sizeOf(after)) && !island.some((sign) => /[。；，：\n]/.test(sign));
}

function sizeOf({ a, aEnd, b, bEnd }: Change): number {
  return Math.max(aEnd - a, bEnd - b);
}

/** Moves a pure insertion or removal along equal characters to where it begins behind a punctuation mark or ends with one. */
function slide(changes: Change[], index: number, a: readonly string[], b: readonly string[]): void {
  const change = changes[index]!;
  const inserts = change.a === change.aEnd;
  if (!inserts && change.b !== change.bEnd) return;
  const text = inserts ? b : a;
  const [from, to] = inserts ? [change.b, change.bEnd] : [change.a, change.aEnd];
  const before = changes[index - 1];
  const after = changes[index + 1];
  const room = change.a - (before?.aEnd ?? 0);
  const roomAfter = (after?.a ?? a.length) - change.aEnd;
  let [left, right] = [0, 0];
  while (left < room && text[from - left - 1] === text[to - left - 1]) left += 1;
  while (right < roomAfter && text[from + right] === text[to + right]) right += 1;
  let best = 0;
  let bestScore = -1;
  for (let by = -left; by <= right; by += 1) {
    const isMark = (at: number) => at < 0 || at >= text.length || /[\p{P}\s]/u.test(text[at]!);
    const score = (isMark(from + by - 1) ? 2 : 0) + (isMark(to + by - 1) || isMark(to + by) ? 1 : 0) + (by === 0 ? 0.5 : 0);
    if (score > bestScore) [best, bestScore] = [by, score];
  }
  changes[index] = { a: change.a + best, aEnd: change.aEnd + best, b: change.b + best, bEnd: change.bEnd + best };
}

function partsOf(changes: readonly Change[], a: readonly string[], b: readonly string[]): DiffPart[] {
  const parts: DiffPart[] = [];
  const add = (kind: DiffPart["kind"], text: string) => {
    const last = parts.at(-1);
    if (text === "") return;
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  let done = 0;
  for (const change of changes) {
    add("same", a.slice(done, change.a).join(""));
    add("removed", a.slice(change.a, change.aEnd).join(""));
    add("added", b.slice(change.b, change.bEnd).join(""));
    done = change.aEnd;
  }
  add("same", a.slice(done).join(""));
  return parts;
}

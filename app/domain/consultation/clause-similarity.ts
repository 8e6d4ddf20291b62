import { toHalfWidth } from "../text/half-width";
import { NUMERAL_CHARACTERS } from "./clause-numerals";

const REFERENCE = new RegExp(`第\\(?[${NUMERAL_CHARACTERS}]{1,8}\\)?(编|章|节|条|款|项|目)(?:之[一二三四五六七八九十])?`, "g");

/** A text as it is compared for equality: without white space, in half width. */
export function comparedText(text: string): string {
  return toHalfWidth(text).replace(/\s/g, "");
}

/** The same without punctuation and without the numbers of clauses it refers to: those change when clauses before are put in or taken out. */
export function bareWords(text: string): string {
  return comparedText(text).replace(REFERENCE, "第#$1").replace(/[^\p{L}\p{N}#]/gu, "");
}

/** How often each pair of neighbouring signs occurs in a text, its ends included. */
export interface Profile {
  pairs: ReadonlyMap<number, number>;
  /** Number of pairs. */
  size: number;
}

export function profileOf(text: string): Profile {
  const pairs = new Map<number, number>();
  const signs = comparedText(text).replace(REFERENCE, "第#$1");
  let before = 2;
  let size = 0;
  for (let i = 0; i <= signs.length; i += 1) {
    const sign = i < signs.length ? signs.charCodeAt(i) : 3;
    const pair = before * 0x10000 + sign;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    before = sign;
    size += 1;
  }
  return { pairs, size };
}

/** Share of equal pairs of signs, from 0 to 1 for equal texts (Dice's coefficient on bigrams). */
export function similarity(a: Profile, b: Profile): number {
  let shared = 0;
  const [small, large] = a.pairs.size <= b.pairs.size ? [a, b] : [b, a];
  for (const [pair, count] of small.pairs) shared += Math.min(count, large.pairs.get(pair) ?? 0);
  return (2 * shared) / (a.size + b.size);
}

export interface Likeness {
  old: number;
  new: number;
  /** 0 to 1; what occurs in many of the texts counts little, so that 由有关部门责令改正 makes no two clauses alike. */
  score: number;
  /** How much of the shorter text, weighed in the same way, stands in the longer one, 0 to 1. */
  contained: number;
}

/** Past so many comparisons a pair of signs is too common in the draft to tell clauses apart. */
const TOO_COMMON = 60_000;

/** A text to compare; `isDone` ones only say how common their words are. */
export interface Comparable {
  profile: Profile;
  isDone: boolean;
}

/** All pairs of an old and a new text with a likeness of at least `least`. An index of the pairs of signs keeps this fast for thousands of clauses. */
export function likenesses(before: readonly Comparable[], after: readonly Comparable[], least: number): Likeness[] {
  const total = before.length + after.length;
  const holders = new Map<number, { count: number; olds: number; news: number[]; times: number[] }>();
  for (const [list, isOld] of [[before, true], [after, false]] as const) {
    list.forEach(({ profile, isDone }, i) => {
      for (const [pair, times] of profile.pairs) {
        let holder = holders.get(pair);
        if (!holder) holders.set(pair, (holder = { count: 0, olds: 0, news: [], times: [] }));
        holder.count += 1;
        if (isDone) continue;
        if (isOld) holder.olds += 1;
        else {
          holder.news.push(i);
          holder.times.push(times);
        }
      }
    });
  }
  const weight = (pair: number) => Math.log(1 + total / holders.get(pair)!.count);
  const weigh = ({ profile }: Comparable) => {
    let sum = 0;
    for (const [pair, count] of profile.pairs) sum += count * weight(pair);
    return sum;
  };
  const newWeights = after.map((text) => (text.isDone ? 0 : weigh(text)));
  const found: Likeness[] = [];
  const shared = new Float64Array(after.length);
  before.forEach((text, old) => {
    if (text.isDone) return;
    shared.fill(0);
    for (const [pair, count] of text.profile.pairs) {
      const { olds, news, times } = holders.get(pair)!;
      if (olds * news.length > TOO_COMMON) continue;
      const each = weight(pair);
      for (let i = 0; i < news.length; i += 1) shared[news[i]!]! += each * Math.min(count, times[i]!);
    }
    const oldWeight = weigh(text);
    shared.forEach((sum, index) => {
      const score = (2 * sum) / (oldWeight + newWeights[index]!);
      if (score >= least) found.push({ old, new: index, score, contained: sum / Math.min(oldWeight, newWeights[index]!) });
    });
  });
  return found;
}

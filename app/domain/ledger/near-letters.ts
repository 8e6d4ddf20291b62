import { bareText } from "./bare-text";
import { shinglesOf, signatureOf, similarity, SIGNATURE_SIZE } from "./shingles";

/** Two letters are the same letter with small edits from this share of common shingles on (Jaccard). */
export const NEAR = 0.6;
/** Shorter texts say too little: 同意延长 and 不同意延长 are not one letter. They are together only when they are equal. */
export const SHORTEST = 12;

const ROWS = 4;
const BANDS = SIGNATURE_SIZE / ROWS;
/** Letters looked at in one bucket, so that thousands of unlike letters with one opening sentence do not slow each other down. */
const MOST_CANDIDATES = 24;
/** Shingles of the letters compared with last; the others are cut again when they are needed. */
const KEPT_SHINGLES = 512;

/**
 * Finds near-equal letters among texts that are given one after the other. A text joins the first letter that is near enough, the most
 * similar one where there are several, or becomes a letter that later ones are compared with; nobody is joined through a third letter, so
 * groups do not drift. Which letters are compared at all is decided by MinHash with bands (Broder 1997; Leskovec et al., Mining of
 * Massive Datasets, 3.4) with fixed seeds, and every pair is verified exactly: equal input gives equal groups.
 */
export class NearLetters {
  private readonly leaders: { bare: string; signature: Uint32Array }[] = [];
  private readonly places: number[] = [];
  private readonly buckets = Array.from({ length: BANDS }, () => new Map<number, number[]>());
  private readonly kept = new Map<number, Uint32Array>();
  private count = 0;

  /** Gives the place, in the order of calls, of the text that this one belongs to: its own place where it starts a letter. */
  add(text: string): number {
    const place = this.count++;
    const bare = bareText(text);
    if (bare.length < SHORTEST) return place;
    const shingles = shinglesOf(bare);
    const signature = signatureOf(shingles);
    const leader = this.nearest(shingles, signature);
    if (leader !== -1) return this.places[leader]!;
    const own = this.leaders.push({ bare, signature }) - 1;
    this.places.push(place);
    for (const [band, bucket] of this.buckets.entries()) {
      const key = keyOf(signature, band);
      const found = bucket.get(key);
      if (!found) bucket.set(key, [own]);
      else if (found.length < MOST_CANDIDATES) found.push(own);
    }
    return place;
  }

  private nearest(shingles: Uint32Array, signature: Uint32Array): number {
    let [best, bestSimilarity] = [-1, NEAR];
    const seen = new Set<number>();
    for (const [band, bucket] of this.buckets.entries()) {
      for (const leader of bucket.get(keyOf(signature, band)) ?? []) {
        if (seen.has(leader)) continue;
        seen.add(leader);
        const value = similarity(shingles, this.shinglesOfLeader(leader));
        if (value > bestSimilarity || (value === bestSimilarity && (best === -1 || leader < best))) [best, bestSimilarity] = [leader, value];
      }
    }
    return best;
  }

  private shinglesOfLeader(leader: number): Uint32Array {
    const kept = this.kept.get(leader);
    if (kept) return kept;
    const cut = shinglesOf(this.leaders[leader]!.bare);
    const oldest = this.kept.keys().next().value;
    if (this.kept.size >= KEPT_SHINGLES && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(leader, cut);
    return cut;
  }
}

function keyOf(signature: Uint32Array, band: number): number {
  let key = 0x811c9dc5;
  for (let row = 0; row < ROWS; row += 1) key = Math.imul(key ^ signature[band * ROWS + row]!, 0x01000193);
  return key | 0;
}

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
/**
 * Places of two signatures that must agree before the shingles themselves are compared. Of 48 places about 29 agree for two letters that
 * are just near enough, with a standard deviation of 3.4: fewer than 18 happen once in a thousand such pairs.
 */
const FEWEST_AGREEING = 18;
/** Shingles of the letters compared last, 32 MB; the others are cut again when they are needed. */
const KEPT_SHINGLES = 8_000_000;

/**
 * Finds near-equal letters among texts that are given one after the other. A text joins the first letter that is near enough, the most
 * similar one where there are several, or becomes a letter that later ones are compared with; nobody is joined through a third letter, so
 * groups do not drift. Which letters are compared at all is decided by MinHash with bands (Broder 1997; Leskovec et al., Mining of
 * Massive Datasets, 3.4) with fixed seeds, and every pair is verified exactly: equal input gives equal groups.
 */
export class NearLetters {
  private readonly leaders: string[] = [];
  /** The lowest byte of each place of the leaders' signatures, one leader after the other: enough to count where two agree. */
  private sketches = new Uint8Array(1024 * SIGNATURE_SIZE);
  private readonly places: number[] = [];
  private readonly buckets = Array.from({ length: BANDS }, () => new Map<number, number[]>());
  private readonly kept = new Map<number, Uint32Array>();
  private keptShingles = 0;
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
    const own = this.leaders.push(bare) - 1;
    this.keepSketch(own, signature);
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
    for (const leader of this.candidates(signature)) {
      const value = similarity(shingles, this.shinglesOfLeader(leader), bestSimilarity);
      if (value > bestSimilarity || (value === bestSimilarity && (best === -1 || leader < best))) [best, bestSimilarity] = [leader, value];
    }
    return best;
  }

  /** Letters that share a bucket with the signature, those first that agree with it in most places; of equals the earlier. */
  private candidates(signature: Uint32Array): number[] {
    const sketch = Uint8Array.from(signature);
    const places = new Map<number, number>();
    for (const [band, bucket] of this.buckets.entries()) {
      for (const leader of bucket.get(keyOf(signature, band)) ?? []) {
        if (!places.has(leader)) places.set(leader, this.agreeing(sketch, leader));
      }
    }
    return [...places]
      .filter(([, agree]) => agree >= FEWEST_AGREEING)
      .sort(([a, m], [b, n]) => n - m || a - b)
      .map(([leader]) => leader);
  }

  private agreeing(sketch: Uint8Array, leader: number): number {
    const start = leader * SIGNATURE_SIZE;
    let places = 0;
    for (let k = 0; k < SIGNATURE_SIZE; k += 1) if (sketch[k] === this.sketches[start + k]) places += 1;
    return places;
  }

  private keepSketch(leader: number, signature: Uint32Array): void {
    if ((leader + 1) * SIGNATURE_SIZE > this.sketches.length) {
      const larger = new Uint8Array(this.sketches.length * 2);
      larger.set(this.sketches);
      this.sketches = larger;
    }
    this.sketches.set(signature, leader * SIGNATURE_SIZE);
  }

  private shinglesOfLeader(leader: number): Uint32Array {
    const known = this.kept.get(leader);
    if (known) return known;
    const cut = shinglesOf(this.leaders[leader]!);
    this.kept.set(leader, cut);
    this.keptShingles += cut.length;
    for (const [oldest, shingles] of this.kept) {
      if (this.keptShingles <= KEPT_SHINGLES) break;
      this.kept.delete(oldest);
      this.keptShingles -= shingles.length;
    }
    return cut;
  }
}

function keyOf(signature: Uint32Array, band: number): number {
  let key = 0x811c9dc5;
  for (let row = 0; row < ROWS; row += 1) key = Math.imul(key ^ signature[band * ROWS + row]!, 0x01000193);
  return key | 0;
}

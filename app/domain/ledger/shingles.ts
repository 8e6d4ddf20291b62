/** Characters of a shingle. Three Chinese characters are about a word and a half. */
const WIDTH = 3;
/** Minima of a signature; a multiple of the rows of a band. */
export const SIGNATURE_SIZE = 48;

/** Fixed seeds: the same texts give the same groups on every machine and in every year. */
const SEEDS = seeds(SIGNATURE_SIZE, 0x9e3779b9);
const FACTORS = seeds(SIGNATURE_SIZE, 0x85ebca6b).map((seed) => seed | 1);

/** The different shingles of a text as sorted 32-bit hashes. A text shorter than a shingle is one by itself. */
export function shinglesOf(bare: string): Uint32Array {
  const count = Math.max(1, bare.length - WIDTH + 1);
  const all = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    let hash = 0x811c9dc5;
    for (let i = at; i < Math.min(bare.length, at + WIDTH); i += 1) hash = mix(hash ^ bare.charCodeAt(i), 0x01000193);
    all[at] = mix(hash, 0x9e3779b1);
  }
  all.sort();
  let kept = 0;
  for (let i = 0; i < count; i += 1) if (i === 0 || all[i] !== all[i - 1]) all[kept++] = all[i]!;
  return all.slice(0, kept);
}

/** MinHash: two signatures agree in about the share of places that the shingles have in common. */
export function signatureOf(shingles: Uint32Array): Uint32Array {
  const minima = new Uint32Array(SIGNATURE_SIZE).fill(0xffffffff);
  for (let i = 0; i < shingles.length; i += 1) {
    const shingle = shingles[i]!;
    for (let k = 0; k < SIGNATURE_SIZE; k += 1) {
      const product = Math.imul(shingle ^ SEEDS[k]!, FACTORS[k]!);
      const value = (product ^ (product >>> 15)) >>> 0;
      if (value < minima[k]!) minima[k] = value;
    }
  }
  return minima;
}

/**
 * Jaccard similarity of two sorted sets, what both have of what either has, where it is at least `atLeast`; otherwise 0, and the rest
 * is not looked at once it cannot be reached any more.
 */
export function similarity(a: Uint32Array, b: Uint32Array, atLeast = 0): number {
  const needed = Math.ceil((atLeast * (a.length + b.length)) / (1 + atLeast) - 1e-9);
  const [lastA, lastB] = [a.length - needed, b.length - needed];
  let [i, j, common] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) [i, j, common] = [i + 1, j + 1, common + 1];
    else if (a[i]! < b[j]!) {
      i += 1;
      if (i - common > lastA) return 0;
    } else {
      j += 1;
      if (j - common > lastB) return 0;
    }
  }
  return common / (a.length + b.length - common);
}

function mix(value: number, factor: number): number {
  const product = Math.imul(value, factor);
  return (product ^ (product >>> 13)) >>> 0;
}

/** Numbers of a fixed sequence (Marsaglia, Xorshift RNGs, 2003). */
function seeds(count: number, start: number): Uint32Array {
  let state = start;
  return Uint32Array.from({ length: count }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  });
}

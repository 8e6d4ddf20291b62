import { CODE_ALPHABET, readSymbols, symbolsOf, symbolValues } from "./alphabet";

const RANDOM_SYMBOLS = 9;
const LENGTH = RANDOM_SYMBOLS + 1;
const BASE = CODE_ALPHABET.length;
/** Bytes from here on are thrown away: 248 = 8 × 31, so the rest falls evenly on the 31 symbols. */
const FIRST_REJECTED_BYTE = 256 - (256 % BASE);
/** A sound source needs one or two draws; one that never yields a usable byte is broken. */
const MOST_DRAWS = 100;

export type ReceiptCodeRefusal = "MALFORMED" | "CHECK_SYMBOL";

export type ReceiptCodeResult = { ok: true; code: string } | { ok: false; reason: ReceiptCodeRefusal };

/**
 * A new receipt code: 9 random symbols (44.6 bits) and a check symbol, without separators, e.g. `K7RSM2XYHJ`.
 *
 * @param randomBytes a cryptographic source; must return `n` bytes
 * @throws RangeError when the source yields nothing but bytes from 248 up
 */
export function makeReceiptCode(randomBytes: (n: number) => Uint8Array): string {
  const values: number[] = [];
  for (let draw = 0; draw < MOST_DRAWS && values.length < RANDOM_SYMBOLS; draw++) {
    for (const byte of randomBytes(RANDOM_SYMBOLS - values.length)) {
      if (byte < FIRST_REJECTED_BYTE && values.length < RANDOM_SYMBOLS) values.push(byte % BASE);
    }
  }
  if (values.length < RANDOM_SYMBOLS) throw new RangeError("the random source yields no usable bytes");
  const check = (BASE - weightedSum(values)) % BASE;
  return symbolsOf([...values, check]);
}

/**
 * Reads a receipt code as a person typed it: any case, spaces, hyphens and full-width forms are accepted.
 * `CHECK_SYMBOL` means that it has the right form but was mistyped; every single wrong symbol and every swap of two symbols is found.
 */
export function checkReceiptCode(raw: string): ReceiptCodeResult {
  const code = readSymbols(raw);
  if (code === null || code.length !== LENGTH) return { ok: false, reason: "MALFORMED" };
  return weightedSum(symbolValues(code)) === 0 ? { ok: true, code } : { ok: false, reason: "CHECK_SYMBOL" };
}

/** `K7RSM2XYHJ` as it is printed and shown: `K7RSM-2XYHJ`. */
export function formatReceiptCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/**
 * Σ (10 − i) · value(i) mod 31. The weights 10 … 1 all differ and none is 0 mod 31: a changed symbol changes the sum by
 * weight × difference, a swap by weight difference × difference, and neither can be 0 because 31 is prime.
 */
function weightedSum(values: readonly number[]): number {
  return values.reduce((sum, value, i) => sum + (LENGTH - i) * value, 0) % BASE;
}

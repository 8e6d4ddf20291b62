import { concat, fromHex, utf8, type Sha256 } from "./bytes";

/**
 * A public random value. `numbers`: digits read out or published, one text per source, such as `"482913"` or `"9 18 26 34 41 45"`.
 * `beacon`: 32 bytes of a randomness beacon in hexadecimal.
 */
export type Randomness = { kind: "numbers"; sources: string[] } | { kind: "beacon"; hex: string };

export type RandomnessResult = { ok: true; text: string; bytes: Uint8Array } | { ok: false; reason: "NOT_A_PUBLIC_VALUE" };

/**
 * The one way in which a public value becomes 32 bytes. Numbers are written as RFC 3797 §4.1 does: leading zeros dropped, the numbers of a source
 * sorted ascending and each followed by a full stop, each source closed with a slash (`482913./`); the SHA-256 of that text stands in the place of a
 * beacon's value. A beacon's value is used as it is.
 */
export function readRandomness(sha256: Sha256, randomness: Randomness): RandomnessResult {
  if (randomness.kind === "beacon") {
    const hex = randomness.hex.trim().toLowerCase();
    return /^[0-9a-f]{64}$/.test(hex) ? { ok: true, text: hex, bytes: fromHex(hex) } : { ok: false, reason: "NOT_A_PUBLIC_VALUE" };
  }
  const sources = randomness.sources.map((source) => source.normalize("NFKC").split(/[\s,、]+/).filter((part) => part !== ""));
  const valid = sources.length > 0 && sources.every((numbers) => numbers.length > 0 && numbers.every((part) => /^\d{1,40}$/.test(part)));
  if (!valid) return { ok: false, reason: "NOT_A_PUBLIC_VALUE" };
  const text = sources.map((numbers) => `${numbers.map(withoutZeros).sort(ascending).map((one) => `${one}.`).join("")}/`).join("");
  return { ok: true, text, bytes: sha256(utf8(text)) };
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, "");
}

function ascending(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/**
 * The seed of a draw: SHA-256("sortition-draw/v1" 00 purpose 00 ‖ record hash ‖ public value). The record is hashed before the value exists, so nobody
 * can choose one to fit the other, and the purpose keeps two draws on one record apart.
 *
 * @param recordHash 32 bytes in hexadecimal
 * @param randomness 32 bytes
 * @throws RangeError for lengths other than 32 bytes or a purpose with a zero character
 */
export function drawSeed(sha256: Sha256, purpose: string, recordHash: string, randomness: Uint8Array): Uint8Array {
  const hash = fromHex(recordHash);
  if (hash.length !== 32 || randomness.length !== 32) throw new RangeError("record hash and public value have 32 bytes");
  if (purpose.includes("\0")) throw new RangeError("a purpose has no zero character");
  const zero = Uint8Array.of(0);
  return sha256(concat(utf8("sortition-draw/v1"), zero, utf8(purpose), zero, hash, randomness));
}

/**
 * A number from 0 to count - 1, each equally likely. Words of 8 bytes, big-endian, are read from SHA-256(seed ‖ counter as 4 bytes), counter 0, 1, …; a
 * word of the incomplete last stretch of 2^64 is thrown away, because its remainder would favour low numbers.
 *
 * @throws RangeError unless count is a whole number from 1 to 2^53 - 1
 */
export function drawIndex(sha256: Sha256, seed: Uint8Array, count: number): number {
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError("a draw needs at least one number");
  const limit = ((1n << 64n) / BigInt(count)) * BigInt(count);
  for (let counter = 0; ; counter++) {
    const block = sha256(concat(seed, fromHex(counter.toString(16).padStart(8, "0"))));
    const words = new DataView(block.buffer, block.byteOffset, 32);
    for (let at = 0; at < 32; at += 8) {
      const word = words.getBigUint64(at);
      if (word < limit) return Number(word % BigInt(count));
    }
  }
}

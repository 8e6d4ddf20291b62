import { toHalfWidth } from "../text/half-width";

/**
 * The 31 symbols of every code people read or type: A–Z without I, L and O, then 2–9 (0 and 1 are left out too).
 * A symbol's value is its place here, 0 to 30. 31 is prime, which is what makes the check symbols catch every single slip.
 */
export const CODE_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/** Longer input is no code of ours; it is refused before any other work is spent on it. */
export const LONGEST_CODE_INPUT = 200;

/** Spaces, all kinds of hyphens, and the invisible marks that come along when a code is copied from a page or a chat. */
const SEPARATORS = /[\s\-_\u00ad\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060\u2066-\u2069\u2212\ufe58\ufe63]/g;

/**
 * What was typed or scanned, as symbols of the alphabet: half width, upper case, without separators. Null when anything else is left.
 *
 * The five look-alikes 0, 1, I, L, O are refused and not guessed: O may be a misread Q or D, 1 may be a misread 7 or J, so a
 * guess would weaken the check symbol. The words of the refusal name them.
 */
export function readSymbols(raw: string): string | null {
  if (raw.length > LONGEST_CODE_INPUT) return null;
  const typed = toHalfWidth(raw)
    .replace(SEPARATORS, "")
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());
  for (const symbol of typed) if (!CODE_ALPHABET.includes(symbol)) return null;
  return typed;
}

/** Values 0–30 of a string made of alphabet symbols only. */
export function symbolValues(symbols: string): number[] {
  return [...symbols].map((symbol) => CODE_ALPHABET.indexOf(symbol));
}

/** The symbols of values 0–30. */
export function symbolsOf(values: readonly number[]): string {
  return values.map((value) => CODE_ALPHABET.charAt(value)).join("");
}

import { toHalfWidth } from "../text/half-width";
import { CODE_ALPHABET, LONGEST_CODE_INPUT, readSymbols, symbolsOf, symbolValues } from "./alphabet";

const BASE = CODE_ALPHABET.length;
const MAC_BYTES = 32;
const MAC_SYMBOLS = 23;
const LENGTH = 1 + MAC_SYMBOLS + 2;
const CHECK_MODULUS = BASE * BASE;

/** The version letter of tickets issued today; it changes when the derivation or the ticket key changes. */
export const TICKET_VERSION = "A";

export type TicketCodeRefusal = "MALFORMED";

export type TicketCodeResult = { ok: true; code: string; version: string } | { ok: false; reason: TicketCodeRefusal };

/**
 * The ticket code of a message authentication code: version letter, 23 symbols (113.9 bits), 2 check symbols, e.g. for QR and print.
 *
 * The MAC is read as a fraction between 0 and 1 (big-endian, divided by 2^256); the symbols are its first 23 digits in base 31, that
 * is floor(mac · 31^23 / 2^256). The mapping is total and deterministic, so page, mail and print draw the same code again, and no code is
 * more likely than another by more than one part in 2^142.
 *
 * @param mac HMAC-SHA-256(ticket key, party id ‖ reissue number), 32 bytes
 * @param version one letter of the alphabet
 * @throws RangeError for a MAC of another length or a version that is no letter of the alphabet
 */
export function ticketCodeFromMac(mac: Uint8Array, version: string): string {
  if (mac.length !== MAC_BYTES) throw new RangeError(`a ticket MAC has ${MAC_BYTES} bytes, not ${mac.length}`);
  if (!isVersionLetter(version)) throw new RangeError(`not a ticket version letter: ${version}`);
  const hex = Array.from(mac, (byte) => byte.toString(16).padStart(2, "0")).join("");
  let rest = (BigInt(`0x${hex}`) * BigInt(BASE) ** BigInt(MAC_SYMBOLS)) >> BigInt(8 * MAC_BYTES);
  const values: number[] = [];
  for (let i = 0; i < MAC_SYMBOLS; i++) {
    values.unshift(Number(rest % BigInt(BASE)));
    rest /= BigInt(BASE);
  }
  const body = version + symbolsOf(values);
  return body + checkSymbols(body);
}

/**
 * Reads a ticket code as a scanner or a hand delivers it: any case, full width, spaces, hyphens, an AIM symbology identifier (`]Q3`,
 * ISO/IEC 15424) and ECI escapes (`\000026`, AIM ECI) in front are accepted. Anything else is `MALFORMED`, whatever was scanned.
 */
export function parseTicketCode(raw: string): TicketCodeResult {
  if (raw.length > LONGEST_CODE_INPUT) return { ok: false, reason: "MALFORMED" };
  const code = readSymbols(withoutScannerPrefix(raw));
  if (code === null || code.length !== LENGTH) return { ok: false, reason: "MALFORMED" };
  const version = code.charAt(0);
  const body = code.slice(0, -2);
  if (!isVersionLetter(version) || checkSymbols(body) !== code.slice(-2)) return { ok: false, reason: "MALFORMED" };
  return { ok: true, code, version };
}

/** The 26 symbols in groups for print: version letter with five, then fives. */
export function formatTicketCode(code: string): string {
  return [code.slice(0, 6), code.slice(6, 11), code.slice(11, 16), code.slice(16, 21), code.slice(21)].join("-");
}

function withoutScannerPrefix(raw: string): string {
  return toHalfWidth(raw).trimStart().replace(/^\][A-Za-z][0-9A-Za-z]/, "").replace(/^(?:\\\d{6})+/, "");
}

function isVersionLetter(version: string): boolean {
  return /^[A-HJKMNP-Z]$/.test(version);
}

/**
 * Σ value(i) · 3^(i+1) mod 961 over version letter and symbols, written as two symbols (quotient and remainder by 31). No power of 3 is
 * divisible by 31 and neighbouring powers differ, so every single substitution and every swap of neighbours changes the sum.
 */
function checkSymbols(body: string): string {
  let weight = 1;
  let sum = 0;
  for (const value of symbolValues(body)) {
    weight = (weight * 3) % CHECK_MODULUS;
    sum = (sum + weight * value) % CHECK_MODULUS;
  }
  return symbolsOf([Math.floor(sum / BASE), sum % BASE]);
}

import { concat, toHex, utf8, type Sha256 } from "./bytes";
import { cellsOf, findCompletion, type Applicant, type Quota } from "./quotas";

/** Name and version of the procedure in this file, as written into records. A change of the outcome needs a new version. */
export const HASH_ORDER = { algorithm: "hash-order", version: 1 } as const;

export type DrawResult =
  | { ok: true; chosen: number[]; alternates: number[] }
  | { ok: false; reason: "QUOTAS_OUT_OF_REACH" };

/**
 * The numbers in drawn order: ascending by SHA-256(seed ‖ number), the number in decimal digits. Whoever has the seed can compute everybody's place,
 * and nobody can choose a number for a good one, because the seed comes after the numbers.
 */
export function hashOrder(sha256: Sha256, seed: Uint8Array, numbers: readonly number[]): number[] {
  return numbers
    .map((number) => ({ number, key: toHex(sha256(concat(seed, utf8(String(number))))) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.number - b.number))
    .map((one) => one.number);
}

/**
 * Draws a panel. Everybody is asked in drawn order; a person is chosen if, with everybody chosen before, the seats can still be filled and all quotas
 * kept (exact check, `canComplete`). Everybody else is an alternate, in drawn order.
 *
 * A panel that is known to be reachable is carried along: whoever is in it, or has the same profile as somebody in it, needs no new search. This saves
 * time and changes no answer. A profile that was out of reach once stays so, because choosing more people never widens what is possible.
 */
export function drawByHashOrder(
  sha256: Sha256,
  seed: Uint8Array,
  pool: readonly Applicant[],
  quotas: readonly Quota[],
  seats: number,
): DrawResult {
  let completion = findCompletion(pool, [], quotas, seats);
  if (completion === null) return { ok: false, reason: "QUOTAS_OUT_OF_REACH" };
  const byNumber = new Map(pool.map((person) => [person.number, person]));
  const profile = (person: Applicant) => cellsOf(person, quotas).join(",");
  const outOfReach = new Set<string>();
  const chosen: Applicant[] = [];
  const alternates: number[] = [];
  for (const number of hashOrder(sha256, seed, [...byNumber.keys()])) {
    const person = byNumber.get(number) as Applicant;
    const after: Applicant[] | null =
      chosen.length === seats || outOfReach.has(profile(person))
        ? null
        : (without(completion, person, profile) ?? findCompletion(pool, [...chosen, person], quotas, seats));
    if (after === null) {
      outOfReach.add(profile(person));
      alternates.push(number);
    } else {
      chosen.push(person);
      completion = after;
    }
  }
  return { ok: true, chosen: chosen.map((person) => person.number), alternates };
}

/** The completion without one place of this person's profile, or null if it has none. */
function without(completion: readonly Applicant[], person: Applicant, profile: (person: Applicant) => string): Applicant[] | null {
  const key = profile(person);
  const place = completion.findIndex((one) => profile(one) === key);
  return place < 0 ? null : completion.filter((_, i) => i !== place);
}

export type Replacement = { ok: true; number: number } | { ok: false; reason: "NOBODY_KEEPS_THE_QUOTAS" };

/**
 * The first alternate, in drawn order, with whom the people who still stand can be completed by alternates and the quotas kept. The vacancy stays open
 * when there is none.
 *
 * @param standing members who accepted or may still answer
 * @param alternates in drawn order, without those who were already asked and those who declined
 */
export function nextAlternate(
  standing: readonly Applicant[],
  alternates: readonly Applicant[],
  quotas: readonly Quota[],
  seats: number,
): Replacement {
  if (standing.length < seats) {
    for (const person of alternates) {
      if (findCompletion(alternates, [...standing, person], quotas, seats) !== null) return { ok: true, number: person.number };
    }
  }
  return { ok: false, reason: "NOBODY_KEEPS_THE_QUOTAS" };
}

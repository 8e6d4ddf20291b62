import type { Sha256 } from "../representatives/bytes";
import type { Randomness } from "../representatives/draw-index";
import { hashOrder, type DrawResult } from "../representatives/draw-order";
import { hashOf, NOTICE_MINUTES, revealRecord, type DrawnRecord, type RevealResult } from "../representatives/draw-record";

/** Name and version of the procedure in this file, as written into records. A change of the outcome needs a new version. */
export const PARTY_HASH_ORDER = { algorithm: "party-hash-order", version: 1 } as const;

/** One draw for each session, so that one purpose is enough; the session stands in the record. */
const PURPOSE = "places";

/** An application as everybody may see it: its number and how many people it is for. */
export type LotteryRow = { number: number; persons: number };

/** What is fixed and published before the public value exists. Holds no name and no contact. */
export type FrozenLottery = {
  kind: "kaimen-lottery";
  algorithm: string;
  version: number;
  /** What is drawn for, in public words. */
  session: string;
  purpose: string;
  /** Places, in persons. */
  seats: number;
  /** Ascending numbers. */
  pool: LotteryRow[];
  randomness: { kind: Randomness["kind"]; source: string; availableAt: string };
  frozenAt: string;
};

/** A finished lottery: `draw.chosen` has places, `draw.alternates` is the waiting list in its order. */
export type LotteryRecord = DrawnRecord<FrozenLottery>;

export type LotteryRequest = {
  session: string;
  seats: number;
  applications: readonly LotteryRow[];
  randomness: { kind: Randomness["kind"]; source: string; availableAt: Date };
  frozenAt: Date;
};

export type FreezeLotteryResult =
  | { ok: true; frozen: FrozenLottery; recordHash: string }
  | { ok: false; reason: "NOBODY_APPLIED" }
  | { ok: false; reason: "NUMBER_TWICE"; number: number }
  | { ok: false; reason: "VALUE_TOO_EARLY"; earliestAt: Date };

/** Freezes the list and hashes it. The same applications in another order give the same record. */
export function freezeLottery(sha256: Sha256, request: LotteryRequest): FreezeLotteryResult {
  const pool = request.applications.map(({ number, persons }) => ({ number, persons })).sort((a, b) => a.number - b.number);
  if (pool.length === 0) return { ok: false, reason: "NOBODY_APPLIED" };
  const twice = pool.find((row, i) => row.number === pool[i + 1]?.number);
  if (twice) return { ok: false, reason: "NUMBER_TWICE", number: twice.number };
  const earliestAt = new Date(request.frozenAt.getTime() + NOTICE_MINUTES * 60_000);
  if (request.randomness.availableAt < earliestAt) return { ok: false, reason: "VALUE_TOO_EARLY", earliestAt };
  const frozen: FrozenLottery = {
    kind: "kaimen-lottery",
    ...PARTY_HASH_ORDER,
    session: request.session,
    purpose: PURPOSE,
    seats: request.seats,
    pool,
    randomness: { ...request.randomness, availableAt: request.randomness.availableAt.toISOString() },
    frozenAt: request.frozenAt.toISOString(),
  };
  return { ok: true, frozen, recordHash: hashOf(sha256, frozen) };
}

/**
 * Gives out the places. Everybody is asked in drawn order, ascending by SHA-256(seed ‖ number); a party gets its places, all of them, if so many are
 * still left. Whoever does not is on the waiting list, in drawn order: a large party that meets too few places keeps its rank there, and smaller
 * ones behind it may still be served.
 */
export function drawParties(sha256: Sha256, seed: Uint8Array, pool: readonly LotteryRow[], seats: number): Extract<DrawResult, { ok: true }> {
  const personsOf = new Map(pool.map(({ number, persons }) => [number, persons]));
  const chosen: number[] = [];
  const alternates: number[] = [];
  let left = seats;
  for (const number of hashOrder(sha256, seed, [...personsOf.keys()])) {
    const persons = personsOf.get(number) ?? 0;
    if (persons > left) alternates.push(number);
    else {
      chosen.push(number);
      left -= persons;
    }
  }
  return { ok: true, chosen, alternates };
}

/** Draws with the public value that has become known. There is no other source: without the value the draw stays pending. */
export function revealLottery(sha256: Sha256, frozen: FrozenLottery, randomness: Randomness, now: Date): RevealResult<FrozenLottery> {
  return revealRecord(sha256, frozen, randomness, now, (seed) => drawParties(sha256, seed, frozen.pool, frozen.seats));
}

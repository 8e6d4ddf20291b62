import { drawParties, PARTY_HASH_ORDER, type FrozenLottery } from "../open-month/lottery";
import { isHash, toHex, type Sha256 } from "./bytes";
import { drawSeed, readRandomness } from "./draw-index";
import { drawByHashOrder, HASH_ORDER, type DrawResult } from "./draw-order";
import { hashOf, type DrawnRecord, type FrozenDraw } from "./draw-record";
import { recordProblem } from "./record-shape";

/** Where a record disagrees with itself. `where` is a path such as `draw.chosen[2]`. */
export type Difference = {
  reason:
    | "NOT_A_RECORD"
    | "UNKNOWN_ALGORITHM"
    | "RECORD_HASH"
    | "NOT_THE_PUBLISHED_RECORD"
    | "WRONG_ORDER_OF_TIME"
    | "RANDOM_VALUE"
    | "SEED"
    | "RESULT"
    | "RESULT_HASH";
  where: string;
  expected: string;
  found: string;
};

export type Verification =
  | { consistent: true; kind: Frozen["kind"]; recordHash: string; chosen: number[]; alternates: number[] }
  | { consistent: false; difference: Difference };

type Frozen = FrozenDraw | FrozenLottery;
type Procedures<One extends Frozen> = Record<string, (sha256: Sha256, seed: Uint8Array, frozen: One) => DrawResult>;

/** Every procedure that ever made a record, by the kind of draw. Entries are added and never changed, so that old records stay verifiable. */
const procedures: { [Kind in Frozen["kind"]]: Procedures<Extract<Frozen, { kind: Kind }>> } = {
  "kaimen-draw": {
    [`${HASH_ORDER.algorithm}/${HASH_ORDER.version}`]: (sha256, seed, frozen) => drawByHashOrder(sha256, seed, frozen.pool, frozen.quotas, frozen.seats),
  },
  "kaimen-lottery": {
    [`${PARTY_HASH_ORDER.algorithm}/${PARTY_HASH_ORDER.version}`]: (sha256, seed, frozen) => drawParties(sha256, seed, frozen.pool, frozen.seats),
  },
};

/**
 * Makes the draw of a record once more, from nothing but the record, and names the first thing that differs.
 *
 * A record that was rewritten as a whole, hashes included, agrees with itself. It is caught by the hash that was published when the pool was frozen: pass it
 * as `publishedHash`.
 *
 * @param record anything that was read from a file
 */
export function verifyDraw(sha256: Sha256, record: unknown, publishedHash?: string): Verification {
  const problem = recordProblem(record);
  if (problem) return differs("NOT_A_RECORD", problem.where, problem.expected, problem.found);
  const { frozen, recordHash, draw, resultHash } = record as DrawnRecord<Frozen>;

  const known: Procedures<never> = procedures[frozen.kind];
  const procedure = known[`${frozen.algorithm}/${frozen.version}`];
  if (!procedure) {
    return differs("UNKNOWN_ALGORITHM", "frozen.algorithm", Object.keys(known).join(", "), `${frozen.algorithm}/${frozen.version}`);
  }
  const hash = hashOf(sha256, frozen);
  if (hash !== recordHash) return differs("RECORD_HASH", "recordHash", hash, recordHash);
  if (publishedHash !== undefined && publishedHash.trim().toLowerCase() !== hash) {
    return differs("NOT_THE_PUBLISHED_RECORD", "recordHash", publishedHash, hash);
  }
  if (frozen.frozenAt >= frozen.randomness.availableAt) {
    return differs("WRONG_ORDER_OF_TIME", "frozen.randomness.availableAt", `> ${frozen.frozenAt}`, frozen.randomness.availableAt);
  }
  if (draw.drawnAt < frozen.randomness.availableAt) {
    return differs("WRONG_ORDER_OF_TIME", "draw.drawnAt", `>= ${frozen.randomness.availableAt}`, draw.drawnAt);
  }
  if (draw.randomness.kind !== frozen.randomness.kind) {
    return differs("RANDOM_VALUE", "draw.randomness.kind", frozen.randomness.kind, draw.randomness.kind);
  }
  const value = readRandomness(sha256, draw.randomness);
  if (!value.ok) return differs("RANDOM_VALUE", "draw.randomness", "a public value", JSON.stringify(draw.randomness));
  if (value.text !== draw.text) return differs("RANDOM_VALUE", "draw.text", value.text, draw.text);
  const seed = drawSeed(sha256, frozen.purpose, hash, value.bytes);
  if (toHex(seed) !== draw.seed) return differs("SEED", "draw.seed", toHex(seed), draw.seed);

  const drawn = procedure(sha256, seed, frozen as never);
  if (!drawn.ok) return differs("RESULT", "frozen.quotas", "quotas within reach", drawn.reason);
  const different =
    firstDifference("draw.chosen", drawn.chosen, draw.chosen) ?? firstDifference("draw.alternates", drawn.alternates, draw.alternates);
  if (different) return { consistent: false, difference: different };

  const whole = hashOf(sha256, { frozen, recordHash, draw });
  if (whole !== resultHash) return differs("RESULT_HASH", "resultHash", whole, resultHash);
  return { consistent: true, kind: frozen.kind, recordHash, chosen: drawn.chosen, alternates: drawn.alternates };
}

function firstDifference(path: string, expected: readonly number[], found: readonly number[]): Difference | null {
  for (let i = 0; i < Math.max(expected.length, found.length); i++) {
    if (expected[i] === found[i]) continue;
    return { reason: "RESULT", where: `${path}[${i}]`, expected: String(expected[i] ?? "-"), found: String(found[i] ?? "-") };
  }
  return null;
}

function differs(reason: Difference["reason"], where: string, expected: string, found: string): Verification {
  return { consistent: false, difference: { reason, where, expected, found } };
}

/** Whether a text can be the hash that an office published. */
export function isPublishedHash(text: string): boolean {
  return isHash(text.trim().toLowerCase());
}

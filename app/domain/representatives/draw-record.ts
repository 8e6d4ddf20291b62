import { canonicalJson } from "../text/canonical-json";
import { concat, toHex, utf8, type Sha256 } from "./bytes";
import { drawSeed, readRandomness, type Randomness } from "./draw-index";
import { drawByHashOrder, HASH_ORDER, type DrawResult } from "./draw-order";
import type { Applicant, Quota, Values } from "./quotas";
import { infeasibleBecause, type Shortage } from "./shortages";
import { mergeSmallCells, type MergedCell } from "./small-cells";

/** Salt of a commitment: 128 random bits, given to the applicant alone. */
export const SALT_BYTES = 16;
/** The public value becomes known at least this long after the record, so that the record was there first for everybody. */
export const NOTICE_MINUTES = 60;

export type PublicPoolRow = { number: number; values: Values; commitment: string };

/** What is fixed and published before the public value exists. Holds no name, address or contact. */
export type FrozenDraw = {
  kind: "kaimen-draw";
  algorithm: string;
  version: number;
  /** What is drawn for, in public words. */
  call: string;
  /** `panel`, or `replacement/1`, `replacement/2`, … */
  purpose: string;
  seats: number;
  quotas: Quota[];
  merged: MergedCell[];
  /** Ascending numbers. */
  pool: PublicPoolRow[];
  randomness: { kind: Randomness["kind"]; source: string; availableAt: string };
  frozenAt: string;
  previousRecordHash: string | null;
};

/** A finished draw. `recordHash` was published when the pool was frozen; `resultHash` covers everything else in the record. */
export type DrawnRecord<Frozen> = {
  frozen: Frozen;
  recordHash: string;
  draw: { randomness: Randomness; text: string; seed: string; chosen: number[]; alternates: number[]; drawnAt: string };
  resultHash: string;
};

export type DrawRecord = DrawnRecord<FrozenDraw>;

export type FreezeRequest = {
  call: string;
  purpose: string;
  seats: number;
  quotas: readonly Quota[];
  applicants: readonly (Applicant & { person: string; salt: Uint8Array })[];
  randomness: { kind: Randomness["kind"]; source: string; availableAt: Date };
  frozenAt: Date;
  previousRecordHash: string | null;
  /** The office has seen that small cells must be put together and weaken a quota, and goes on. */
  acceptsLooserQuotas: boolean;
};

export type FreezeResult =
  | { ok: true; frozen: FrozenDraw; recordHash: string }
  | { ok: false; reason: "NUMBER_TWICE"; number: number }
  | { ok: false; reason: "VALUE_MISSING"; number: number; dimension: string }
  | { ok: false; reason: "QUOTA_TWICE"; quota: Quota }
  | { ok: false; reason: "INFEASIBLE"; shortages: Shortage[] }
  | { ok: false; reason: "QUOTA_WOULD_BE_LOOSER"; merged: MergedCell[] }
  | { ok: false; reason: "VALUE_TOO_EARLY"; earliestAt: Date };

/**
 * The commitment to one applicant: SHA-256(salt ‖ canonical JSON of number, person and values). Whoever has the salt can check the public row; without it
 * nobody can test a guess.
 *
 * @param person what the office knows the person by, for example the normalised contact; never published
 * @param values as they stand in the public row
 * @throws RangeError for a salt of another length
 */
export function commitmentOf(sha256: Sha256, salt: Uint8Array, row: { number: number; person: string; values: Values }): string {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes`);
  return toHex(sha256(concat(salt, utf8(canonicalJson({ number: row.number, person: row.person, values: row.values })))));
}

/** SHA-256 of the canonical JSON (RFC 8785), in hexadecimal. */
export function hashOf(sha256: Sha256, value: unknown): string {
  return toHex(sha256(utf8(canonicalJson(value))));
}

/**
 * Freezes the pool: checks it, puts small cells together, commits to every applicant and hashes the whole. Values of dimensions that no quota uses are left
 * out. The same input in another order gives the same record.
 */
export function freezeDraw(sha256: Sha256, request: FreezeRequest): FreezeResult {
  const dimensions = [...new Set(request.quotas.map((quota) => quota.dimension))];
  const seen = new Set<number>();
  for (const person of request.applicants) {
    if (seen.has(person.number)) return { ok: false, reason: "NUMBER_TWICE", number: person.number };
    seen.add(person.number);
    const dimension = dimensions.find((one) => !person.values[one]);
    if (dimension !== undefined) return { ok: false, reason: "VALUE_MISSING", number: person.number, dimension };
  }
  const twice = request.quotas.find((quota, i) =>
    request.quotas.some((other, j) => j < i && other.dimension === quota.dimension && other.value === quota.value),
  );
  if (twice) return { ok: false, reason: "QUOTA_TWICE", quota: twice };
  const earliestAt = new Date(request.frozenAt.getTime() + NOTICE_MINUTES * 60_000);
  if (request.randomness.availableAt < earliestAt) return { ok: false, reason: "VALUE_TOO_EARLY", earliestAt };

  const shortages = infeasibleBecause(request.applicants, request.quotas, request.seats);
  if (shortages.length > 0) return { ok: false, reason: "INFEASIBLE", shortages };
  const { pool, quotas, merged } = mergeSmallCells(request.applicants, request.quotas, request.seats);
  const looser = merged.filter((cell) => cell.loosensQuota);
  if (looser.length > 0 && !request.acceptsLooserQuotas) return { ok: false, reason: "QUOTA_WOULD_BE_LOOSER", merged: looser };

  const secrets = new Map(request.applicants.map((person) => [person.number, person]));
  const rows = pool.map(({ number, values }): PublicPoolRow => {
    const secret = secrets.get(number) as FreezeRequest["applicants"][number];
    const used = Object.fromEntries(dimensions.map((dimension) => [dimension, values[dimension] ?? ""]));
    return { number, values: used, commitment: commitmentOf(sha256, secret.salt, { number, person: secret.person, values: used }) };
  });
  const frozen: FrozenDraw = {
    kind: "kaimen-draw",
    ...HASH_ORDER,
    call: request.call,
    purpose: request.purpose,
    seats: request.seats,
    quotas,
    merged,
    pool: rows.sort((a, b) => a.number - b.number),
    randomness: { ...request.randomness, availableAt: request.randomness.availableAt.toISOString() },
    frozenAt: request.frozenAt.toISOString(),
    previousRecordHash: request.previousRecordHash,
  };
  return { ok: true, frozen, recordHash: hashOf(sha256, frozen) };
}

export type RevealResult<Frozen = FrozenDraw> =
  | { ok: true; record: DrawnRecord<Frozen> }
  | { ok: false; reason: "VALUE_NOT_YET_PUBLIC"; availableAt: Date }
  | { ok: false; reason: "WRONG_KIND_OF_VALUE" }
  | { ok: false; reason: "NOT_A_PUBLIC_VALUE" }
  | { ok: false; reason: "QUOTAS_OUT_OF_REACH" };

/** Draws with the public value that has become known. There is no other source: without the value the draw stays pending. */
export function revealDraw(sha256: Sha256, frozen: FrozenDraw, randomness: Randomness, now: Date): RevealResult {
  return revealRecord(sha256, frozen, randomness, now, (seed) => drawByHashOrder(sha256, seed, frozen.pool, frozen.quotas, frozen.seats));
}

/** The record of a draw by the given procedure, whatever was frozen. */
export function revealRecord<Frozen extends Pick<FrozenDraw, "purpose" | "randomness">>(
  sha256: Sha256,
  frozen: Frozen,
  randomness: Randomness,
  now: Date,
  procedure: (seed: Uint8Array) => DrawResult,
): RevealResult<Frozen> {
  const availableAt = new Date(frozen.randomness.availableAt);
  if (now < availableAt) return { ok: false, reason: "VALUE_NOT_YET_PUBLIC", availableAt };
  if (randomness.kind !== frozen.randomness.kind) return { ok: false, reason: "WRONG_KIND_OF_VALUE" };
  const value = readRandomness(sha256, randomness);
  if (!value.ok) return value;
  const recordHash = hashOf(sha256, frozen);
  const seed = drawSeed(sha256, frozen.purpose, recordHash, value.bytes);
  const drawn = procedure(seed);
  if (!drawn.ok) return drawn;
  const record = {
    frozen,
    recordHash,
    draw: {
      randomness,
      text: value.text,
      seed: toHex(seed),
      chosen: drawn.chosen,
      alternates: drawn.alternates,
      drawnAt: now.toISOString(),
    },
  };
  return { ok: true, record: { ...record, resultHash: hashOf(sha256, record) } };
}

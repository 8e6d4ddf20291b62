import { isHash } from "./bytes";

/** What is wrong with the form of a record, and where. */
export type ShapeProblem = { where: string; expected: string; found: string };

type Check = (value: unknown, where: string) => ShapeProblem | null;

const text = is("text", (value) => typeof value === "string" && !/\p{Cs}/u.test(value));
const yesOrNo = is("true or false", (value) => typeof value === "boolean");
const count = is("a whole number", (value) => Number.isSafeInteger(value) && (value as number) >= 0);
const hash = is("64 hexadecimal digits", isHash);
const instant = is("an instant", (value) => typeof value === "string" && isInstant(value));
const values: Check = (value, where) =>
  isRecord(value)
    ? first(Object.entries(value).flatMap(([key, one]) => [text(key, where), text(one, `${where}.${key}`)]))
    : problem("an object", value, where);

const frozenPanel = object({
  kind: is("kaimen-draw", (value) => value === "kaimen-draw"),
  algorithm: text,
  version: count,
  call: text,
  purpose: is("a purpose", (value) => typeof value === "string" && !value.includes("\0")),
  seats: count,
  quotas: list(object({ dimension: text, value: text, min: count, max: count })),
  merged: list(
    object({
      dimension: text,
      into: text,
      values: list(object({ value: text, min: count, max: (value, where) => (value === null ? null : count(value, where)) })),
      loosensQuota: yesOrNo,
    }),
  ),
  pool: list(object({ number: count, values, commitment: hash })),
  randomness: object({ kind: is("numbers or beacon", isKind), source: text, availableAt: instant }),
  frozenAt: instant,
  previousRecordHash: (value, where) => (value === null ? null : hash(value, where)),
});

const frozenLottery = object({
  kind: is("kaimen-lottery", (value) => value === "kaimen-lottery"),
  algorithm: text,
  version: count,
  session: text,
  purpose: is("a purpose", (value) => typeof value === "string" && !value.includes("\0")),
  seats: count,
  pool: list(object({ number: count, persons: is("a number of people", (value) => Number.isSafeInteger(value) && (value as number) >= 1) })),
  randomness: object({ kind: is("numbers or beacon", isKind), source: text, availableAt: instant }),
  frozenAt: instant,
});

/** Two kinds of draw, told apart by their first field. */
const frozen: Check = (value, where) => (isRecord(value) && value.kind === "kaimen-lottery" ? frozenLottery : frozenPanel)(value, where);

const randomness: Check = (value, where) =>
  isRecord(value) && value.kind === "beacon"
    ? object({ kind: text, hex: text })(value, where)
    : object({ kind: is("numbers or beacon", isKind), sources: list(text) })(value, where);

const record = object({
  frozen,
  recordHash: hash,
  draw: object({ randomness, text, seed: hash, chosen: list(count), alternates: list(count), drawnAt: instant }),
  resultHash: hash,
});

/** Checks that a value read from a file has the form of a draw record: exactly its fields, numbers of the pool ascending and once. Null when it has. */
export function recordProblem(value: unknown): ShapeProblem | null {
  const found = record(value, "");
  if (found) return found;
  const pool = (value as { frozen: { pool: { number: number }[] } }).frozen.pool;
  for (const [i, row] of pool.entries()) {
    const before = pool[i - 1];
    if (before && before.number >= row.number) return problem(`more than ${before.number}`, row.number, `frozen.pool[${i}].number`);
  }
  return null;
}

function is(expected: string, test: (value: unknown) => boolean): Check {
  return (value, where) => (test(value) ? null : problem(expected, value, where));
}

function object(fields: Record<string, Check>): Check {
  return (value, where) => {
    if (!isRecord(value)) return problem("an object", value, where);
    const path = (key: string) => (where === "" ? key : `${where}.${key}`);
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(fields, key));
    if (unknown !== undefined) return problem("no such field", value[unknown], path(unknown));
    return first(Object.entries(fields).map(([key, check]) => check(value[key], path(key))));
  };
}

function list(check: Check): Check {
  return (value, where) =>
    Array.isArray(value) ? first(value.map((one, i) => check(one, `${where}[${i}]`))) : problem("a list", value, where);
}

function first(problems: readonly (ShapeProblem | null)[]): ShapeProblem | null {
  return problems.find((one) => one !== null) ?? null;
}

function problem(expected: string, value: unknown, where: string): ShapeProblem {
  return { where: where || "record", expected, found: (JSON.stringify(value) ?? "nothing").slice(0, 80) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isKind(value: unknown): boolean {
  return value === "numbers" || value === "beacon";
}

/** Only the form that `toISOString` writes, so that instants can be compared as text. */
function isInstant(value: string): boolean {
  const at = new Date(value);
  return !Number.isNaN(at.getTime()) && at.toISOString() === value;
}

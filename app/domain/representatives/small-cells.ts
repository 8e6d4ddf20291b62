import { countOf, type Applicant, type Quota } from "./quotas";

/** A value that fewer people than this share may point at a person, so it is not published on its own. */
export const SMALLEST_CELL = 3;

/** Values of one dimension that were put together before freezing, with the quotas they had. */
export type MergedCell = {
  dimension: string;
  into: string;
  values: { value: string; min: number; max: number | null }[];
  /** Whether a quota that could have decided about somebody is weaker now: the office must agree to that. */
  loosensQuota: boolean;
};

export type MergeResult = { pool: Applicant[]; quotas: Quota[]; merged: MergedCell[] };

/**
 * Puts the values that fewer than three applicants have together, in each dimension for itself, and if they are still fewer than three, the next
 * smallest value with them. Their quotas are added up: every panel that was allowed before is allowed after. Values that nobody has and dimensions without
 * small values stay as they are.
 */
export function mergeSmallCells(pool: readonly Applicant[], quotas: readonly Quota[], seats: number): MergeResult {
  let result: MergeResult = { pool: [...pool], quotas: [...quotas], merged: [] };
  for (const dimension of new Set(quotas.map((quota) => quota.dimension))) {
    const values = smallValues(result.pool, result.quotas, dimension);
    if (values.length > 1) result = mergeValues(result, dimension, values, seats);
  }
  return result;
}

/** The values to put together, in the order of the quotas and then of their names; empty when none is too small. */
function smallValues(pool: readonly Applicant[], quotas: readonly Quota[], dimension: string): string[] {
  const named = quotas.filter((quota) => quota.dimension === dimension).map((quota) => quota.value);
  const others = [...new Set(pool.map((person) => person.values[dimension] ?? ""))].filter((value) => !named.includes(value)).sort();
  const counts = [...named, ...others]
    .map((value, place) => ({ value, place, count: countOf(pool, { dimension, value }) }))
    .filter((one) => one.count > 0)
    .sort((a, b) => a.count - b.count || a.place - b.place);
  const taken: typeof counts = [];
  let people = 0;
  for (const one of counts) {
    const isSmall = one.count < SMALLEST_CELL;
    if (!isSmall && (taken.length === 0 || people >= SMALLEST_CELL)) break;
    taken.push(one);
    people += one.count;
  }
  return taken.sort((a, b) => a.place - b.place).map((one) => one.value);
}

function mergeValues(before: MergeResult, dimension: string, values: readonly string[], seats: number): MergeResult {
  const into = values.join("、");
  const old = values.map((value) => {
    const quota = before.quotas.find((one) => one.dimension === dimension && one.value === value);
    return { value, min: quota?.min ?? 0, max: quota?.max ?? null };
  });
  const min = old.reduce((sum, one) => sum + one.min, 0);
  const max = old.reduce((sum, one) => sum + (one.max ?? seats), 0);
  const merged: Quota = { dimension, value: into, min, max: Math.max(min, Math.min(max, seats)) };
  const first = before.quotas.findIndex((quota) => quota.dimension === dimension && values.includes(quota.value));
  const kept = (quota: Quota) => quota.dimension !== dimension || !values.includes(quota.value);
  return {
    pool: before.pool.map((person) =>
      values.includes(person.values[dimension] ?? "") ? { ...person, values: { ...person.values, [dimension]: into } } : person,
    ),
    quotas:
      first < 0
        ? before.quotas
        : [...before.quotas.slice(0, first).filter(kept), merged, ...before.quotas.slice(first).filter(kept)],
    merged: [
      ...before.merged,
      {
        dimension,
        into,
        values: old,
        loosensQuota: old.some((one) => {
          const count = countOf(before.pool, { dimension, value: one.value });
          return one.min > 0 || (one.max !== null && one.max < Math.min(count, seats));
        }),
      },
    ],
  };
}

import { findCounts } from "./reachability";

/** Dimension of the selection method (for example 性别) to the person's value in it (for example 女性). */
export type Values = Readonly<Record<string, string>>;

/** One person in the pool. `number` is the public number of the application. */
export type Applicant = { number: number; values: Values };

/** How many of the chosen must and may have this value. A value without a quota is free. */
export type Quota = { dimension: string; value: string; min: number; max: number };

/** Whether these people together fill the seats and keep every quota. */
export function meetsQuotas(chosen: readonly Applicant[], quotas: readonly Quota[], seats: number): boolean {
  return chosen.length === seats && quotas.every((quota) => {
    const count = countOf(chosen, quota);
    return count >= quota.min && count <= quota.max;
  });
}

/** How many of them have the value of a quota. */
export function countOf(people: readonly Applicant[], quota: { dimension: string; value: string }): number {
  return people.filter((person) => person.values[quota.dimension] === quota.value).length;
}

/**
 * Whether people of the pool can be added to the chosen so that all seats are filled and every quota is kept. Exact, see `findCounts`.
 *
 * @param pool everybody who may still be taken; people already chosen may be among them and are not taken twice
 */
export function canComplete(
  pool: readonly Applicant[],
  chosen: readonly Applicant[],
  quotas: readonly Quota[],
  seats: number,
): boolean {
  return findCompletion(pool, chosen, quotas, seats) !== null;
}

/** People who complete the chosen, lowest numbers first within a profile, or null when nobody can. */
export function findCompletion(
  pool: readonly Applicant[],
  chosen: readonly Applicant[],
  quotas: readonly Quota[],
  seats: number,
): Applicant[] | null {
  const taken = new Set(chosen.map((person) => person.number));
  const groups = new Map<string, { cells: number[]; people: Applicant[] }>();
  for (const person of pool) {
    if (taken.has(person.number)) continue;
    const cells = cellsOf(person, quotas);
    const key = cells.join(",");
    const group = groups.get(key) ?? { cells, people: [] };
    group.people.push(person);
    groups.set(key, group);
  }
  const types = [...groups.values()].sort((a, b) => compareCells(a.cells, b.cells));
  const counts = findCounts({
    cells: quotas.map((quota) => {
      const already = countOf(chosen, quota);
      return { min: quota.min - already, max: quota.max - already };
    }),
    types: types.map((type) => ({ cells: type.cells, available: type.people.length })),
    seats: seats - chosen.length,
  });
  if (counts === null) return null;
  return types.flatMap((type, i) => [...type.people].sort((a, b) => a.number - b.number).slice(0, counts[i]));
}

/** The profile of a person: the quotas that count them. People with the same profile are interchangeable. */
export function cellsOf(person: Applicant, quotas: readonly Quota[]): number[] {
  return quotas.flatMap((quota, i) => (person.values[quota.dimension] === quota.value ? [i] : []));
}

function compareCells(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? -1) - (b[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Applicants who cannot be in any panel that keeps the quotas, whatever the draw. The office must see them before it freezes the pool, and
 * either change the quotas or acknowledge it. Ascending numbers; everybody when no panel is possible at all.
 */
export function neverSelectable(pool: readonly Applicant[], quotas: readonly Quota[], seats: number): number[] {
  const possible = new Set<string>();
  const impossible = new Set<string>();
  const profile = (person: Applicant) => cellsOf(person, quotas).join(",");
  const never: number[] = [];
  for (const person of [...pool].sort((a, b) => a.number - b.number)) {
    const key = profile(person);
    if (!possible.has(key) && !impossible.has(key)) {
      const others = findCompletion(pool, [person], quotas, seats);
      if (others === null) impossible.add(key);
      else for (const one of [person, ...others]) possible.add(profile(one));
    }
    if (impossible.has(key)) never.push(person.number);
  }
  return never;
}

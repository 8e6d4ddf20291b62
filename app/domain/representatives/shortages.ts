import { canComplete, countOf, type Applicant, type Quota } from "./quotas";

/** Why no panel can keep the quotas. Each names what is missing exactly, so that the office knows what to change. */
export type Shortage =
  | { kind: "TOO_FEW_APPLICANTS"; needed: number; applied: number }
  | { kind: "MINIMUM_ABOVE_MAXIMUM"; quota: Quota }
  | { kind: "VALUE_SHORT"; quota: Quota; needed: number; applied: number }
  | { kind: "MINIMA_EXCEED_SEATS"; dimension: string; sum: number; seats: number }
  | { kind: "MAXIMA_BELOW_SEATS"; dimension: string; reachable: number; seats: number }
  | { kind: "COMBINATION"; quotas: Quota[] };

/**
 * All single reasons why the quotas cannot be kept; where each quota could be kept alone, the smallest conflicting combination: dropping any
 * one of its quotas resolves that conflict. Empty exactly when a panel is possible.
 */
export function infeasibleBecause(pool: readonly Applicant[], quotas: readonly Quota[], seats: number): Shortage[] {
  const found: Shortage[] = [];
  if (pool.length < seats) found.push({ kind: "TOO_FEW_APPLICANTS", needed: seats, applied: pool.length });
  for (const quota of quotas) {
    const applied = countOf(pool, quota);
    if (quota.min > quota.max) found.push({ kind: "MINIMUM_ABOVE_MAXIMUM", quota });
    if (applied < quota.min) found.push({ kind: "VALUE_SHORT", quota, needed: quota.min, applied });
  }
  for (const dimension of new Set(quotas.map((quota) => quota.dimension))) {
    const own = quotas.filter((quota) => quota.dimension === dimension);
    const sum = own.reduce((total, quota) => total + quota.min, 0);
    if (sum > seats) found.push({ kind: "MINIMA_EXCEED_SEATS", dimension, sum, seats });
    const limited = own.reduce((total, quota) => total + Math.min(quota.max, countOf(pool, quota)), 0);
    const unlimited = pool.filter((person) => !own.some((quota) => person.values[dimension] === quota.value)).length;
    const reachable = limited + unlimited;
    if (reachable < seats && pool.length >= seats) found.push({ kind: "MAXIMA_BELOW_SEATS", dimension, reachable, seats });
  }
  if (found.length === 0 && !canComplete(pool, [], quotas, seats)) {
    found.push({ kind: "COMBINATION", quotas: smallestConflict(pool, quotas, seats) });
  }
  return found;
}

/** Drops one quota after the other and keeps it dropped while the rest still conflicts. What remains conflicts, and every part of it is needed. */
function smallestConflict(pool: readonly Applicant[], quotas: readonly Quota[], seats: number): Quota[] {
  let conflict = [...quotas];
  for (const quota of quotas) {
    const rest = conflict.filter((one) => one !== quota);
    if (!canComplete(pool, [], rest, seats)) conflict = rest;
  }
  return conflict;
}

import { neverSelectable, type Applicant, type Quota } from "./quotas";
import { infeasibleBecause, type Shortage } from "./shortages";
import { mergeSmallCells, type MergedCell } from "./small-cells";
import type { PublicDimension } from "./public-shapes";

/** What would happen to this pool if it were frozen now. */
export interface PoolOutlook {
  /** Why no panel is possible; empty when one is. */
  shortages: Shortage[];
  merged: MergedCell[];
  /** Those of them that weaken a quota: the office must agree. */
  loosened: MergedCell[];
  /** Numbers of applicants who cannot be drawn, whatever the public value is: the office must have seen them. Empty while no panel is possible. */
  never: number[];
}

export function poolOutlook(pool: readonly Applicant[], quotas: readonly Quota[], seats: number): PoolOutlook {
  const shortages = infeasibleBecause(pool, quotas, seats);
  const after = mergeSmallCells(pool, quotas, seats);
  return {
    shortages,
    merged: after.merged,
    loosened: after.merged.filter((cell) => cell.loosensQuota),
    never: shortages.length > 0 ? [] : neverSelectable(after.pool, after.quotas, seats),
  };
}

/** The quotas of a call, as the draw uses them: in the Chinese words of the call. */
export function quotasOf(dimensions: readonly PublicDimension[]): Quota[] {
  return dimensions.flatMap(({ label, values }) => values.map((value) => ({ dimension: label.zh, value: value.label.zh, min: value.min, max: value.max })));
}

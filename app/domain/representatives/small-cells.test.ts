import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canComplete, countOf, meetsQuotas, type Applicant, type Quota } from "./quotas";
import { mergeSmallCells, SMALLEST_CELL } from "./small-cells";

const quota = (value: string, min: number, max: number, dimension = "区"): Quota => ({ dimension, value, min, max });
const pool = (counts: Record<string, number>): Applicant[] =>
  Object.entries(counts)
    .flatMap(([value, count]) => Array.from({ length: count }, () => value))
    .map((value, i) => ({ number: i + 1, values: { 区: value } }));

describe("small cells", () => {
  it("are put together, and their quotas added", () => {
    const result = mergeSmallCells(pool({ 东: 5, 南: 2, 西: 1 }), [quota("东", 1, 3), quota("南", 0, 2), quota("西", 0, 1)], 3);
    expect(result.quotas).toEqual([quota("东", 1, 3), quota("南、西", 0, 3)]);
    expect(result.merged).toEqual([
      {
        dimension: "区",
        into: "南、西",
        values: [{ value: "南", min: 0, max: 2 }, { value: "西", min: 0, max: 1 }],
        loosensQuota: false,
      },
    ]);
    expect(countOf(result.pool, { dimension: "区", value: "南、西" })).toBe(3);
  });

  it("take the next smallest value with them when they are still too few", () => {
    const result = mergeSmallCells(pool({ 东: 5, 南: 4, 西: 2 }), [quota("东", 0, 9), quota("南", 1, 2)], 3);
    expect(result.merged[0]).toMatchObject({ into: "南、西", values: [{ value: "南", min: 1, max: 2 }, { value: "西", min: 0, max: null }] });
    expect(result.quotas).toEqual([quota("东", 0, 9), quota("南、西", 1, 3)]);
  });

  it("say so when a quota that could have decided about somebody gets weaker", () => {
    const women = [quota("女", 2, 2), quota("男", 0, 5)];
    expect(mergeSmallCells(pool({ 女: 2, 男: 6 }), women, 5).merged[0]?.loosensQuota).toBe(true);
    expect(mergeSmallCells(pool({ 女: 2, 男: 6 }), [quota("女", 0, 1)], 5).merged[0]?.loosensQuota).toBe(true);
    expect(mergeSmallCells(pool({ 女: 2, 男: 6 }), [quota("女", 0, 2)], 5).merged[0]?.loosensQuota).toBe(false);
  });

  it("leave values alone that have three people or none", () => {
    const quotas = [quota("东", 1, 2), quota("北", 0, 1)];
    expect(mergeSmallCells(pool({ 东: 3, 南: 3 }), quotas, 3)).toEqual({ pool: pool({ 东: 3, 南: 3 }), quotas, merged: [] });
  });

  it("never stay small, never forbid a panel that was allowed, whatever the pool", () => {
    const counts = fc.record({ a: fc.nat(5), b: fc.nat(5), c: fc.nat(5), d: fc.nat(5) });
    const quotas = fc.uniqueArray(
      fc.tuple(fc.constantFrom("a", "b", "c", "e"), fc.nat(2), fc.nat(3)).map(([value, min, more]) => quota(value, min, min + more)),
      { selector: (one) => one.value, minLength: 1 },
    );
    fc.assert(
      fc.property(counts, quotas, fc.integer({ min: 1, max: 5 }), (size, rules, seats) => {
        const people = pool(size);
        const merged = mergeSmallCells(people, rules, seats);
        const values = new Set(merged.pool.map((person) => person.values["区"] ?? ""));
        for (const value of values) {
          if (values.size > 1) expect(countOf(merged.pool, { dimension: "区", value })).toBeGreaterThanOrEqual(SMALLEST_CELL);
        }
        if (canComplete(people, [], rules, seats)) expect(canComplete(merged.pool, [], merged.quotas, seats)).toBe(true);
        const first = people.slice(0, seats);
        if (meetsQuotas(first, rules, seats)) {
          const same = merged.pool.filter((person) => first.some((one) => one.number === person.number));
          expect(meetsQuotas(same, merged.quotas, seats)).toBe(true);
        }
      }),
    );
  });
});

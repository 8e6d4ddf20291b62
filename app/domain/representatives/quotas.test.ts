import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canComplete, findCompletion, meetsQuotas, neverSelectable, type Applicant, type Quota } from "./quotas";

const quota = (dimension: string, value: string, min: number, max: number): Quota => ({ dimension, value, min, max });
const people = (...rows: Record<string, string>[]): Applicant[] => rows.map((values, i) => ({ number: i + 1, values }));

/** Tries every panel. The slow and certain way, for small pools only. */
function someonePanel(pool: readonly Applicant[], chosen: readonly Applicant[], quotas: readonly Quota[], seats: number): boolean {
  if (chosen.length === seats) return meetsQuotas(chosen, quotas, seats);
  return pool.some((person, i) => someonePanel(pool.slice(i + 1), [...chosen, person], quotas, seats));
}

describe("whether quotas stay reachable", { timeout: 60_000 }, () => {
  const values = (dimension: string, count: number) => fc.nat(count - 1).map((i) => [dimension, `${dimension}${i}`] as const);
  const applicant = fc
    .tuple(values("a", 2), values("b", 3), values("c", 2))
    .map((pairs) => Object.fromEntries(pairs) as Record<string, string>);
  const cell = fc
    .tuple(fc.constantFrom("a0", "a1", "b0", "b1", "b2", "c0", "c1"), fc.nat(4), fc.nat(3))
    .map(([value, min, more]) => quota(value.charAt(0), value, min, min + more));
  const cells = fc.uniqueArray(cell, { selector: (one) => one.value, maxLength: 7 });

  it("agrees with trying every panel", () => {
    let reachable = 0;
    let unreachable = 0;
    fc.assert(
      fc.property(fc.array(applicant, { maxLength: 11 }), cells, fc.nat(6), fc.nat(3), (rows, quotas, seats, chosenCount) => {
        const all = people(...rows);
        const chosen = all.slice(0, Math.min(chosenCount, seats));
        const rest = all.slice(chosen.length);
        const expected = someonePanel(rest, chosen, quotas, seats);
        if (expected) reachable += 1;
        else unreachable += 1;
        expect(canComplete(all, chosen, quotas, seats)).toBe(expected);
        const added = findCompletion(all, chosen, quotas, seats);
        if (added) expect(meetsQuotas([...chosen, ...added], quotas, seats)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(reachable, unreachable)).toBeGreaterThan(100);
  });

  it("sees a conflict that no single dimension shows and that half people would solve", () => {
    // Three values, each quota wants one of two seats by pairs: only halves of people could do it.
    const pool = people({ x: "1", y: "1", z: "2" }, { x: "1", y: "2", z: "1" }, { x: "2", y: "1", z: "1" });
    const pairs = [quota("x", "1", 1, 1), quota("y", "1", 1, 1), quota("z", "1", 1, 1)];
    expect(canComplete(pool, [], pairs, 1)).toBe(false);
    expect(canComplete(pool, [], pairs, 2)).toBe(false);
    const three = [quota("x", "1", 2, 2), quota("y", "1", 2, 2), quota("z", "1", 2, 2)];
    expect(canComplete(pool, [], three, 3)).toBe(true);
  });

  it("is lost when somebody is taken who uses up the wrong place", () => {
    const pool = people({ sex: "女", area: "东" }, { sex: "男", area: "东" }, { sex: "男", area: "西" });
    const quotas = [quota("sex", "女", 1, 1), quota("area", "西", 1, 1)];
    expect(canComplete(pool, [pool[0] as Applicant], quotas, 2)).toBe(true);
    expect(canComplete(pool, [pool[1] as Applicant], quotas, 2)).toBe(false);
  });

  it("takes nobody twice and no more people than there are seats", () => {
    const pool = people({ sex: "女" }, { sex: "男" });
    expect(canComplete(pool, pool, [], 2)).toBe(true);
    expect(canComplete(pool, pool, [], 1)).toBe(false);
    expect(canComplete(pool, [pool[0] as Applicant], [quota("sex", "女", 2, 2)], 2)).toBe(false);
    expect(canComplete(pool, [], [quota("sex", "女", 2, 1)], 1)).toBe(false);
  });

  it("answers for 200 applicants, 6 dimensions and 20 seats with every quota exact", () => {
    const sizes = [2, 3, 4, 5, 6, 8];
    let state = 7;
    const next = (n: number) => {
      state = (state * 48271) % 2147483647;
      return state % n;
    };
    const pool = people(...Array.from({ length: 200 }, () => Object.fromEntries(sizes.map((size, d) => [`d${d}`, `v${next(size)}`]))));
    const exactFor = (panel: readonly Applicant[]) =>
      sizes.flatMap((size, d) =>
        Array.from({ length: size }, (_, v) => {
          const count = panel.filter((person) => person.values[`d${d}`] === `v${v}`).length;
          return quota(`d${d}`, `v${v}`, count, count);
        }),
      );
    for (let round = 0; round < 5; round++) {
      const start = next(180);
      const quotas = exactFor(pool.slice(start, start + 20));
      const completion = findCompletion(pool, [], quotas, 20);
      expect(completion !== null && meetsQuotas(completion, quotas, 20)).toBe(true);
      const impossible = quotas.map((one, i) => (i === 0 ? { ...one, min: one.min + 1, max: one.max + 1 } : one));
      expect(canComplete(pool, [], impossible, 20)).toBe(false);
    }
  });
});

describe("people whom the quotas shut out", () => {
  it("are found before the draw", () => {
    const pool = people({ sex: "女" }, { sex: "男" }, { sex: "男" }, { sex: "其他" });
    expect(neverSelectable(pool, [quota("sex", "女", 1, 1), quota("sex", "其他", 0, 0)], 2)).toEqual([4]);
    expect(neverSelectable(pool, [], 2)).toEqual([]);
    expect(neverSelectable(pool, [quota("sex", "女", 2, 2)], 2)).toEqual([1, 2, 3, 4]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canComplete, type Applicant, type Quota } from "./quotas";
import { infeasibleBecause } from "./shortages";
import { shortageWords } from "./shortages.words";

const quota = (dimension: string, value: string, min: number, max: number): Quota => ({ dimension, value, min, max });
const people = (...rows: Record<string, string>[]): Applicant[] => rows.map((values, i) => ({ number: i + 1, values }));
const zh = (pool: Applicant[], quotas: Quota[], seats: number) =>
  infeasibleBecause(pool, quotas, seats).map((shortage) => shortageWords(shortage, "zh"));

describe("quotas that cannot be kept", () => {
  const eight = people(...Array.from({ length: 8 }, (_, i) => ({ 性别: i < 2 ? "女性" : "男性" })));

  it("name the exact shortage: 8 applicants, 5 seats, at least 3 women, 2 women", () => {
    expect(infeasibleBecause(eight, [quota("性别", "女性", 3, 5)], 5)).toEqual([
      { kind: "VALUE_SHORT", quota: quota("性别", "女性", 3, 5), needed: 3, applied: 2 },
    ]);
    expect(zh(eight, [quota("性别", "女性", 3, 5)], 5)).toEqual(["女性需 3 名，仅 2 名报名"]);
  });

  it("name every single reason at once", () => {
    expect(zh(eight, [quota("性别", "女性", 4, 3), quota("性别", "男性", 6, 6)], 9)).toEqual([
      "需 9 名代表，仅 8 名报名",
      "女性的下限 4 名高于上限 3 名",
      "女性需 4 名，仅 2 名报名",
      "性别各项下限合计 10 名，超过 9 个席位",
    ]);
    expect(zh(eight, [quota("性别", "男性", 0, 2)], 5)).toEqual(["性别按各项上限最多选出 4 名，不足 5 个席位"]);
  });

  it("name the conflicting combination and leave out what has no part in it", () => {
    const pool = people(
      { 性别: "女性", 区: "东区", 年龄: "青年" },
      { 性别: "女性", 区: "东区", 年龄: "老年" },
      { 性别: "男性", 区: "西区", 年龄: "青年" },
      { 性别: "男性", 区: "西区", 年龄: "老年" },
    );
    const quotas = [quota("年龄", "青年", 1, 2), quota("性别", "女性", 2, 2), quota("区", "西区", 1, 2)];
    expect(zh(pool, quotas, 2)).toEqual(["以下要求在现有报名人中无法同时满足：女性 2 名；西区 1 至 2 名"]);
    expect(shortageWords({ kind: "COMBINATION", quotas: [quota("区", "西区", 1, 2)] }, "en")).toContain("西区: 1 to 2");
  });

  it("are named exactly when no panel is possible", () => {
    const applicant = fc.record({ a: fc.constantFrom("x", "y"), b: fc.constantFrom("x", "y", "z") });
    const cell = fc
      .tuple(fc.constantFrom("ax", "ay", "bx", "by"), fc.nat(3), fc.nat(3))
      .map(([key, min, max]) => quota(key.charAt(0), key.charAt(1), min, max));
    fc.assert(
      fc.property(
        fc.array(applicant, { maxLength: 8 }),
        fc.uniqueArray(cell, { selector: (one) => one.dimension + one.value }),
        fc.nat(5),
        (rows, quotas, seats) => {
          const pool = people(...rows);
          const shortages = infeasibleBecause(pool, quotas, seats);
          expect(shortages.length === 0).toBe(canComplete(pool, [], quotas, seats));
          for (const shortage of shortages) {
            if (shortage.kind !== "COMBINATION") continue;
            expect(canComplete(pool, [], shortage.quotas, seats)).toBe(false);
            for (const one of shortage.quotas) {
              expect(canComplete(pool, [], shortage.quotas.filter((other) => other !== one), seats)).toBe(true);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { realText } from "../../../tests/support/real-texts";
import type { Sha256 } from "./bytes";
import { drawByHashOrder, hashOrder, nextAlternate } from "./draw-order";
import { canComplete, meetsQuotas, type Applicant, type Quota } from "./quotas";

const sha256: Sha256 = (bytes) => createHash("sha256").update(bytes).digest();
const seedOf = (n: number) => sha256(new TextEncoder().encode(`seed ${n}`));
const quota = (dimension: string, value: string, min: number, max: number): Quota => ({ dimension, value, min, max });

describe("the drawn order", () => {
  it("is the order of SHA-256(seed ‖ number), which anybody can compute", () => {
    const seed = seedOf(1);
    const byHand = [1, 2, 10].sort((a, b) => {
      const key = (n: number) => createHash("sha256").update(seed).update(String(n)).digest("hex");
      return key(a) < key(b) ? -1 : 1;
    });
    expect(hashOrder(sha256, seed, [10, 2, 1])).toEqual(byHand);
    expect(hashOrder(sha256, seed, [1, 10, 2])).toEqual(byHand);
  });

  it("puts everybody in front equally often", () => {
    const first = new Map<number, number>();
    for (let i = 0; i < 2000; i++) {
      const number = hashOrder(sha256, seedOf(i), [1, 2, 3, 4])[0] as number;
      first.set(number, (first.get(number) ?? 0) + 1);
    }
    for (const number of [1, 2, 3, 4]) expect(Math.abs((first.get(number) ?? 0) - 500)).toBeLessThan(90);
  });
});

describe("a draw", { timeout: 60_000 }, () => {
  it("keeps the quotas, loses nobody, and takes each person in order who leaves the quotas in reach", () => {
    const applicant = fc.record({ a: fc.constantFrom("x", "y"), b: fc.constantFrom("x", "y", "z") });
    const cells = fc.uniqueArray(
      fc.tuple(fc.constantFrom("ax", "ay", "bx", "by"), fc.nat(2), fc.nat(2)).map(([key, min, more]) => quota(key.charAt(0), key.charAt(1), min, min + more)),
      { selector: (one) => one.dimension + one.value },
    );
    fc.assert(
      fc.property(fc.array(applicant, { minLength: 1, maxLength: 14 }), cells, fc.integer({ min: 1, max: 5 }), fc.nat(1000), (rows, quotas, seats, n) => {
        const pool: Applicant[] = rows.map((values, i) => ({ number: i + 1, values }));
        const result = drawByHashOrder(sha256, seedOf(n), pool, quotas, seats);
        expect(result.ok).toBe(canComplete(pool, [], quotas, seats));
        if (!result.ok) return;
        const person = (number: number) => pool[number - 1] as Applicant;
        expect(meetsQuotas(result.chosen.map(person), quotas, seats)).toBe(true);
        // The rule in its plain form, without carrying anything along.
        const chosen: Applicant[] = [];
        const alternates: number[] = [];
        for (const number of hashOrder(sha256, seedOf(n), pool.map((one) => one.number))) {
          if (canComplete(pool, [...chosen, person(number)], quotas, seats)) chosen.push(person(number));
          else alternates.push(number);
        }
        expect(result).toEqual({ ok: true, chosen: chosen.map((one) => one.number), alternates });
      }),
      { numRuns: 300 },
    );
  });

  it("says so when no panel is possible and draws nobody", () => {
    const pool = [{ number: 1, values: { a: "x" } }];
    expect(drawByHashOrder(sha256, seedOf(1), pool, [quota("a", "y", 1, 1)], 1)).toEqual({ ok: false, reason: "QUOTAS_OUT_OF_REACH" });
  });
});

describe("a replacement", () => {
  const row = (number: number, a: string): Applicant => ({ number, values: { a } });
  const quotas = [quota("a", "x", 1, 1), quota("a", "y", 2, 2)];

  it("is the first alternate who keeps the quotas", () => {
    expect(nextAlternate([row(1, "y"), row(2, "y")], [row(3, "y"), row(4, "x"), row(5, "x")], quotas, 3)).toEqual({ ok: true, number: 4 });
  });

  it("looks ahead when two places are vacant", () => {
    expect(nextAlternate([row(1, "y")], [row(3, "y"), row(4, "x")], quotas, 3)).toEqual({ ok: true, number: 3 });
    expect(nextAlternate([row(1, "y")], [row(3, "y")], quotas, 3)).toEqual({ ok: false, reason: "NOBODY_KEEPS_THE_QUOTAS" });
  });

  it("is nobody while all seats are taken", () => {
    expect(nextAlternate([row(1, "x"), row(2, "y"), row(6, "y")], [row(3, "y")], quotas, 3)).toMatchObject({ ok: false });
  });
});

describe("pools of real size", { timeout: 60_000 }, () => {
  it.each([
    ["sf_fixture_22", 22],
    ["synthSmallOffice_12", 12],
    ["symmetric_small_20", 20],
  ])("are drawn within their quotas: %s", (name, seats) => {
    const table = (file: string) =>
      (realText(`selection/${name}/${file}`) ?? "").trim().split(/\r?\n/).map((line) => line.split(","));
    const [, ...categories] = table("categories.csv");
    const [header = [], ...respondents] = table("respondents.csv");
    if (categories.length === 0) return;
    const quotas = categories.map(([dimension = "", value = "", min, max]) => quota(dimension, value, Number(min), Number(max)));
    const dimensions = [...new Set(quotas.map((one) => one.dimension))];
    const pool = respondents.map((cells, i) => ({
      number: i + 1,
      values: Object.fromEntries(dimensions.map((one) => [one, cells[header.indexOf(one)] ?? ""])),
    }));
    const result = drawByHashOrder(sha256, seedOf(0), pool, quotas, seats);
    expect(result.ok && meetsQuotas(pool.filter((one) => result.chosen.includes(one.number)), quotas, seats)).toBe(true);
    expect(result.ok && result.chosen.length + result.alternates.length).toBe(pool.length);
  });
});

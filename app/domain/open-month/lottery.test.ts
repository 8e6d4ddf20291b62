import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Sha256 } from "../representatives/bytes";
import { hashOf } from "../representatives/draw-record";
import { verifyDraw } from "../representatives/verify-draw";
import { drawParties, freezeLottery, revealLottery, type LotteryRecord, type LotteryRequest } from "./lottery";

const sha256: Sha256 = (bytes) => createHash("sha256").update(bytes).digest();
const frozenAt = new Date("2026-08-18T18:30:00+08:00");
const availableAt = new Date("2026-08-19T21:30:00+08:00");
const drawnAt = new Date("2026-08-19T21:40:00+08:00");
const value = { kind: "numbers" as const, sources: ["482913"] };
const sizes = [2, 1, 4, 1, 3, 2, 1, 2, 4, 1, 2, 3];
const request: LotteryRequest = {
  session: "走进地下纳凉点，2026年8月22日 09:30",
  seats: 10,
  applications: sizes.map((persons, i) => ({ number: i + 1, persons })),
  randomness: { kind: "numbers", source: "2026年8月19日公布的某公开号码", availableAt },
  frozenAt,
};

function freeze(over: Partial<LotteryRequest> = {}) {
  const result = freezeLottery(sha256, { ...request, ...over });
  if (!result.ok) throw new Error(result.reason);
  return result;
}
function reveal(sources = ["482913"]): LotteryRecord {
  const result = revealLottery(sha256, freeze().frozen, { kind: "numbers", sources }, drawnAt);
  if (!result.ok) throw new Error(result.reason);
  return result.record;
}
const record = reveal();
const copy = () => JSON.parse(JSON.stringify(record)) as LotteryRecord;
const persons = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + (sizes[number - 1] ?? 0), 0);

describe("giving out the places of a session by lottery", () => {
  it("gives whole parties their places in drawn order while they fit; everybody else waits, in drawn order", () => {
    const seed = Buffer.from(record.draw.seed, "hex");
    // Computed here by hand: ascending SHA-256(seed ‖ number).
    const order = sizes.map((_, i) => i + 1).sort((a, b) => {
      const [left, right] = [a, b].map((n) => createHash("sha256").update(Buffer.concat([seed, Buffer.from(String(n))])).digest("hex")) as [string, string];
      return left < right ? -1 : 1;
    });
    let left = 10;
    const [chosen, waiting]: number[][] = [[], []];
    for (const number of order) {
      const size = sizes[number - 1] ?? 0;
      if (size <= left) {
        chosen!.push(number);
        left -= size;
      } else waiting!.push(number);
    }
    expect(record.draw).toMatchObject({ chosen, alternates: waiting });
    expect(persons(record.draw.chosen)).toBeLessThanOrEqual(10);
  });

  it("never splits a party and never leaves places that the next party in line would fit", () => {
    for (let n = 0; n < 200; n += 1) {
      const { chosen, alternates } = drawParties(sha256, sha256(Buffer.from(`seed ${n}`)), request.applications, 10);
      const left = 10 - persons(chosen);
      expect([...chosen, ...alternates].sort((a, b) => a - b)).toEqual(sizes.map((_, i) => i + 1));
      expect(left).toBeGreaterThanOrEqual(0);
      expect(alternates.every((number) => (sizes[number - 1] ?? 0) > left)).toBe(true);
    }
  });

  it("gives everybody a place where there are enough", () => {
    expect(drawParties(sha256, sha256(Buffer.from("x")), request.applications, 100)).toMatchObject({ alternates: [] });
  });

  it("gives each of twelve single people a fair chance of six places: 2,000 draws, each within five standard deviations", () => {
    const times = new Map<number, number>();
    const singles = sizes.map((_, i) => ({ number: i + 1, persons: 1 }));
    for (let n = 0; n < 2000; n += 1) for (const number of drawParties(sha256, sha256(Buffer.from(`fair ${n}`)), singles, 6).chosen) times.set(number, (times.get(number) ?? 0) + 1);
    for (const count of times.values()) expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(500));
  });
});

describe("freezing the list", () => {
  it("gives the same hash whatever the order of the applications, and holds numbers and sizes alone", () => {
    expect(freeze({ applications: [...request.applications].reverse() }).recordHash).toBe(freeze().recordHash);
    expect(Object.keys(freeze().frozen.pool[0]!)).toEqual(["number", "persons"]);
  });

  it("is refused for a value less than an hour away, for nobody, and for a number twice", () => {
    expect(freezeLottery(sha256, { ...request, frozenAt: new Date(availableAt.getTime() - 59 * 60_000) })).toMatchObject({ reason: "VALUE_TOO_EARLY" });
    expect(freezeLottery(sha256, { ...request, applications: [] })).toMatchObject({ reason: "NOBODY_APPLIED" });
    expect(freezeLottery(sha256, { ...request, applications: [{ number: 3, persons: 1 }, { number: 3, persons: 2 }] })).toMatchObject({ reason: "NUMBER_TWICE", number: 3 });
  });

  it("waits for its value and takes no other kind", () => {
    expect(revealLottery(sha256, freeze().frozen, value, new Date(availableAt.getTime() - 1))).toMatchObject({ reason: "VALUE_NOT_YET_PUBLIC" });
    expect(revealLottery(sha256, freeze().frozen, { kind: "beacon", hex: "0".repeat(64) }, drawnAt)).toMatchObject({ reason: "WRONG_KIND_OF_VALUE" });
  });
});

describe("verifying a lottery record", () => {
  it("agrees with itself and names its kind", () => {
    expect(verifyDraw(sha256, copy())).toMatchObject({ consistent: true, kind: "kaimen-lottery", chosen: record.draw.chosen, alternates: record.draw.alternates });
  });

  it.each([
    ["a party that grew", (one: LotteryRecord) => void (one.frozen.pool[0]!.persons = 4), "recordHash"],
    ["two winners that changed places", (one: LotteryRecord) => void one.draw.chosen.reverse(), "draw.chosen[0]"],
    ["one more on the list of winners", (one: LotteryRecord) => void one.draw.chosen.push(one.draw.alternates[0]!), `draw.chosen[${record.draw.chosen.length}]`],
    ["another value", (one: LotteryRecord) => void (one.draw.randomness = { kind: "numbers", sources: ["482914"] }), "draw.text"],
    ["an unknown procedure", (one: LotteryRecord) => void (one.frozen.algorithm = "hash-order"), "frozen.algorithm"],
    ["a field too many", (one: LotteryRecord) => void Object.assign(one.frozen.pool[0]!, { name: "王" }), "frozen.pool[0].name"],
    ["a party of nobody", (one: LotteryRecord) => void (one.frozen.pool[0]!.persons = 0), "frozen.pool[0].persons"],
  ])("finds %s", (_, tamper, where) => {
    const changed = copy();
    tamper(changed);
    expect(verifyDraw(sha256, changed)).toMatchObject({ consistent: false, difference: { where } });
  });

  it("finds a record that was rewritten as a whole by the hash published before", () => {
    const { frozen, recordHash } = freeze({ seats: 12 });
    const again = revealLottery(sha256, frozen, value, drawnAt);
    if (!again.ok) throw new Error(again.reason);
    expect(verifyDraw(sha256, again.record, hashOf(sha256, freeze().frozen))).toMatchObject({ consistent: false, difference: { reason: "NOT_THE_PUBLISHED_RECORD" } });
    expect(verifyDraw(sha256, again.record, recordHash)).toMatchObject({ consistent: true });
  });
});

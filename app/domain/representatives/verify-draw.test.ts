import { createHash } from "node:crypto";
import { sha256 as pureSha256 } from "@noble/hashes/sha2.js";
import { describe, expect, it } from "vitest";
import type { Sha256 } from "./bytes";
import { commitmentOf, freezeDraw, hashOf, revealDraw, type DrawRecord, type FreezeRequest, type FrozenDraw } from "./draw-record";
import { drawRefusalWords } from "./draw-record.words";
import { meetsQuotas, type Quota } from "./quotas";
import { verifyDraw } from "./verify-draw";
import { verificationWords } from "./verify-draw.words";

const sha256: Sha256 = (bytes) => createHash("sha256").update(bytes).digest();
const quota = (dimension: string, value: string, min: number, max: number): Quota => ({ dimension, value, min, max });
const salt = (n: number) => Uint8Array.from({ length: 16 }, (_, i) => (n * 31 + i * 7) % 256);
const frozenAt = new Date("2026-08-20T09:00:00+08:00");
const availableAt = new Date("2026-08-21T10:00:00+08:00");
const drawnAt = new Date("2026-08-21T10:05:00+08:00");
const value482913 = { kind: "numbers" as const, sources: ["482913"] };

const districts = ["东区", "南区", "西区", "北区"];
const request: FreezeRequest = {
  call: "列席 2026 年第 9 次主任办公会议的公众代表",
  purpose: "panel",
  seats: 5,
  quotas: [quota("性别", "女性", 2, 3), quota("性别", "男性", 2, 3), ...districts.map((one) => quota("区", one, 1, 2))],
  applicants: Array.from({ length: 60 }, (_, i) => ({
    number: i + 1,
    person: `applicant-${i + 1}@mail.example`,
    salt: salt(i),
    values: { 性别: i % 3 === 0 ? "女性" : "男性", 区: districts[i % 4] as string, 职业: i === 0 ? "灯塔看守" : "职员" },
  })),
  randomness: { kind: "numbers", source: "2026-08-21 公布的某公开号码", availableAt },
  frozenAt,
  previousRecordHash: null,
  acceptsLooserQuotas: false,
};

function freeze(more: Partial<FreezeRequest> = {}) {
  const result = freezeDraw(sha256, { ...request, ...more });
  if (!result.ok) throw new Error(result.reason);
  return result;
}
function reveal(frozen: FrozenDraw, sources = ["482913"]): DrawRecord {
  const result = revealDraw(sha256, frozen, { kind: "numbers", sources }, drawnAt);
  if (!result.ok) throw new Error(result.reason);
  return result.record;
}
const record = reveal(freeze().frozen);
const copy = (): DrawRecord => JSON.parse(JSON.stringify(record)) as DrawRecord;

describe("freezing the pool", () => {
  it("is refused with the exact shortage and without any partial result: 8 applicants, 5 seats, 3 women wanted, 2 there", () => {
    const applicants = request.applicants.slice(0, 8).map((one, i) => ({ ...one, values: { 性别: i < 2 ? "女性" : "男性" } }));
    const refused = freezeDraw(sha256, { ...request, applicants, quotas: [quota("性别", "女性", 3, 5)] });
    expect(refused).toMatchObject({ ok: false, reason: "INFEASIBLE" });
    expect(Object.keys(refused).sort()).toEqual(["ok", "reason", "shortages"]);
    if (refused.ok) throw new Error("must be refused");
    expect(drawRefusalWords(refused, "zh").sentence).toContain("女性需 3 名，仅 2 名报名");
  });

  it("gives the same hash whatever the order of the applicants", () => {
    expect(freeze({ applicants: [...request.applicants].reverse() }).recordHash).toBe(freeze().recordHash);
  });

  it("publishes numbers, the values that quotas use and commitments, and nothing that names a person", () => {
    const text = JSON.stringify(freeze().frozen);
    expect(text).not.toContain("@mail.example");
    expect(text).not.toContain("灯塔看守");
    expect(freeze().frozen.pool[0]).toEqual({
      number: 1,
      values: { 性别: "女性", 区: "东区" },
      commitment: commitmentOf(sha256, salt(0), { number: 1, person: "applicant-1@mail.example", values: { 性别: "女性", 区: "东区" } }),
    });
  });

  it("lets an applicant with the salt check the own row, and nobody without it", () => {
    const row = freeze().frozen.pool[4];
    const own = { number: 5, person: "applicant-5@mail.example", values: row?.values ?? {} };
    expect(commitmentOf(sha256, salt(4), own)).toBe(row?.commitment);
    expect(commitmentOf(sha256, salt(5), own)).not.toBe(row?.commitment);
    expect(() => commitmentOf(sha256, new Uint8Array(8), own)).toThrow(RangeError);
  });

  it("puts small cells together only with the office's consent when that loosens a quota", () => {
    const applicants = request.applicants.slice(0, 20).map((one, i) => ({ ...one, values: { 性别: i < 2 ? "女性" : "男性", 区: "东区" } }));
    const quotas = [quota("性别", "女性", 2, 3)];
    const refused = freezeDraw(sha256, { ...request, applicants, quotas });
    expect(refused).toMatchObject({ ok: false, reason: "QUOTA_WOULD_BE_LOOSER", merged: [{ into: "女性、男性" }] });
    const accepted = freeze({ applicants, quotas, acceptsLooserQuotas: true });
    expect(accepted.frozen.merged).toMatchObject([{ into: "女性、男性", loosensQuota: true }]);
    expect(verifyDraw(sha256, reveal(accepted.frozen))).toMatchObject({ consistent: true });
  });

  it("refuses a value that is public too early, numbers twice, missing answers and double quotas", () => {
    const refused = (more: Partial<FreezeRequest>) => {
      const result = freezeDraw(sha256, { ...request, ...more });
      return result.ok ? "ok" : result.reason;
    };
    expect(refused({ randomness: { ...request.randomness, availableAt: new Date(frozenAt.getTime() + 3_599_999) } })).toBe("VALUE_TOO_EARLY");
    expect(refused({ randomness: { ...request.randomness, availableAt: new Date(frozenAt.getTime() + 3_600_000) } })).toBe("ok");
    expect(refused({ applicants: [...request.applicants, ...request.applicants.slice(0, 1)] })).toBe("NUMBER_TWICE");
    expect(refused({ applicants: request.applicants.map((one) => ({ ...one, values: { 性别: "女性" } })) })).toBe("VALUE_MISSING");
    expect(refused({ quotas: [...request.quotas, quota("性别", "女性", 0, 5)] })).toBe("QUOTA_TWICE");
  });
});

describe("the draw of 5 from 60", () => {
  it("keeps the quotas, orders the alternates, and is the same in another browser with another SHA-256", () => {
    const chosen = record.frozen.pool.filter((row) => record.draw.chosen.includes(row.number));
    expect(meetsQuotas(chosen, record.frozen.quotas, 5)).toBe(true);
    expect(record.draw.alternates).toHaveLength(55);
    const again = revealDraw((bytes) => pureSha256(bytes), freeze().frozen, value482913, drawnAt);
    expect(again).toEqual({ ok: true, record });
    expect(verifyDraw((bytes) => pureSha256(bytes), copy())).toEqual({
      consistent: true,
      kind: "kaimen-draw",
      recordHash: record.recordHash,
      chosen: record.draw.chosen,
      alternates: record.draw.alternates,
    });
  });

  it("agrees with the example of docs/draw.md, which was computed by a second program", () => {
    expect(record.recordHash).toBe("cef4cf5ec158348bd96f8d2474f0623b70c668717d321421fdfc802dc127966d");
    expect(record.draw.seed).toBe("d9071a717c66a1efceeca8020658f940601518d21443838f96020106b04c134b");
    expect(record.draw.chosen).toEqual([54, 24, 7, 38, 13]);
    expect(record.draw.alternates.slice(0, 6)).toEqual([14, 22, 60, 20, 2, 15]);
  });

  it("waits for the public value and takes no other kind", () => {
    const { frozen } = freeze();
    expect(revealDraw(sha256, frozen, value482913, new Date(availableAt.getTime() - 1))).toMatchObject({ reason: "VALUE_NOT_YET_PUBLIC" });
    expect(revealDraw(sha256, frozen, { kind: "beacon", hex: "ab".repeat(32) }, drawnAt)).toMatchObject({ reason: "WRONG_KIND_OF_VALUE" });
    expect(revealDraw(sha256, frozen, { kind: "numbers", sources: ["48291x"] }, drawnAt)).toMatchObject({ reason: "NOT_A_PUBLIC_VALUE" });
  });

  it("is another one with another value: the seed decides", () => {
    const others = ["482914", "482912", "0"].map((value) => reveal(record.frozen, [value]).draw.chosen.join());
    expect(new Set([record.draw.chosen.join(), ...others]).size).toBe(4);
  });
});

describe("the verifier", { timeout: 60_000 }, () => {
  it("says 不一致 when one character of the public value is changed", () => {
    const wrong = copy();
    wrong.draw.randomness = { kind: "numbers", sources: ["482914"] };
    expect(verifyDraw(sha256, wrong)).toMatchObject({ consistent: false, difference: { reason: "RANDOM_VALUE", where: "draw.text" } });
    wrong.draw.text = "482914./";
    const verification = verifyDraw(sha256, wrong);
    expect(verification).toMatchObject({ consistent: false, difference: { reason: "SEED", where: "draw.seed" } });
    expect(verificationWords(verification, "zh").word).toBe("不一致");
    expect(verificationWords(verifyDraw(sha256, record), "zh")).toEqual({ word: "一致", detail: "" });
  });

  it("finds every single field that was changed, removed or added", () => {
    const changed = tamperings(record);
    expect(changed.length).toBeGreaterThan(400);
    for (const { where, record: wrong } of changed) {
      expect([where, verifyDraw(sha256, wrong).consistent]).toEqual([where, false]);
    }
  });

  it("names the place of a person who was put in or taken out, even if the result's hash was made new", () => {
    const wrong = copy();
    wrong.draw.chosen[2] = wrong.draw.alternates[0] as number;
    wrong.resultHash = hashOf(sha256, { frozen: wrong.frozen, recordHash: wrong.recordHash, draw: wrong.draw });
    expect(verifyDraw(sha256, wrong)).toMatchObject({ difference: { reason: "RESULT", where: "draw.chosen[2]", expected: String(record.draw.chosen[2]) } });
    const swapped = copy();
    swapped.draw.alternates.reverse();
    expect(verifyDraw(sha256, swapped)).toMatchObject({ difference: { where: "draw.alternates[0]" } });
  });

  it("needs the hash published before the draw to find a record that was made anew as a whole", () => {
    const forged = reveal(freeze({ quotas: request.quotas.map((one) => (one.value === "女性" ? { ...one, min: 3 } : one)) }).frozen);
    expect(verifyDraw(sha256, forged)).toMatchObject({ consistent: true });
    expect(verifyDraw(sha256, forged, record.recordHash)).toMatchObject({
      consistent: false,
      difference: { reason: "NOT_THE_PUBLISHED_RECORD" },
    });
    expect(verifyDraw(sha256, record, record.recordHash.toUpperCase())).toMatchObject({ consistent: true });
  });

  it("does not guess: unknown procedures, other files and broken times are named", () => {
    const rehashed = (change: (frozen: FrozenDraw) => void) => {
      const wrong = copy();
      change(wrong.frozen);
      wrong.recordHash = hashOf(sha256, wrong.frozen);
      return verifyDraw(sha256, wrong);
    };
    expect(rehashed((frozen) => { frozen.version = 2; })).toMatchObject({ difference: { reason: "UNKNOWN_ALGORITHM", found: "hash-order/2" } });
    expect(rehashed((frozen) => { frozen.randomness.availableAt = frozen.frozenAt; })).toMatchObject({ difference: { reason: "WRONG_ORDER_OF_TIME" } });
    expect(rehashed((frozen) => { frozen.pool.reverse(); })).toMatchObject({ difference: { reason: "NOT_A_RECORD", where: "frozen.pool[1].number" } });
    for (const other of [null, 1, "record", [], {}, { frozen: {} }]) {
      expect(verifyDraw(sha256, other)).toMatchObject({ consistent: false, difference: { reason: "NOT_A_RECORD" } });
    }
  });
});

/** The record with each leaf changed, each field removed and one added to each object, one at a time. */
function tamperings(original: DrawRecord): { where: string; record: unknown }[] {
  const found: { where: string; record: unknown }[] = [];
  const withChange = (path: readonly (string | number)[], change: (holder: Record<string | number, unknown>, key: string | number) => void) => {
    const record = JSON.parse(JSON.stringify(original)) as Record<string | number, unknown>;
    let holder = record;
    for (const step of path.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
    change(holder, path.at(-1) as string | number);
    found.push({ where: path.join("."), record });
  };
  const visit = (value: unknown, path: readonly (string | number)[]) => {
    if (Array.isArray(value)) value.forEach((one, i) => visit(one, [...path, i]));
    else if (typeof value === "object" && value !== null) {
      for (const [key, one] of Object.entries(value)) {
        withChange([...path, key], (holder, last) => { delete holder[last]; });
        visit(one, [...path, key]);
      }
      withChange([...path, "extra"], (holder, last) => { holder[last] = "x"; });
    } else {
      withChange(path, (holder, last) => { holder[last] = changed(value); });
    }
  };
  visit(original, []);
  return found;
}

function changed(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (value === null) return "0".repeat(64);
  const text = String(value);
  const last = text.charCodeAt(text.length - 1);
  return text.slice(0, -1) + String.fromCharCode(last === 0x39 ? 0x38 : last + 1);
}

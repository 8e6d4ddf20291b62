import { describe, expect, it } from "vitest";
import { buildDoor, gateOperator, scanOf, sendScan, ticketFor } from "../support/door-builder";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";
import { admitUnguarded } from "./scans.unguarded";

const ROUNDS = 20;
/** As often as the acceptance case asks. */
const C1_ROUNDS = 100;

const platform = await testPlatform({ pool: 12 });
const { sessionId, operator } = await buildDoor(platform, { capacity: 400 });
const other = await gateOperator(platform, "test-office", "李师傅");
const unitsOf = (registrationId: string) => platform.db.admissionUnit.count({ where: { registrationId } });

describe("C1: one code at two doors in the same moment", () => {
  it("lets one person in and tells the other door where and when, a hundred times", async () => {
    for (let round = 0; round < C1_ROUNDS; round++) {
      const { id, code } = await ticketFor(platform, sessionId);
      const [east, west] = await Promise.all([
        sendScan(platform, operator, scanOf(sessionId, { code, deviceId: "EAST-AAA" })),
        sendScan(platform, other, scanOf(sessionId, { code, deviceId: "WEST-BBB" })),
      ]);
      const [loser, winner] = east.verdict === "admit" ? [west, { tag: "AAA", name: "黄师傅" }] : [east, { tag: "BBB", name: "李师傅" }];
      expect([east.verdict, west.verdict].sort()).toEqual(["admit", "already_in"]);
      expect(loser.first).toEqual({ at: "2026-08-20T01:10:00.000Z", gate: winner.tag, operator: winner.name });
      expect(loser.words.zh.next).toContain(`由检票机 ${winner.tag} 的${winner.name}签到`);
      expect(await unitsOf(id)).toBe(1);
      expect(await platform.db.scan.count({ where: { registrationId: id } })).toBe(2);
    }
  }, 240_000);

  it("lets both in where who is inside is counted first and written then", async () => {
    const { id } = await ticketFor(platform, sessionId);
    const looked = meetingPoint(2);
    const verdicts = await Promise.all([1, 2].map(() => admitUnguarded(platform, { id, persons: 1 }, looked)));
    expect(verdicts).toEqual(["admit", "admit"]);
    expect(await unitsOf(id)).toBe(2);
  });
});

describe("C11: a party of four", () => {
  it("goes in as three, then one; the next one is one too many", async () => {
    const { id, code } = await ticketFor(platform, sessionId, { name: "司马相如", persons: 4 });
    const go = (persons: number) => sendScan(platform, operator, scanOf(sessionId, { code, persons, deviceId: `P${persons}-${Math.abs(persons)}` }));
    expect(await go(3)).toMatchObject({ verdict: "admit", admitted: 3, of: 4, name: "司马*如" });
    expect(await go(1)).toMatchObject({ verdict: "admit", admitted: 4, of: 4 });
    platform.clock.advance(1);
    expect(await go(1)).toMatchObject({ verdict: "party_full", admitted: 4, of: 4 });
    expect(await unitsOf(id)).toBe(4);
  });

  it("never gets more than four in when two phones admit three each", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id, code } = await ticketFor(platform, sessionId, { persons: 4 });
      const both = await Promise.all(
        ["EAST-AAA", "WEST-BBB"].map((deviceId, index) => sendScan(platform, index ? other : operator, scanOf(sessionId, { code, persons: 3, deviceId }))),
      );
      expect(both.map((answer) => answer.verdict).sort()).toEqual(["admit", "party_full"]);
      expect(both.find((answer) => answer.verdict === "party_full")).toMatchObject({ admitted: 3, of: 4 });
      expect(await unitsOf(id)).toBe(3);
    }
  });

  it("gets all four in when four phones admit one each", async () => {
    const { id, code } = await ticketFor(platform, sessionId, { persons: 4 });
    const all = await Promise.all([1, 2, 3, 4, 5].map((phone) => sendScan(platform, operator, scanOf(sessionId, { code, deviceId: `PHONE-${phone}` }))));
    expect(all.map((answer) => answer.verdict).sort()).toEqual(["admit", "admit", "admit", "admit", "party_full"]);
    expect(all.flatMap((answer) => (answer.verdict === "admit" ? [answer.admitted] : [])).sort()).toEqual([1, 2, 3, 4]);
    expect(await unitsOf(id)).toBe(4);
  });
});

describe("C3: one scan sent three times, two of them at once", () => {
  it("is one admission with one answer", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id, code } = await ticketFor(platform, sessionId);
      const scan = scanOf(sessionId, { code });
      const pair = await Promise.all([sendScan(platform, operator, scan), sendScan(platform, operator, scan)]);
      const third = await sendScan(platform, operator, scan);
      const answers = [...pair, third].map(({ replayed: _again, ...answer }) => JSON.stringify(answer));
      expect(new Set(answers).size).toBe(1);
      expect(pair[0].verdict).toBe("admit");
      expect([...pair, third].filter((answer) => answer.replayed)).toHaveLength(2);
      expect(await unitsOf(id)).toBe(1);
    }
  });
});

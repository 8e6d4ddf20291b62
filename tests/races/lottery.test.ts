import { describe, expect, it } from "vitest";
import { freezeSessionLottery } from "~/features/open-month/freeze-lottery.server";
import { findLottery } from "~/features/open-month/public-queries.server";
import { revealSessionLottery } from "~/features/open-month/reveal-lottery.server";
import { project } from "~/publications";
import { buildEvent, register, seatsAddUp } from "../support/event-builder";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";
import { applyUnguarded, revealUnguarded } from "./lottery.unguarded";

const DURING = new Date("2026-08-12T09:00:00+08:00");
const CLOSED = new Date("2026-08-19T18:00:00+08:00");
const LAST_INSTANT = new Date(CLOSED.getTime() - 1);
const DRAW_AT = "2026-08-19T21:30:00+08:00";
const AFTER = new Date("2026-08-19T21:40:00+08:00");
const ROUNDS = 4;
const platform = await testPlatform({ pool: 30 });

let events = 0;
async function lottery(people: number) {
  events += 1;
  const { organiser, sessionIds } = await buildEvent(platform, { slug: `draw-${events}`, seasonYear: null, sessions: [{ capacity: 4, drawAt: DRAW_AT }] });
  const sessionId = sessionIds[0]!;
  for (let person = 0; person < people; person += 1) await register(platform, DURING, sessionId, person);
  return { organiser, sessionId, freeze: () => freezeSessionLottery(platform, CLOSED, organiser, sessionId, project) };
}
async function pooled(sessionId: string): Promise<number[]> {
  const found = await findLottery(platform.db, sessionId);
  if (found === null || found === "withdrawn") throw new Error("not frozen");
  return found.record.frozen.pool.map(({ number }) => number);
}
const applied = async (sessionId: string) => (await platform.db.registration.findMany({ where: { sessionId, state: "applied" }, orderBy: { number: "asc" } })).map(({ number }) => number);

describe("applications of the last instant while the office freezes the list", () => {
  it("are in the published list or are refused: nobody is accepted and left out", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { sessionId, freeze } = await lottery(3);
      const [frozen, ...answers] = await Promise.all([freeze(), ...Array.from({ length: 20 }, (_, n) => register(platform, LAST_INSTANT, sessionId, 100 + n))]);
      expect(frozen).toMatchObject({ ok: true });
      for (const answer of answers) if (!answer.ok) expect(answer.reason).toBe("LIST_FROZEN");
      expect(await pooled(sessionId)).toEqual(await applied(sessionId));
      expect(await applied(sessionId)).toHaveLength(3 + answers.filter(({ ok }) => ok).length);
      expect(await seatsAddUp(platform, sessionId)).toBe(true);
    }
  });

  it("are accepted and left out where the window alone is looked at", async () => {
    const { sessionId, freeze } = await lottery(3);
    let go: () => void = () => {};
    const frozen = new Promise<void>((resolve) => (go = resolve));
    const late = applyUnguarded(platform, LAST_INSTANT, sessionId, 50, () => frozen);
    await freeze();
    go();
    expect(await late).toMatchObject({ ok: true });
    expect(await pooled(sessionId)).not.toEqual(await applied(sessionId));
  });
});

it("three presses of the freeze at once publish one list", async () => {
  const { sessionId, freeze } = await lottery(6);
  const answers = await Promise.all([freeze(), freeze(), freeze()]);
  expect(answers.filter((answer) => answer.ok && answer.isNew)).toHaveLength(1);
  expect(new Set(answers.map((answer) => answer.ok && answer.recordHash))).toHaveLength(1);
  expect(await platform.db.revision.count({ where: { publication: { kind: "lottery", nounId: sessionId } } })).toBe(1);
});

describe("two presses of the draw at once, with two values", () => {
  const value = (text: string) => ({ text, publicAt: new Date(DRAW_AT) });

  it("make one draw, give every seat once, and both are told its result", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { organiser, sessionId, freeze } = await lottery(12);
      await freeze();
      const answers = await Promise.all(["482913", "777777"].map((text) => revealSessionLottery(platform, AFTER, organiser, sessionId, value(text), project)));
      expect(answers.filter((answer) => answer.ok && answer.isNew)).toHaveLength(1);
      const confirmed = await platform.db.registration.findMany({ where: { sessionId, state: "confirmed" }, select: { number: true } });
      for (const answer of answers) expect(answer.ok && [...answer.chosen].sort((a, b) => a - b)).toEqual(confirmed.map(({ number }) => number).sort((a, b) => a - b));
      expect(confirmed).toHaveLength(4);
      expect(await seatsAddUp(platform, sessionId)).toBe(true);
    }
  });

  it("tell two results and give out more seats than there are where it is looked first and written then", async () => {
    const { sessionId, freeze } = await lottery(12);
    await freeze();
    const looked = meetingPoint(2);
    const [first, second] = await Promise.all([[1, 2, 3, 4], [5, 6, 7, 8]].map((chosen) => revealUnguarded(platform, AFTER, sessionId, chosen, looked)));
    expect(first).not.toEqual(second);
    expect(await platform.db.registration.count({ where: { sessionId, state: "confirmed" } })).toBeGreaterThan(4);
  });
});

import { describe, expect, it } from "vitest";
import type { DrawRecord } from "~/domain/representatives/draw-record";
import { applyForCall } from "~/features/representatives/apply-for-call.server";
import { freezePool } from "~/features/representatives/freeze-pool.server";
import { revealPanel } from "~/features/representatives/reveal-draw.server";
import { project } from "~/publications";
import { applyAndScreen, buildCall, citizenNumber, DRAW_AT, DURING, examplePeople, FROZEN_AT, frozenCall, publishCall, PUBLISHED_AT, random } from "../support/call-builder";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";
import { applyUnguarded, revealUnguarded } from "./draw.unguarded";

const PEOPLE = 12;
const mine = { slug: "siren-meeting", answers: [true], values: ["女性", "东区"], statement: "", lang: "zh" as const };
const numbersUpTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const afterDraw = new Date(DRAW_AT.getTime() + 600_000);
const valueOf = (text: string) => ({ text, publicAt: DRAW_AT });

async function openCall() {
  const platform = await testPlatform({ pool: 30 });
  const world = await buildCall(platform);
  await publishCall(platform, PUBLISHED_AT, world);
  const citizens = await Promise.all(numbersUpTo(PEOPLE).map((n) => citizenNumber(platform, n)));
  const { id: callId } = await platform.db.representativeCall.findFirstOrThrow();
  return { platform, world, citizens, callId };
}

describe("applications in the same moment", () => {
  it("of twelve people get twelve numbers, one after the other", async () => {
    const { platform, citizens } = await openCall();
    const answers = await Promise.all(citizens.map((id) => applyForCall(platform, DURING, id, mine, random)));
    const numbers = answers.map((answer) => (answer.ok ? answer.number : 0)).sort((a, b) => a - b);
    expect(numbers).toEqual(numbersUpTo(PEOPLE));
  });

  it("of one person are one application, and every press is told its number", async () => {
    const { platform, citizens } = await openCall();
    const answers = await Promise.all(numbersUpTo(PEOPLE).map(() => applyForCall(platform, DURING, citizens[0]!, mine, random)));
    expect(answers.filter((answer) => answer.ok && answer.isNew)).toHaveLength(1);
    expect(answers.every((answer) => answer.ok && answer.number === 1)).toBe(true);
    expect(await platform.db.representativeApplication.count()).toBe(1);
  });

  it("are turned away where the next number is looked up without the lock", async () => {
    const { platform, citizens, callId } = await openCall();
    const looked = meetingPoint(PEOPLE);
    const answers = await Promise.all(citizens.map((id) => applyUnguarded(platform, DURING, callId, id, looked)));
    expect(answers.filter((answer) => answer === "failed").length).toBeGreaterThan(0);
  });
});

describe("two officials who freeze the same pool at once", () => {
  it("freeze one pool, and both are told its hash", async () => {
    const { platform, world } = await openCall();
    await applyAndScreen(platform, world, examplePeople(30).map((person) => ({ ...person, verdict: "eligible" })));
    const freeze = () => freezePool(platform, FROZEN_AT, world.drafter, world.slug, { looserQuotas: false, neverSelectable: false }, project);
    const answers = await Promise.all([freeze(), freeze(), freeze()]);
    const { recordHash } = await platform.db.representativeDraw.findFirstOrThrow();
    expect(answers.map((answer) => answer.ok && answer.recordHash)).toEqual([recordHash, recordHash, recordHash]);
    expect(answers.filter((answer) => answer.ok && answer.isNew)).toHaveLength(1);
    expect(await platform.db.revision.count({ where: { publication: { kind: "draw" } } })).toBe(1);
  });
});

describe("two presses of the draw at once, with two values", () => {
  const values = ["482913", "777777"] as const;

  it("make one draw, and both are told its result", async () => {
    const platform = await testPlatform({ pool: 30 });
    const world = await buildCall(platform);
    const { drawId } = await frozenCall(platform, world, 60);
    const answers = await Promise.all(values.map((value) => revealPanel(platform, afterDraw, world.drafter, drawId, valueOf(value), project)));
    const { record } = await platform.db.representativeDraw.findFirstOrThrow();
    const { chosen } = (record as unknown as DrawRecord).draw;
    expect(answers.map((answer) => answer.ok && answer.chosen)).toEqual([chosen, chosen]);
    expect(answers.filter((answer) => answer.ok && answer.isNew)).toHaveLength(1);
    expect(await platform.db.revision.count({ where: { publication: { kind: "draw" } } })).toBe(2);
  });

  it("tell two results where it is looked first and written then", async () => {
    const platform = await testPlatform({ pool: 30 });
    const world = await buildCall(platform);
    const { drawId } = await frozenCall(platform, world, 60);
    const looked = meetingPoint(2);
    const [first, second] = await Promise.all(values.map((value) => revealUnguarded(platform, afterDraw, drawId, value, looked)));
    expect(first).not.toEqual(second);
  });
});

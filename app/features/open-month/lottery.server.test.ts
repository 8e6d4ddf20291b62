import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { LotteryRecord } from "~/domain/open-month/lottery";
import { isLotteryDrawn } from "~/domain/open-month/public-shapes";
import { verifyDraw } from "~/domain/representatives/verify-draw";
import { project, withdrawProjection } from "~/publications";
import { buildEvent, register, releaseEvent, seatsAddUp, type TestEvent } from "../../../tests/support/event-builder";
import { testPlatform } from "../../../tests/support/platform";
import { cancelRegistration } from "./cancel-registration.server";
import { cancelSessions } from "./cancel-sessions.server";
import { changeCapacity } from "./change-capacity.server";
import { changeParty } from "./change-party.server";
import { eventPublication } from "./event-publication.server";
import { freezeSessionLottery } from "./freeze-lottery.server";
import { findEvent, findLottery } from "./public-queries.server";
import { revealSessionLottery } from "./reveal-lottery.server";
import { tellLottery } from "./tell-lottery.server";
import { findTicket } from "./ticket-queries.server";
import { ticketCodeHash } from "./ticket-code.server";

const DURING = new Date("2026-08-12T09:00:00+08:00");
const CLOSED = new Date("2026-08-19T18:00:00+08:00");
const DRAW_AT = "2026-08-19T21:30:00+08:00";
const AFTER = new Date("2026-08-19T21:40:00+08:00");
const value = { text: "482913", publicAt: new Date(DRAW_AT) };
const sizes = [2, 1, 4, 1, 3, 2, 1, 2, 4, 1];
const platform = await testPlatform();
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

let events = 0;
let event: TestEvent;
let sessionId: string;
let holders: { codeHash: string; actor: { kind: "anonymous" } }[];
let codes: string[];
beforeEach(async () => {
  events += 1;
  event = await buildEvent(platform, { slug: `lottery-${events}`, seasonYear: null, sessions: [{ capacity: 8, drawAt: DRAW_AT }] });
  sessionId = event.sessionIds[0]!;
  [holders, codes] = [[], []];
  for (const [person, persons] of sizes.entries()) {
    const result = await register(platform, DURING, sessionId, 1000 * events + person, { persons, contact: { kind: "email", value: `p${person}@lottery-${events}.example` } });
    if (!result.ok || result.state !== "applied") throw new Error("must be an application");
    holders.push({ codeHash: ticketCodeHash(result.code), actor: { kind: "anonymous" } });
    codes.push(result.code);
  }
});
const freeze = (now = CLOSED) => freezeSessionLottery(platform, now, event.organiser, sessionId, project);
const reveal = (text = value.text, now = AFTER) => revealSessionLottery(platform, now, event.organiser, sessionId, { ...value, text }, project);
const states = async () => (await platform.db.registration.findMany({ where: { sessionId }, orderBy: { number: "asc" } })).map(({ state }) => state);
const session = () => platform.db.eventSession.findUniqueOrThrow({ where: { id: sessionId } });
const messages = async (template: string) => (await platform.db.message.findMany({ where: { template, recipient: { endsWith: `@lottery-${events}.example` } }, select: { recipient: true } })).map(({ recipient }) => Number(/^p(\d+)/.exec(recipient)?.[1]) + 1).sort((a, b) => a - b);
async function recordOf(): Promise<LotteryRecord> {
  const lottery = await findLottery(platform.db, sessionId);
  if (lottery === null || lottery === "withdrawn" || !isLotteryDrawn(lottery.record)) throw new Error("not drawn");
  return lottery.record;
}

describe("applying for a session by lottery", () => {
  it("takes no seat however many apply, and gives each a number and a message that says when it is drawn", async () => {
    expect(await session()).toMatchObject({ seatsLeft: 8, waitingParties: 0, appliedParties: 10 });
    expect(await messages("registration-applied")).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect((await platform.db.message.findFirstOrThrow({ where: { template: "registration-applied", recipient: `p0@lottery-${events}.example` } })).props).toMatchObject({ number: 1, drawAt: new Date(DRAW_AT).toISOString() });
    expect(await seatsAddUp(platform, sessionId)).toBe(true);
  });

  it("is once per person, and can be changed and withdrawn", async () => {
    const again = await register(platform, DURING, sessionId, 1, { contact: { kind: "email", value: `p0@lottery-${events}.example` } });
    expect(again).toMatchObject({ ok: true, isNew: false, number: 1, state: "applied" });
    expect(await changeParty(platform, DURING, holders[1]!, 4)).toMatchObject({ ok: true });
    expect(await cancelRegistration(platform, DURING, holders[2]!)).toEqual({ ok: true, freed: 0 });
    expect(await session()).toMatchObject({ seatsLeft: 8, appliedParties: 9 });
    expect(await seatsAddUp(platform, sessionId)).toBe(true);
  });

  it("is told on the event page how and when it is drawn, before anybody applies", async () => {
    const view = await findEvent(platform.db, event.slug, new Date("2026-07-31T12:00:00Z"));
    expect(view?.sessions[0]).toMatchObject({ allocation: "lottery", draw: { at: new Date(DRAW_AT), source: "2026年8月19日晚公布的某公开号码" }, window: { state: "not-open-yet" } });
  });

  it("shows the holder where it stands", async () => {
    const found = await findTicket(platform, codes[0]!, DURING, "10.0.0.1");
    expect(found).toMatchObject({ ok: true, ticket: { state: "applied", number: 1, ahead: null, lottery: { isFrozen: false }, can: { change: true, cancel: true } } });
    await freeze();
    expect(await findTicket(platform, codes[0]!, CLOSED, "10.0.0.1")).toMatchObject({ ticket: { lottery: { isFrozen: true }, can: { change: false, cancel: true } } });
  });
});

describe("freezing the list", () => {
  it("is refused while registration is open, for another unit, and for a session without a lottery", async () => {
    expect(await freeze(new Date(CLOSED.getTime() - 1))).toMatchObject({ reason: "STILL_OPEN", closesAt: CLOSED });
    expect(await freezeSessionLottery(platform, CLOSED, { ...event.organiser, unitId: "other" }, sessionId, project)).toMatchObject({ reason: "NOT_FOUND" });
    const plain = await buildEvent(platform, { slug: `plain-${events}`, seasonYear: null });
    expect(await freezeSessionLottery(platform, CLOSED, plain.organiser, plain.sessionIds[0]!, project)).toMatchObject({ reason: "NOT_FOUND" });
  });

  it("is refused less than an hour before the value appears", async () => {
    expect(await freeze(new Date("2026-08-19T20:30:01+08:00"))).toMatchObject({ reason: "VALUE_TOO_EARLY" });
  });

  it("publishes numbers and sizes with the hash, through the table of publications, and nothing of anybody", async () => {
    await cancelRegistration(platform, DURING, holders[2]!);
    const frozen = await freeze();
    const lottery = await findLottery(platform.db, sessionId);
    if (lottery === null || lottery === "withdrawn" || !frozen.ok) throw new Error("must be public");
    expect(lottery).toMatchObject({ recordHash: frozen.recordHash, counts: { received: 10, withdrawn: 1, pooled: 9 } });
    expect(lottery.record.frozen).toMatchObject({ algorithm: "party-hash-order", version: 1, seats: 8 });
    expect(lottery.record.frozen.pool.map(({ number, persons }) => `${number}:${persons}`)).toEqual(["1:2", "2:1", "4:1", "5:3", "6:2", "7:1", "8:2", "9:4", "10:1"]);
    expect(JSON.stringify(lottery)).not.toMatch(/王小明|@|138/);
    expect(await platform.db.revision.count({ where: { publication: { kind: "lottery", nounId: sessionId } } })).toBe(1);
  });

  it("closes the list for good: no application, no change, no other capacity, no other rules", async () => {
    await freeze();
    expect(await register(platform, new Date(CLOSED.getTime() - 1), sessionId, 99)).toEqual({ ok: false, reason: "LIST_FROZEN" });
    expect(await changeParty(platform, CLOSED, holders[0]!, 1)).toEqual({ ok: false, reason: "LIST_FROZEN" });
    expect(await changeCapacity(platform, CLOSED, event.organiser, sessionId, 20)).toEqual({ ok: false, reason: "LIST_FROZEN" });
    const later = new Date("2026-08-19T20:00:00+08:00");
    await platform.db.sessionPlan.update({ where: { id: sessionId }, data: { registrationClosesAt: later, allocation: "firstCome", drawAt: null } });
    const reasons = (await eventPublication.faults(platform.db, event.id, CLOSED)).map(({ reason }) => reason);
    expect(reasons).toEqual(["RULES_OF_PLACES_CHANGED", "LIST_FROZEN"]);
    await releaseEvent(platform, event.id, CLOSED);
    expect(await session()).toMatchObject({ allocation: "lottery", registrationClosesAt: CLOSED, drawAt: new Date(DRAW_AT) });
  });

  it("changes nothing the second time", async () => {
    const first = await freeze();
    expect(await freeze(new Date(CLOSED.getTime() + 60_000))).toEqual({ ...first, isNew: false });
  });
});

describe("drawing", () => {
  it("confirms who is drawn and puts the others in line in drawn order, as the record says and anybody can verify", async () => {
    const frozen = await freeze();
    expect(await reveal()).toMatchObject({ ok: true, isNew: true });
    const record = await recordOf();
    expect(verifyDraw(sha256, JSON.parse(JSON.stringify(record)), frozen.ok ? frozen.recordHash : "")).toMatchObject({ consistent: true });
    expect(await states()).toEqual(sizes.map((_, i) => (record.draw.chosen.includes(i + 1) ? "confirmed" : "waiting")));
    const line = await platform.db.registration.findMany({ where: { sessionId, state: "waiting" }, orderBy: { waitingSeq: "asc" }, select: { number: true } });
    expect(line.map(({ number }) => number)).toEqual(record.draw.alternates);
    const taken = record.draw.chosen.reduce((sum, number) => sum + sizes[number - 1]!, 0);
    expect(await session()).toMatchObject({ seatsLeft: 8 - taken, waitingParties: 10 - record.draw.chosen.length, appliedParties: 0, drawnAt: AFTER });
    expect(await seatsAddUp(platform, sessionId)).toBe(true);
  });

  it("waits for the announced instant and a value that appeared after it, and for the list to be public", async () => {
    expect(await reveal()).toMatchObject({ reason: "NOT_FOUND" });
    await freeze();
    expect(await revealSessionLottery(platform, new Date("2026-08-19T21:29:59+08:00"), event.organiser, sessionId, value, project)).toMatchObject({ reason: "VALUE_FROM_THE_FUTURE" });
    expect(await revealSessionLottery(platform, AFTER, event.organiser, sessionId, { ...value, publicAt: CLOSED }, project)).toMatchObject({ reason: "VALUE_TOO_OLD" });
    expect(await reveal("abc")).toMatchObject({ reason: "NOT_A_PUBLIC_VALUE" });
    const { id } = await platform.db.publication.findFirstOrThrow({ where: { kind: "lottery", nounId: sessionId } });
    await platform.unitOfWork({ now: AFTER, actor: { kind: "system" } }, async (work) => {
      await withdrawProjection(work, id, "误发");
      await work.record({ action: "publication.withdrawn", nounKind: "lottery", nounId: sessionId });
      return { ok: true };
    });
    expect(await reveal()).toMatchObject({ reason: "RECORD_NOT_PUBLIC" });
    expect(await states()).toEqual(sizes.map(() => "applied"));
  });

  it("tells each once what the draw gave: a ticket with the calendar, or the place in line", async () => {
    await freeze();
    await reveal();
    const record = await recordOf();
    await tellLottery(platform, AFTER, { sessionId });
    await tellLottery(platform, AFTER, { sessionId });
    expect(await messages("registration-drawn")).toEqual([...record.draw.chosen].sort((a, b) => a - b));
    expect(await messages("registration-not-drawn")).toEqual([...record.draw.alternates].sort((a, b) => a - b));
    const second = record.draw.alternates[1]!;
    expect((await platform.db.message.findFirstOrThrow({ where: { template: "registration-not-drawn", recipient: `p${second - 1}@lottery-${events}.example` } })).props).toMatchObject({ number: second, ahead: 1 });
    expect(await findTicket(platform, codes[second - 1]!, AFTER, "10.0.0.1")).toMatchObject({ ticket: { state: "waiting", ahead: 1, lineMoves: true } });
  });

  it("gives places of a party that withdrew after the freezing to the line at once, and the record stays as it was", async () => {
    await freeze();
    const leaving = [1, 3, 5, 7, 9];
    for (const number of leaving) expect(await cancelRegistration(platform, CLOSED, holders[number - 1]!)).toEqual({ ok: true, freed: 0 });
    await reveal();
    const { frozen, draw } = await recordOf();
    expect(frozen.pool).toHaveLength(10);
    expect([...draw.chosen, ...draw.alternates].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    // The other five need 7 of the 8 places, so all of them come, whether drawn or from the line.
    expect(await states()).toEqual(sizes.map((_, i) => (leaving.includes(i + 1) ? "left" : "confirmed")));
    await tellLottery(platform, AFTER, { sessionId });
    const told = [...(await messages("registration-drawn")), ...(await messages("registration-promoted"))].sort((a, b) => a - b);
    expect(told).toEqual([2, 4, 6, 8, 10]);
    expect(await messages("registration-not-drawn")).toEqual([]);
    expect(await seatsAddUp(platform, sessionId)).toBe(true);
  });

  it("lets a freed seat go to the line after the draw, though registration is long closed", async () => {
    await freeze();
    await reveal();
    const { chosen, alternates } = (await recordOf()).draw;
    const { seatsLeft } = await session();
    const leaving = chosen.find((number) => alternates.some((one) => sizes[one - 1]! <= seatsLeft + sizes[number - 1]!))!;
    const next = alternates.find((one) => sizes[one - 1]! <= seatsLeft + sizes[leaving - 1]!)!;
    expect(await cancelRegistration(platform, AFTER, holders[leaving - 1]!)).toMatchObject({ ok: true });
    expect((await platform.db.registration.findFirstOrThrow({ where: { sessionId, number: next } })).state).toBe("confirmed");
    expect(await messages("registration-promoted")).toContain(next);
    expect(await seatsAddUp(platform, sessionId)).toBe(true);
  });

  it("changes nothing the second time, whatever value is given", async () => {
    await freeze();
    const first = await reveal();
    expect(await reveal("777777")).toEqual({ ...first, isNew: false });
  });
});

it("a session called off before its draw ends every application with one message, and is never drawn", async () => {
  await freeze();
  await cancelSessions(platform, CLOSED, event.organiser, { slug: event.slug, sessionId, cause: "weather", reason: "台风红色预警" });
  expect(new Set(await states())).toEqual(new Set(["closed"]));
  expect(await messages("event-cancelled")).toHaveLength(10);
  expect(await reveal()).toMatchObject({ reason: "SESSION_CANCELLED" });
  expect(await seatsAddUp(platform, sessionId)).toBe(true);
});

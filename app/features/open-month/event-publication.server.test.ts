import { randomBytes } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { buildEvent, register, RELEASED, releaseEvent } from "../../../tests/support/event-builder";
import { testPlatform } from "../../../tests/support/platform";
import type { Json } from "~/domain/text/json";
import { changeCapacity } from "./change-capacity.server";
import { copyEvent } from "./copy-event.server";
import { eventPublication, TELL_SESSION_MOVED } from "./event-publication.server";
import { planSession } from "./plan-session.server";
import { findEvent } from "./public-queries.server";
import { removeSession } from "./remove-session.server";
import { tellSessionMoved } from "./tell-session-moved.server";

const platform = await testPlatform();
const { db } = platform;
const now = new Date("2026-08-12T09:00:00+08:00");
const later = new Date("2026-08-13T10:00:00+08:00");

afterEach(async () => {
  await db.$executeRaw`TRUNCATE "OpenEvent", "Season", "PublicDocument", "AuditRow", "Message", "RevokedCode" CASCADE`;
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

const hour = 3_600_000;
async function moveByAnHour(planId: string): Promise<void> {
  const plan = await db.sessionPlan.findUniqueOrThrow({ where: { id: planId } });
  const shift = (at: Date) => new Date(at.getTime() + hour);
  await db.sessionPlan.update({
    where: { id: planId },
    data: { startsAt: shift(plan.startsAt), endsAt: shift(plan.endsAt), doorsOpenAt: shift(plan.doorsOpenAt), doorsCloseAt: shift(plan.doorsCloseAt) },
  });
}
async function jobsOf(task: string): Promise<Record<string, Json>[]> {
  const rows = await db.$queryRaw<{ payload: Record<string, Json> }[]>`
    SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = ${task}`;
  return rows.map(({ payload }) => payload);
}
const faults = async (eventId: string) => (await db.$transaction((tx) => eventPublication.faults(tx, eventId, now))).map(({ reason }) => reason);

describe("a planned change of time", () => {
  it("reaches nobody before it is released: page, ticket and registration keep the old time", async () => {
    const { id, slug, sessionIds } = await buildEvent(platform);
    await moveByAnHour(sessionIds[0]!);
    expect((await findEvent(db, slug, now))?.sessions[0]?.startsAt).toEqual(new Date("2026-08-20T09:30:00+08:00"));
    expect(await register(platform, now, sessionIds[0]!, 1)).toMatchObject({ ok: true });
    expect(await faults(id)).toEqual(["CHANGE_NOTE_MISSING"]);
  });

  it("E4: tells everybody who was there once, raises SEQUENCE by one and keeps the UID", async () => {
    const { id, slug, sessionIds } = await buildEvent(platform, { sessions: [{ capacity: 1 }] });
    const sessionId = sessionIds[0]!;
    await register(platform, now, sessionId, 1);
    await register(platform, now, sessionId, 2);
    const before = await db.eventSession.findUniqueOrThrow({ where: { id: sessionId } });
    await moveByAnHour(sessionId);
    await db.openEvent.update({ where: { id }, data: { changeNote: "道路施工" } });
    expect(await faults(id)).toEqual([]);
    await releaseEvent(platform, id, later);
    await register(platform, new Date(later.getTime() + 1000), sessionId, 3);

    const after = await db.eventSession.findUniqueOrThrow({ where: { id: sessionId } });
    expect(after).toMatchObject({ sequence: 1, calendarUid: before.calendarUid, changedAt: later, seatsLeft: 0, waitingParties: 2 });
    expect((await findEvent(db, slug, now))?.sessions[0]?.startsAt).toEqual(new Date("2026-08-20T10:30:00+08:00"));
    const [payload] = await jobsOf(TELL_SESSION_MOVED);
    await tellSessionMoved(platform, later, payload!);
    await tellSessionMoved(platform, later, payload!);
    const told = await db.message.findMany({ where: { template: "session-changed" }, orderBy: { recipient: "asc" } });
    expect(told.map(({ recipient }) => recipient)).toEqual(["13800000001", "13800000002"]);
    expect(told[0]?.props).toMatchObject({
      reason: "道路施工",
      before: { startsAt: "2026-08-20T01:30:00.000Z" },
      session: { startsAt: "2026-08-20T02:30:00.000Z" },
      calendar: { uid: before.calendarUid, sequence: 1 },
    });
    expect(told[1]?.props).toMatchObject({ code: null, calendar: null });
  });

  it("E4: of words alone changes neither SEQUENCE nor anybody's inbox", async () => {
    const { id, slug, sessionIds } = await buildEvent(platform);
    await register(platform, now, sessionIds[0]!, 1);
    await db.openEvent.update({ where: { id }, data: { description: "**参观**约两小时。" } });
    await releaseEvent(platform, id, later);
    expect(await db.eventSession.findUnique({ where: { id: sessionIds[0]! } })).toMatchObject({ sequence: 0, changedAt: RELEASED, seatsLeft: 3 });
    expect((await findEvent(db, slug, now))?.event.description).toBe("**参观**约两小时。");
    expect(await jobsOf(TELL_SESSION_MOVED)).toEqual([]);
  });
});

describe("what the reviewer sees", () => {
  it("has no live figures and no address for registered people, so that a registration voids no review", async () => {
    const { id, sessionIds, organiser } = await buildEvent(platform, { onlineLink: "https://live.example/room" });
    const canonical = () => db.$transaction((tx) => eventPublication.canonicalise(tx, id));
    const before = JSON.stringify(await canonical());
    await register(platform, now, sessionIds[0]!, 1);
    await changeCapacity(platform, now, organiser, sessionIds[0]!, 9);
    expect(JSON.stringify(await canonical())).toBe(before);
    expect(before).not.toMatch(/live\.example|seatsLeft|capacity"/);
  });
});

describe("planning", () => {
  const times = {
    startsAt: new Date("2026-08-22T09:30:00+08:00"),
    endsAt: new Date("2026-08-22T11:00:00+08:00"),
    doorsOpenAt: new Date("2026-08-22T09:00:00+08:00"),
    doorsCloseAt: new Date("2026-08-22T10:00:00+08:00"),
    registrationOpensAt: new Date("2026-08-13T09:00:00+08:00"),
    registrationClosesAt: new Date("2026-08-21T18:00:00+08:00"),
    capacity: 10,
    maxPartySize: 2,
    allocation: "firstCome" as const,
    drawAt: null,
    drawSource: "",
    hallId: null,
  };

  it("adds a session that the public sees after the next release, and can take it back until then", async () => {
    const { id, slug, organiser } = await buildEvent(platform);
    const planned = await planSession(platform, now, organiser, { slug, planId: null }, times, randomBytes);
    const planId = planned.ok ? planned.planId : "";
    expect((await findEvent(db, slug, now))?.sessions).toHaveLength(1);
    await releaseEvent(platform, id, later);
    expect((await findEvent(db, slug, later))?.sessions).toMatchObject([{}, { id: planId, live: { capacity: 10 }, window: { state: "open" } }]);
    expect(await removeSession(platform, later, organiser, { slug, planId })).toEqual({ ok: false, reason: "IN_FORCE" });
    const another = await planSession(platform, later, organiser, { slug, planId: null }, times, randomBytes);
    expect(await removeSession(platform, later, organiser, { slug, planId: another.ok ? another.planId : "" })).toEqual({ ok: true });
  });

  it("is for the event's own unit", async () => {
    const { slug, organiser } = await buildEvent(platform);
    const stranger = { ...organiser, unitId: "elsewhere" };
    expect(await planSession(platform, now, stranger, { slug, planId: null }, times, randomBytes)).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await copyEvent(platform, now, stranger, slug, { slug: "copied", days: 7 }, randomBytes)).toEqual({ ok: false, reason: "NOT_FOUND" });
  });

  it("copies texts and sessions some days later, with calendar names of their own and nobody registered", async () => {
    const { slug, organiser, sessionIds } = await buildEvent(platform);
    await register(platform, now, sessionIds[0]!, 1);
    expect(await copyEvent(platform, now, organiser, slug, { slug: "second-visit", days: 7 }, randomBytes)).toEqual({ ok: true, slug: "second-visit" });
    const copy = await db.openEvent.findUniqueOrThrow({ where: { slug: "second-visit" }, include: { plans: true, sessions: true } });
    expect(copy).toMatchObject({ title: "走进地下纳凉点", sessions: [], plans: [{ startsAt: new Date("2026-08-27T09:30:00+08:00") }] });
    expect(copy.plans[0]?.calendarUid).not.toBe((await db.sessionPlan.findUniqueOrThrow({ where: { id: sessionIds[0]! } })).calendarUid);
    expect(await copyEvent(platform, now, organiser, slug, { slug: "second-visit", days: 7 }, randomBytes)).toEqual({ ok: false, reason: "SLUG_TAKEN" });
  });
});

import { afterEach, describe, expect, it } from "vitest";
import { buildEvent, register, seatsAddUp, type TestEventOptions } from "../../../tests/support/event-builder";
import { testPlatform } from "../../../tests/support/platform";
import { parseTicketCode } from "~/domain/codes/ticket-code";
import { cancelRegistration } from "./cancel-registration.server";
import { ticketCodeHash } from "./ticket-code.server";

const platform = await testPlatform();
const { db } = platform;
const now = new Date("2026-08-12T09:00:00+08:00");
const opensAt = new Date("2026-08-01T09:00:00+08:00");
const closesAt = new Date("2026-08-19T18:00:00+08:00");

async function session(options: TestEventOptions = {}): Promise<string> {
  return (await buildEvent(platform, options)).sessionIds[0]!;
}

afterEach(async () => {
  await db.$executeRaw`TRUNCATE "OpenEvent", "Season", "PublicDocument", "AuditRow", "Message", "RevokedCode" CASCADE`;
});

describe("a party that is registered", () => {
  it("has its seats, a number, a ticket whose code is stored as a hash only, and one message", async () => {
    const id = await session();
    const result = await register(platform, now, id, 1, { persons: 3, needs: "轮椅" });
    if (!result.ok) throw new Error(result.reason);
    expect(parseTicketCode(result.code)).toMatchObject({ ok: true, version: "A" });
    const row = await db.registration.findUniqueOrThrow({ where: { codeHash: ticketCodeHash(result.code) } });
    expect(row).toMatchObject({ state: "confirmed", persons: 3, number: 1, needs: "轮椅", source: "self", confirmedAt: now });
    expect(JSON.stringify(row)).not.toContain(result.code);
    expect(await db.eventSession.findUnique({ where: { id } })).toMatchObject({ seatsLeft: 1, waitingParties: 0 });
    const messages = await db.message.findMany();
    expect(messages).toMatchObject([{ channel: "sms", template: "registration-confirmed", recipient: "13800000001" }]);
    expect(messages[0]?.props).toMatchObject({
      code: result.code,
      persons: 3,
      ticketUrl: `${platform.env.publicUrl}/tickets/${result.code}`,
      session: { eventTitle: "走进地下纳凉点", place: "听潮社区服务中心", eventUrl: `${platform.env.publicUrl}/events/shelter-visit` },
      calendar: { sequence: 0 },
    });
  });

  it("leaves an audit row without a name or a contact", async () => {
    await register(platform, now, await session(), 1);
    const rows = await db.auditRow.findMany({ where: { action: "registration.confirmed" } });
    expect(rows).toMatchObject([{ actorKind: "citizen", detail: { persons: 1, source: "self" } }]);
    expect(JSON.stringify(rows.map(({ detail }) => detail))).not.toMatch(/王小明|138/);
  });

  it("gets the address of an online event; who waits does not", async () => {
    const id = await session({ mode: "online", onlineLink: "https://live.example/room", sessions: [{ capacity: 1 }] });
    await register(platform, now, id, 1);
    await register(platform, now, id, 2);
    const [confirmed, waiting] = await db.message.findMany({ orderBy: { id: "asc" } });
    expect(JSON.stringify(confirmed?.props)).toContain("https://live.example/room");
    expect(waiting?.template).toBe("registration-waiting");
    expect(JSON.stringify(waiting?.props)).not.toContain("live.example");
  });
});

describe("seats", () => {
  it("A2: do not suffice for five where there are four and four is the most: the sentence's number is told", async () => {
    const id = await session();
    expect(await register(platform, now, id, 1, { persons: 5 })).toEqual({ ok: false, reason: "PARTY_TOO_LARGE", maxPartySize: 4 });
    const larger = await session({ slug: "other", sessions: [{ capacity: 4, maxPartySize: 6 }] });
    expect(await register(platform, now, larger, 1, { persons: 5, whenFull: "refuse" })).toEqual({ ok: false, reason: "SESSION_FULL", seatsLeft: 4, canWait: false });
    expect(await db.registration.count()).toBe(0);
  });

  it("that are too few put the whole party into the line, and newcomers cannot overtake it", async () => {
    const id = await session();
    await register(platform, now, id, 1, { persons: 3 });
    expect(await register(platform, now, id, 2, { persons: 3 })).toMatchObject({ ok: true, state: "waiting", number: 2 });
    expect(await register(platform, now, id, 3)).toMatchObject({ ok: true, state: "waiting" });
    expect(await db.eventSession.findUnique({ where: { id } })).toMatchObject({ seatsLeft: 1, waitingParties: 2 });
  });

  it("that are gone are refused to who does not want to wait, and nothing is written", async () => {
    const id = await session({ sessions: [{ capacity: 1 }] });
    await register(platform, now, id, 1);
    expect(await register(platform, now, id, 2, { whenFull: "refuse" })).toEqual({ ok: false, reason: "SESSION_FULL", seatsLeft: 0, canWait: true });
    expect(await db.registration.count()).toBe(1);
  });
});

describe("the registration window", () => {
  it.each([
    ["the opening instant", opensAt, true],
    ["a tenth of a second before", new Date(opensAt.getTime() - 100), "NOT_OPEN_YET"],
    ["one millisecond before closing", new Date(closesAt.getTime() - 1), true],
    ["the closing instant", closesAt, "CLOSED"],
  ])("%s", async (_name, at, expected) => {
    const result = await register(platform, at, await session(), 1);
    expect(result.ok || result.reason).toBe(expected);
  });

  it("does not take the ticket from a browser that repeats its request too late", async () => {
    const id = await session();
    const inTime = await register(platform, new Date(closesAt.getTime() - 1), id, 1);
    expect(await register(platform, closesAt, id, 1)).toMatchObject({ ok: true, isNew: false, code: inTime.ok && inTime.code });
  });
});

describe("the same person again", () => {
  it("gets the same number, the same ticket and no second message, with a page's token and without", async () => {
    const id = await session();
    for (const submission of ["page-token", ""]) {
      const first = await register(platform, now, id, 1, { submission });
      const again = await register(platform, now, id, 1, { submission, persons: 2 });
      expect(again).toMatchObject({ ok: true, isNew: false, number: first.ok && first.number, code: first.ok && first.code });
    }
    expect([await db.registration.count(), await db.message.count()]).toEqual([1, 1]);
    expect(await db.eventSession.findUnique({ where: { id } })).toMatchObject({ seatsLeft: 3 });
  });

  it("may register anew after cancelling, with a newer calendar entry", async () => {
    const id = await session();
    const first = await register(platform, now, id, 1, { submission: "page-1" });
    await cancelRegistration(platform, now, { codeHash: ticketCodeHash(first.ok ? first.code : ""), actor: { kind: "anonymous" } });
    const second = await register(platform, now, id, 1, { submission: "page-2" });
    expect(second).toMatchObject({ ok: true, isNew: true, number: 2 });
    const sequences = (await db.message.findMany({ orderBy: { id: "asc" } })).map(({ props }) => (props as { calendar: { sequence: number } }).calendar.sequence);
    expect(sequences).toEqual([0, 1, 2]);
  });

  it("gets the cancelled ticket from a repeated request, and no new one", async () => {
    const id = await session();
    const first = await register(platform, now, id, 1, { submission: "page-1" });
    await cancelRegistration(platform, now, { codeHash: ticketCodeHash(first.ok ? first.code : ""), actor: { kind: "anonymous" } });
    expect(await register(platform, now, id, 1, { submission: "page-1" })).toMatchObject({ ok: true, isNew: false, state: "cancelled" });
    expect(await db.registration.count()).toBe(1);
  });
});

describe("the limit of a season", () => {
  it("is three live registrations; cancelled ones and sessions that are over do not count", async () => {
    const sessions = [{}, {}, {}, {}, { startsAt: "2026-08-10T09:30:00+08:00", registrationClosesAt: "2026-08-09T09:30:00+08:00" }];
    const { sessionIds } = await buildEvent(platform, { sessions });
    const [a, b, c, d, over] = sessionIds as [string, string, string, string, string];
    expect(await register(platform, new Date("2026-08-05T09:00:00+08:00"), over, 1)).toMatchObject({ ok: true });
    for (const id of [a, b, c]) expect(await register(platform, now, id, 1)).toMatchObject({ ok: true });
    expect(await register(platform, now, d, 1)).toEqual({ ok: false, reason: "SEASON_LIMIT", limit: 3 });
    expect(await register(platform, now, d, 2)).toMatchObject({ ok: true });
    const mine = await db.registration.findFirstOrThrow({ where: { sessionId: a, contact: "13800000001" } });
    await cancelRegistration(platform, now, { codeHash: mine.codeHash, actor: { kind: "anonymous" } });
    expect(await register(platform, now, d, 1)).toMatchObject({ ok: true });
  });

  it("does not reach events outside any season", async () => {
    const { sessionIds } = await buildEvent(platform, { registrationLimit: 1 });
    const loose = await buildEvent(platform, { slug: "loose", seasonYear: null });
    expect(await register(platform, now, sessionIds[0]!, 1)).toMatchObject({ ok: true });
    expect(await register(platform, now, loose.sessionIds[0]!, 1)).toMatchObject({ ok: true });
  });
});

describe("nobody registers", () => {
  it("for a session that does not exist or whose event was taken down", async () => {
    const id = await session();
    expect(await register(platform, now, "unknown", 1)).toEqual({ ok: false, reason: "NOT_FOUND" });
    await db.publicDocument.updateMany({ where: { kind: "event" }, data: { withdrawnAt: now, body: {} } });
    expect(await register(platform, now, id, 1)).toEqual({ ok: false, reason: "NOT_FOUND" });
  });

  it("alone for an event by invitation; the organiser does it", async () => {
    const { sessionIds, organiser } = await buildEvent(platform, { admission: "invited" });
    expect(await register(platform, now, sessionIds[0]!, 1)).toEqual({ ok: false, reason: "INVITED_ONLY" });
    const by = { source: "clerk", staffId: organiser.id, unitId: organiser.unitId } as const;
    expect(await register(platform, now, sessionIds[0]!, 1, { by })).toMatchObject({ ok: true });
  });

  it("with children alone", async () => {
    expect(await register(platform, now, await session(), 1, { persons: 2, children: 2 })).toMatchObject({ ok: false, reason: "GUARDIAN_NEEDED" });
  });
});

describe("at the desk", () => {
  it("somebody without phone and mail is registered and told nothing; another unit's clerk finds no such session", async () => {
    const { sessionIds, organiser } = await buildEvent(platform);
    const id = sessionIds[0]!;
    const by = { source: "clerk", staffId: organiser.id, unitId: organiser.unitId } as const;
    const first = await register(platform, now, id, 1, { contact: null, name: "赵奶奶", by, submission: "slip-1" });
    expect(first).toMatchObject({ ok: true, isNew: true });
    expect(await register(platform, now, id, 1, { contact: null, name: "赵奶奶", by, submission: "slip-1" })).toMatchObject({ isNew: false, code: first.ok && first.code });
    expect(await register(platform, now, id, 1, { contact: null, name: "钱爷爷", by, submission: "slip-2" })).toMatchObject({ ok: true, isNew: true });
    expect(await register(platform, now, id, 2, { by: { ...by, unitId: "elsewhere" } })).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect([await db.registration.count({ where: { source: "clerk", enteredById: organiser.id } }), await db.message.count()]).toEqual([2, 0]);
    expect(await seatsAddUp(platform, id)).toBe(true);
  });
});

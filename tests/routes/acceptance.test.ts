import net from "node:net";
import { describe, expect, it } from "vitest";
import { cancelRegistration } from "~/features/open-month/cancel-registration.server";
import { changeParty } from "~/features/open-month/change-party.server";
import { ticketCodeHash } from "~/features/open-month/ticket-code.server";
import { buildEvent, buildHall, register, seatsAddUp } from "../support/event-builder";
import { visitor, type Page } from "../support/http";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

/**
 * Acceptance cases of the open month that no other file shows by itself; the others carry their numbers in their names. The product holds no seats for a form
 * that nobody has finished (decision record 0010), so that the cases about holds become: unfinished forms take nothing, and whoever is late is told so.
 */
const START = new Date("2026-08-12T09:00:00+08:00");
const platform = await testPlatform({ at: START.toISOString(), env: { KAIMEN_DEMO: "1" } });
const { db, clock } = platform;
const origin = await openSite(platform);
const nobody = { kind: "anonymous" } as const;

let events = 0;
async function session(capacity: number, hallId?: string) {
  events += 1;
  const { slug, sessionIds } = await buildEvent(platform, { slug: `case-${events}`, seasonYear: null, sessions: [{ capacity, ...(hallId ? { hallId } : {}) }] });
  return { slug, path: `/events/${slug}/register`, sessionId: sessionIds[0]! };
}
const fieldsOf = (sessionId: string, person: number, more: Record<string, string> = {}) =>
  new URLSearchParams({ sessionId, partySize: "1", name: "李小红", contact: `li${person}@home.example`, whenFull: "refuse", ...more });
async function codeOf(person: number): Promise<string> {
  const { props } = await db.message.findFirstOrThrow({ where: { template: "contact-code", recipient: `li${person}@home.example` }, orderBy: { id: "desc" } });
  return (props as { code: string }).code;
}
/** Everything but the six digits: the form stands half-filled, the code is on its way. */
async function halfFill(at: { path: string; sessionId: string }, person: number): Promise<void> {
  expect((await visitor(origin).post(at.path, fieldsOf(at.sessionId, person, { step: "details" }))).status).toBe(200);
}
const finish = async (at: { path: string; sessionId: string }, person: number): Promise<Page> => visitor(origin).post(at.path, fieldsOf(at.sessionId, person, { code: await codeOf(person) }));
const seats = async (slug: string) => (JSON.parse((await visitor(origin).get(`/api/v1/events/${slug}`)).body) as { sessions: { seatsLeft: number }[] }).sessions[0]?.seatsLeft;

describe("A4: the last place, wanted by somebody who confirms late", () => {
  it.each([-50, 0, 50])("%i ms from the end of the code's ten minutes, while somebody else takes it: never two owners, and the late one is told and may try again", async (offset) => {
    clock.set(START);
    const at = await session(1);
    const [late, other] = [events * 10, events * 10 + 1];
    await halfFill(at, late);
    clock.set(new Date(START.getTime() + 9 * 60_000));
    await halfFill(at, other);
    clock.set(new Date(START.getTime() + 600_000 + offset));
    const [slow, quick] = await Promise.all([finish(at, late), finish(at, other)]);
    expect(await db.registration.count({ where: { sessionId: at.sessionId, state: "confirmed" } })).toBe(1);
    expect(await seatsAddUp(platform, at.sessionId)).toBe(true);
    const expired = offset >= 0;
    expect([slow.status, quick.status].filter((status) => status === 303)).toHaveLength(1);
    if (expired) expect([slow.status, slow.text]).toEqual([422, expect.stringContaining("验证码")]);
    else for (const page of [slow, quick]) if (page.status !== 303) expect([page.status, page.text]).toEqual([409, expect.stringContaining("名额已满")]);
  });
});

describe("A6: the connection breaks before the answer", () => {
  it("and the same form sent again gives the same registration and ticket, and no second message", async () => {
    clock.set(START);
    const at = await session(4);
    const person = visitor(origin);
    await person.post("/sign-in/demo", new URLSearchParams({ persona: "citizen", n: "61" }));
    const body = new URLSearchParams({ sessionId: at.sessionId, partySize: "2", submission: "one-page" }).toString();
    const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const { hostname, port } = new URL(origin);
    const socket = net.connect(Number(port), hostname);
    socket.on("error", () => {});
    socket.write(
      `POST ${at.path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    // Cut as soon as the server has committed, whatever it wants to answer.
    await expect.poll(() => db.registration.count({ where: { sessionId: at.sessionId } }), { timeout: 30_000 }).toBe(1);
    socket.destroy();
    const first = await db.registration.findFirstOrThrow({ where: { sessionId: at.sessionId } });
    const again = await person.post(at.path, body, { "content-type": "application/x-www-form-urlencoded" });
    expect(again.status).toBe(303);
    expect(ticketCodeHash(again.location?.split("/").at(-1) ?? "")).toBe(first.codeHash);
    expect(await db.registration.count({ where: { sessionId: at.sessionId } })).toBe(1);
    expect(await db.message.count({ where: { dedupeKey: `registration-confirmed:${first.id}` } })).toBe(1);
    expect(await seats(at.slug)).toBe(2);
  });
});

describe("A7: one of a party cancelled, then the party, then both again at once", () => {
  it("frees every place exactly once and never more than there are", async () => {
    for (let round = 0; round < 5; round += 1) {
      const at = await session(4);
      const result = await register(platform, START, at.sessionId, 7000 + round, { persons: 3 });
      if (!result.ok) throw new Error(result.reason);
      const holder = { codeHash: ticketCodeHash(result.code), actor: nobody };
      const both = () => Promise.all([changeParty(platform, START, holder, 2), cancelRegistration(platform, START, holder)]);
      await both();
      await both();
      expect((await db.registration.findFirstOrThrow({ where: { sessionId: at.sessionId } })).state).toBe("cancelled");
      expect(await seats(at.slug)).toBe(4);
      expect(await seatsAddUp(platform, at.sessionId)).toBe(true);
    }
  });
});

describe("A8: sessions that share a hall", () => {
  it("show the smaller of the two totals, and after a cancellation both pages and the interface are right at once", async () => {
    const hallId = await buildHall(platform, 5);
    const [a, b] = [await session(4, hallId), await session(4, hallId)];
    const result = await register(platform, START, a.sessionId, 8001, { persons: 4 });
    if (!result.ok) throw new Error(result.reason);
    expect([await seats(a.slug), await seats(b.slug)]).toEqual([0, 1]);
    expect((await visitor(origin).get(`/events/${b.slug}`)).text).toContain("余 1 / 4 人");
    expect((await visitor(origin).get(`/events/${b.slug}`)).text).toContain("与同在“报告厅”的其他场次共用 5 人 的名额，合计还余 1");
    expect((await visitor(origin).get(`/en/events/${b.slug}`)).text).toContain("Shares the places for 5 people");
    await cancelRegistration(platform, START, { codeHash: ticketCodeHash(result.code), actor: nobody });
    expect([await seats(a.slug), await seats(b.slug)]).toEqual([4, 4]);
    expect((await visitor(origin).get(`/events/${b.slug}`)).text).toContain("余 4 / 4 人");
  });
});

describe("A11: five forms that nobody finishes", () => {
  it("take no place for any time: page and interface show all of them, and somebody else gets them all", async () => {
    clock.set(START);
    const at = await session(5);
    for (let person = 0; person < 5; person += 1) await halfFill(at, 11_000 + person);
    expect(await seats(at.slug)).toBe(5);
    expect(await db.registration.count({ where: { sessionId: at.sessionId } })).toBe(0);
    expect(await register(platform, START, at.sessionId, 11_100, { persons: 4 })).toMatchObject({ state: "confirmed" });
    expect(await register(platform, START, at.sessionId, 11_101)).toMatchObject({ state: "confirmed" });
    const late = await finish(at, 11_000);
    expect([late.status, late.text]).toEqual([409, expect.stringContaining("名额已满")]);
  });
});

import { afterEach, describe, expect, it } from "vitest";
import { addDays, dayOf, startOfDay } from "~/domain/calendar/shanghai";
import { buildEvent, register, seatsAddUp, type TestEvent, type TestEventOptions } from "../../../tests/support/event-builder";
import { testPlatform } from "../../../tests/support/platform";
import { cancelRegistration } from "./cancel-registration.server";
import { cancelSessions } from "./cancel-sessions.server";
import { changeCapacity } from "./change-capacity.server";
import { changeParty } from "./change-party.server";
import type { TicketHolder } from "./lock-registration.server";
import { purgeRegistrations } from "./purge-registrations.server";
import { reissueTicket } from "./reissue-ticket.server";
import { resendTickets } from "./resend-tickets.server";
import { findTicket } from "./ticket-queries.server";
import { ticketCodeHash } from "./ticket-code.server";

const platform = await testPlatform();
const { db } = platform;
const now = new Date("2026-08-12T09:00:00+08:00");
const nobody = { kind: "anonymous" } as const;

let event: TestEvent;
let id: string;
async function open(options: TestEventOptions = {}): Promise<void> {
  event = await buildEvent(platform, options);
  id = event.sessionIds[0]!;
}
/** Registers the person and returns the ticket. */
async function come(person: number, persons = 1, at = now): Promise<TicketHolder & { code: string }> {
  const result = await register(platform, at, id, person, { persons });
  if (!result.ok) throw new Error(result.reason);
  return { codeHash: ticketCodeHash(result.code), actor: nobody, code: result.code };
}
const states = async () => (await db.registration.findMany({ where: { sessionId: id }, orderBy: { number: "asc" } })).map(({ persons, state }) => `${persons} ${state}`);
const session = () => db.eventSession.findUniqueOrThrow({ where: { id } });
const told = async (template: string) => (await db.message.findMany({ where: { template }, orderBy: { id: "asc" } })).map(({ recipient }) => recipient);

afterEach(async () => {
  expect(await seatsAddUp(platform, id)).toBe(true);
  await db.$executeRaw`TRUNCATE "OpenEvent", "Season", "PublicDocument", "AuditRow", "Message", "RevokedCode", "RateCounter" CASCADE`;
});

describe("a cancelled party", () => {
  it("frees its seats once, however often it is cancelled", async () => {
    await open();
    const ticket = await come(1, 3);
    expect(await cancelRegistration(platform, now, ticket)).toEqual({ ok: true, freed: 3 });
    expect(await cancelRegistration(platform, now, ticket)).toEqual({ ok: false, reason: "NOT_POSSIBLE_NOW", state: "cancelled" });
    expect(await session()).toMatchObject({ seatsLeft: 4 });
    expect(await told("registration-cancelled")).toHaveLength(1);
  });

  it("makes room at once for the first in line that fits, who is told; who was too large stays first", async () => {
    await open();
    const big = await come(1, 3);
    await come(2, 1);
    await come(3, 4);
    await come(4, 2);
    await come(5, 1);
    await cancelRegistration(platform, now, big);
    expect(await states()).toEqual(["3 cancelled", "1 confirmed", "4 waiting", "2 confirmed", "1 confirmed"]);
    expect(await told("registration-promoted")).toEqual(["13800000004", "13800000005"]);
    const [audit] = await db.auditRow.findMany({ where: { action: "registration.promoted" }, orderBy: { id: "asc" } });
    const skipped = await db.registration.findFirstOrThrow({ where: { persons: 4 } });
    expect(audit?.detail).toMatchObject({ skipped: [skipped.id] });
  });

  it("frees nothing when it only waited, but lets the next one pass", async () => {
    await open();
    await come(1, 3);
    const tooLarge = await come(2, 2);
    await come(3, 1);
    expect(await states()).toEqual(["3 confirmed", "2 waiting", "1 waiting"]);
    expect(await cancelRegistration(platform, now, tooLarge)).toEqual({ ok: true, freed: 0 });
    expect(await states()).toEqual(["3 confirmed", "2 left", "1 confirmed"]);
    expect((await db.message.findFirstOrThrow({ where: { template: "registration-cancelled" } })).props).toMatchObject({ calendar: null });
  });

  it("moves nobody up once registration has closed", async () => {
    await open({ sessions: [{ capacity: 1 }] });
    const ticket = await come(1);
    await come(2);
    const closed = new Date("2026-08-19T18:00:00+08:00");
    await cancelRegistration(platform, closed, ticket);
    expect(await states()).toEqual(["1 cancelled", "1 waiting"]);
    const line = await register(platform, closed, id, 2);
    expect(await findTicket(platform, line.ok ? line.code : "", closed, "192.0.2.1")).toMatchObject({ ok: true, ticket: { state: "waiting", lineMoves: false } });
  });

  it("gets a calendar cancellation that is newer than its invitation", async () => {
    await open();
    await cancelRegistration(platform, now, await come(1));
    const props = (await db.message.findFirstOrThrow({ where: { template: "registration-cancelled" } })).props;
    expect(props).toMatchObject({ by: "person", calendar: { sequence: 1 } });
  });

  it("may be cancelled by the office of the same unit with a reason, and by no other", async () => {
    await open();
    const ticket = await come(1);
    const { id: registrationId } = await db.registration.findFirstOrThrow();
    const actor = { kind: "staff", id: event.organiser.id } as const;
    expect(await cancelRegistration(platform, now, { registrationId, unitId: "elsewhere", actor }, "重复")).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await cancelRegistration(platform, now, { registrationId, unitId: event.organiser.unitId, actor }, "电话要求取消")).toMatchObject({ ok: true });
    expect((await db.message.findFirstOrThrow({ where: { template: "registration-cancelled" } })).props).toMatchObject({ by: "office", reason: "电话要求取消" });
    expect(await findTicket(platform, ticket.code, now, "192.0.2.1")).toMatchObject({ ok: true, ticket: { state: "cancelled", endedBy: "office" } });
  });
});

describe("a party of another size", () => {
  it("that is smaller gives its seats to the line at once", async () => {
    await open();
    const ticket = await come(1, 4);
    await come(2, 2);
    expect(await changeParty(platform, now, ticket, 2)).toEqual({ ok: true, persons: 2 });
    expect(await states()).toEqual(["2 confirmed", "2 confirmed"]);
  });

  it("that is larger needs all its seats or stays as it was", async () => {
    await open();
    const ticket = await come(1, 2);
    await come(2, 1);
    expect(await changeParty(platform, now, ticket, 4)).toEqual({ ok: false, reason: "SESSION_FULL", seatsLeft: 1, canWait: false });
    expect(await changeParty(platform, now, ticket, 3)).toEqual({ ok: true, persons: 3 });
    expect(await states()).toEqual(["3 confirmed", "1 confirmed"]);
  });

  it("keeps its place in the line, and moves up when it fits now", async () => {
    await open();
    await come(1, 3);
    const waiting = await come(2, 3);
    expect(await changeParty(platform, now, waiting, 2)).toEqual({ ok: true, persons: 2 });
    expect(await states()).toEqual(["3 confirmed", "2 waiting"]);
    expect(await changeParty(platform, now, waiting, 1)).toEqual({ ok: true, persons: 1 });
    expect(await states()).toEqual(["3 confirmed", "1 confirmed"]);
  });

  it("is never more than the session takes, nor of the same size", async () => {
    await open();
    const ticket = await come(1, 2);
    expect(await changeParty(platform, now, ticket, 5)).toMatchObject({ reason: "PARTY_TOO_LARGE" });
    expect(await changeParty(platform, now, ticket, 2)).toEqual({ ok: false, reason: "NOTHING_CHANGED" });
  });

  it("of children and one adult keeps the adult", async () => {
    await open();
    const result = await register(platform, now, id, 1, { persons: 3, children: 2 });
    const holder = { codeHash: ticketCodeHash(result.ok ? result.code : ""), actor: nobody };
    expect(await changeParty(platform, now, holder, 1)).toEqual({ ok: true, persons: 1 });
  });
});

describe("the capacity", () => {
  it("raised, goes to the line first", async () => {
    await open({ sessions: [{ capacity: 2 }] });
    await come(1, 2);
    await come(2, 2);
    await come(3);
    expect(await changeCapacity(platform, now, event.organiser, id, 4)).toEqual({ ok: true, promoted: 1, excess: 0 });
    expect(await states()).toEqual(["2 confirmed", "2 confirmed", "1 waiting"]);
  });

  it("lowered below what was given out takes nobody's seat, names the excess, and lets nobody in until it is gone", async () => {
    await open();
    const first = await come(1, 2);
    await come(2, 2);
    await come(3, 1);
    expect(await changeCapacity(platform, now, event.organiser, id, 2)).toEqual({ ok: true, promoted: 0, excess: 2 });
    expect(await states()).toEqual(["2 confirmed", "2 confirmed", "1 waiting"]);
    await cancelRegistration(platform, now, first);
    expect(await session()).toMatchObject({ seatsLeft: 0 });
    expect(await states()).toEqual(["2 cancelled", "2 confirmed", "1 waiting"]);
    expect(await changeCapacity(platform, now, event.organiser, id, 3)).toMatchObject({ promoted: 1 });
  });

  it("is changed by the session's own unit only", async () => {
    await open();
    expect(await changeCapacity(platform, now, { ...event.organiser, unitId: "elsewhere" }, id, 9)).toEqual({ ok: false, reason: "NOT_FOUND" });
  });
});

describe("a session that is called off", () => {
  const calledOff = (over: object = {}) =>
    cancelSessions(platform, now, event.organiser, { slug: event.slug, sessionId: null, cause: "weather", reason: "台风预警", ...over });

  it("tells confirmed and waiting parties once, ends every ticket and every registration, and stays called off", async () => {
    await open({ sessions: [{ capacity: 1 }] });
    const ticket = await come(1);
    await come(2);
    expect(await calledOff()).toEqual({ ok: true, sessions: 1, parties: 2 });
    expect(await calledOff()).toEqual({ ok: false, reason: "NOTHING_TO_CANCEL" });
    expect(await states()).toEqual(["1 cancelled", "1 closed"]);
    expect(await told("event-cancelled")).toEqual(["13800000001", "13800000002"]);
    const [confirmed, waiting] = await db.message.findMany({ where: { template: "event-cancelled" }, orderBy: { id: "asc" } });
    expect(confirmed?.props).toMatchObject({ reason: "台风预警", calendar: { sequence: 2 } });
    expect(waiting?.props).toMatchObject({ calendar: null });
    expect(await findTicket(platform, ticket.code, now, "192.0.2.1")).toMatchObject({ ok: true, ticket: { state: "cancelled", can: { change: false, cancel: false, reissue: false } } });
    expect(await register(platform, now, id, 3)).toEqual({ ok: false, reason: "SESSION_CANCELLED" });
  });

  it("leaves the event's other sessions alone", async () => {
    await open({ sessions: [{}, { startsAt: "2026-08-21T09:30:00+08:00" }] });
    await come(1);
    const other = event.sessionIds[1]!;
    await register(platform, now, other, 2);
    expect(await calledOff({ sessionId: id })).toMatchObject({ sessions: 1, parties: 1 });
    expect(await db.openEvent.findFirst()).toMatchObject({ cancelledAt: null });
    expect(await register(platform, now, other, 3)).toMatchObject({ ok: true });
  });

  it("can only be called off by its own unit", async () => {
    await open();
    expect(await cancelSessions(platform, now, { ...event.organiser, unitId: "elsewhere" }, { slug: event.slug, sessionId: null, cause: "other", reason: "试试" })).toEqual({ ok: false, reason: "NOT_FOUND" });
  });
});

describe("a ticket", () => {
  it("that is reissued has a new code, sent to the contact; the old one says that it was replaced", async () => {
    await open();
    const ticket = await come(1);
    const result = await reissueTicket(platform, now, ticket);
    const code = result.ok ? result.code : "";
    expect(code).not.toBe(ticket.code);
    expect(await findTicket(platform, ticket.code, now, "192.0.2.1")).toEqual({ ok: false, reason: "REPLACED" });
    expect(await findTicket(platform, code, now, "192.0.2.1")).toMatchObject({ ok: true, ticket: { state: "confirmed", persons: 1, nameMask: "王*明" } });
    expect(await told("tickets-again")).toEqual(["13800000001"]);
    expect(await cancelRegistration(platform, now, ticket)).toEqual({ ok: false, reason: "NOT_FOUND" });
  });

  it("guessed wrongly gives one neutral answer and after ten tries none; the right one is never limited", async () => {
    await open();
    const { code } = await come(1);
    const wrong = code.slice(0, -1) + (code.endsWith("A") ? "B" : "A");
    const asks = async (typed: string) => {
      const found = await findTicket(platform, typed, now, "192.0.2.9");
      return found.ok || found.reason;
    };
    const answers: unknown[] = [];
    for (let n = 0; n < 11; n += 1) answers.push(await asks(n % 2 ? wrong : "garbage"));
    expect(answers).toEqual([...Array<string>(10).fill("NOT_FOUND"), "TOO_MANY_TRIES"]);
    expect(await asks(code.toLowerCase().replace(/(.{5})/g, "$1 "))).toBe(true);
  });

  it("is sent again to its contact, one a text message; a stranger's contact gets the same answer and nothing", async () => {
    await open({ sessions: [{}, { startsAt: "2026-08-21T09:30:00+08:00" }] });
    await come(1);
    await register(platform, now, event.sessionIds[1]!, 1);
    const ask = (value: string) => resendTickets(platform, now, { contact: { kind: "phone", value }, lang: "zh", address: "192.0.2.1" });
    expect(await ask("13800000001")).toEqual({ ok: true });
    expect(await ask("13899999999")).toEqual({ ok: true });
    expect(await told("tickets-again")).toEqual(["13800000001", "13800000001"]);
  });
});

it("thirty days after a session its registrations are numbers only", async () => {
  await open();
  await come(1, 2);
  const { endsAt } = await session();
  // Whole days in Shanghai: the night after the thirtieth.
  const after = startOfDay(addDays(dayOf(endsAt), 31));
  await purgeRegistrations(platform, new Date(after.getTime() - 1));
  expect(await db.registration.findFirst()).toMatchObject({ name: "王小明", purgedAt: null });
  await purgeRegistrations(platform, after);
  expect(await db.registration.findFirst()).toMatchObject({ name: "", contact: null, contactKind: null, persons: 2, state: "confirmed" });
});

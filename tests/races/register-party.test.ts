import { describe, expect, it } from "vitest";
import { cancelRegistration } from "~/features/open-month/cancel-registration.server";
import { changeCapacity } from "~/features/open-month/change-capacity.server";
import { changeParty } from "~/features/open-month/change-party.server";
import { ticketCodeHash } from "~/features/open-month/ticket-code.server";
import { buildEvent, register, seatsAddUp, type TestSession } from "../support/event-builder";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform, type TestPlatform } from "../support/platform";
import { cancelUnguarded, limitUnguarded, promoteUnguarded, registerUnguarded } from "./register-party.unguarded";

const now = new Date("2026-08-12T09:00:00+08:00");
const nobody = { kind: "anonymous" } as const;
const ROUNDS = 4;
/** As often as the acceptance case asks. */
const A1_ROUNDS = 20;
const platform = await testPlatform({ pool: 30 });

let events = 0;
async function session(over: TestSession = {}): Promise<string> {
  events += 1;
  const { sessionIds } = await buildEvent(platform, { slug: `race-${events}`, seasonYear: null, sessions: [over] });
  return sessionIds[0]!;
}
const atOnce = <Result>(count: number, run: (n: number) => Promise<Result>) => Promise.all(Array.from({ length: count }, (_, n) => run(n)));
const count = ({ db }: TestPlatform, sessionId: string, state: string) => db.registration.count({ where: { sessionId, state } });
const messages = async (sessionId: string, template: string) => {
  const ids = (await platform.db.registration.findMany({ where: { sessionId }, select: { id: true } })).map(({ id }) => `${template}:${id}`);
  return platform.db.message.count({ where: { dedupeKey: { in: ids } } });
};
async function come(sessionId: string, person: number, persons = 1) {
  const result = await register(platform, now, sessionId, person, { persons });
  if (!result.ok) throw new Error(result.reason);
  return { id: result.registrationId, holder: { codeHash: ticketCodeHash(result.code), actor: nobody } };
}

describe("A1: fifty people at once", () => {
  it.each([1, 4])("for %i seats: exactly so many are confirmed, the rest waits, each has one message", async (capacity) => {
    for (let round = 0; round < A1_ROUNDS; round += 1) {
      const id = await session({ capacity });
      const answers = await atOnce(50, (n) => register(platform, now, id, n));
      expect(answers.every(({ ok }) => ok)).toBe(true);
      expect([await count(platform, id, "confirmed"), await count(platform, id, "waiting")]).toEqual([capacity, 50 - capacity]);
      expect([await messages(id, "registration-confirmed"), await messages(id, "registration-waiting")]).toEqual([capacity, 50 - capacity]);
      expect(new Set(answers.map((answer) => answer.ok && answer.number))).toHaveLength(50);
      expect(await seatsAddUp(platform, id)).toBe(true);
    }
  }, 240_000);

  it("who do not want to wait: exactly so many are confirmed, the rest is refused and leaves no trace", async () => {
    const id = await session({ capacity: 4 });
    const answers = await atOnce(50, (n) => register(platform, now, id, n, { whenFull: "refuse" }));
    expect(answers.filter((answer) => !answer.ok && answer.reason === "SESSION_FULL")).toHaveLength(46);
    expect(await platform.db.registration.count({ where: { sessionId: id } })).toBe(4);
  });

  it("are too many where seats are read first and written then", async () => {
    const id = await session({ capacity: 4 });
    const looked = meetingPoint(10);
    await atOnce(50, (n) => registerUnguarded(platform, now, id, n, looked));
    expect(await count(platform, id, "confirmed")).toBeGreaterThan(4);
  });
});

it("A2: two parties of three at once for four seats: one comes, the other waits as a whole, one seat is free", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await session({ capacity: 4 });
    const answers = await atOnce(2, (n) => register(platform, now, id, n, { persons: 3 }));
    expect(answers.map((answer) => answer.ok && answer.state).sort()).toEqual(["confirmed", "waiting"]);
    expect(await platform.db.eventSession.findUnique({ where: { id } })).toMatchObject({ seatsLeft: 1, waitingParties: 1 });
  }
});

it("A5: one person twenty times at once, with a page's token and without, is one registration with one message", async () => {
  for (const submission of ["page-token", ""]) {
    const id = await session({ capacity: 4 });
    const answers = await atOnce(20, () => register(platform, now, id, 1, { submission }));
    expect(answers.filter((answer) => answer.ok && answer.isNew)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.ok && `${answer.number} ${answer.code}`))).toHaveLength(1);
    expect([await platform.db.registration.count({ where: { sessionId: id } }), await messages(id, "registration-confirmed")]).toEqual([1, 1]);
  }
});

describe("one person for six sessions of a season at once", () => {
  it("holds three in the end, whatever the order", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      events += 1;
      const { sessionIds } = await buildEvent(platform, { slug: `race-${events}`, sessions: Array.from({ length: 6 }, () => ({})) });
      const person = 700 + round;
      const answers = await atOnce(6, (n) => register(platform, now, sessionIds[n]!, person));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
      expect(answers.filter((answer) => !answer.ok && answer.reason === "SEASON_LIMIT")).toHaveLength(3);
    }
  });

  it("holds more where the limit is counted without the person's lock", async () => {
    events += 1;
    const { sessionIds } = await buildEvent(platform, { slug: `race-${events}`, sessions: Array.from({ length: 6 }, () => ({})) });
    const looked = meetingPoint(6);
    const answers = await atOnce(6, (n) => limitUnguarded(platform, now, sessionIds[n]!, 3, looked));
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(3);
  });
});

describe("one party cancelled ten times at once", () => {
  it("frees its seats exactly once", async () => {
    const id = await session({ capacity: 4 });
    const { holder } = await come(id, 1, 3);
    const answers = await atOnce(10, () => cancelRegistration(platform, now, holder));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await platform.db.eventSession.findUnique({ where: { id } })).toMatchObject({ seatsLeft: 4 });
    expect(await messages(id, "registration-cancelled")).toBe(1);
  });

  it("frees more than it had where the state is read first and written then", async () => {
    const id = await session({ capacity: 40 });
    await come(id, 9, 4);
    const { id: registrationId } = await come(id, 1, 3);
    // The database itself refuses more free seats than there are; below that only the guard stops it.
    const looked = meetingPoint(2);
    await atOnce(2, () => cancelUnguarded(platform, now, registrationId, looked));
    expect(await seatsAddUp(platform, id)).toBe(false);
  });
});

describe("cancelling against the line", () => {
  it("five cancel while ten wait and five more come: the first five of the line move up, once each, and nobody overtakes", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const id = await session({ capacity: 5 });
      const inside = [];
      for (let person = 1; person <= 5; person += 1) inside.push(await come(id, person));
      for (let person = 11; person <= 20; person += 1) await come(id, person);
      await Promise.all([
        ...inside.map(({ holder }) => cancelRegistration(platform, now, holder)),
        ...[31, 32, 33, 34, 35].map((person) => register(platform, now, id, person)),
      ]);
      const confirmed = await platform.db.registration.findMany({ where: { sessionId: id, state: "confirmed" }, orderBy: { number: "asc" } });
      expect(confirmed.map(({ number }) => number)).toEqual([6, 7, 8, 9, 10]);
      expect([await messages(id, "registration-promoted"), await count(platform, id, "waiting")]).toEqual([5, 10]);
      expect(await seatsAddUp(platform, id)).toBe(true);
    }
  });

  it("one seat is given twice where the line is read first and written then", async () => {
    const id = await session({ capacity: 1 });
    const { holder } = await come(id, 1);
    await cancelRegistration(platform, now, holder);
    await platform.db.registration.create({
      data: { id: `waiting-${id}`, sessionId: id, name: "李", persons: 1, state: "waiting", number: 2, waitingSeq: 2, codeHash: `hash-${id}`, createdAt: now },
    });
    await platform.db.eventSession.update({ where: { id }, data: { waitingParties: 2 } });
    const looked = meetingPoint(2);
    await atOnce(2, () => promoteUnguarded(platform, now, id, looked));
    expect(await seatsAddUp(platform, id)).toBe(false);
  });
});

it("capacity, sizes, cancellations and newcomers all at once leave sums that hold and nobody without a seat", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await session({ capacity: 8 });
    const { organiser } = await organiserOf(id);
    const inside = [];
    for (let person = 1; person <= 6; person += 1) inside.push(await come(id, person, 2));
    await Promise.all([
      changeCapacity(platform, now, organiser, id, 11),
      changeParty(platform, now, inside[0]!.holder, 1),
      changeParty(platform, now, inside[1]!.holder, 4),
      cancelRegistration(platform, now, inside[2]!.holder),
      cancelRegistration(platform, now, inside[5]!.holder),
      ...[41, 42, 43, 44].map((person) => register(platform, now, id, person, { persons: 2 })),
    ]);
    expect(await seatsAddUp(platform, id)).toBe(true);
    expect((await platform.db.eventSession.findUniqueOrThrow({ where: { id } })).seatsLeft).toBeGreaterThanOrEqual(0);
  }
});

async function organiserOf(sessionId: string) {
  const { event } = await platform.db.eventSession.findUniqueOrThrow({ where: { id: sessionId }, select: { event: { select: { unitId: true, createdById: true } } } });
  return { organiser: { kind: "staff" as const, id: event.createdById, name: "", unitId: event.unitId, unitName: "", roles: ["organiser" as const] } };
}

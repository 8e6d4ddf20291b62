import { describe, expect, it } from "vitest";
import { cancelRegistration } from "~/features/open-month/cancel-registration.server";
import { cancelSessions } from "~/features/open-month/cancel-sessions.server";
import { ticketCodeHash } from "~/features/open-month/ticket-code.server";
import { buildEvent, buildHall, hallAddsUp, register, seatsAddUp } from "../support/event-builder";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";
import { registerBesideHall } from "./halls.unguarded";

const now = new Date("2026-08-12T09:00:00+08:00");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const nobody = { kind: "anonymous" } as const;
const ROUNDS = 4;
const platform = await testPlatform({ pool: 30 });

let halls = 0;
/** Two sessions of two events, with room for so many each, in a hall with fewer. */
async function twoInAHall({ hall = 4, each = 4 } = {}) {
  halls += 1;
  const hallId = await buildHall(platform, hall, `厅 ${halls}`);
  const [a, b] = [
    await buildEvent(platform, { slug: `hall-${halls}-a`, seasonYear: null, sessions: [{ capacity: each, hallId }] }),
    await buildEvent(platform, { slug: `hall-${halls}-b`, seasonYear: null, sessions: [{ capacity: each, hallId }] }),
  ];
  return { hallId, ids: [a.sessionIds[0]!, b.sessionIds[0]!] as const, events: [a, b] as const };
}
const confirmed = (hallId: string) => platform.db.registration.count({ where: { session: { hallId }, state: "confirmed" } });
async function come(sessionId: string, person: number, at = now, persons = 1) {
  const result = await register(platform, at, sessionId, person, { persons });
  if (!result.ok) throw new Error(result.reason);
  return { state: result.state, id: result.registrationId, holder: { codeHash: ticketCodeHash(result.code), actor: nobody } };
}
const stateOf = async (id: string) => (await platform.db.registration.findUniqueOrThrow({ where: { id } })).state;
async function sumsHold({ hallId, ids }: Awaited<ReturnType<typeof twoInAHall>>) {
  return (await hallAddsUp(platform, hallId)) && (await seatsAddUp(platform, ids[0])) && (await seatsAddUp(platform, ids[1]));
}

describe("fifty people at once for two sessions of four in a hall of four", () => {
  it("four come in all, the rest waits, in whichever session", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const world = await twoInAHall();
      const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => register(platform, now, world.ids[n % 2]!, 1000 + n)));
      expect(answers.every(({ ok }) => ok)).toBe(true);
      expect(await confirmed(world.hallId)).toBe(4);
      expect(await sumsHold(world)).toBe(true);
    }
  });

  it("are too many for the hall where it is looked at and not locked", async () => {
    const { hallId, ids } = await twoInAHall();
    const looked = meetingPoint(8);
    await Promise.all(Array.from({ length: 8 }, (_, n) => registerBesideHall(platform, now, ids[n % 2]!, hallId, n, looked)));
    expect(await confirmed(hallId)).toBeGreaterThan(4);
  });
});

describe("A8: a cancellation in a shared hall", () => {
  it("frees session and hall at once and once, however often it is sent", async () => {
    const world = await twoInAHall();
    const { holder } = await come(world.ids[0], 1, now, 3);
    const answers = await Promise.all(Array.from({ length: 10 }, () => cancelRegistration(platform, now, holder)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await platform.db.hall.findUnique({ where: { id: world.hallId } })).toMatchObject({ seatsLeft: 4 });
    expect(await sumsHold(world)).toBe(true);
  });

  it("gives what it freed to who joined any of the hall's lines first", async () => {
    const world = await twoInAHall({ hall: 2, each: 2 });
    const [a, b] = world.ids;
    const inside = [await come(a, 1), await come(a, 2)];
    const first = await come(b, 11, later(1));
    const second = await come(a, 12, later(2));
    const third = await come(b, 13, later(3));
    await cancelRegistration(platform, later(10), inside[0]!.holder);
    expect(await Promise.all([first, second, third].map(({ id }) => stateOf(id)))).toEqual(["confirmed", "waiting", "waiting"]);
    await cancelRegistration(platform, later(11), inside[1]!.holder);
    expect(await Promise.all([first, second, third].map(({ id }) => stateOf(id)))).toEqual(["confirmed", "confirmed", "waiting"]);
    expect(await sumsHold(world)).toBe(true);
  });

  it("many cancellations and registrations in both sessions at once leave every sum right and nothing that the line could have", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const world = await twoInAHall({ hall: 6, each: 4 });
      const inside = [];
      for (let n = 0; n < 6; n += 1) inside.push(await come(world.ids[n % 2]!, n));
      for (let n = 10; n < 16; n += 1) await come(world.ids[n % 2]!, n);
      await Promise.all([...inside.map(({ holder }) => cancelRegistration(platform, now, holder)), ...Array.from({ length: 8 }, (_, n) => register(platform, now, world.ids[n % 2]!, 40 + n))]);
      expect(await confirmed(world.hallId)).toBe(6);
      expect(await platform.db.registration.count({ where: { session: { hallId: world.hallId }, state: "confirmed", number: { lt: 4 } } })).toBe(0);
      expect(await sumsHold(world)).toBe(true);
    }
  });
});

it("two events of one hall called off at once, each with a line, end both and leave the hall empty", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const world = await twoInAHall({ hall: 3, each: 3 });
    for (let n = 0; n < 8; n += 1) await come(world.ids[n % 2]!, n);
    await Promise.all(world.events.map(({ organiser, slug }) => cancelSessions(platform, now, organiser, { slug, sessionId: null, cause: "weather", reason: "台风红色预警" })));
    expect(await platform.db.hall.findUnique({ where: { id: world.hallId } })).toMatchObject({ seatsLeft: 3 });
    expect(await sumsHold(world)).toBe(true);
  }
});

it("a session called off gives its places in the hall to the other session's line", async () => {
  const world = await twoInAHall({ hall: 2, each: 2 });
  await come(world.ids[0], 1, now, 2);
  const waiting = await come(world.ids[1], 2, later(1), 2);
  expect(waiting.state).toBe("waiting");
  const { organiser, slug } = world.events[0];
  await cancelSessions(platform, later(2), organiser, { slug, sessionId: world.ids[0], cause: "venue", reason: "设备检修" });
  expect(await stateOf(waiting.id)).toBe("confirmed");
  expect(await sumsHold(world)).toBe(true);
});

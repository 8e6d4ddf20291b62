import { expect, it } from "vitest";
import { findSeason, listEvents, findEvent } from "~/features/open-month/public-queries.server";
import { demoDatabase } from "../../tests/support/demo-database";
import { seatsAddUp } from "../../tests/support/event-builder";
import { testPlatform } from "../../tests/support/platform";

const platform = await testPlatform({ databaseUrl: await demoDatabase() });
const { db } = platform;
const { at: now } = await db.auditRow.findFirstOrThrow({ where: { nounId: "district-organisers" } });

it("has the open month with its fourteen events, all public through review", async () => {
  expect(await findSeason(db, 2026)).toMatchObject({ season: { registrationLimit: 3 } });
  const events = await listEvents(db, now, { seasonYear: 2026 });
  expect(events).toHaveLength(14);
  const published = await db.revision.count({ where: { publication: { kind: "event" }, publishedAt: { not: null } } });
  expect(published).toBe(15);
});

it("has one that is full with a line, one that opens in minutes, and one that is over with its recap and its guests", async () => {
  const full = await findEvent(db, "first-aid-families", now);
  expect(full?.sessions).toMatchObject([{ seatsLeft: 0, window: { state: "open" }, live: { seatsLeft: 0, waitingParties: 3 } }]);
  const soon = await findEvent(db, "hall-by-night", now);
  expect(soon?.sessions[0]?.window).toEqual({ state: "not-open-yet", opensAt: new Date(now.getTime() + 10 * 60_000) });
  const past = await findEvent(db, "hear-the-siren", now);
  expect(past).toMatchObject({ isOver: true, sessions: [{ live: { capacity: 40, seatsLeft: 6 } }] });
  expect(past?.event.recap).not.toBe("");
  expect(await db.admissionUnit.count({ where: { registration: { sessionId: past?.sessions[0]?.id } } })).toBe(29);
});

it("adds up: seats, lines and what was given out", async () => {
  for (const { id } of await db.eventSession.findMany({ select: { id: true } })) expect(await seatsAddUp(platform, id)).toBe(true);
  expect(await db.registration.groupBy({ by: ["state"], _count: true, orderBy: { state: "asc" } })).toMatchObject([
    { state: "cancelled", _count: 1 },
    { state: "confirmed", _count: 127 },
    { state: "waiting", _count: 3 },
  ]);
});

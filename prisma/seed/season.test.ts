import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { verifyDraw } from "~/domain/representatives/verify-draw";
import { findSeason, listEvents, findEvent, findLottery } from "~/features/open-month/public-queries.server";
import { demoDatabase } from "../../tests/support/demo-database";
import { hallAddsUp, seatsAddUp } from "../../tests/support/event-builder";
import { testPlatform } from "../../tests/support/platform";

const platform = await testPlatform({ databaseUrl: await demoDatabase() });
const { db } = platform;
const { at: now } = await db.auditRow.findFirstOrThrow({ where: { nounId: "district-organisers" } });

it("has the open month with its sixteen events, all public through review", async () => {
  expect(await findSeason(db, 2026)).toMatchObject({ season: { registrationLimit: 3 } });
  const events = await listEvents(db, now, { seasonYear: 2026 });
  expect(events).toHaveLength(16);
  const published = await db.revision.count({ where: { publication: { kind: "event" }, publishedAt: { not: null } } });
  expect(published).toBe(17);
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

it("has a lottery before its draw, one that was drawn and verifies, and two sessions in one hall", async () => {
  const event = await findEvent(db, "siren-up-close", now);
  const [drawn, pending] = event?.sessions ?? [];
  expect(pending).toMatchObject({ window: { state: "open" }, live: { seatsLeft: 10, appliedParties: 15, drawnAt: null } });
  expect(drawn).toMatchObject({ window: { state: "closed" }, live: { appliedParties: 0 } });
  const lottery = await findLottery(db, drawn?.id ?? "");
  if (lottery === null || lottery === "withdrawn") throw new Error("no public draw");
  expect(verifyDraw((bytes) => createHash("sha256").update(bytes).digest(), lottery.record, lottery.recordHash)).toMatchObject({ consistent: true });
  const sharing = await findEvent(db, "flood-day-two-groups", now);
  expect(sharing?.sessions.map(({ seatsLeft, hall }) => [seatsLeft, hall?.seatsLeft])).toEqual([[2, 5], [5, 5]]);
  const { id } = await db.hall.findFirstOrThrow();
  expect(await hallAddsUp(platform, id)).toBe(true);
});

it("adds up: seats, lines and what was given out", async () => {
  for (const { id } of await db.eventSession.findMany({ select: { id: true } })) expect(await seatsAddUp(platform, id)).toBe(true);
  const states = await db.registration.groupBy({ by: ["state"], _count: true });
  const count = (state: string) => states.find((row) => row.state === state)?._count ?? 0;
  expect([count("applied"), count("cancelled")]).toEqual([15, 1]);
  // Whom the lottery favours, and so how many whole parties fit, is another thing in every demo.
  expect(count("confirmed") + count("waiting")).toBe(157);
});

import { afterEach, describe, expect, it } from "vitest";
import { testDatabase } from "../../tests/support/database";
import { atFileEnd } from "../../tests/support/at-file-end";
import { openClock } from "./clock.server";
import { openDb } from "./db.server";

const db = openDb(await testDatabase(), 4);
atFileEnd(() => db.$disconnect());
const wished = new Date("2026-08-31T23:59:50+08:00");

afterEach(() => db.setting.deleteMany());

describe("the shared clock", () => {
  it("is the machine's own when nobody wished for another", async () => {
    const clock = await openClock(db, null);
    expect(clock.offsetMs).toBe(0);
    const before = Date.now();
    const now = clock.now().getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
    expect(await db.setting.count()).toBe(0);
  });

  it("starts at the wished instant and runs on from there", async () => {
    const clock = await openClock(db, wished);
    const first = clock.now();
    expect(first.getTime()).toBeGreaterThanOrEqual(wished.getTime());
    expect(clock.offsetMs).toBeGreaterThanOrEqual(wished.getTime() - Date.now());
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(first.getTime());
  });

  it("goes on after a restart instead of jumping back", async () => {
    // A first start an hour ago: by now the demo is an hour past the instant that was wished for.
    const hour = 3_600_000;
    const offsetMs = wished.getTime() - (Date.now() - hour);
    await db.setting.create({ data: { key: "clockOffsetMs", value: offsetMs, updatedAt: new Date() } });
    const restarted = await openClock(db, wished);
    expect(restarted.offsetMs).toBe(offsetMs);
    expect(restarted.now().getTime()).toBeGreaterThanOrEqual(wished.getTime() + hour);
  });

  it("is the same for all processes that start at once", async () => {
    const clocks = await Promise.all(Array.from({ length: 8 }, (_, index) => openClock(db, new Date(wished.getTime() + index * 1000))));
    expect(new Set(clocks.map((clock) => clock.offsetMs)).size).toBe(1);
  });

  it("forgets a demo's offset when the wish is gone", async () => {
    await openClock(db, wished);
    expect((await openClock(db, null)).offsetMs).toBe(0);
  });
});

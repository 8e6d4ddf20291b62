import type { Db } from "./db.server";

/** The one source of time. Routes and the worker call `now()`; everything below gets the instant as an argument. */
export interface Clock {
  now(): Date;
  /** Milliseconds by which this clock runs ahead of the machine's; 0 in production. */
  offsetMs: number;
}

const SETTING = "clockOffsetMs";

/**
 * The shared clock. The first process that starts with a wished instant stores the offset; every later start, and every
 * other process, reads that offset, so a restarted demo goes on instead of jumping back.
 */
export async function openClock(db: Db, wishedStart: Date | null): Promise<Clock> {
  const machineNow = Date.now();
  if (wishedStart) {
    const offset = wishedStart.getTime() - machineNow;
    await db.setting.createMany({
      data: [{ key: SETTING, value: offset, updatedAt: new Date(machineNow) }],
      skipDuplicates: true,
    });
  }
  const stored = wishedStart ? await db.setting.findUnique({ where: { key: SETTING } }) : null;
  const offsetMs = typeof stored?.value === "number" ? stored.value : 0;
  return { offsetMs, now: () => new Date(Date.now() + offsetMs) };
}

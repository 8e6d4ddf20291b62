import { describe, expect, it } from "vitest";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";

/**
 * A limit of 4 uses that 40 requests want at once, on a pool of 8. What decides is that counting and asking are one
 * statement.
 */
const platform = await testPlatform();
const limit = { action: "guess", times: 4, seconds: 600 };
const at = platform.clock.now();
const PEOPLE = 40;

const letThrough = async (use: (identity: string) => Promise<boolean>, identity: string) =>
  (await Promise.all(Array.from({ length: PEOPLE }, () => use(identity)))).filter(Boolean).length;

describe("a limit of four that forty want to use at once", () => {
  it("lets exactly four through", async () => {
    for (let round = 0; round < 5; round += 1) {
      expect(await letThrough((identity) => platform.rateLimiter.use(limit, identity, at), `round ${round}`)).toBe(limit.times);
    }
  });

  it("lets more through when looking and counting are two steps", async () => {
    const everybodyHasLooked = meetingPoint(PEOPLE);
    const unguarded = async (key: string): Promise<boolean> => {
      const where = { key_windowStartsAt: { key, windowStartsAt: at } };
      const seen = await platform.db.rateCounter.findUnique({ where });
      await everybodyHasLooked();
      if ((seen?.count ?? 0) >= limit.times) return false;
      await platform.db.rateCounter.upsert({ where, create: { key, windowStartsAt: at, count: 1 }, update: { count: { increment: 1 } } });
      return true;
    };
    expect(await letThrough(unguarded, "unguarded")).toBeGreaterThan(limit.times);
  });
});

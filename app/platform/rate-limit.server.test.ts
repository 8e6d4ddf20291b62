import { describe, expect, it } from "vitest";
import { testPlatform } from "../../tests/support/platform";
import { addressIdentity, createRateLimiter } from "./rate-limit.server";

const platform = await testPlatform();
const limiter = platform.rateLimiter;
const limit = { action: "guess", times: 3, seconds: 600 };
const at = new Date("2026-08-12T01:05:00Z");
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);

describe("a rate limit", () => {
  it("lets exactly so many uses through and refuses the next", async () => {
    const uses = [];
    for (let index = 0; index < 5; index += 1) uses.push(await limiter.use(limit, "exact", at));
    expect(uses).toEqual([true, true, true, false, false]);
  });

  it("says that the next use would be refused without counting one", async () => {
    await limiter.use(limit, "look", at);
    await limiter.use(limit, "look", at);
    expect(await limiter.isExhausted(limit, "look", at)).toBe(false);
    expect(await limiter.isExhausted(limit, "look", at)).toBe(false);
    await limiter.use(limit, "look", at);
    expect(await limiter.isExhausted(limit, "look", at)).toBe(true);
    expect(await limiter.isExhausted(limit, "nobody", at)).toBe(false);
  });

  it("is over when its window is", async () => {
    for (let index = 0; index < 4; index += 1) await limiter.use(limit, "window", at);
    expect(await limiter.isExhausted(limit, "window", later(299))).toBe(true);
    expect(await limiter.isExhausted(limit, "window", later(300))).toBe(false);
    expect(await limiter.use(limit, "window", later(300))).toBe(true);
  });

  it("counts people and actions apart", async () => {
    for (let index = 0; index < 4; index += 1) await limiter.use(limit, "one", at);
    expect(await limiter.use(limit, "another", at)).toBe(true);
    expect(await limiter.use({ ...limit, action: "sign-in" }, "one", at)).toBe(true);
  });

  it("is shared by all processes", async () => {
    const second = createRateLimiter(platform.db, platform.keys.secret);
    for (let index = 0; index < 3; index += 1) await limiter.use(limit, "processes", at);
    expect(await second.use(limit, "processes", at)).toBe(false);
  });

  it("keeps neither address nor phone in clear, and no pseudonym that can be made without the secret", async () => {
    await limiter.use(limit, "13800000001", at);
    const keys = (await platform.db.rateCounter.findMany()).map((row) => row.key);
    expect(keys.join()).not.toContain("13800000001");
    await createRateLimiter(platform.db, "another secret").use(limit, "13800000001", at);
    expect(await platform.db.rateCounter.count()).toBe(keys.length + 1);
  });
});

describe("the identity of an address", () => {
  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:0DB8:0001:0002::1", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["fe80::1%eth0", "fe80:0:0:0"],
    ["::1", "0:0:0:0"],
  ])("%s is %s", (address, identity) => {
    expect(addressIdentity(address)).toBe(identity);
  });
});

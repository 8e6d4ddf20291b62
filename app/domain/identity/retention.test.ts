import { describe, expect, it } from "vitest";
import { expiredBefore, PRIVACY_NOTICE_VERSION, RETENTION } from "./retention";

describe("what is kept of a person (decision 36)", () => {
  it("ends on a day, counted in Shanghai", () => {
    expect(expiredBefore("opinionIdentity", new Date("2028-08-12T09:00:00+08:00"))).toEqual(new Date("2026-08-13T00:00:00+08:00"));
    expect(expiredBefore("message", new Date("2026-08-12T23:59:00+08:00"))).toEqual(new Date("2026-05-14T00:00:00+08:00"));
  });

  it("goes by a job where an end is set", () => {
    for (const [row, { days, job }] of Object.entries(RETENTION)) if (days > 0) expect([row, job]).not.toEqual([row, null]);
    expect(PRIVACY_NOTICE_VERSION).toMatch(/^\d{4}-\d{2}$/);
  });
});

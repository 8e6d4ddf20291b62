import { expect, it } from "vitest";
import { checkReleaseTime } from "./release-time";

it("a release is ordered for an instant at least a minute and at most a year ahead", () => {
  const now = new Date("2026-08-12T09:00:00+08:00");
  const check = (at: string) => checkReleaseTime(new Date(at), now);
  expect(check("2026-08-12T09:01:00+08:00")).toEqual({ ok: true });
  expect(check("2026-08-12T09:00:59+08:00")).toEqual({ ok: false, reason: "RELEASE_TIME_PAST" });
  expect(check("2025-08-12T09:00:00+08:00")).toEqual({ ok: false, reason: "RELEASE_TIME_PAST" });
  expect(check("2027-08-13T09:00:00+08:00")).toEqual({ ok: true });
  expect(check("2027-08-13T09:01:00+08:00")).toEqual({ ok: false, reason: "RELEASE_TIME_FAR" });
  expect(checkReleaseTime(new Date(Number.NaN), now)).toMatchObject({ ok: false });
});

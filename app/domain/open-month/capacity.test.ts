import { describe, expect, it } from "vitest";
import { capacityFromText } from "./capacity";

describe("a capacity written as text", () => {
  it("registers up to the larger number of a range, in the announced unit", () => {
    expect(capacityFromText("8-10家企业代表")).toEqual({ ok: true, limit: 10, unit: "companies" });
    expect(capacityFromText("８～１０人")).toEqual({ ok: true, limit: 10, unit: "persons" });
    expect(capacityFromText("每场20人")).toEqual({ ok: true, limit: 20, unit: "persons" });
    expect(capacityFromText("15至20户居民")).toEqual({ ok: true, limit: 20, unit: "households" });
    expect(capacityFromText("30个家庭")).toEqual({ ok: true, limit: 30, unit: "households" });
    expect(capacityFromText("20 companies")).toEqual({ ok: true, limit: 20, unit: "companies" });
  });

  it("does not invent a number", () => {
    expect(capacityFromText("若干名")).toEqual({ ok: false, reason: "NO_NUMBER" });
    expect(capacityFromText("10-8人")).toEqual({ ok: false, reason: "RANGE_REVERSED" });
    expect(capacityFromText("0人")).toEqual({ ok: false, reason: "NOT_POSITIVE" });
  });
});

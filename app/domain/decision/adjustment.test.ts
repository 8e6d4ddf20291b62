import { describe, expect, it } from "vitest";
import { adjustmentKinds, checkAdjustment, deriveAdjustment } from "./adjustment";
import { ADJUSTMENTS, type Adjustment } from "./catalogue.words";

const published = { title: "社区养老服务设施布局规划", plannedCompletion: "2026-11", adjustment: "kept" };
const item = { title: published.title, plannedCompletion: published.plannedCompletion, adjustment: "kept" as Adjustment, adjustmentReason: "" };
const moved = { ...item, plannedCompletion: "2026-12" };
const named = { ...item, title: "养老服务设施布局规划" };
const reason = { adjustmentReason: "上级规划调整" };
const check = (change: Partial<typeof item>, before: typeof published | null = published, hasVersionBefore = true) => {
  const result = checkAdjustment({ ...item, ...change }, before, hasVersionBefore);
  return result.ok ? "ok" : result.reason;
};

describe("an item against the published version before", () => {
  it("is kept, renamed, rescheduled or both, with the old values", () => {
    expect(deriveAdjustment(item, published, true)).toEqual({ kinds: ["kept"], before: {} });
    expect(deriveAdjustment(moved, published, true)).toEqual({ kinds: ["rescheduled"], before: { plannedCompletion: "2026-11" } });
    expect(deriveAdjustment({ ...moved, ...named, plannedCompletion: "2026-12" }, published, true)).toEqual({
      kinds: ["renamed", "rescheduled"],
      before: { title: published.title, plannedCompletion: "2026-11" },
    });
  });

  it("is added where the version before does not have it, or had cancelled it", () => {
    expect(deriveAdjustment(item, null, true).kinds).toEqual(["added"]);
    expect(deriveAdjustment(item, { ...published, adjustment: "cancelled" }, true).kinds).toEqual(["added"]);
  });

  it("is cancelled by decision alone", () => {
    expect(deriveAdjustment({ ...moved, adjustment: "cancelled" }, published, true)).toEqual({ kinds: ["cancelled"], before: {} });
  });

  it("takes the mark of its own table along where there is no version before", () => {
    expect(deriveAdjustment({ ...item, adjustment: "added" }, null, false).kinds).toEqual(["added"]);
  });

  it("is read back from the published row", () => {
    expect(adjustmentKinds({ adjustment: "cancelled", before: {} })).toEqual(["cancelled"]);
    expect(adjustmentKinds({ adjustment: "renamed", before: { title: "甲", plannedCompletion: "2026-11" } })).toEqual(["renamed", "rescheduled"]);
    expect(adjustmentKinds({ adjustment: "kept" })).toEqual(["kept"]);
  });
});

describe("an editor", () => {
  it("cannot claim that it is kept after the public read another title or time", () => {
    expect(check({})).toBe("ok");
    expect(check(moved)).toBe("CHANGED_UNMARKED");
    expect(check(named)).toBe("CHANGED_UNMARKED");
    expect(check({ ...moved, adjustment: "renamed", ...reason })).toBe("CHANGED_UNMARKED");
    expect(check({ ...moved, adjustment: "rescheduled", ...reason })).toBe("ok");
    expect(check({ ...moved, ...named, plannedCompletion: "2026-12", adjustment: "rescheduled", ...reason })).toBe("ok");
  });

  it("cannot claim a change that is none", () => {
    for (const adjustment of ["renamed", "rescheduled", "added"] as const) expect(check({ adjustment, ...reason })).toBe("NOTHING_CHANGED");
  });

  it("gives a reason for everything but being kept", () => {
    expect(check({ ...moved, adjustment: "rescheduled" })).toBe("REASON_MISSING");
    expect(check({ ...named, adjustment: "renamed", adjustmentReason: " \n" })).toBe("REASON_MISSING");
    expect(check({ adjustment: "cancelled" })).toBe("REASON_MISSING");
    expect(check({ adjustment: "added" }, null)).toBe("REASON_MISSING");
    expect(check({ adjustment: "cancelled", ...reason })).toBe("ok");
  });

  it("says of an item that comes after publication that it is new", () => {
    expect(check({}, null)).toBe("ADDED_UNMARKED");
    expect(check({ adjustment: "added", ...reason }, null)).toBe("ok");
    expect(check({ adjustment: "cancelled", ...reason }, null)).toBe("CANCELLED_UNPUBLISHED");
  });

  it("is free in a first version, but for the reason", () => {
    expect(check(moved, null, false)).toBe("ok");
    for (const adjustment of ADJUSTMENTS.filter((each) => each !== "kept")) {
      expect(check({ adjustment }, null, false)).toBe("REASON_MISSING");
      expect(check({ adjustment, ...reason }, null, false)).toBe("ok");
    }
  });
});

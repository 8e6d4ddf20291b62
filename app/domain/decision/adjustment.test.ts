import { describe, expect, it } from "vitest";
import { checkAdjustment } from "./adjustment";
import { ADJUSTMENTS } from "./catalogue.words";

const published = { title: "社区养老服务设施布局规划", plannedCompletion: "2026-11" };
const item = { ...published, adjustment: "kept" as const, adjustmentReason: "" };

describe("a catalogue item", () => {
  it("is free while the catalogue is not published", () => {
    expect(checkAdjustment({ ...item, plannedCompletion: "2026-12" }, null, false)).toEqual({ ok: true });
  });

  it("gives a reason for everything but being kept", () => {
    for (const adjustment of ADJUSTMENTS.filter((each) => each !== "kept")) {
      expect(checkAdjustment({ ...item, adjustment }, published, true)).toEqual({ ok: false, reason: "REASON_MISSING" });
      expect(checkAdjustment({ ...item, adjustment, adjustmentReason: " \n" }, null, false)).toEqual({ ok: false, reason: "REASON_MISSING" });
      expect(checkAdjustment({ ...item, adjustment, adjustmentReason: "上级规划调整" }, published, true)).toEqual({ ok: true });
    }
  });

  it("cannot say that it is kept after the public read another title or time", () => {
    expect(checkAdjustment(item, published, true)).toEqual({ ok: true });
    expect(checkAdjustment({ ...item, plannedCompletion: "2026-12" }, published, true)).toEqual({ ok: false, reason: "CHANGED_UNMARKED" });
    expect(checkAdjustment({ ...item, title: "养老服务设施布局规划" }, published, true)).toEqual({ ok: false, reason: "CHANGED_UNMARKED" });
  });

  it("is called new where the published catalogue does not have it", () => {
    expect(checkAdjustment(item, null, true)).toEqual({ ok: false, reason: "ADDED_UNMARKED" });
    expect(checkAdjustment({ ...item, adjustment: "added", adjustmentReason: "市政府交办" }, null, true)).toEqual({ ok: true });
  });
});

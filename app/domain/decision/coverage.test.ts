import { describe, expect, it } from "vitest";
import { coverageOf, DEFAULT_COVERAGE_LIMITS, type CoveredItem } from "./coverage";

const at = (text: string) => new Date(`${text}+08:00`);
const window = { opensAt: at("2026-08-01T00:00:00"), closesAt: at("2026-09-01T00:00:00"), replyDays: 30, reportedAt: null };
const item: CoveredItem = { plannedCompletion: "2026-11", procedures: ["publicParticipation"], adjustment: "kept", isDecided: false, window: null };
const of = (now: string, change: Partial<CoveredItem> = {}) => coverageOf({ ...item, ...change }, at(now));

describe("the coverage of an item", () => {
  it("follows its window", () => {
    expect(of("2026-07-01T09:00:00").state).toBe("noWindow");
    expect(of("2026-07-01T09:00:00", { window }).state).toBe("planned");
    expect(of("2026-08-12T09:00:00", { window }).state).toBe("open");
    expect(of("2026-09-12T09:00:00", { window }).state).toBe("collating");
    expect(of("2026-10-12T09:00:00", { window }).state).toBe("overdue");
    expect(of("2026-10-12T09:00:00", { window: { ...window, reportedAt: at("2026-09-20T09:00:00") } }).state).toBe("reported");
  });

  it("is not needed for an item that was cancelled or asks nobody", () => {
    expect(of("2026-07-01T09:00:00", { adjustment: "cancelled" })).toMatchObject({ state: "notNeeded", warning: null });
    expect(of("2026-09-12T09:00:00", { adjustment: "cancelled", window })).toMatchObject({ state: "notNeeded", warning: null });
    expect(of("2026-07-01T09:00:00", { procedures: ["legalityReview"] }).state).toBe("notNeeded");
  });

  it("warns 120 days before the end of the planned month when there is no window", () => {
    expect(DEFAULT_COVERAGE_LIMITS).toEqual({ windowDays: 120, reportDays: 45 });
    expect(of("2026-08-02T23:59:00")).toMatchObject({ warning: null, plannedOn: "2026-11-30", daysLeft: 120 });
    expect(of("2026-08-03T00:00:00")).toMatchObject({ warning: "WINDOW_DUE", daysLeft: 119 });
    expect(coverageOf(item, at("2026-08-03T00:00:00"), { windowDays: 60, reportDays: 45 }).warning).toBeNull();
  });

  it("warns 45 days before the end while the report is out", () => {
    expect(of("2026-10-16T09:00:00", { window }).warning).toBeNull();
    expect(of("2026-10-17T09:00:00", { window }).warning).toBe("REPORT_DUE");
    expect(of("2026-10-17T09:00:00", { window: { ...window, reportedAt: at("2026-10-01T09:00:00") } }).warning).toBeNull();
  });

  it("says that the planned date has passed until the decision is out", () => {
    expect(of("2026-12-01T00:00:00")).toMatchObject({ warning: "PLANNED_PASSED", daysLeft: -1 });
    expect(of("2026-12-01T00:00:00", { isDecided: true }).warning).toBeNull();
    expect(of("2026-12-01T00:00:00", { plannedCompletion: "待定" })).toMatchObject({ warning: null, plannedOn: null, daysLeft: null });
  });
});

import { describe, expect, it } from "vitest";
import type { WindowTimes } from "../consultation/window-state";
import { DECISION_STATUSES, decisionStatus, STAGES, STATUS_SHAPES, type Stop } from "./stage";
import { decisionStatusWords, stageWords, statusTag } from "./stage.words";

const at = (text: string) => new Date(`${text}+08:00`);
const window: WindowTimes = { opensAt: at("2026-08-01T00:00:00"), closesAt: at("2026-09-01T00:00:00"), replyDays: 30, reportedAt: null };
const tag = (now: string, change: Partial<WindowTimes> = {}, stop: Stop | null = null) => statusTag(decisionStatus({ window: { ...window, ...change }, stop }, at(now)), "zh");

describe("the tag of a decision", () => {
  it("follows its window from not started to answered", () => {
    expect(statusTag(decisionStatus({ window: null, stop: null }, at("2026-08-12T09:00:00")), "zh")).toBe("未开始");
    expect(tag("2026-07-01T00:00:00")).toBe("未开始");
    expect(tag("2026-08-12T09:00:00")).toBe("征集中");
    expect(tag("2026-09-10T09:00:00")).toBe("整理中");
    expect(tag("2026-10-03T09:00:00")).toBe("逾期 3 天");
    expect(tag("2026-10-05T09:00:00", { reportedAt: at("2026-10-04T09:00:00") })).toBe("已反馈");
  });

  it("is closed and never overdue once the procedure was stopped", () => {
    for (const stop of ["suspended", "cancelled", "notPublic"] as const) {
      expect(tag("2026-10-03T09:00:00", {}, stop)).toBe("已截止");
      expect(tag("2026-08-12T09:00:00", {}, stop)).toBe("已截止");
      expect(tag("2026-07-01T00:00:00", {}, stop)).toBe("未开始");
    }
    expect(tag("2026-12-01T00:00:00", { reportedAt: at("2026-09-20T09:00:00") }, "suspended")).toBe("已反馈");
  });

  it("has a word and a shape of its own for each status", () => {
    expect(new Set(Object.values(STATUS_SHAPES)).size).toBe(DECISION_STATUSES.length);
    for (const lang of ["zh", "en"] as const) expect(new Set(Object.values(decisionStatusWords[lang])).size).toBe(DECISION_STATUSES.length);
    expect(statusTag({ status: "overdue", daysLate: 1 }, "en")).toBe("Overdue by 1 day");
  });
});

it("each step has a name of its own in both languages", () => {
  for (const lang of ["zh", "en"] as const) expect(new Set(Object.values(stageWords[lang])).size).toBe(STAGES.length);
});

import { describe, expect, it } from "vitest";
import { checkOpenForOpinions, windowState, type WindowTimes } from "./window-state";
import { standingSentence, submissionWords } from "./window.words";

const at = (text: string) => new Date(`${text}+08:00`);
const window: WindowTimes = { opensAt: at("2026-08-01T00:00:00"), closesAt: at("2026-09-01T00:00:00"), replyDays: 30, reportedAt: null };
const state = (now: string, change: Partial<WindowTimes> = {}) => windowState({ ...window, ...change }, at(now));

describe("a window's state", () => {
  it.each([
    ["2026-07-31T23:59:59", "upcoming"],
    ["2026-08-01T00:00:00", "open"],
    ["2026-08-31T23:59:59", "open"],
    ["2026-09-01T00:00:00", "collating"],
    ["2026-09-30T23:59:59", "collating"],
    ["2026-10-01T00:00:00", "overdue"],
  ])("at %s is %s", (now, expected) => {
    expect(state(now).state).toBe(expected);
  });

  it("counts the days left to the limit that comes next", () => {
    expect(state("2026-07-30T09:00:00").daysLeft).toBe(1);
    expect(state("2026-08-12T09:00:00").daysLeft).toBe(19);
    expect(state("2026-09-11T00:00:00").daysLeft).toBe(20);
    expect(state("2026-11-01T00:00:00").daysLeft).toBe(0);
  });

  it("has its reply due 30 days after the closing day, or as the office set", () => {
    expect(state("2026-08-12T09:00:00").replyDueOn).toBe("2026-09-30");
    expect(state("2026-08-12T09:00:00").replyDueAt.toISOString()).toBe("2026-09-30T16:00:00.000Z");
    expect(state("2026-08-12T09:00:00", { replyDays: 20 }).replyDueOn).toBe("2026-09-20");
    expect(state("2026-08-12T09:00:00", { closesAt: at("2026-08-31T17:00:00") }).replyDueOn).toBe("2026-09-30");
  });

  it("says how many days the report is late, and keeps saying so once it is out", () => {
    expect(state("2026-10-01T00:00:00").daysLate).toBe(1);
    expect(state("2026-10-11T12:00:00").daysLate).toBe(11);
    const late = { reportedAt: at("2026-10-03T10:00:00") };
    expect(state("2026-12-01T00:00:00", late)).toMatchObject({ state: "reported", daysLate: 3, daysLeft: 0 });
    expect(state("2026-12-01T00:00:00", { reportedAt: at("2026-09-30T23:00:00") })).toMatchObject({ state: "reported", daysLate: 0 });
  });

  it("is told in a sentence with the date", () => {
    expect(standingSentence(state("2026-08-12T09:00:00"), "zh")).toBe("征集截止后，我们会在 2026年9月30日 前公布采纳情况。");
    expect(standingSentence(state("2026-10-02T09:00:00"), "zh")).toContain("已逾期 2 天");
    expect(standingSentence(state("2026-12-01T00:00:00", { reportedAt: at("2026-10-03T10:00:00") }), "en")).toContain("Days late: 3");
  });
});

describe("an opinion of the public", () => {
  it("is taken from the first instant and not after the last", () => {
    expect(checkOpenForOpinions(window, at("2026-07-31T23:59:59"))).toEqual({ ok: false, reason: "WINDOW_NOT_OPEN_YET" });
    expect(checkOpenForOpinions(window, window.opensAt)).toEqual({ ok: true });
    expect(checkOpenForOpinions(window, at("2026-08-31T23:59:59"))).toEqual({ ok: true });
    expect(checkOpenForOpinions(window, window.closesAt)).toEqual({ ok: false, reason: "WINDOW_CLOSED" });
    expect(submissionWords.zh.WINDOW_CLOSED(window)).toContain("2026年8月31日 24:00");
  });
});

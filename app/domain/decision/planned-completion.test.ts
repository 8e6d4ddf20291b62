import { describe, expect, it } from "vitest";
import { plannedEnd, plannedQuarter, readPlannedCompletion } from "./planned-completion";

describe("a planned completion", () => {
  it.each([
    ["第四季度", "2026-Q4"],
    ["四季度", "2026-Q4"],
    ["第3季度", "2026-Q3"],
    ["2025年第一季度", "2025-Q1"],
    ["2026-Q4", "2026-Q4"],
    ["２０２６年１１月", "2026-11"],
    ["2026年11月", "2026-11"],
    ["2026年 5 月底前", "2026-05"],
    ["11月", "2026-11"],
    ["十一月", "2026-11"],
    ["6月底前", "2026-06"],
    ["2026-11", "2026-11"],
    ["2026/3", "2026-03"],
    ["2026-11-30", "2026-11"],
    ["2026年11月30日前", "2026-11"],
    ["上半年", "2026-Q2"],
    ["2026年底前", "2026-Q4"],
    ["年内", "2026-Q4"],
  ])("is read from %s", (written, planned) => {
    expect(readPlannedCompletion(written, 2026)).toBe(planned);
  });

  it.each(["", "尽快", "13月", "第五季度", "2026", "0月", "2026-13", "长期", "11"])("is not guessed from %j", (written) => {
    expect(readPlannedCompletion(written, 2026)).toBeNull();
  });

  it("ends with its month or quarter", () => {
    expect(plannedEnd("2026-11")).toBe("2026-11-30");
    expect(plannedEnd("2028-02")).toBe("2028-02-29");
    expect(plannedEnd("2026-12")).toBe("2026-12-31");
    expect(plannedEnd("2026-Q3")).toBe("2026-09-30");
    expect(plannedEnd("2026-Q4")).toBe("2026-12-31");
    expect(plannedEnd("年底")).toBeNull();
  });

  it("lies in its quarter", () => {
    expect(plannedQuarter("2026-10")).toBe("2026-Q4");
    expect(plannedQuarter("2026-03")).toBe("2026-Q1");
    expect(plannedQuarter("2026-Q2")).toBe("2026-Q2");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balance, concentrated, countByDisposition, type LedgerCounts, standingOf } from "./balance";
import { balanceFault, lateSentence, sumSentence } from "./balance.words";
import { type Answer, DISPOSITIONS, type Disposition } from "./disposition";

const journey27: LedgerCounts = {
  received: 120,
  counted: 116,
  withdrawn: 3,
  hidden: 1,
  late: 0,
  points: 116,
  byDisposition: { adopted: 31, partiallyAdopted: 20, notAdopted: 60, alreadyProvided: 0, outOfScope: 5 },
};

describe("the two sums of the report", () => {
  it("show 120 received = 116 counted + 3 withdrawn + 1 hidden, and the points of the 116", () => {
    const result = balance(journey27);
    expect(result.holds).toBe(true);
    expect(result.missing).toEqual({ opinions: 0, points: 0 });
    expect(sumSentence(result.lines[0], "zh")).toBe("共收到 120 件 = 计入 116 + 撤回 3 + 隐去 1");
    expect(sumSentence(result.lines[1], "zh")).toBe("意见 116 条 = 采纳 31 + 部分采纳 20 + 未采纳 60 + 已有规定或解释说明 0 + 不属于征集范围 5");
    expect(sumSentence(result.lines[0], "en")).toBe("120 submissions received = counted 116 + withdrawn 3 + hidden 1");
    expect(balanceFault(result, "zh")).toBeNull();
  });

  it("do not hold while one point is undecided, and say how many", () => {
    const result = balance({ ...journey27, byDisposition: { ...journey27.byDisposition, notAdopted: 59 } });
    expect(result.holds).toBe(false);
    expect(result.missing).toEqual({ opinions: 0, points: 1 });
    expect(balanceFault(result, "zh")).toContain("1 条");
    expect(balanceFault(result, "en")).toContain("without an outcome: 1.");
  });

  it("do not hold when a received opinion is neither counted nor withdrawn nor hidden, or counted twice", () => {
    expect(balance({ ...journey27, received: 121 }).missing.opinions).toBe(1);
    expect(balance({ ...journey27, received: 121 }).holds).toBe(false);
    const twice = balance({ ...journey27, byDisposition: { ...journey27.byDisposition, adopted: 32 } });
    expect(twice.holds).toBe(false);
    expect(twice.missing.points).toBe(-1);
    expect(balanceFault(twice, "zh")).toContain("对不上");
  });

  it("show late opinions apart: they change neither sum", () => {
    const result = balance({ ...journey27, late: 4 });
    expect(result.holds).toBe(true);
    expect(result.late).toBe(4);
    expect(result.lines).toEqual(balance(journey27).lines);
    expect(lateSentence(4, "zh")).toContain("4 件");
  });

  it("hold for a window in which nobody said anything", () => {
    const none = balance({ received: 0, counted: 0, withdrawn: 0, hidden: 0, late: 0, points: 0, byDisposition: countByDisposition([], new Map()) });
    expect(none.holds).toBe(true);
    expect(sumSentence(none.lines[0], "zh")).toBe("共收到 0 件 = 计入 0 + 撤回 0 + 隐去 0");
  });
});

describe("an opinion stands in exactly one place", () => {
  it("late before withdrawn before hidden before counted", () => {
    expect(standingOf({ isLate: false, isWithdrawn: false, isHidden: false })).toBe("counted");
    expect(standingOf({ isLate: false, isWithdrawn: false, isHidden: true })).toBe("hidden");
    expect(standingOf({ isLate: false, isWithdrawn: true, isHidden: true })).toBe("withdrawn");
    expect(standingOf({ isLate: true, isWithdrawn: true, isHidden: true })).toBe("late");
  });
});

describe("grouping", () => {
  it("never takes anything out of a total, however points are grouped", () => {
    const disposition = fc.constantFrom(...DISPOSITIONS);
    fc.assert(
      fc.property(fc.array(disposition, { maxLength: 60 }), fc.integer({ min: 1, max: 6 }), (decided, groups) => {
        const expected = Object.fromEntries(DISPOSITIONS.map((d) => [d, decided.filter((other) => other === d).length]));
        const alone = decided.map((d) => ({ disposition: d, reason: "理由", themeId: null }));
        expect(countByDisposition(alone, new Map())).toEqual(expected);

        const themes = new Map<string, Answer>(Array.from({ length: groups }, (_, i) => [`t${i}`, { disposition: DISPOSITIONS[i % 5] as Disposition, reason: "理由" }]));
        const grouped = decided.map((d, i) => {
          const themeId = `t${i % groups}`;
          const follows = themes.get(themeId)?.disposition === d;
          return { disposition: follows ? null : d, reason: "", themeId };
        });
        expect(countByDisposition(grouped, themes)).toEqual(expected);
      }),
    );
  });

  it("leaves a point of an unanswered theme undecided instead of guessing", () => {
    const points = [{ disposition: null, reason: "", themeId: "t" }];
    const counts = countByDisposition(points, new Map([["t", { disposition: null, reason: "" }]]));
    expect(balance({ received: 1, counted: 1, withdrawn: 0, hidden: 0, late: 0, points: 1, byDisposition: counts }).missing.points).toBe(1);
  });
});

describe("a frequently raised opinion", () => {
  it("comes from at least five people", () => {
    expect(concentrated(5, 5, 1000)).toBe(true);
    expect(concentrated(4, 4, 1000)).toBe(false);
  });

  it("or is at least a tenth of the points from at least two people", () => {
    expect(concentrated(2, 10, 100)).toBe(true);
    expect(concentrated(2, 9, 100)).toBe(false);
    expect(concentrated(1, 50, 100)).toBe(false);
    expect(concentrated(2, 1, 9)).toBe(true);
    expect(concentrated(2, 0, 0)).toBe(false);
  });

  it("follows the office's own numbers where it set some", () => {
    expect(concentrated(5, 5, 1000, { people: 10, sharePercent: 10, sharePeople: 2 })).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { answerOfPoint, DISPOSITIONS, isDisposition, reasonRequired } from "./disposition";
import { dispositionWords } from "./disposition.words";
import { checkAnswer, checkReport, type PointToReport, type ThemeToReport } from "./report-check";
import { reportRefusalWords } from "./report-check.words";

const theme = (change: Partial<ThemeToReport> = {}): ThemeToReport => ({ id: "t1", title: "备案期限", disposition: "notAdopted", reason: "与上位法第十二条冲突", ...change });
const point = (change: Partial<PointToReport> = {}): PointToReport => ({ id: "p1", opinionId: "o1", themeId: "t1", label: "第 1 件第 1 条", disposition: null, reason: "", ...change });
const opinions = [{ id: "o1", label: "第 1 件" }];
const reasons = (material: Parameters<typeof checkReport>[0]) => checkReport(material).map((refusal) => refusal.reason);

describe("the adoption report", () => {
  it("is complete when every opinion, point and theme is answered", () => {
    expect(checkReport({ opinions, points: [point()], themes: [theme()] })).toEqual([]);
  });

  it("is complete with no opinion at all", () => {
    expect(checkReport({ opinions: [], points: [], themes: [] })).toEqual([]);
  });

  it("is refused while a theme has no disposition, and names it", () => {
    const refusals = checkReport({ opinions, points: [point()], themes: [theme({ disposition: null, reason: "" })] });
    expect(refusals).toEqual([{ reason: "THEME_UNDISPOSED", themeId: "t1", name: "备案期限" }]);
    expect(refusals.map((r) => reportRefusalWords.zh[r.reason](r.name))[0]).toContain("备案期限");
  });

  it("is refused when a theme that was not simply adopted has no reason", () => {
    for (const disposition of DISPOSITIONS) {
      const found = reasons({ opinions, points: [point()], themes: [theme({ disposition, reason: " \n" })] });
      expect(found).toEqual(disposition === "adopted" ? [] : ["THEME_WITHOUT_REASON"]);
    }
  });

  it("is refused when a point has no theme or one that does not exist", () => {
    expect(reasons({ opinions, points: [point({ themeId: null, disposition: "adopted" })], themes: [] })).toEqual(["POINT_WITHOUT_THEME"]);
    expect(reasons({ opinions, points: [point({ themeId: "gone" })], themes: [theme()] })).toEqual(["POINT_WITHOUT_THEME"]);
  });

  it("is refused when a counted opinion has lost its points", () => {
    const two = [...opinions, { id: "o2", label: "第 2 件" }];
    expect(checkReport({ opinions: two, points: [point()], themes: [theme()] })).toEqual([{ reason: "OPINION_WITHOUT_POINT", opinionId: "o2", name: "第 2 件" }]);
  });

  it("asks a reason of a point that differs from its theme, and none of one that follows it", () => {
    expect(reasons({ opinions, points: [point({ disposition: "outOfScope" })], themes: [theme()] })).toEqual(["POINT_WITHOUT_REASON"]);
    expect(reasons({ opinions, points: [point({ disposition: "outOfScope", reason: "属于物业管理事项" })], themes: [theme()] })).toEqual([]);
    expect(reasons({ opinions, points: [point({ disposition: "notAdopted" })], themes: [theme()] })).toEqual([]);
    expect(reasons({ opinions, points: [point({ disposition: "adopted" })], themes: [theme()] })).toEqual([]);
  });

  it("names each fault once", () => {
    const found = reasons({ opinions, points: [point(), point({ id: "p2", themeId: null })], themes: [theme({ reason: "" }), theme({ id: "t2", disposition: null })] });
    expect(found).toEqual(["THEME_WITHOUT_REASON", "THEME_UNDISPOSED", "POINT_WITHOUT_THEME"]);
  });
});

describe("an answer", () => {
  it("without a reason is refused unless it is an adoption or not decided yet", () => {
    expect(checkAnswer({ disposition: "notAdopted", reason: "  " })).toEqual({ ok: false, reason: "REASON_MISSING" });
    expect(checkAnswer({ disposition: "notAdopted", reason: "与上位法第十二条冲突" })).toEqual({ ok: true });
    expect(checkAnswer({ disposition: "adopted", reason: "" })).toEqual({ ok: true });
    expect(checkAnswer({ disposition: null, reason: "" })).toEqual({ ok: true });
  });

  it("of a point is its own before the theme's, and a shared disposition shares the reason", () => {
    const shared = { disposition: "notAdopted", reason: "理由甲" } as const;
    expect(answerOfPoint({ disposition: null, reason: "" }, shared)).toEqual({ disposition: "notAdopted", reason: "理由甲" });
    expect(answerOfPoint({ disposition: "outOfScope", reason: "" }, shared)).toEqual({ disposition: "outOfScope", reason: "" });
    expect(answerOfPoint({ disposition: "notAdopted", reason: "另有考虑" }, shared)).toEqual({ disposition: "notAdopted", reason: "另有考虑" });
    expect(answerOfPoint({ disposition: null, reason: "" }, null)).toBeNull();
  });
});

describe("dispositions", () => {
  it("are the five of the reports, and only adoption goes without a reason", () => {
    expect(DISPOSITIONS.map((d) => dispositionWords.zh[d])).toEqual(["采纳", "部分采纳", "未采纳", "已有规定或解释说明", "不属于征集范围"]);
    expect(DISPOSITIONS.filter((d) => !reasonRequired(d))).toEqual(["adopted"]);
    expect(isDisposition("rejected")).toBe(false);
    expect(isDisposition("adopted")).toBe(true);
  });
});

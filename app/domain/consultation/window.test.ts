import { describe, expect, it } from "vitest";
import { OFFICIAL_YEARS } from "../calendar/holidays";
import { makeCalendar } from "../calendar/working-days";
import { checkExtension, checkWindow, type WindowPlan } from "./window";
import { extensionWords, windowRefusalSentence, windowWarningSentence } from "./window.words";

const calendar = makeCalendar(OFFICIAL_YEARS);
const plan = (change: Partial<WindowPlan> = {}): WindowPlan => ({
  opensOn: "2026-03-02",
  closesOn: "2026-04-30",
  shortenedReason: "",
  parts: { draft: "reviewed", explanation: "reviewed", guide: "reviewed" },
  guideExemption: "",
  channels: ["web"],
  contactUnit: "法规处",
  ...change,
});
const check = (change: Partial<WindowPlan> = {}) => checkWindow(plan(change), calendar);
const reasons = (change: Partial<WindowPlan>) => {
  const result = check(change);
  return result.ok ? [] : result.refusals.map((refusal) => refusal.reason);
};
const sentences = (change: Partial<WindowPlan>) => {
  const result = check(change);
  return result.ok ? [] : result.refusals.map((refusal) => windowRefusalSentence(refusal, "zh"));
};

describe("a window lasts at least 30 natural days, the first not counted", () => {
  it("so 1 to 30 March is 29 days and needs a reason, to 31 March it does not", () => {
    const short = check({ opensOn: "2026-03-01", closesOn: "2026-03-30" });
    expect(short).toMatchObject({ ok: false, refusals: [{ reason: "TOO_SHORT", days: 29, minimumDays: 30 }] });
    expect(check({ opensOn: "2026-03-01", closesOn: "2026-03-31" })).toMatchObject({ ok: true, days: 30, isShortened: false });
  });

  it("and 1 to 20 August is refused naming 30 days, then passes with a public reason", () => {
    const august = { opensOn: "2026-08-01", closesOn: "2026-08-20" };
    expect(sentences(august)).toHaveLength(1);
    expect(sentences(august)[0]).toContain("30 日");
    expect(check({ ...august, shortenedReason: "台风季防汛应急需要" })).toMatchObject({ ok: true, days: 19, isShortened: true });
    for (const tooBrief of ["台风", "    急", "👨‍👩‍👧‍👦👨‍👩‍👧‍👦"]) expect(reasons({ ...august, shortenedReason: tooBrief })).toEqual(["SHORTENED_REASON_TOO_BRIEF"]);
    expect(reasons({ ...august, shortenedReason: " \n" })).toEqual(["TOO_SHORT"]);
  });

  it("unless the office set another number", () => {
    expect(checkWindow(plan({ opensOn: "2026-03-01", closesOn: "2026-03-31" }), calendar, { minimumDays: 45, reasonCharacters: 5 })).toMatchObject({
      ok: false,
      refusals: [{ reason: "TOO_SHORT", minimumDays: 45 }],
    });
  });

  it("and it runs from 0:00 of the first to 24:00 of the last day in Shanghai", () => {
    const result = check({ opensOn: "2026-08-01", closesOn: "2026-08-31" });
    expect(result.ok && [result.opensAt.toISOString(), result.closesAt.toISOString()]).toEqual(["2026-07-31T16:00:00.000Z", "2026-08-31T16:00:00.000Z"]);
  });

  it("and cannot close before it opens, nor on days that do not exist", () => {
    expect(reasons({ opensOn: "2026-04-30", closesOn: "2026-03-02" })).toEqual(["CLOSES_BEFORE_OPENING"]);
    expect(reasons({ opensOn: "2026-02-30", closesOn: "" })).toEqual(["DAY_INVALID", "DAY_INVALID"]);
  });
});

describe("a window opens only when everything lies open", () => {
  it.each([
    ["draft", "草案全文"],
    ["explanation", "起草说明"],
    ["guide", "草案解读"],
  ] as const)("with the %s present and reviewed", (part, name) => {
    const parts = plan().parts;
    expect(reasons({ parts: { ...parts, [part]: "missing" } })).toEqual(["PART_MISSING"]);
    expect(sentences({ parts: { ...parts, [part]: "missing" } })[0]).toContain(name);
    expect(reasons({ parts: { ...parts, [part]: "unreviewed" } })).toEqual(["PART_UNREVIEWED"]);
  });

  it("where the guide alone can be replaced by a stated exemption", () => {
    const parts = plan().parts;
    expect(reasons({ parts: { ...parts, guide: "missing" }, guideExemption: "文字修改，内容与原规定一致" })).toEqual([]);
    expect(reasons({ parts: { ...parts, explanation: "missing" }, guideExemption: "文字修改" })).toEqual(["PART_MISSING"]);
    expect(reasons({ parts: { ...parts, guide: "unreviewed" }, guideExemption: "文字修改" })).toEqual(["PART_UNREVIEWED"]);
  });

  it("with a channel and a contact unit", () => {
    expect(reasons({ channels: [] })).toEqual(["CHANNEL_MISSING"]);
    expect(reasons({ channels: [" "] })).toEqual(["CHANNEL_MISSING"]);
    expect(reasons({ contactUnit: " " })).toEqual(["CONTACT_MISSING"]);
  });

  it("and every fault is named at once", () => {
    expect(reasons({ channels: [], contactUnit: "", closesOn: "2026-03-10", parts: { draft: "missing", explanation: "unreviewed", guide: "missing" } })).toEqual([
      "PART_MISSING",
      "PART_UNREVIEWED",
      "PART_MISSING",
      "CHANNEL_MISSING",
      "CONTACT_MISSING",
      "TOO_SHORT",
    ]);
  });
});

describe("a closing day off", () => {
  it("on 1 October is warned about with 8 October suggested, and does not stop the opening", () => {
    const result = check({ opensOn: "2026-09-01", closesOn: "2026-10-01" });
    expect(result.ok).toBe(true);
    expect(result.warnings).toMatchObject([{ warning: "CLOSES_ON_REST_DAY", kind: "holiday", suggested: { on: "2026-10-08", provisional: false } }]);
    expect(result.warnings.map((warning) => windowWarningSentence(warning, "zh"))[0]).toContain("2026年10月8日");
    expect(result.warnings.map((warning) => windowWarningSentence(warning, "en"))[0]).toContain("National Day");
  });

  it("at a weekend is warned about, on a worked weekend it is not", () => {
    expect(check({ closesOn: "2026-05-16" }).warnings).toMatchObject([{ kind: "weekend", suggested: { on: "2026-05-18", provisional: false } }]);
    expect(check({ closesOn: "2026-05-09" }).warnings).toEqual([]);
  });

  it("cannot be told for a year without notice, which is said", () => {
    expect(check({ closesOn: "2027-02-10" }).warnings).toEqual([{ warning: "CALENDAR_PROVISIONAL", year: 2027 }]);
  });
});

describe("after opening", () => {
  const window = { opensAt: new Date("2026-08-01T00:00:00+08:00"), closesAt: new Date("2026-09-01T00:00:00+08:00") };
  const at = (day: string) => new Date(`${day}T10:00:00+08:00`);
  const extend = (closesOn: string, now: Date) => checkExtension(window, closesOn, now, calendar);

  it("a window is never shortened", () => {
    for (const closesOn of ["2026-08-20", "2026-08-30", "2026-08-31"]) expect(extend(closesOn, at("2026-08-12"))).toEqual({ ok: false, reason: "NOT_LATER" });
  });

  it("it can be extended while it is open", () => {
    const result = extend("2026-09-10", at("2026-08-12"));
    expect(result.ok && result.closesAt.toISOString()).toBe("2026-09-10T16:00:00.000Z");
    expect(extend("2026-10-01", at("2026-08-12"))).toMatchObject({ ok: true, warnings: [{ warning: "CLOSES_ON_REST_DAY" }] });
    expect(extend("2026-09-10", new Date(window.closesAt.getTime() - 1)).ok).toBe(true);
  });

  it("but not before it opens or once it has closed", () => {
    expect(extend("2026-09-10", at("2026-07-31"))).toEqual({ ok: false, reason: "NOT_OPEN_YET" });
    expect(extend("2026-09-10", window.closesAt)).toEqual({ ok: false, reason: "ALREADY_CLOSED" });
    expect(extend("soon", at("2026-08-12"))).toEqual({ ok: false, reason: "DAY_INVALID" });
    expect(extensionWords.zh.ALREADY_CLOSED).toContain("另开一轮");
  });
});

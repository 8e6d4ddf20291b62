import { describe, expect, it } from "vitest";
import { questionnaireFaults, questionnairePhase, type Question, type QuestionnaireContext } from "./question";
import { faultSentence } from "./questionnaire.words";

const words = (zh: string) => ({ zh, en: "" });
const choice = (...choices: string[]): Question => ({ kind: "single", text: words("怎样？"), isRequired: true, choices: choices.map(words) });
const scale = (low: string, high: string): Question => ({ kind: "scale", text: words("几分？"), isRequired: true, low: words(low), high: words(high) });
const times = { opensAt: "2026-08-01T00:00:00.000Z", closesAt: "2026-08-20T00:00:00.000Z" };
const context: QuestionnaireContext = {
  decisionIsPublic: true,
  window: { opensAt: "2026-07-25T00:00:00.000Z", closesAt: "2026-08-25T16:00:00.000Z" },
  published: null,
  wasPublished: false,
  isNoted: false,
  now: new Date("2026-08-10T00:00:00Z"),
};
const faults = (questions: Question[], more: object = {}, about = context) => questionnaireFaults({ ...times, questions, ...more }, about).map((fault) => ("number" in fault ? `${fault.number} ${fault.reason}` : fault.reason));

describe("faults of a questionnaire", () => {
  it("takes a complete one", () => {
    expect(faults([choice("甲", "乙"), scale("差", "好"), { kind: "text", text: words("还有？"), isRequired: false }])).toEqual([]);
  });

  it("names each question that is wrong", () => {
    const eleven = Array.from({ length: 11 }, (_, index) => `选项 ${index}`);
    expect(faults([choice("甲"), choice("甲", "甲"), choice(...eleven), scale("", "好")])).toEqual(["1 TOO_FEW_CHOICES", "2 SAME_CHOICE_TWICE", "3 TOO_MANY_CHOICES", "4 SCALE_WITHOUT_WORDS"]);
    expect(faultSentence("zh", { reason: "TOO_FEW_CHOICES", number: 1 })).toBe("第 1 题：选择题至少要有 2 个选项。请补充。");
  });

  it("asks for questions, a public draft and times in order", () => {
    expect(faults([])).toEqual(["NO_QUESTION"]);
    expect(faults(Array.from({ length: 31 }, () => choice("甲", "乙")))).toEqual(["TOO_MANY_QUESTIONS"]);
    expect(faults([choice("甲", "乙")], { closesAt: times.opensAt })).toEqual(["CLOSES_BEFORE_OPENING"]);
    const late = { ...context, now: new Date(times.closesAt) };
    expect(faults([choice("甲", "乙")], {}, late)).toEqual(["CLOSED_ALREADY"]);
    expect(faults([choice("甲", "乙")], {}, { ...late, wasPublished: true })).toEqual([]);
    expect(faults([choice("甲", "乙")], {}, { ...context, decisionIsPublic: false })).toEqual(["DECISION_NOT_PUBLIC"]);
  });

  const asked = [choice("甲", "乙")];

  it("runs while its consultation does, and follows an extension of it", () => {
    expect(faults(asked, { opensAt: "2026-07-24T23:59:59.999Z" })).toEqual(["OPENS_BEFORE_WINDOW"]);
    const late = { closesAt: "2026-08-25T16:00:00.001Z" };
    expect(faults(asked, { closesAt: "2026-08-25T16:00:00.000Z" })).toEqual([]);
    expect(faults(asked, late)).toEqual(["CLOSES_AFTER_WINDOW"]);
    expect(faults(asked, late, { ...context, window: { ...context.window, closesAt: "2026-09-01T00:00:00.000Z" } })).toEqual([]);
    expect(faultSentence("zh", { reason: "CLOSES_AFTER_WINDOW", limit: context.window.closesAt })).toContain("征求意见截止时间：2026年8月25日 24:00。");
    expect(faultSentence("en", { reason: "OPENS_BEFORE_WINDOW", limit: context.window.opensAt })).toContain("The consultation opens: 25 July 2026, 08:00.");
  });

  it("once people answer it is put off only, and only before it closes", () => {
    const open = { ...context, published: times, wasPublished: true };
    expect(faults(asked, { closesAt: "2026-08-22T00:00:00.000Z" }, open)).toEqual([]);
    expect(faults(asked, { closesAt: "2026-08-19T00:00:00.000Z" }, open)).toEqual(["SHORTENED_AFTER_OPENING"]);
    expect(faults(asked, { opensAt: "2026-08-12T00:00:00.000Z" }, open)).toEqual(["OPENING_CHANGED"]);
    const closed = { ...open, now: new Date(times.closesAt) };
    expect(faults(asked, {}, closed)).toEqual([]);
    expect(faults(asked, { closesAt: "2026-08-22T00:00:00.000Z" }, closed)).toEqual(["EXTENDED_AFTER_CLOSING"]);
    expect(faults(asked, { closesAt: "2026-08-22T00:00:00.000Z" }, { ...closed, isNoted: true })).toEqual(["EXTENDED_AFTER_RESULTS"]);
    expect(faults(asked, { closesAt: "2026-08-19T00:00:00.000Z" }, { ...open, now: new Date("2026-07-31T00:00:00Z") })).toEqual([]);
  });

  it("is open from the opening instant until just before the closing one", () => {
    const at = (instant: string) => questionnairePhase(times, new Date(instant));
    expect(["2026-07-31T23:59:59.999Z", times.opensAt, "2026-08-19T23:59:59.999Z", times.closesAt].map(at)).toEqual(["before", "open", "open", "closed"]);
  });
});

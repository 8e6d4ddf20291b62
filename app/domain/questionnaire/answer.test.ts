import { describe, expect, it } from "vitest";
import { readAnswer } from "./answer";
import type { Question } from "./question";

const words = (zh: string) => ({ zh, en: "" });
const questions: Question[] = [
  { kind: "single", text: words("一"), isRequired: true, choices: ["甲", "乙"].map(words) },
  { kind: "multiple", text: words("二"), isRequired: false, choices: ["甲", "乙", "丙"].map(words) },
  { kind: "scale", text: words("三"), isRequired: true, low: words("差"), high: words("好") },
  { kind: "text", text: words("四"), isRequired: false },
];
const read = (typed: Record<string, string[]>) => readAnswer(questions, (field) => typed[field] ?? []);

describe("an answer against the questions", () => {
  it("is kept in the order of the questions", () => {
    expect(read({ q1: ["2"], q2: ["3", "1", "3"], q3: ["5"], q4: [" 很好。 "] })).toEqual({ ok: true, values: [[2], [1, 3], [5], "很好。"] });
    expect(read({ q1: ["1"], q3: ["1"] })).toEqual({ ok: true, values: [[1], [], [1], ""] });
  });

  it("is refused question by question", () => {
    const refused = read({ q1: ["1", "2"], q2: ["4"], q4: ["长".repeat(1001)] });
    expect(refused).toEqual({
      ok: false,
      refusals: [
        { field: "q1", reason: "ONE_CHOICE_ONLY" },
        { field: "q2", reason: "UNKNOWN_CHOICE" },
        { field: "q3", reason: "MISSING" },
        { field: "q4", reason: "TEXT_TOO_LONG" },
      ],
    });
    for (const strange of ["0", "6", "1.5", "-1", "x", "01"]) expect([strange, read({ q1: ["1"], q3: [strange] }).ok]).toEqual([strange, false]);
    expect(read({ q1: [""], q3: ["1"] })).toEqual({ ok: false, refusals: [{ field: "q1", reason: "MISSING" }] });
  });
});

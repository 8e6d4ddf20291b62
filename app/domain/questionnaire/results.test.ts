import { describe, expect, it } from "vitest";
import { questionnaireResults, resultsSummary, wholePercents } from "./results";
import type { Question } from "./question";

const words = (zh: string) => ({ zh, en: "" });
const questions: Question[] = [
  { kind: "single", text: words("一"), isRequired: true, choices: ["甲", "乙", "丙"].map(words) },
  { kind: "multiple", text: words("二"), isRequired: false, choices: ["甲", "乙"].map(words) },
  { kind: "scale", text: words("三"), isRequired: true, low: words("差"), high: words("好") },
  { kind: "text", text: words("四"), isRequired: false },
];
const tallies = [
  { question: 1, choice: 1, count: 1 }, { question: 1, choice: 2, count: 1 }, { question: 1, choice: 3, count: 1 },
  { question: 2, choice: 1, count: 2 }, { question: 2, choice: 2, count: 1 },
  { question: 3, choice: 5, count: 2 }, { question: 3, choice: 1, count: 1 },
];

describe("results", () => {
  it("percentages add up to 100, the largest remainder first", () => {
    expect(wholePercents([1, 1, 1])).toEqual([34, 33, 33]);
    expect(wholePercents([2, 1, 4])).toEqual([29, 14, 57]);
    expect(wholePercents([0, 0])).toEqual([0, 0]);
    for (let seed = 1; seed < 300; seed += 1) {
      const counts = Array.from({ length: 2 + (seed % 9) }, (_, at) => (seed * (at + 3) * 7919) % 101);
      expect([counts, wholePercents(counts).reduce((sum, percent) => sum + percent, 0)]).toEqual([counts, counts.every((count) => count === 0) ? 0 : 100]);
    }
  });

  it("counts choices, means and people", () => {
    const [single, multiple, scale, text] = questionnaireResults(questions, tallies, [3, 2, 3, 1]);
    expect(single!.rows.map(({ percent }) => percent)).toEqual([34, 33, 33]);
    expect(multiple!.rows).toEqual([{ choice: 1, count: 2, percent: 100 }, { choice: 2, count: 1, percent: 50 }]);
    expect(scale!.mean).toBeCloseTo(11 / 3);
    expect([text!.answered, text!.rows, text!.mean]).toEqual([1, [], null]);
    expect(questionnaireResults(questions, [], [0, 0, 0, 0])[2]!.mean).toBeNull();
  });

  it("says them in words and stays within the limit", () => {
    const results = questionnaireResults(questions, tallies, [3, 2, 3, 1]);
    expect(resultsSummary("问卷", 3, results, 1000)).toBe("问卷。收到答卷 3 份。1. 一：甲 1 人（34%），乙 1 人（33%），丙 1 人（33%）。2. 二：2 人回答，可选几项，甲 2 人（100%），乙 1 人（50%）。3. 三：3 人打分，1 至 5 分平均 3.7 分。4. 四：1 人写了文字。");
    expect(resultsSummary("问卷", 3, results, 60)).toBe("问卷。收到答卷 3 份。1. 一：甲 1 人（34%），乙 1 人（33%），丙 1 人（33%）。其余 3 题略。");
    expect(resultsSummary("问卷", 3, results, 20)).toBe("问卷。收到答卷 3 份。其余 4 题略。");
  });
});

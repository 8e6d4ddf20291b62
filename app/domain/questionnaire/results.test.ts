import { describe, expect, it } from "vitest";
import { meanOf, percentages, questionnaireResults, resultsSummary, wholePercents, type CountedResults } from "./results";
import type { Question } from "./question";

const words = (zh: string) => ({ zh, en: "" });
const questions: Question[] = [
  { kind: "single", text: words("一"), isRequired: true, choices: ["甲", "乙", "丙"].map(words) },
  { kind: "multiple", text: words("二"), isRequired: false, choices: ["甲", "乙"].map(words) },
  { kind: "scale", text: words("三"), isRequired: true, low: words("差"), high: { zh: "好", en: "good" } },
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
    expect(percentages(single!)).toEqual([34, 33, 33]);
    expect([multiple!.choices, percentages(multiple!)]).toEqual([[{ zh: "甲", en: "", count: 2 }, { zh: "乙", en: "", count: 1 }], [100, 50]]);
    expect(meanOf(scale!)).toBeCloseTo(11 / 3);
    expect(scale!.choices.map(({ zh, en, count }) => [zh, en, count])).toEqual([["1 分（差）", "1 (差)", 1], ["2 分", "2", 0], ["3 分", "3", 0], ["4 分", "4", 0], ["5 分（好）", "5 (good)", 2]]);
    expect([text, meanOf(text!), percentages(text!)]).toEqual([{ kind: "text", text: words("四"), answered: 1, choices: [] }, null, []]);
    const nobody = questionnaireResults(questions, [], [0, 0, 0, 0]);
    expect([meanOf(nobody[2]!), percentages(nobody[1]!)]).toEqual([null, [0, 0]]);
  });

  it("says them in words and stays within the limit", () => {
    const results: CountedResults = { slug: "asked", title: words("问卷"), answers: 3, questions: questionnaireResults(questions, tallies, [3, 2, 3, 1]) };
    expect(resultsSummary(results, 1000)).toBe("问卷。收到答卷 3 份。1. 一：甲 1 人（34%），乙 1 人（33%），丙 1 人（33%）。2. 二：2 人回答，可选几项，甲 2 人（100%），乙 1 人（50%）。3. 三：3 人打分，1 至 5 分平均 3.7 分。4. 四：1 人写了文字。");
    expect(resultsSummary(results, 60)).toBe("问卷。收到答卷 3 份。1. 一：甲 1 人（34%），乙 1 人（33%），丙 1 人（33%）。其余 3 题略。");
    const [first] = results.questions;
    expect(resultsSummary({ ...results, questions: [{ ...first!, text: words("您选哪个？") }] }, 1000)).toBe("问卷。收到答卷 3 份。1. 您选哪个？甲 1 人（34%），乙 1 人（33%），丙 1 人（33%）。");
    expect(resultsSummary(results, 20)).toBe("问卷。收到答卷 3 份。其余 4 题略。");
  });
});

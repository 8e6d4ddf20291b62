import { expect, it } from "vitest";
import { KeyPhrases } from "./key-phrases";

function subjectsOf(letters: readonly (readonly [text: string, people: number])[]) {
  const phrases = new KeyPhrases();
  for (const [text, people] of letters) phrases.count(text, people);
  for (const [text, people] of letters) phrases.sort(text, people);
  return phrases.subjects({ letters: 2, people: 3, most: 10 });
}

it("finds what several letters are about by the phrases that they share, counted by people", () => {
  const subjects = subjectsOf([
    ["建议完善既有住宅加装电梯配套政策。", 2],
    ["请把既有住宅加装电梯写进办法，老人上下楼很难。", 1],
    ["我们楼也要既有住宅加装电梯，费用怎么分摊？", 1],
    ["入口要公示收费标准，现在乱收费。", 2],
    ["希望收费标准在入口处公示。", 1],
    ["灯太暗了。", 1],
  ]);
  expect(subjects).toEqual([
    { phrase: "既有住宅加装电梯", letters: [0, 1, 2], people: 4 },
    { phrase: "收费标准", letters: [3, 4], people: 3 },
  ]);
});

it("leaves out what everybody says, what nearly nobody says, and empty words", () => {
  const letters = Array.from({ length: 30 }, (_, n) => [`关于地下空间使用办法：${n < 4 ? "通风设备噪声扰民" : `第${n}件另外的事情${String.fromCharCode(0x5000 + n * 50)}`}`, 1] as const);
  const phrases = subjectsOf(letters).map(({ phrase }) => phrase);
  expect(phrases).toContain("通风设备噪声扰民");
  expect(phrases.join()).not.toContain("地下空间");
  expect(subjectsOf([["我们建议可以进行", 5], ["我们建议可以进行吗", 5]])).toEqual([]);
});

it("gives the same subjects for the same letters", () => {
  const letters = [["夜间照明不足", 2], ["夜间照明不足，请增加", 2]] as const;
  expect(subjectsOf(letters)).toEqual(subjectsOf(letters));
});

import { describe, expect, it } from "vitest";
import { bareText } from "./bare-text";
import { NearLetters } from "./near-letters";

const LETTER =
  "本人是听潮社区居民，小区地下车库平时开放停车以后，出入口没有公示收费标准，也没有投诉电话。建议在第七条中写明：经营单位应当在出入口的显著位置公示收费标准、减免办法和投诉电话，并在变更之前三十日告知业主。";

function groups(texts: string[]): number[] {
  const near = new NearLetters();
  return texts.map((text) => near.add(text));
}

describe("a text as it is compared", () => {
  it("has no width, case, blanks or punctuation", () => {
    expect(bareText("　第１２条，ＡＢＣ——“公示”\n收费！")).toBe("第12条abc公示收费");
  });
});

describe("near-equal letters", () => {
  it("are one letter with small edits, with a greeting in front, and with an addition behind", () => {
    const texts = [
      LETTER,
      LETTER.replace("三十日", "四十五日").replace("听潮社区", "望江社区"),
      `尊敬的领导：您好！${LETTER}`,
      `${LETTER}另外，我家老人腿脚不便，希望电梯口设置坡道和扶手，夜间也要有照明。`,
    ];
    expect(groups(texts)).toEqual([0, 0, 0, 0]);
  });

  it("are not letters on other matters, nor short words that differ by a no", () => {
    expect(groups([LETTER, "建议地下空间内的灯具改为感应式，避免整夜亮灯浪费电能，并定期检查应急照明。", "同意延长期限", "不同意延长期限"])).toEqual([0, 1, 2, 3]);
  });

  it("do not drift: nobody is joined through a third letter", () => {
    const step = (n: number) => LETTER.slice(n) + Array.from({ length: n }, (_, i) => String.fromCharCode(0x4e00 + i * 7 + n * 101)).join("");
    const texts = [0, 20, 40, 60, 80].map(step);
    const found = groups(texts);
    expect(found[1]).toBe(0);
    expect(found.at(-1)).not.toBe(0);
  });

  it("are the same for the same texts, and found among many others", () => {
    let state = 1;
    const character = () => String.fromCharCode(0x4e00 + (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32 * 8000);
    const others = Array.from({ length: 400 }, () => Array.from({ length: 80 }, character).join(""));
    const texts = others.flatMap((text, n) => (n % 8 === 0 ? [text, LETTER.replace("三十", String(n))] : [text]));
    const found = groups(texts);
    expect(groups(texts)).toEqual(found);
    expect(new Set(found.filter((_, i) => texts[i]!.includes("听潮社区"))).size).toBe(1);
    expect(found.filter((place, i) => place !== i)).toHaveLength(49);
  });
});

import { describe, expect, it } from "vitest";
import { shinglesOf, similarity } from "./shingles";

const words = ["地下车库", "公示收费", "三十日内", "应急照明", "无障碍坡道", "居民", "物业", "投诉电话"];

/** Texts of the same few words with more and more of others between them, so that pairs of every similarity occur. */
const texts = Array.from({ length: 40 }, (_, n) => Array.from({ length: 12 }, (_, i) => words[(i * (1 + (n % 3)) + (i < n % 12 ? n : 0)) % words.length]).join(""));

describe("the similarity of two letters", () => {
  it("is what both have of what either has", () => {
    expect(similarity(shinglesOf("公示收费标准"), shinglesOf("公示收费标准"))).toBe(1);
    // 公示收, 示收费, 收费标, 费标准 against 公示收, 示收费: two of four.
    expect(similarity(shinglesOf("公示收费标准"), shinglesOf("公示收费"))).toBe(0.5);
    expect(similarity(shinglesOf("公示收费标准"), shinglesOf("应急照明"))).toBe(0);
  });

  it("is the same, or nothing, where a least one is asked for", () => {
    const cut = texts.map(shinglesOf);
    const seen = new Set<boolean>();
    for (const a of cut) {
      for (const b of cut) {
        const whole = similarity(a, b);
        for (const atLeast of [0.2, 0.5, 0.6, whole, 0.9]) {
          seen.add(whole >= atLeast);
          expect(similarity(a, b, atLeast)).toBe(whole >= atLeast ? whole : 0);
        }
      }
    }
    expect(seen.size).toBe(2);
  });
});

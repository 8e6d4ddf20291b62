import { expect, it } from "vitest";
import { emptyHeadings, GUIDE_HEADINGS, GUIDE_TEMPLATE } from "./guide-template";

it("the template has the seven headings of the work plan, all still to be written", () => {
  expect(emptyHeadings(GUIDE_TEMPLATE)).toEqual([...GUIDE_HEADINGS]);
  expect(GUIDE_HEADINGS).toHaveLength(7);
});

it("a heading is written when words or a lower heading with words stand below it", () => {
  expect(emptyHeadings("## 核心概念\n\n平时使用，是指……\n\n## 适用范围\n### 谁\n居民。")).toEqual([]);
  expect(emptyHeadings("## 核心概念\n## 适用范围\n居民。\n### 谁\n")).toEqual(["核心概念", "谁"]);
  expect(emptyHeadings("没有小标题的解读。")).toEqual([]);
});

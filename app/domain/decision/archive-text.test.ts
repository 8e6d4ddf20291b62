import { expect, it } from "vitest";
import { readableText } from "./archive-text";

it("puts a content into lines with Chinese labels, nested ones deeper, empty ones left out, in the order of its keys", () => {
  const content = { title: "起草说明", body: "第一行\n第二行", basis: "", rows: [{ text: "请延长", reason: null }, "补充"], isRequired: true, "x-other": 3 };
  expect(readableText("栏目", content)).toBe("栏目\n\n正文：\n第一行\n第二行\n是否需要：是\n意见采纳表：\n  （1）\n    内容：请延长\n  - 补充\n标题：起草说明\nx-other：3\n");
  expect(readableText("栏目", Object.fromEntries(Object.entries(content).reverse()))).toBe(readableText("栏目", content));
});

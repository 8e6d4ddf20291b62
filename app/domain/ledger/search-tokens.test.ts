import { expect, it } from "vitest";
import { cutAtPhrase, searchTokens } from "./search-tokens";

it("a phrase is looked up by the pairs of its characters, one character by itself, punctuation by nothing", () => {
  expect(searchTokens("加装电梯")).toEqual(["加装", "装电", "电梯"]);
  expect(searchTokens("梯")).toEqual(["梯"]);
  expect(searchTokens("Ａ，b")).toEqual(["ab"]);
  expect(searchTokens("？！")).toEqual([]);
});

it("a text is cut where the phrase stands, whatever the case", () => {
  expect(cutAtPhrase("电梯和电梯口", "电梯").map(({ text, isHit }) => (isHit ? `[${text}]` : text))).toEqual(["[电梯]", "和", "[电梯]", "口"]);
  expect(cutAtPhrase("WiFi", "wifi")).toEqual([{ text: "WiFi", isHit: true }]);
  expect(cutAtPhrase("没有", "电梯")).toEqual([{ text: "没有", isHit: false }]);
  expect(cutAtPhrase("", "")).toEqual([{ text: "", isHit: false }]);
});

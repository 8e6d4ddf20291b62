import { expect, it } from "vitest";
import { isCalled } from "./clause-name";

it("a clause is called by its label, or by its number in digits", () => {
  const clause = { label: "第十二条", anchor: "a12" };
  expect(["第十二条", "第12条", "第 12 条"].map((name) => isCalled(clause, name))).toEqual([true, true, true]);
  expect(["第二条", "第2条", "第112条", "12"].map((name) => isCalled(clause, name))).toEqual([false, false, false, false]);
});

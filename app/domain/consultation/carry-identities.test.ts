import { describe, expect, it } from "vitest";
import { carryIdentities } from "./carry-identities";
import { parseDraft } from "./clause-parse";
import { flattenClauses } from "./clause-tree";

function clauses(...lines: string[]) {
  const parsed = parseDraft(["滨江市停车办法", ...lines].join("\n\n"));
  if (!parsed.ok) throw new Error(parsed.reason);
  return flattenClauses(parsed.draft).map(({ node, parent, depth }) => ({ kind: node.kind, title: node.title, text: node.text, parent, depth }));
}

describe("the clauses of a new version", () => {
  it("are those of the same words, whatever their numbers", () => {
    const before = clauses("第一条　停车要付费。", "第二条　夜间免费。", "第三条　装卸免费。");
    const after = clauses("第一条　停车要付费。", "第二条　装卸免费。", "第三条　违反的，罚款。");
    expect(carryIdentities(before, after)).toEqual([0, 2, null]);
  });

  it("take each clause before once, in reading order", () => {
    const before = clauses("第一条　略。", "第二条　略。");
    expect(carryIdentities(before, clauses("第一条　略。", "第二条　略。", "第三条　略。"))).toEqual([0, 1, null]);
  });

  it("prefer the same words under the same parent", () => {
    const before = clauses("第一条　可以：", "（一）停车；", "第二条　不得：", "（一）停车；");
    const after = clauses("第一条　不得：", "（一）停车；", "第二条　可以：", "（一）停车；");
    expect(carryIdentities(before, after)).toEqual([2, 3, 0, 1]);
  });

  it("are found again when they move to another chapter", () => {
    const before = clauses("第一章　总则", "第一条　停车要付费。", "第二章　附则", "第二条　自公布之日起施行。");
    const after = clauses("第一章　总则", "第一条　略。", "第二章　附则", "第二条　停车要付费。", "第三条　自公布之日起施行。");
    expect(carryIdentities(before, after)).toEqual([0, null, 2, 1, 3]);
  });
});

import { describe, expect, it } from "vitest";
import { findClause, opinionsBelow, outlineOf, quotedText } from "./outline";
import type { PublicClause } from "./public-shapes";

function clause(anchor: string, kind: PublicClause["kind"], parent: string | null, rest: Partial<PublicClause> = {}): PublicClause {
  return { identity: `id-${anchor}`, parent: parent && `id-${parent}`, depth: 0, kind, number: null, title: null, text: "", anchor, label: anchor, closedReason: null, mark: null, wholeMark: null, oldLabel: null, ...rest };
}

const clauses = [
  clause("c1", "chapter", null, { number: "第一章", title: "总则" }),
  clause("a1", "article", "c1", { number: "第一条", text: "为了规范使用，制定本办法。" }),
  clause("a2", "article", "c1", { number: "第二条", title: "备案", text: "使用人应当提交下列材料：" }),
  clause("a2.i1", "item", "a2", { number: "（一）", text: "备案表；" }),
  clause("a2.i1.s1", "subitem", "a2.i1", { number: "1.", text: "一式两份；" }),
  clause("a2.p2", "paragraph", "a2", { text: "材料齐全的，当场办结。" }),
  clause("a3", "article", null, { number: "第三条", text: "法律另有规定的，从其规定。", closedReason: "由上位法直接规定" }),
  clause("a3.p2", "paragraph", "a3", { text: "争议解决以前不得停止维护。" }),
];

describe("the outline of a draft", () => {
  it("keeps every clause, in reading order, below its parent", () => {
    const names = (nodes: ReturnType<typeof outlineOf>): unknown[] => nodes.map((node) => [node.clause.anchor, names(node.children)]);
    expect(names(outlineOf(clauses))).toEqual([
      ["c1", [["a1", []], ["a2", [["a2.i1", [["a2.i1.s1", []]]], ["a2.p2", []]]]]],
      ["a3", [["a3.p2", []]]],
    ]);
  });

  it("does not lose a clause whose parent is missing", () => {
    expect(outlineOf([clause("a9", "article", "gone")])).toHaveLength(1);
  });
});

describe("a clause to comment on", () => {
  it("is found by its anchor, with everything that belongs to it as the quote", () => {
    const found = findClause(clauses, "a2");
    expect(found && quotedText(found)).toBe("第二条（备案）　使用人应当提交下列材料：\n（一）备案表；\n1.一式两份；\n材料齐全的，当场办结。");
    const item = findClause(clauses, "a2.i1");
    expect(item && quotedText(item)).toBe("（一）备案表；\n1.一式两份；");
  });

  it("is a section with words of its own, without the clauses below it", () => {
    const paper = [clause("s1", "section", null, { number: "一、", title: "总体要求", text: "坚持安全优先。" }), clause("s1.i1", "item", "s1", { number: "（一）", text: "按时完成。" })];
    const found = findClause(paper, "s1");
    expect(found && quotedText(found)).toBe("一、总体要求　坚持安全优先。");
    expect(found && opinionsBelow(found, new Map([["id-s1", 1], ["id-s1.i1", 4]]))).toBe(1);
  });

  it("is never a bare heading nor something that is not there", () => {
    expect(findClause(clauses, "c1")).toBeNull();
    expect(findClause(clauses, "a99")).toBeNull();
    expect(findClause(clauses, "")).toBeNull();
  });

  it("is closed when the clause above it is", () => {
    expect(findClause(clauses, "a3.p2")?.closedReason).toBe("由上位法直接规定");
    expect(findClause(clauses, "a2.p2")?.closedReason).toBeNull();
  });
});

it("counts the opinions on an article together with those on its paragraphs and items", () => {
  const counts = new Map([["id-a2", 3], ["id-a2.i1.s1", 2], ["id-a1", 7]]);
  expect(opinionsBelow(findClause(clauses, "a2")!, counts)).toBe(5);
  expect(opinionsBelow(findClause(clauses, "a3")!, counts)).toBe(0);
});

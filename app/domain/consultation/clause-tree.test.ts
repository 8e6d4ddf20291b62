import { describe, expect, it } from "vitest";
import { clauseLabel } from "./clause-anchor";
import { parseDraft } from "./clause-parse";
import * as samples from "./clause-samples.test-support";
import { countClauses, flattenClauses, tableOfContents, type ClauseNode } from "./clause-tree";

function flat(text: string) {
  const parsed = parseDraft(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return flattenClauses(parsed.draft);
}

function labels(text: string, ...anchors: string[]): [zh: string, en: string][] {
  const clauses = flat(text);
  const pathTo = (index: number | null): ClauseNode[] => (index === null ? [] : [...pathTo(clauses[index]!.parent), clauses[index]!.node]);
  return anchors.map((anchor) => {
    const index = clauses.findIndex((clause) => clause.anchor === anchor);
    const zh = clauseLabel(pathTo(index), "zh");
    expect(zh).toBe(clauses[index]!.label);
    return [zh, clauseLabel(pathTo(index), "en")];
  });
}

describe("the name of a clause", () => {
  it("is that of the law: article, paragraph, item, subitem", () => {
    const text = "第十五条 甲：\n（一）乙；\n（二）丙，包括：\n1.丁；\n2.戊。\n己。\n庚：\n（一）辛；\n（二）壬；\n（三）癸。";
    expect(labels(`第十四条 无。\n${text}`, "a15", "a15.p1.i2", "a15.p1.i2.t1", "a15.p2", "a15.p3.i3")).toEqual([
      ["第十五条", "Article 15"],
      ["第十五条第一款第（二）项", "Article 15, paragraph 1, item 2"],
      ["第十五条第一款第（二）项第1目", "Article 15, paragraph 1, item 2, subitem 1"],
      ["第十五条第二款", "Article 15, paragraph 2"],
      ["第十五条第三款第（三）项", "Article 15, paragraph 3, item 3"],
    ]);
  });

  it("leaves out the paragraph of an article that has only one", () => {
    expect(labels(samples.titledRules, "a2.p1.i2", "a3-1")).toEqual([["第二条第（二）项", "Article 2, item 2"], ["第三条之一", "Article 3-1"]]);
  });

  it("of a heading says where it stands, of an article that comes again its part", () => {
    expect(labels(samples.code, "b2", "b2.b2.c1.s1", "a5", "a1x2")).toEqual([
      ["第二编", "Part 2"],
      ["第二编第二分编第一章第一节", "Part 2, part 2, chapter 1, section 1"],
      ["第五条", "Article 5"],
      ["第三编第一条", "Part 3, article 1"],
    ]);
    expect(labels(samples.plainHeadings, "h2")).toEqual([["分则", "分则"]]);
  });

  it("in plans and papers follows their own numbers", () => {
    expect(labels(samples.emergencyPlan, "n2", "n2.1.1", "n2.1.1.i2", "n1.3.p2")).toEqual([
      ["2", "Clause 2"],
      ["2.1.1", "Clause 2.1.1"],
      ["2.1.1第2项", "Clause 2.1.1, item 2"],
      ["1.3第二段", "Clause 1.3, paragraph 2"],
    ]);
    expect(labels(samples.actionPlan, "s2", "s1.i2", "s1.i2.t3", "s3.p1")).toEqual([
      ["第二部分", "Section 2"],
      ["第一部分第（二）项", "Section 1, item 2"],
      ["第一部分第（二）项第3目", "Section 1, item 2, subitem 3"],
      ["第三部分第一段", "Section 3, paragraph 1"],
    ]);
  });

  it("of an article printed with digits is the same", () => {
    expect(flat("第1条 甲。\n第2条 乙。").map(({ anchor, label, node }) => [anchor, label, node.number])).toEqual([["a1", "第一条", "第1条"], ["a2", "第二条", "第2条"]]);
  });
});

describe("the list of clauses", () => {
  it("is in reading order, each below its parent", () => {
    const clauses = flat(samples.noticeFirst);
    expect(clauses.map(({ depth }) => depth)).toEqual([0, 1, 0, 1, 2, 3, 1, 2, 3, 3, 3, 0, 1]);
    clauses.forEach(({ parent, depth, node }, index) => {
      expect(parent === null ? -1 : clauses[parent]!.depth).toBe(depth - 1);
      expect(parent ?? -1).toBeLessThan(index);
      if (parent !== null) expect(clauses[parent]!.node.children).toContain(node);
    });
  });
});

describe("the table of contents", () => {
  it("has headings and articles, and no paragraphs or items", () => {
    const parsed = parseDraft(samples.noticeFirst);
    const contents = parsed.ok ? tableOfContents(parsed.draft) : [];
    expect(contents.map(({ number, title }) => `${number} ${title}`)).toEqual(["第一章 总则", "第二章 设置", "第三章 附则"]);
    expect(contents[1]!.children.map(({ title, children }) => [title, children.map(({ anchor, children: below }) => [anchor, below])])).toEqual([
      ["位置", [["a2", []]]],
      ["内容", [["a3", []]]],
    ]);
  });
});

it("counts an article's own words as its first paragraph", () => {
  const parsed = parseDraft("第一条 甲。\n第二条 乙：\n（一）丙。\n丁。\n第三条（职责）\n（一）戊。");
  expect(parsed.ok && countClauses(parsed.draft)).toEqual({ parts: 0, chapters: 0, sections: 0, articles: 3, paragraphs: 4, items: 2, subitems: 0 });
});

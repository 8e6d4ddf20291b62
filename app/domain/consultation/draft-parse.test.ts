import { describe, expect, it } from "vitest";
import { parseDraftBytes } from "./draft-bytes";
import { clauseKey, formatNumeral, parseNumeral } from "./draft-numerals";
import { parseDraft } from "./draft-parse";
import { countClauses, flattenClauses, renderDraft, type DraftText } from "./draft-tree";

const plain = (text: string) => text.replace(/[\s　#*]/g, "");
function draftOf(text: string): DraftText {
  const parsed = parseDraft(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  expect(plain(renderDraft(parsed.draft))).toBe(plain(text));
  return parsed.draft;
}
const anchors = (text: string) => flattenClauses(draftOf(text)).map(({ node }) => node.anchor);

describe("numerals", () => {
  it("reads what it writes, from 1 to 1200", () => {
    for (let value = 1; value <= 1200; value += 1) expect(parseNumeral(formatNumeral(value))).toBe(value);
  });
  it("finds 第12条 and 第十二条 under one key, and keeps 之一 apart", () => {
    expect(clauseKey("第12条")).toBe(clauseKey("第十二条"));
    expect(clauseKey("第 １２ 条")).toBe("条12");
    expect(clauseKey("第十二条之一")).not.toBe(clauseKey("第十二条"));
    expect(clauseKey("没有条款")).toBeNull();
  });
});

describe("articles", () => {
  it("hangs lists on the paragraph that announces them", () => {
    const text = "第一条 为了办事，制定本办法。\n\n第二条 遵循下列原则：\n（一）公开；\n（二）便民：\n1.就近；\n2.免费。\n\n第二款在此。\n\n有下列情形的除外：\n(一)涉密；\n(二)紧急。";
    expect(anchors(text)).toEqual(["a1", "a2", "a2.p1.i1", "a2.p1.i2", "a2.p1.i2.t1", "a2.p1.i2.t2", "a2.p2", "a2.p3", "a2.p3.i1", "a2.p3.i2"]);
    const labels = flattenClauses(draftOf(text)).map(({ node }) => node.label);
    expect(labels).toContain("第二条第三款第(二)项");
    expect(labels).toContain("第二条第一款第（二）项第1目");
  });
  it("keeps a printed table of contents in front", () => {
    const draft = draftOf("某办法\n目　录\n第一章　总则\n第二章　附则\n第一章　总则\n第一条　甲。\n第二章　附则\n第二条　乙。");
    expect(countClauses(draft)).toMatchObject({ chapters: 2, articles: 2 });
    expect(draft.preamble).toHaveLength(4);
  });
  it("does not take a reference at the start of a line for an article", () => {
    const draft = draftOf("第一条 依照本办法\n第二条规定办理的，从其规定。\n第二条 自公布之日起施行。");
    expect(countClauses(draft).articles).toBe(2);
  });
  it("reads titles in brackets, numbers that stand alone, inserted articles and bold marks", () => {
    const draft = draftOf("**第一条**【目的】为了办事。\n第二条\n本办法适用于本市。\n第二条之一 另有规定的除外。\n第三条（施行）自公布之日起施行。");
    const nodes = flattenClauses(draft).map(({ node }) => [node.anchor, node.title, node.text]);
    expect(nodes).toEqual([
      ["a1", "目的", "为了办事。"],
      ["a2", null, "本办法适用于本市。"],
      ["a2-1", null, "另有规定的除外。"],
      ["a3", "施行", "自公布之日起施行。"],
    ]);
  });
  it("joins a line that the margin broke and keeps annexes apart", () => {
    const draft = draftOf("第一条 建设单位应当自竣工验收之日起三十日内，将\n材料报送备案。\n附件1：备案表\n序号 名称");
    expect(draft.nodes[0]?.text).toBe("建设单位应当自竣工验收之日起三十日内，将材料报送备案。");
    expect(draft.appendix).toEqual(["附件1：备案表", "序号 名称"]);
  });
  it("reads parts, chapters and sections, numbers starting again in a new part", () => {
    expect(anchors("第一编 总则\n第一章 一般规定\n第一节 原则\n第一条 甲。\n第二编 分则\n第一章 物\n第一条 乙。")).toEqual([
      "b1", "b1.c1", "b1.c1.s1", "a1", "b2", "b2.c1", "a1-2",
    ]);
  });
});

describe("papers and plans", () => {
  it("reads 一、（一）1.", () => {
    const draft = draftOf("关于某事的行动方案\n一、总体要求\n坚持人民至上。\n二、重点任务\n（一）完善设施\n1.新建坡道。\n2.更新标识。\n（二）加强服务。延长开放时间。");
    expect(flattenClauses(draft).map(({ node }) => node.anchor)).toEqual(["s1", "s1.p1", "s2", "s2.i1", "s2.i1.t1", "s2.i1.t2", "s2.i2"]);
  });
  it("reads 1, 1.1, 1.1.1", () => {
    const draft = draftOf("某应急预案\n1 总则\n1.1 编制目的\n提高能力。\n1.2 适用范围\n1.2.1 本市范围。\n2 组织体系\n2.1 领导机构\n由市政府统一领导。");
    expect(flattenClauses(draft).map(({ node }) => node.anchor)).toEqual(["n1", "n1.1", "n1.1.p1", "n1.2", "n1.2.1", "n2", "n2.1", "n2.1.p1"]);
  });
});

describe("files", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  it("refuses what is no draft, each with its reason", () => {
    expect(parseDraftBytes(new Uint8Array())).toEqual({ ok: false, reason: "EMPTY" });
    expect(parseDraftBytes(bytes(" \n\t　\n"))).toEqual({ ok: false, reason: "EMPTY" });
    expect(parseDraftBytes(bytes("今天天气很好。"))).toEqual({ ok: false, reason: "NO_CLAUSE" });
    expect(parseDraftBytes(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))).toEqual({ ok: false, reason: "NOT_TEXT" });
    expect(parseDraftBytes(new Uint8Array(2 * 1024 * 1024 + 1).fill(0x61))).toEqual({ ok: false, reason: "TOO_LARGE" });
  });
  it("reads UTF-8 with a mark, UTF-16 and GB18030", () => {
    const gb18030 = new Uint8Array([0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5, 0x20, 0xbc, 0xd7, 0xa1, 0xa3]);
    const utf16 = new Uint8Array([0xff, 0xfe, ...new Uint8Array(new Uint16Array([..."第一条 甲。"].map((c) => c.charCodeAt(0))).buffer)]);
    for (const file of [bytes("\ufeff第一条 甲。"), gb18030, utf16]) {
      const parsed = parseDraftBytes(file);
      expect(parsed.ok && parsed.draft.nodes[0]?.text).toBe("甲。");
    }
  });
});

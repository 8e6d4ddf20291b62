import { describe, expect, it } from "vitest";
import { readXml } from "../text/xml";
import { parseDraft } from "./clause-parse";
import { countClauses } from "./clause-tree";
import { WORD_NAMESPACES, wordLines, type WordLines } from "./word-lines";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const part = (name: string, body: string) => readXml(`<w:${name} ${W}>${body}</w:${name}>`, WORD_NAMESPACES)!;

function read(body: string, numbering = "", styles = ""): WordLines {
  return wordLines(part("document", `<w:body>${body}</w:body>`), numbering === "" ? null : part("numbering", numbering), styles === "" ? null : part("styles", styles));
}
function linesOf(body: string, numbering = "", styles = ""): string[] {
  const result = read(body, numbering, styles);
  if (!result.ok) throw new Error(result.reason);
  return result.lines;
}
const t = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (text: string, properties = "") => `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${t(text)}</w:p>`;
const at = (level: number, numId = 1) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`;
const level = (ilvl: number, format: string, pattern: string, more = "") => `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${pattern}"/></w:lvl>`;
const list = (levels: string, nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') => `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${nums}`;

const LAW = list(level(0, "chineseCountingThousand", "第%1章") + level(1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>') + level(2, "chineseCountingThousand", "（%3）", '<w:suff w:val="nothing"/>'));

describe("the automatic numbers of a Word file", () => {
  it("are counted as Word does: articles through, items anew in each", () => {
    const body = p("总则", at(0)) + p("停车要付费。", at(1)) + p("可以免费的：", at(1)) + p("卸货；", at(2)) + p("急救。", at(2)) + p("附则", at(0)) + p("不得：", at(1)) + p("占道。", at(2));
    const lines = linesOf(body, LAW);
    expect(lines).toEqual(["第一章 总则", "第一条 停车要付费。", "第二条 可以免费的：", "（一）卸货；", "（二）急救。", "第二章 附则", "第三条 不得：", "（一）占道。"]);
    const parsed = parseDraft(lines.join("\n"));
    expect(parsed.ok && countClauses(parsed.draft)).toMatchObject({ chapters: 2, articles: 3, items: 3 });
  });

  it("go on over ninety-nine, and beyond paragraphs without a number", () => {
    const body = Array.from({ length: 112 }, (_, i) => p(`内容${i}。`, at(1)) + p("第二款。")).join("");
    const lines = linesOf(body, LAW).filter((line) => line.startsWith("第") && line.includes("条"));
    expect([lines[9], lines[99], lines[110]]).toEqual(["第十条 内容9。", "第一百条 内容99。", "第一百一十一条 内容110。"]);
  });

  it("start anew where a list says so", () => {
    const nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>';
    expect(linesOf(p("a", at(0)) + p("b", at(0)) + p("c", at(0, 2)) + p("d", at(0, 2)), list(level(0, "decimal", "%1."), nums))).toEqual(["1. a", "2. b", "1. c", "2. d"]);
  });

  it("come from the style of the paragraph, its parents and the level that names it", () => {
    const styles = '<w:style w:type="paragraph" w:styleId="Tiao"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Tiao2"><w:name w:val="条二"/><w:basedOn w:val="Tiao"/></w:style>';
    const numbering = list(level(0, "decimal", "%1、") + level(1, "chineseCounting", "第%2条", '<w:pStyle w:val="Tiao"/>'));
    expect(linesOf(p("甲。", '<w:pStyle w:val="Tiao"/>') + p("乙。", '<w:pStyle w:val="Tiao"/>') + p("丙。", '<w:pStyle w:val="Tiao2"/>') + p("丁。", '<w:pStyle w:val="Tiao"/><w:numPr><w:numId w:val="0"/></w:numPr>'), numbering, styles)).toEqual([
      "第一条 甲。", "第二条 乙。", "1、 丙。", "丁。",
    ]);
  });

  it("join the numbers of higher levels, in digits where the list is a legal one", () => {
    expect(linesOf(p("甲", at(0)) + p("乙", at(1)) + p("丙", at(1)), list(level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", "<w:isLgl/>")))).toEqual(["一、 甲", "1.1 乙", "1.2 丙"]);
  });

  it("keep the sign of a bullet", () => {
    expect(linesOf(p("甲", at(0)), list(level(0, "bullet", "●")))).toEqual(["•甲"]);
  });

  it("are refused with the paragraph where they cannot be told", () => {
    expect(read(p("甲", at(0)), list(level(0, "hebrew1", "%1.")))).toEqual({ ok: false, reason: "WORD_NUMBER_UNKNOWN", at: "甲" });
    const field = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> AUTONUM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${t("停车要付费。")}</w:p>`;
    expect(read(field)).toEqual({ ok: false, reason: "WORD_FIELD_NUMBER", at: "停车要付费。" });
  });
});

describe("the text of a Word file", () => {
  it("has a line for each paragraph, headings with marks, line ends and tabs", () => {
    const styles = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>';
    expect(linesOf(`${p("第一章　总则", '<w:pStyle w:val="1"/>')}<w:p>${t("第一条")}<w:r><w:tab/><w:t>停车</w:t><w:br/><w:t>付费。</w:t></w:r></w:p><w:p/>`, "", styles)).toEqual(["# 第一章　总则", "第一条\t停车\n付费。", ""]);
  });

  it("has a row of a table as one line, with numbers and text boxes in it", () => {
    const cell = (inner: string) => `<w:tc>${inner}</w:tc>`;
    expect(linesOf(`<w:tbl><w:tr>${cell(p("", at(0)))}${cell(p("类别") + p("说明"))}</w:tr><w:sdt><w:sdtContent><w:tr>${cell(p("", at(0)))}${cell(p("车"))}</w:tr></w:sdtContent></w:sdt></w:tbl>`, list(level(0, "decimal", "%1")))).toEqual(["| 1 | 类别 说明 |", "| 2 | 车 |"]);
    const box = `<w:p>${t("前")}<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${p("框内")}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p("框内")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>${t("后")}</w:p>`;
    expect(linesOf(box)).toEqual(["前后", "框内"]);
  });

  it("holds what stands in links, content controls and results of fields, not their instructions", () => {
    const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    expect(linesOf(`<w:p><w:hyperlink>${t("链接")}</w:hyperlink><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${t("控件")}</w:sdtContent></w:sdt>${field("begin")}<w:r><w:instrText>REF x</w:instrText></w:r>${field("separate")}${t("第二条")}${field("end")}</w:p>`)).toEqual(["链接控件第二条"]);
  });

  it("says what it left out", () => {
    const hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r>";
    const result = read(`<w:p>${t("正文")}${hidden}<w:r><w:drawing/></w:r><w:r><w:commentReference w:id="1"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>`);
    expect(result).toEqual({ ok: true, lines: ["正文□x"], notes: { comments: 1, pictures: 1, hiddenTexts: 1, symbols: 1, formulas: 1 } });
  });

  it.each([
    ["an insertion", `<w:p>${t("前")}<w:ins w:id="1">${t("后")}</w:ins></w:p>`, "WORD_TRACKED_CHANGES", "前后"],
    ["a deletion", `<w:p>${t("停车")}<w:del><w:r><w:delText>要付费</w:delText></w:r></w:del></w:p>`, "WORD_TRACKED_CHANGES", "停车要付费"],
    ["a deleted row", `<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>${p("x")}</w:tc></w:tr></w:tbl>`, "WORD_TRACKED_CHANGES", "x"],
    ["a footnote", `<w:p>${t("停车")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`, "WORD_FOOTNOTES", "停车"],
    ["another document", `${p("甲")}<w:altChunk/>`, "WORD_EMBEDDED", "甲"],
  ])("is refused with %s", (_what, body, reason, where) => {
    expect(read(body)).toEqual({ ok: false, reason, at: where });
  });
});

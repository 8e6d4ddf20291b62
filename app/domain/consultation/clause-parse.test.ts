import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { realText, realTextNames } from "../../../tests/support/real-texts";
import { chineseNumeral, parseChineseNumeral } from "./clause-numerals";
import { LARGEST_DRAFT_BYTES, parseDraft } from "./clause-parse";
import { renderDraft } from "./clause-render";
import * as samples from "./clause-samples.test-support";
import { countClauses, flattenClauses, type DraftText } from "./clause-tree";

/** A text without white space and marks of Markdown: what may not be lost. */
const bare = (text: string) => text.replace(/[\s#*]/g, "");

function draftOf(text: string): DraftText {
  const parsed = parseDraft(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  expect(bare(renderDraft(parsed.draft))).toBe(bare(text));
  const anchors = flattenClauses(parsed.draft).map(({ anchor }) => anchor);
  expect(new Set(anchors).size).toBe(anchors.length);
  return parsed.draft;
}

const anchors = (text: string) => flattenClauses(draftOf(text)).map(({ anchor }) => anchor).join(" ");
const texts = (text: string) => Object.fromEntries(flattenClauses(draftOf(text)).map((clause) => [clause.anchor, clause.text]));
const titles = (text: string) => Object.fromEntries(flattenClauses(draftOf(text)).flatMap(({ anchor, title }) => (title === null ? [] : [[anchor, title]])));

describe("texts in force", () => {
  const expected: Record<string, [chapters: number, sections: number, articles: number, paragraphs: number, items: number]> = {
    人民防空法: [9, 0, 53, 81, 13],
    国防动员法: [14, 0, 72, 100, 33],
    上海市民防条例: [8, 0, 48, 96, 14],
    上海市地下空间规划建设条例: [5, 0, 35, 68, 8],
    北京市人民防空条例: [9, 0, 50, 78, 24],
    重大行政决策程序暂行条例: [6, 6, 44, 72, 23],
    上海市人民建议征集若干规定: [0, 0, 22, 34, 19],
  };
  const name = (path: string) => path.replace(/^laws\/|\.md$/g, "");

  it.each(realTextNames("laws"))("%s has its chapters, articles, paragraphs and items, and nothing is lost", (path) => {
    const draft = draftOf(realText(path)!);
    const { chapters, sections, articles, paragraphs, items } = countClauses(draft);
    expect([chapters, sections, articles, paragraphs, items]).toEqual(expected[name(path)]);
    expect(draft.title.endsWith(name(path))).toBe(true);
    expect(draft.appendix).toEqual([]);
  });

  const number = (write: (value: number) => string) => (text: string) =>
    text.replace(/^(#* ?)第([〇零一二三四五六七八九十百]+)([条章节])/gm, (_, mark: string, printed: string, unit: string) => `${mark}第${write(parseChineseNumeral(printed)!)}${unit}`);
  const pasted = (text: string) => text.replace(/<!--[^]*?-->/g, "").replace(/^#+ /gm, "").replace(/\n+/g, "\n");
  const headings = (text: string) => [...text.matchAll(/^#+ (第.*)$/gm)].map(([, heading]) => heading!);
  const broken = (width: number, setIn: string) => (text: string) =>
    pasted(text)
      .split("\n")
      .map((line) => (setIn + line).replace(new RegExp(`.{${width}}(?=.)`, "g"), "$&\n"))
      .join("\n");

  const prints: [print: string, change: (text: string) => string][] = [
    ["with the line ends of Windows", (text) => text.replace(/\n/g, "\r\n")],
    ["pasted from Word, without empty lines", pasted],
    ["pasted from Word, set in", (text) => pasted(text).replace(/^/gm, "　　")],
    ["without space after the numbers", (text) => pasted(text).replace(/^(第[^条章节\s]{1,6}[条章节])[ 　]+/gm, "$1")],
    ["with two ideographic spaces", (text) => text.replace(/^(第\S+条) /gm, "　　$1　　")],
    ["with tabs and trailing spaces", (text) => text.replace(/^(第\S+条) /gm, "\t$1\t").replace(/$/gm, " \t")],
    ["with bold numbers", (text) => text.replace(/^(第\S+条) /gm, "**$1**")],
    ["with articles as headings", (text) => text.replace(/^(第\S+条) /gm, "#### $1\n\n")],
    ["with numbers on lines of their own", (text) => pasted(text).replace(/^(第\S+条) /gm, "$1\n")],
    ["with digits", number(String)],
    ["with full-width digits and spaces", number((value) => ` ${String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))} `)],
    ["with spaces inside the numbers", number((value) => ` ${chineseNumeral(value)} `)],
    ["with half-width brackets", (text) => text.replace(/^（([一二三四五六七八九十]+)）/gm, "($1) ")],
    ["with brackets of both widths", (text) => text.replace(/^（([一二三四五六七八九十]+)）/gm, "（$1)")],
    ["with titles in brackets", (text) => text.replace(/^(第\S+条) /gm, "$1（适用范围）")],
    ["with titles on the line of the number", (text) => pasted(text).replace(/^(第\S+条) /gm, "$1　适用范围\n")],
    ["with colons after the numbers", (text) => text.replace(/^(第\S+条) /gm, "$1：")],
    ["with a table of contents", (text) => text.replace(/^(?=(?:## )?第一)/m, `目 录\n\n${headings(text).join("\n")}\n附　则\n\n某某办法\n\n`)],
    ["with a table of contents with pages", (text) => pasted(text).replace(/^(?=第一)/m, `目　录\n${headings(text).map((heading) => `${heading}……………3\n`).join("")}`)],
    ["with a table of contents without its name", (text) => pasted(text).replace(/^(?=第一)/m, headings(text).map((heading) => `${heading}\n`).join(""))],
    ["behind a notice", (text) => `关于公开征求意见的公告\n\n一、征求意见时间\n\n三十日。\n\n二、反馈方式\n\n（一）来信。\n\n附件：1.草案\n2.说明\n\n某某办公室\n\n2026年8月1日\n\n${text}`],
    ["before annexes with articles of their own", (text) => `${text}\n\n附件1\n\n| 序号 | 名称 |\n\n附件2：承诺书\n\n第一条 我单位承诺如实申报。\n\n第二条 我单位承诺按时申报。`],
    ["before signature and date", (text) => `${text}\n\n某某市国防动员办公室\n\n2026年8月1日`],
    ["in lines of thirty-eight characters", broken(38, "　　")],
    ["in lines of thirty characters", broken(30, "    ")],
  ];

  it.each(prints)("have the same clauses when they are printed %s", (_, change) => {
    for (const path of realTextNames("laws")) {
      const text = realText(path)!;
      const draft = draftOf(text);
      const printed = draftOf(change(text));
      expect([path, countClauses(printed)]).toEqual([path, countClauses(draft)]);
      expect(flattenClauses(printed).map(({ anchor, text: words }) => [anchor, words])).toEqual(flattenClauses(draft).map(({ anchor, text: words }) => [anchor, words]));
    }
  });
});

describe("articles", () => {
  it("have paragraphs, items and subitems", () => {
    const text = "第一条 为了办事，制定本办法。\n\n第二条 遵循下列原则：\n（一）公开；\n(二) 便民：\n1.就近；\n2．免费。\n第二款在此。\n有下列情形的除外：\n（一）涉密；\n（二）紧急，包括：\n①洪水；\n②地震。";
    expect(anchors(text)).toBe("a1 a2 a2.p1.i1 a2.p1.i2 a2.p1.i2.t1 a2.p1.i2.t2 a2.p2 a2.p3 a2.p3.i1 a2.p3.i2 a2.p3.i2.t1 a2.p3.i2.t2");
    expect(countClauses(draftOf(text))).toMatchObject({ articles: 2, paragraphs: 4, items: 4, subitems: 4 });
  });

  it("may have titles in any brackets, an inserted article and bold numbers", () => {
    expect(titles(samples.titledRules)).toEqual({ a1: "立法目的", a2: "适用范围", a3: "职责", "a3-1": "协同", a4: "信息共享" });
    expect(texts(samples.titledRules)).toMatchObject({ a3: "市住房建设部门负责监督管理。", "a3-1": "各部门应当协同。", a5: "（一）略。" });
    expect(anchors(samples.titledRules)).toBe("a1 a2 a2.p1.i1 a2.p1.i2 a2.p1.i2.t1 a2.p1.i2.t2 a3 a3-1 a4 a5");
  });

  it("may have items inserted between two others, with an anchor and a name of their own", () => {
    const text = "第一条 禁止下列行为：\n（一）堆放物品；\n（一之一）停放车辆；\n（一之二）饲养家禽；\n（二）私拉电线。\n第二条 本办法自公布之日起施行。";
    expect(anchors(text)).toBe("a1 a1.p1.i1 a1.p1.i1-1 a1.p1.i1-2 a1.p1.i2 a2");
    expect(texts(text)["a1.p1.i1-2"]).toBe("饲养家禽；");
    expect(flattenClauses(draftOf(text)).map(({ label }) => label)).toEqual(["第一条", "第一条第（一）项", "第一条第（一）项之一", "第一条第（一）项之二", "第一条第（二）项", "第二条"]);
  });

  it("do not take （一之一） for an item where no （一） stands before it", () => {
    expect(anchors("第一条 甲。\n（一之一）乙。\n第二条 丙。")).toBe("a1 a1.p2 a2");
  });

  it("are not references at the start of a broken line", () => {
    const draft = draftOf("第一条 有关单位应当按照本办法\n第三条规定的程序办理，并依照\n第二条 第一款所列期限办结。\n第二条 违反本办法第一条、\n第四条和第五条的，\n第三条所称单位应当改正。\n第三条 自公布之日起施行。");
    expect(flattenClauses(draft).map(({ anchor, text }) => [anchor, text])).toEqual([
      ["a1", "有关单位应当按照本办法第三条规定的程序办理，并依照第二条 第一款所列期限办结。"],
      ["a2", "违反本办法第一条、第四条和第五条的，第三条所称单位应当改正。"],
      ["a3", "自公布之日起施行。"],
    ]);
  });

  it("are sought further down where the first line with the number might go on with a sentence", () => {
    expect(texts("第一条 有关单位依照\n第二条 办理手续。\n第二条 乙。")).toEqual({ a1: "有关单位依照第二条 办理手续。", a2: "乙。" });
    expect(texts("第一条 有关单位依照\n第二条办理手续。\n第二条乙。\n第三条丙。")).toEqual({ a1: "有关单位依照第二条办理手续。", a2: "乙。", a3: "丙。" });
  });

  it("are not paragraphs that begin with a reference", () => {
    expect(anchors("第一条 甲。\n\n第二条 乙。\n\n第三条规定的情形除外。\n\n第三条和第一条的关系另行规定。\n\n第三条 丙。")).toBe("a1 a2 a2.p2 a2.p3 a3");
  });

  it("may be misnumbered by the drafter", () => {
    expect(anchors(samples.misnumbered)).toBe("a1 a2 a2x2 a4 a50 a6 a8 a9");
  });

  it("may have commas behind their numbers, and items too", () => {
    expect(anchors("第一条、甲：\n（一）、乙；\n（二）、丙。\n依照第一条、\n第二条、第三条办理。\n第二条、丁。")).toBe("a1 a1.p1.i1 a1.p1.i2 a1.p2 a2");
  });

  it("of an amendment are not those that it quotes", () => {
    expect(anchors("关于修改某办法的决定\n第一条 将第三条修改为：\n第三条 甲。\n第二条 删去第五条。\n第三条 本决定自公布之日起施行。")).toBe("a1 a1.p2 a2 a3");
    expect(anchors("关于修改某办法的决定\n一、将第三条修改为：\n“第三条 甲。”\n二、第七条改为第六条，修改为：\n“第六条 乙。\n（一）丙。”\n三、删去第九条。")).toBe("s1 s1.p2 s2 s2.p2 s2.i1 s3");
  });

  it("may stand in parts and start again there", () => {
    expect(anchors(samples.code)).toBe("b1 b1.c1 a1 a2 b1.c2 a3 b2 b2.b1 b2.b1.c1 a4 b2.b2 b2.b2.c1 b2.b2.c1.s1 a5 b3 a1x2 a2x2");
  });

  it("are found without empty lines and without space after their numbers", () => {
    expect(anchors(samples.pastedFromWord)).toBe(
      "c1 a1 a2 a2.p2 a3 a3.p1.i1 a3.p1.i2 a3.p2 a4 a4.p1.i1 a4.p1.i2 a4.p1.i2.t1 a4.p1.i2.t2 a4.p1.i3 c2 a5 a6",
    );
  });

  it("take their text from the next line where the number stands alone", () => {
    expect(texts(samples.numbersAlone)).toMatchObject({ a1: "本指引适用于市民。", a2: "市民可以：", a3: "受理时间为工作日。" });
    expect(titles(samples.numbersAlone)).toEqual({ a3: "受理" });
  });

  it("stand below headings that have no number", () => {
    expect(anchors(samples.plainHeadings)).toBe("h1 a1 h2 h3 a2");
  });
});

describe("what stands around the clauses", () => {
  it("is kept: notice, title, contents before and annexes behind", () => {
    const draft = draftOf(samples.noticeFirst);
    expect(draft.title).toBe("滨江市人防工程标识管理办法（征求意见稿）");
    expect(draft.preamble.at(-1)).toBe("第三章　附　则");
    expect(draft.appendix).toEqual(["附件2", "起草说明", "一、必要性", "第一条 规范的需要。"]);
    expect(flattenClauses(draft).map(({ anchor }) => anchor).join(" ")).toBe("c1 a1 c2 c2.s1 a2 a2.p2 c2.s2 a3 a3.p1.i1 a3.p1.i2 a3.p2 c3 a4");
    expect(titles(samples.noticeFirst)["c2.s1"]).toBe("位置");
  });

  it("a sentence about the annex is no annex", () => {
    const draft = draftOf("第一条 收费标准见附件。\n附件是本办法的组成部分。\n第二条 自公布之日起施行。\n附件：收费标准");
    expect(draft.appendix).toEqual(["附件：收费标准"]);
    expect(flattenClauses(draft)).toHaveLength(3);
  });

  it("a table of contents without its name is no chapter, be it of one chapter", () => {
    expect(anchors("某办法\n第一章 总则\n第一节 目的\n第二节 范围\n第一章 总则\n第一节 目的\n第一条 甲。\n第二节 范围\n第二条 乙。")).toBe("c1 c1.s1 a1 c1.s2 a2");
    expect(anchors("某办法\n第一章 总则\n第一节 目的\n第一章 总则\n第一节 目的\n第一条 甲。")).toBe("c1 c1.s1 a1");
  });

  it("a form in the middle of the articles is no annex", () => {
    const draft = draftOf("第一条 按照下列样式填写。\n\n附表1 登记表\n\n第二条 自公布之日起施行。\n\n附表2 公示表");
    expect(flattenClauses(draft).map(({ anchor }) => anchor)).toEqual(["a1", "a1.p2", "a2"]);
    expect(draft.appendix).toEqual(["附表2 公示表"]);
  });

  it("a section that is listed in the contents is not the name of the draft", () => {
    const draft = draftOf("滨江市停车管理条例\n（2024年6月1日修正）\n目　录\n第一章　停车设施\n第一节　规划\n第二章　附则\n第一章　停车设施\n第一节　规划\n第一条　规划应当征求意见。\n第二章　附则\n第二条　本条例自公布之日起施行。");
    expect(draft.title).toBe("滨江市停车管理条例");
  });

  it("总则 and 附则 alone above an article are chapters, whether numbered or not", () => {
    expect(titles("第一章　停车设施\n第一条　停车收费。\n第二条　夜间免费。\n附　则\n第三条　本办法自公布之日起施行。")).toEqual({ c1: "停车设施", h1: "附则" });
    expect(titles("第一条　下列文件同时废止：\n附则\n停车收费办法。")).toEqual({});
  });

  it("附则 behind numbered parts stands beside them, not below the last", () => {
    const { nodes } = draftOf("第一编　总则\n第一章　花园\n第一条　甲。\n第二编　养护\n第一章　浇灌\n第二条　乙。\n附　　则\n第三条　丙。");
    expect(nodes.map(({ anchor, children }) => [anchor, children.map((child) => child.anchor)])).toEqual([["b1", ["b1.c1"]], ["b2", ["b2.c1"]], ["h1", ["a3"]]]);
  });

  it("the title of a chapter may hold a comma and go on in the next line", () => {
    const lines = ["第一章　总则", "第一条　甲。", "第二章　听取街道办事处和", "花园小组的专项报告", "第二条　乙。", "第三章　审查收支账目，听取种植计划和", "养护计划的执行情况", "第三条　丙。", "第四章　认领，续领", "第四条　丁。"];
    for (const text of [lines.join("\n"), lines.join("\n\n")]) {
      expect(anchors(text)).toBe("c1 a1 c2 a2 c3 a3 c4 a4");
      expect(titles(text)).toMatchObject({ c2: "听取街道办事处和花园小组的专项报告", c3: "审查收支账目，听取种植计划和养护计划的执行情况", c4: "认领，续领" });
    }
  });

  it("what stands between a chapter and its first article without being its title stays a paragraph", () => {
    expect(anchors("第一章　总则\n本章适用于全市。\n第一条　甲。")).toBe("c1 c1.p1 a1");
    expect(anchors("第一章　总则\n一般规定\n第一条　甲。")).toBe("c1 c1.p1 a1");
  });

  it("a sentence that speaks of a chapter in a broken line is no chapter, though it holds a comma", () => {
    expect(anchors("第一章　总则\n第一条　养护花园应当遵守本条例的规定，特别是\n第二章 养护，以及街道办事处公布的\n规则。\n第二条　乙。")).toBe("c1 a1 a2");
  });

  it("numbers may have the spaces of web pages inside", () => {
    expect(anchors("第\u00a0一\u00a0章\u00a0\u00a0总\u00a0则\n第\u00a0一\u00a0条\u2002甲。\n第\u2003二\u2003条\u2003乙：\n（\u00a0一\u00a0）丙；\n（\u00a0二\u00a0）丁。")).toBe("c1 a1 a2 a2.p1.i1 a2.p1.i2");
  });

  it("chapters and articles may be inserted between two others, also where the one before was taken out", () => {
    const text = "第一章　总则\n第一条　甲。\n第一章之一　开放日\n第一条之一　乙。\n第三条之一　丙。\n第二章　附则\n第四条　丁。";
    expect(anchors(text)).toBe("c1 a1 c1-1 a1-1 a3-1 c2 a4");
    expect(flattenClauses(draftOf(text)).map(({ label }) => label)).toEqual(["第一章", "第一条", "第一章之一", "第一条之一", "第三条之一", "第二章", "第四条"]);
  });

  it("masked names keep their stars, bold words lose theirs", () => {
    expect(texts("第一条 王**、李**为代表，**必须**到会。").a1).toBe("王**、李**为代表，必须到会。");
  });

  it("an explanation behind the draft is no clause", () => {
    const draft = draftOf("某办法\n第一条 甲。\n第二条 乙。\n关于《某办法》的起草说明\n一、必要性\n第三条规定了期限。");
    expect(draft.appendix).toEqual(["关于《某办法》的起草说明", "一、必要性", "第三条规定了期限。"]);
    expect(draft.title).toBe("某办法");
  });

  it("an explanation before the draft is no clause, though it is the first part", () => {
    const draft = draftOf("第一部分　说明\n花园多了，需要规范。\n第二部分　条文\n第一条　甲。\n第二条　乙。");
    expect([draft.preamble.length, flattenClauses(draft).map(({ anchor }) => anchor)]).toEqual([3, ["a1", "a2"]]);
  });

  it("comments of the file belong to what they stand before", () => {
    expect(draftOf("<!-- 内部稿\n第一条 不是条文 -->\n# 某办法\n\n第一条 甲。").preamble).toEqual(["<!-- 内部稿\n第一条 不是条文 -->", "某办法"]);
  });
});

describe("plans and papers", () => {
  it("are read by decimals", () => {
    expect(anchors(samples.emergencyPlan)).toBe(
      "n1 n1.1 n1.2 n1.3 n1.3.p2 n2 n2.1 n2.1.p1 n2.1.1 n2.1.1.i1 n2.1.1.i2 n2.1.1.i3 n2.1.2 n2.2 n3 n3.1 n3.1.i1 n3.1.i2 n3.1.i3 n3.2 n3.2.1 n3.2.2 n3.2.2.i1 n3.2.2.i2 n4",
    );
    expect(texts(samples.emergencyPlan)["n3.1.i2"]).toBe("二级：影响1.5平方公里以上、3.5平方公里以下；");
    expect(draftOf(samples.emergencyPlan).appendix).toEqual(["附件1 响应流程图", "附件2 联系方式"]);
  });

  it("may have Markdown headings, dots behind whole numbers, full-width signs and no spaces", () => {
    for (const text of ["# 某预案\n\n## 1. 总则\n\n### 1.1 目的\n\n甲。\n\n## 2. 组织\n\n### 2.1 机构\n\n乙。", "某预案\n1总则\n1.1目的\n甲。\n2组织\n2.1机构\n乙。", "某预案\n１　总则\n１．１　目的\n甲。\n２　组织\n２．１　机构\n乙。"]) {
      expect(anchors(text)).toBe("n1 n1.1 n2 n2.1");
      expect(texts(text)["n2.1"]).toBe("乙。");
    }
  });

  it("may be those of a standard, with 2.0.1 right below 2 and lists of plain numbers", () => {
    const text = "1 总则\n1.0.1 统一花园的做法。\n1.0.2 适用于新建花园。\n2 要求\n2.1 土壤\n2.1.1 土层厚度应符合下列规定：\n1 草本不小于30cm；\n2 灌木不小于45cm。\n2.1.2 土壤应检测。\n3 养护\n3.0.1 浇灌宜用雨水。";
    expect(anchors(text)).toBe("n1 n1.0.1 n1.0.2 n2 n2.1 n2.1.1 n2.1.1.i1 n2.1.1.i2 n2.1.2 n3 n3.0.1");
  });

  it("are read by 一、（一）1.", () => {
    expect(anchors(samples.actionPlan)).toBe(
      "s1 s1.i1 s1.i2 s1.i2.t1 s1.i2.t2 s1.i2.t3 s2 s2.i1 s2.i1.p2 s2.i1.t1 s2.i1.t1.p2 s2.i1.t2 s2.i1.t2.p2 s2.i2 s2.i2.t1 s2.i2.t1.t1 s2.i2.t1.t2 s2.i2.t2 s3 s3.p1 s4",
    );
    expect(titles(samples.actionPlan)).toEqual({ s1: "总体要求", s2: "重点任务", "s2.i1": "盘点资源", "s2.i2": "改善条件", s3: "保障措施" });
    expect(draftOf(samples.actionPlan).appendix).toHaveLength(3);
  });

  it("may have numbers inserted between two others", () => {
    expect(anchors("一、目标\n（一）甲。\n（一之一）乙。\n（二）丙。\n二、措施\n（一）丁。")).toBe("s1 s1.i1 s1.i1-1 s1.i2 s2 s2.i1");
  });

  it("may have chapters, or nothing but a plain list", () => {
    expect(anchors("第一章 目标\n一、近期\n甲。\n二、远期\n乙。\n第二章 措施\n一、资金\n丙。")).toBe("c1 c1.s1 c1.s1.p1 c1.s2 c1.s2.p1 c2 c2.s1 c2.s1.p1");
    expect(anchors("须知\n1. 排队。\n2. 出示证件。\n3. 入场。")).toBe("n1 n2 n3");
    expect(anchors("大纲\n第一部分 认识\n为什么。\n第二部分 行动\n怎样做。")).toBe("b1 b1.p1 b2 b2.p1");
  });

  it("may be an outline of chapters whose first ones hold plain text, before the first 一、", () => {
    const text = "滨江市花园规划纲要\n目录\n第一篇　开篇\n第一章　环境\n第二章　布局\n第二篇　任务\n第三章　建设\n\n第一篇　开篇\n花园发展很快。\n第一章　环境\n第一节　现状\n现有花园三十处。\n第二节　形势\n一、机遇\n需求增加。\n二、挑战\n空地减少。\n第二章　布局\n形成一环三片。\n第二篇　任务\n第三章　建设\n加快建设。";
    expect(draftOf(text).preamble.length).toBe(7);
    expect(anchors(text)).toBe("b1 b1.p1 b1.c1 b1.c1.s1 b1.c1.s1.p1 b1.c1.s2 b1.c1.s2.s1 b1.c1.s2.s1.p1 b1.c1.s2.s2 b1.c1.s2.s2.p1 b1.c2 b1.c2.p1 b2 b2.c3 b2.c3.p1");
  });

  it("may have titles of two parts below 一、", () => {
    expect(titles("一、提高认识，加强领导\n各区要重视。\n二、各区应当摸清空地，列出清单。\n（一）抓选址，重公开\n街道要公布清单。\n（二）街道要摸清空地，\n公布清单。")).toEqual({ s1: "提高认识，加强领导", "s2.i1": "抓选址，重公开" });
  });

  it("an explanation that speaks of articles is read by its own numbers", () => {
    expect(anchors("起草说明\n一、必要性\n现行规定已经过时。\n二、主要内容\n第一条规范目的。第二条规范范围。\n三、问题")).toBe("s1 s1.p1 s2 s2.p1 s3");
  });
});

describe("what is no draft", () => {
  it("is refused with its reason", () => {
    expect(parseDraft("")).toEqual({ ok: false, reason: "EMPTY" });
    expect(parseDraft(" \u3000\n\t\ufeff\r\n")).toEqual({ ok: false, reason: "EMPTY" });
    expect(parseDraft("今天天气很好。\n\n我们去公园。")).toEqual({ ok: false, reason: "NO_CLAUSE" });
    expect(parseDraft("第一条 甲。\u0000")).toEqual({ ok: false, reason: "NOT_TEXT" });
    expect(parseDraft("第一条 甲。".padEnd(LARGEST_DRAFT_BYTES / 3 + 4, "甲"))).toEqual({ ok: false, reason: "TOO_LARGE" });
  });
});

describe("any draft", () => {
  const word = fc.constantFrom("甲方", "应当", "及时", "公布", "办理", "人防", "工程", "市民", "可以", "查询", "依照第五条的规定", "（以下简称办法）", "三十日内", "“红线”");
  const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `${words.join("")}。`);
  const list = fc.array(sentence, { maxLength: 3 });
  const paragraph = fc.record({ text: sentence, items: list });
  const article = fc.array(paragraph, { minLength: 1, maxLength: 3 });
  const chapters = fc.array(fc.array(article, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  const print = fc.record({ gap: fc.constantFrom("", " ", "　", "　　"), between: fc.constantFrom("\n", "\r\n", "\n\n", " \n\n\n"), hash: fc.constantFrom("", "## "), digits: fc.boolean(), chapters: fc.boolean(), bold: fc.constantFrom("", "**") });

  it("is read as it was written, in whatever print", () => {
    fc.assert(
      fc.property(chapters, print, (content, look) => {
        const number = (value: number) => (look.digits ? String(value) : chineseNumeral(value));
        const lines = ["滨江市试验办法"];
        const wanted: string[] = [];
        let articles = 0;
        content.forEach((chapter, c) => {
          if (look.chapters) {
            lines.push(`${look.hash}第${number(c + 1)}章${look.gap}总则`);
            wanted.push(`c${c + 1}`);
          }
          for (const paragraphs of chapter) {
            articles += 1;
            paragraphs.forEach(({ text, items }, p) => {
              lines.push(p === 0 ? `${look.bold}第${number(articles)}条${look.bold}${look.gap}${text}` : text);
              wanted.push(`a${articles}${p === 0 ? "" : `.p${p + 1}`}`);
              items.forEach((item, i) => {
                lines.push(`（${chineseNumeral(i + 1)}）${item}`);
                wanted.push(`a${articles}.p${p + 1}.i${i + 1}`);
              });
            });
          }
        });
        const text = lines.join(look.between);
        const draft = draftOf(text);
        expect(flattenClauses(draft).map(({ anchor }) => anchor)).toEqual(wanted);
        expect(parseDraft(renderDraft(draft))).toEqual({ ok: true, draft });
      }),
      { numRuns: 120 },
    );
  });

  it("loses nothing, whatever its lines are", () => {
    const fragment = fc.constantFrom("第一条", "第二条 甲。", "第三条规定的", "第五条之一 乙", "第一章 总则", "第二节 丙", "第一编", "目录", "附件1", "一、丁", "（一）戊；", "(二)己", "1.庚", "1.1 辛", "1.1.1", "2 壬", "（1）癸", "①子", "| 丑 | 寅 |", "# 某办法", "<!-- 注 -->", "<!-- 未完", "2026年8月1日", "为了", "。", "【卯】", "第十条 （辰）巳", "## 午", "第", "第九十九章", "……", "😀");
    const line = fc.array(fragment, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("", "　　", "  ", "\t"), line, fc.constantFrom("\n", "\n\n", "\r\n")), { maxLength: 30 }), (lines) => {
        const text = lines.map((parts) => parts.join("")).join("");
        const parsed = parseDraft(text);
        if (parsed.ok) draftOf(text);
        else expect(["EMPTY", "NO_CLAUSE"]).toContain(parsed.reason);
      }),
      { numRuns: 600 },
    );
  });
});

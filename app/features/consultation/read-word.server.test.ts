import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import mammoth from "mammoth";
import { describe, expect, it } from "vitest";
import { countClauses, flattenClauses } from "~/domain/consultation/clause-tree";
import { realText, realTextNames } from "../../../tests/support/real-texts";
import { readDraft } from "./read-draft.server";
import { LARGEST_WORD_BYTES, readWord } from "./read-word.server";

const numbering = {
  config: [
    {
      reference: "law",
      levels: [
        { level: 0, format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: "第%1条", alignment: AlignmentType.START },
        { level: 1, format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: "（%2）", alignment: AlignmentType.START },
      ],
    },
  ],
};

async function wordFile(children: (Paragraph | Table)[]): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(new Document({ numbering, sections: [{ children }] })));
}
const plain = (text: string) => new Paragraph({ children: [new TextRun(text)] });
const numbered = (text: string, level = 0) => new Paragraph({ children: [new TextRun(text)], numbering: { reference: "law", level } });

/** The same file with some parts changed or added. */
function changed(bytes: Uint8Array, parts: Record<string, string | ((before: string) => string)>): Uint8Array {
  const files = unzipSync(bytes);
  for (const [name, text] of Object.entries(parts)) files[name] = strToU8(typeof text === "string" ? text : text(new TextDecoder().decode(files[name])));
  return zipSync(files);
}

describe("a Word file", () => {
  it("is read with the numbers that Word counts, headings and tables", async () => {
    const row = (...cells: string[]) => new TableRow({ children: cells.map((text) => new TableCell({ children: [plain(text)] })) });
    const bytes = await wordFile([
      new Paragraph({ text: "滨江市停车管理办法", heading: HeadingLevel.TITLE }),
      plain("（征求意见稿）"),
      numbered("停车要付费。"),
      numbered("可以免费的："),
      numbered("卸货；", 1),
      numbered("急救。", 1),
      plain("免费不超过二十分钟。"),
      numbered("收费标准如下："),
      new Table({ rows: [row("区域", "价格"), row("一环", "十元")] }),
    ]);
    const read = readDraft(bytes);
    if (!read.ok) throw new Error(read.reason);
    expect(read.draft.title).toBe("滨江市停车管理办法（征求意见稿）");
    expect(countClauses(read.draft)).toMatchObject({ articles: 3, items: 2, paragraphs: 5 });
    expect(flattenClauses(read.draft).map(({ label }) => label)).toContain("第二条第一款第（二）项");
    expect(flattenClauses(read.draft).find(({ label }) => label === "第三条")!.text).toBe("收费标准如下：");
    expect(flattenClauses(read.draft).at(-1)).toMatchObject({ label: "第三条第二款", text: "| 区域 | 价格 |\n| 一环 | 十元 |" });
    expect(read.notes).toEqual({ comments: 0, pictures: 0, hiddenTexts: 0, symbols: 0, formulas: 0 });
  });

  it("says the same as the text that was put into it, and the same as another reader", async () => {
    const line = fc.stringMatching(/^[一-龥，。；：（）《》a-zA-Z0-9 &<>"']{0,30}$/);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
        const bytes = await wordFile(lines.map(plain));
        const word = readWord(bytes);
        expect(word).toMatchObject({ ok: true, lines });
        const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
        expect(value.replace(/\s/g, "")).toBe(lines.join("").replace(/\s/g, ""));
      }),
      { numRuns: 30 },
    );
  });

  it.each(realTextNames("laws"))("gives the same clauses as the text: %s", async (name) => {
    const text = realText(name)!;
    const [word, plainText] = [readDraft(await wordFile(text.split("\n").map(plain))), readDraft(new TextEncoder().encode(text))];
    if (!word.ok || !plainText.ok) throw new Error("not read");
    expect(word.draft).toEqual(plainText.draft);
  });
});

describe("a file that is no Word file to read", () => {
  it("is refused for what it holds, whatever it is called", async () => {
    const good = await wordFile([plain("第一条　停车要付费。")]);
    const reasons: [string, Uint8Array, string][] = [
      ["another archive", zipSync({ "a.txt": strToU8("x") }), "NOT_TEXT"],
      ["half a file", good.subarray(0, good.length / 2), "WORD_DAMAGED"],
      ["a broken part", changed(good, { "word/document.xml": "<w:document" }), "WORD_DAMAGED"],
      ["a document type", changed(good, { "word/document.xml": (xml) => xml.replace("<w:document", '<!DOCTYPE a [<!ENTITY b "c">]><w:document') }), "WORD_DAMAGED"],
      ["macros", changed(good, { "word/vbaProject.bin": "x" }), "WORD_MACROS"],
      ["a macro type", changed(good, { "[Content_Types].xml": (xml) => xml.replace(/application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main\+xml/, "application/vnd.ms-word.document.macroEnabled.main+xml") }), "WORD_MACROS"],
      ["an old Word file", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "WORD_OLD"],
      ["too many bytes", new Uint8Array(LARGEST_WORD_BYTES + 1).fill(1).map((_, i) => [0x50, 0x4b, 3, 4][i] ?? 1), "WORD_TOO_LARGE"],
      ["too many parts", changed(good, Object.fromEntries(Array.from({ length: 2100 }, (_, i) => [`word/media/${i}.png`, "x"]))), "WORD_TOO_LARGE"],
      ["changes under review", changed(good, { "word/document.xml": (xml) => xml.replace("<w:r>", '<w:ins w:id="1" w:author="a"><w:r>').replace("</w:r>", "</w:r></w:ins>") }), "WORD_TRACKED_CHANGES"],
    ];
    for (const [what, bytes, reason] of reasons) expect([what, readDraft(bytes)]).toEqual([what, expect.objectContaining({ ok: false, reason })]);
  });

  it("is not unpacked to more than it may hold, whatever it says of itself", async () => {
    const good = await wordFile([plain("第一条　停车要付费。")]);
    const bomb = changed(good, { "word/document.xml": (xml) => xml.replace("</w:body>", `${"<w:p/>".repeat(2_500_000)}</w:body>`) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(readWord(bomb)).toEqual({ ok: false, reason: "WORD_TOO_LARGE" });
    // The size in the directory is made small: what is unpacked is cut there, and then it is no XML.
    const lying = Buffer.from(bomb);
    for (let at = lying.indexOf("PK\u0001\u0002", 0, "latin1"); at >= 0; at = lying.indexOf("PK\u0001\u0002", at + 4, "latin1")) {
      if (lying.subarray(at + 46, at + 46 + lying.readUInt16LE(at + 28)).toString() === "word/document.xml") lying.writeUInt32LE(5000, at + 24);
    }
    expect(readWord(new Uint8Array(lying))).toEqual({ ok: false, reason: "WORD_DAMAGED" });
  });
});

import { childElement, childElements, descendants, type XmlElement } from "../text/xml";
import { isOn, WordNumbering } from "./word-numbering";

/** The namespaces of a Word file that are read, both as Word writes them and in the strict form of the standard. */
export const WORD_NAMESPACES: ReadonlyMap<string, string> = new Map([
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/math", "m"],
  ["http://purl.oclc.org/ooxml/officeDocument/math", "m"],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"],
  ["http://schemas.openxmlformats.org/package/2006/relationships", "rel"],
  ["http://schemas.openxmlformats.org/package/2006/content-types", "ct"],
]);

/** What the file has besides its text and what therefore was left out, counted. */
export interface WordNotes {
  comments: number;
  pictures: number;
  hiddenTexts: number;
  symbols: number;
  formulas: number;
}

/**
 * Why a Word file is not read: changes that nobody accepted or rejected yet; an automatic number that cannot be told; a number in a field that Word alone can count;
 * footnotes; another document inside.
 */
export type WordLinesRefusal = "WORD_TRACKED_CHANGES" | "WORD_NUMBER_UNKNOWN" | "WORD_FIELD_NUMBER" | "WORD_FOOTNOTES" | "WORD_EMBEDDED";

export type WordLines = { ok: true; lines: string[]; notes: WordNotes } | { ok: false; reason: WordLinesRefusal; at: string };

const CHANGES = new Set(["w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel", "w:cellMerge"]);
const PARAGRAPHS = new Set(["w:p"]);
const WORDS = new Set(["w:t", "w:delText"]);
const TEXT_BOXES = new Set(["w:txbxContent"]);
/** Hold words of the file that are not words of the text. */
const SKIPPED = new Set(["w:pPr", "w:rPr", "w:instrText", "w:delText", "w:delInstrText", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:sectPr", "w:sdtPr", "w:sdtEndPr", "mc:Fallback"]);
const COUNTED_FIELD = /^\s*(?:LISTNUM|AUTONUM)/i;
const EXCERPT = 30;
const LONGEST_HEADING = 40;

/**
 * The text of a Word file, a line for each paragraph, with its automatic number; headings with the marks of Markdown, rows of tables as `| … | … |`. Every word of
 * the file is in the lines, or counted in `notes`, or the file is refused with the paragraph where it is.
 */
export function wordLines(document: XmlElement, numbering: XmlElement | null, styles: XmlElement | null): WordLines {
  const reader = new WordReader(new WordNumbering(numbering, styles));
  const body = childElement(document, "w:body");
  const [change] = body ? descendants(body, CHANGES) : [];
  if (body && change) return { ok: false, reason: "WORD_TRACKED_CHANGES", at: excerpt(paragraphWith(body, change)) };
  reader.readBlocks(body?.children ?? []);
  return reader.refusal ?? { ok: true, lines: reader.lines, notes: reader.notes };
}

class WordReader {
  readonly lines: string[] = [];
  readonly notes: WordNotes = { comments: 0, pictures: 0, hiddenTexts: 0, symbols: 0, formulas: 0 };
  refusal: Extract<WordLines, { ok: false }> | null = null;
  readonly #numbering: WordNumbering;
  /** For each field that is open: whether its instruction still runs; what stands in an instruction is no text. */
  readonly #fields: boolean[] = [];

  constructor(numbering: WordNumbering) {
    this.#numbering = numbering;
  }

  readBlocks(blocks: readonly (XmlElement | string)[]): void {
    for (const block of blocks) {
      if (typeof block === "string") continue;
      if (block.name === "w:p") this.#readParagraph(block);
      else if (block.name === "w:tbl") for (const row of rowsOf(block)) this.lines.push(`| ${row.map((cell) => this.#cellText(cell)).join(" | ")} |`, ...this.#waitingBoxes());
      else if (block.name === "w:altChunk" || block.name === "w:subDoc") this.#refuse("WORD_EMBEDDED", this.lines.at(-1) ?? "");
      else if (!SKIPPED.has(block.name)) this.readBlocks(block.children);
    }
  }

  #readParagraph(paragraph: XmlElement): void {
    const text = this.#paragraphText(paragraph);
    const level = this.#numbering.headingLevel(childElement(paragraph, "w:pPr"));
    const isHeading = level > 0 && text.trim() !== "" && text.length <= LONGEST_HEADING && !text.includes("\n");
    this.lines.push(isHeading ? `${"#".repeat(level)} ${text.trim()}` : text, ...this.#waitingBoxes());
  }

  /** Text boxes stand behind the paragraph that they hang on. */
  readonly #boxes: XmlElement[] = [];

  #waitingBoxes(): string[] {
    const boxes = this.#boxes.splice(0);
    if (boxes.length === 0) return [];
    const before = this.lines.length;
    for (const box of boxes) this.readBlocks(box.children);
    return this.lines.splice(before);
  }

  #cellText(cell: XmlElement): string {
    const boxed = new Set(outermostBoxes(cell).flatMap((box) => descendants(box, PARAGRAPHS)));
    return descendants(cell, PARAGRAPHS)
      .filter((paragraph) => !boxed.has(paragraph))
      .map((paragraph) => this.#paragraphText(paragraph).replace(/\s+/g, " ").trim())
      .filter((text) => text !== "")
      .join(" ");
  }

  #paragraphText(paragraph: XmlElement): string {
    const number = this.#numbering.next(childElement(paragraph, "w:pPr"));
    if (number === "unknown") this.#refuse("WORD_NUMBER_UNKNOWN", excerpt(paragraph));
    const text = this.#inlineText(paragraph.children, paragraph);
    return number === "unknown" || number === null ? text : `${number.printed}${text.trimStart()}`;
  }

  #inlineText(children: readonly (XmlElement | string)[], paragraph: XmlElement): string {
    return children.map((child) => (typeof child === "string" ? "" : this.#elementText(child, paragraph))).join("");
  }

  #elementText(element: XmlElement, paragraph: XmlElement): string {
    switch (element.name) {
      case "w:r":
        return this.#runText(element, paragraph);
      case "w:t":
      case "m:t":
        return this.#fields.some((isInstruction) => isInstruction) ? "" : element.children.filter((child) => typeof child === "string").join("");
      case "w:tab":
      case "w:ptab":
        return "\t";
      case "w:br":
      case "w:cr":
        return "\n";
      case "w:noBreakHyphen":
        return "-";
      case "w:sym":
        this.notes.symbols += 1;
        return "□";
      case "w:fldChar":
        this.#readFieldMark(element.attributes.get("w:fldCharType"));
        return "";
      case "w:instrText":
        if (COUNTED_FIELD.test(element.children.join(""))) this.#refuse("WORD_FIELD_NUMBER", excerpt(paragraph));
        return "";
      case "w:fldSimple":
        if (COUNTED_FIELD.test(element.attributes.get("w:instr") ?? "")) this.#refuse("WORD_FIELD_NUMBER", excerpt(paragraph));
        return this.#inlineText(element.children, paragraph);
      case "w:footnoteReference":
      case "w:endnoteReference":
        this.#refuse("WORD_FOOTNOTES", excerpt(paragraph));
        return "";
      case "w:commentReference":
        this.notes.comments += 1;
        return "";
      case "m:oMath":
        this.notes.formulas += 1;
        return this.#inlineText(element.children, paragraph);
      case "w:drawing":
      case "w:pict":
      case "w:object":
        return this.#readDrawing(element);
      case "w:rt":
        return `（${this.#inlineText(element.children, paragraph)}）`;
      default:
        return SKIPPED.has(element.name) ? "" : this.#inlineText(element.children, paragraph);
    }
  }

  #runText(run: XmlElement, paragraph: XmlElement): string {
    const hidden = childElement(childElement(run, "w:rPr"), "w:vanish");
    const text = this.#inlineText(run.children, paragraph);
    if (!hidden || !isOn(hidden)) return text;
    if (text.trim() !== "") this.notes.hiddenTexts += 1;
    return "";
  }

  #readFieldMark(type: string | undefined): void {
    if (type === "begin") this.#fields.push(true);
    else if (type === "separate" && this.#fields.length > 0) this.#fields[this.#fields.length - 1] = false;
    else if (type === "end") this.#fields.pop();
  }

  #readDrawing(drawing: XmlElement): string {
    const boxes = outermostBoxes(drawing);
    if (boxes.length === 0) this.notes.pictures += 1;
    this.#boxes.push(...boxes);
    return "";
  }

  #refuse(reason: WordLinesRefusal, at: string): void {
    this.refusal ??= { ok: false, reason, at };
  }
}

/** Text boxes; of two ways to draw one the first is taken. */
function outermostBoxes(element: XmlElement): XmlElement[] {
  return childElements(element).flatMap((child) => (TEXT_BOXES.has(child.name) ? [child] : child.name === "mc:Fallback" ? [] : outermostBoxes(child)));
}

/** The cells of each row; rows and cells may stand in content controls. */
function rowsOf(table: XmlElement): XmlElement[][] {
  const inside = (element: XmlElement, name: string): XmlElement[] =>
    childElements(element).flatMap((child) => (child.name === name ? [child] : SKIPPED.has(child.name) ? [] : inside(child, name)));
  return inside(table, "w:tr").map((row) => inside(row, "w:tc"));
}

function paragraphWith(body: XmlElement, wanted: XmlElement): XmlElement {
  return descendants(body, PARAGRAPHS).findLast((paragraph) => descendants(paragraph, CHANGES).includes(wanted)) ?? body;
}

/** The beginning of a paragraph, for a person to find it. */
function excerpt(element: XmlElement): string {
  const text = descendants(element, WORDS)
    .map(({ children }) => children.join(""))
    .join("");
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}……` : text;
}

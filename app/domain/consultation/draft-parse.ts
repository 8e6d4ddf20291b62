import { bareLine, readLine, type ClauseLine } from "./draft-lines";
import { nameClauses } from "./draft-anchor";
import type { ClauseKind, ClauseNode, DraftText } from "./draft-tree";

export type DraftRefusal = "NOT_TEXT" | "EMPTY" | "TOO_LARGE" | "NO_CLAUSE";
export type ParseDraft = { ok: true; draft: DraftText } | { ok: false; reason: DraftRefusal };

type Look<Kind extends ClauseLine["look"]> = Extract<ClauseLine, { look: Kind }>;
type Mark = Look<"list">["mark"];
interface Line {
  read: ClauseLine;
  /** Whether an empty line stands before it. */
  afterGap: boolean;
}
/** How the document counts its clauses. */
type Style = "articles" | "outline" | "decimals";

/** Officials number the next article with the next number; a jump further than this is a number in a sentence. */
const LARGEST_JUMP = 20;
/** A heading or title is short and has no full stop. */
const TITLE_CHARACTERS = 40;
const ENDS_A_PARAGRAPH = /[。；;：:！!？?”"』」）)》…]$/;

/**
 * Reads Markdown or plain text into the clause tree: 编/章/节, articles with or without a title in brackets, unnumbered
 * paragraphs by line or blank line, lists of up to three levels; plans numbered 1 / 1.1 / 1.1.1; papers numbered
 * 一、/（一）/1. Everything before the first clause is preamble, annexes behind the last one are the appendix; nothing is lost.
 */
export function parseDraft(text: string): ParseDraft {
  const lines = readLines(text);
  if (lines.length === 0) return { ok: false, reason: "EMPTY" };
  const found = findBody(lines);
  if (!found) return { ok: false, reason: "NO_CLAUSE" };
  const { style, start } = found;
  const body = lines.slice(start);
  const annex = style === "decimals" ? -1 : body.findIndex((line, index) => index > 0 && line.read.look === "annex" && hasClauseBefore(body, index));
  const builder = new TreeBuilder(style);
  builder.read(annex < 0 ? body : body.slice(0, annex));
  nameClauses(builder.roots);
  const preamble = lines.slice(0, start).map((line) => line.read.text);
  return {
    ok: true,
    draft: {
      title: titleOf(preamble),
      preamble,
      nodes: builder.roots,
      appendix: annex < 0 ? [] : body.slice(annex).map((line) => line.read.text),
    },
  };
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let afterGap = false;
  for (const raw of text.replace(/^\ufeff/, "").split(/\r\n|[\n\r\u2028\u2029\f\v]/)) {
    if (bareLine(raw) === "") {
      afterGap = true;
      continue;
    }
    lines.push({ read: readLine(raw), afterGap });
    afterGap = false;
  }
  return lines;
}

/** Where the clauses begin, and how they are counted. A printed table of contents stays in front. */
function findBody(lines: Line[]): { style: Style; start: number } | null {
  const isArticle = (line: Line) => line.read.look === "article";
  let first = lines.findIndex((line) => line.read.look === "article" && line.read.ordinal === 1);
  if (first < 0) first = lines.findIndex((line) => line.read.look === "article" && line.read.isSetOff);
  if (first < 0) first = lines.findIndex(isArticle);
  if (first >= 0) {
    // A table of contents that lists articles names the same ones again below it.
    const again = lines.findIndex((line, index) => index > first && line.read.look === "article" && line.read.ordinal === 1);
    const toc = lines.findIndex((line) => /^目[\s　]*[录次]$/.test(line.read.text));
    if (toc >= 0 && toc < first && again > first && isListOfTitles(lines.slice(first, again))) first = again;
    return { style: "articles", start: headingsBefore(lines, first) };
  }
  const outline = firstOf(lines, (line) => line.look === "list" && line.mark === "chinese" && line.ordinal === 1);
  if (outline >= 0 && lines.filter((line) => line.read.look === "list" && line.read.mark === "chinese").length >= 2) {
    return { style: "outline", start: headingsBefore(lines, outline) };
  }
  const decimal = firstOf(lines, (line) => line.look === "list" && line.mark === "arabic" && line.ordinal === 1 && line.rest !== "");
  if (decimal >= 0 && lines.some((line) => line.read.look === "list" && line.read.mark === "decimal")) return { style: "decimals", start: decimal };
  const heading = firstOf(lines, (line) => line.look === "heading");
  return heading < 0 ? null : { style: "articles", start: heading };
}

/** The first line of that look; where the very same line comes again, the earlier one stood in a table of contents. */
function firstOf(lines: Line[], is: (line: ClauseLine) => boolean): number {
  const first = lines.findIndex((line) => is(line.read));
  if (first < 0) return first;
  const key = compact(lines[first]!.read.text);
  const last = lines.findLastIndex((line) => is(line.read) && compact(line.read.text) === key);
  return Math.max(first, last);
}

/** Chapter and section headings directly above the first clause belong to it; each kind once, the larger above. */
function headingsBefore(lines: Line[], first: number): number {
  const rank = { part: 0, chapter: 1, section: 2 };
  let start = first;
  for (let lowest = 3; start > 0; start -= 1) {
    const { read } = lines[start - 1]!;
    if (read.look !== "heading" || rank[read.kind] >= lowest) break;
    lowest = rank[read.kind];
  }
  return start;
}

function isListOfTitles(lines: Line[]): boolean {
  return lines.every((line) => !/[。；]/.test(line.read.text));
}

function hasClauseBefore(lines: Line[], index: number): boolean {
  return lines.slice(0, index).some((line) => line.read.look === "article" || line.read.look === "list");
}

function titleOf(preamble: string[]): string {
  const lines = preamble.filter((line) => !line.startsWith("<!--"));
  const named = lines.find((line) => line.length <= 60 && /(?:条例|办法|规定|规则|细则|方案|预案|规划|计划|意见|通知|法|决定)(?:[（(].{1,20}[）)])?$/.test(line));
  return named ?? lines[0] ?? "";
}

function compact(text: string): string {
  return text.replace(/[\s　.．…·\d]/g, "");
}

/** Puts line after line to where it belongs. */
class TreeBuilder {
  readonly roots: ClauseNode[] = [];
  private headings: Partial<Record<"part" | "chapter" | "section", ClauseNode>> = {};
  private article: ClauseNode | null = null;
  /** The paragraph that lists hang on: the article itself or a later paragraph. */
  private paragraph: ClauseNode | null = null;
  private lists: { mark: Mark; depth: number; node: ClauseNode }[] = [];
  private last: ClauseNode | null = null;
  private lastOrdinal = 0;
  private mayRestart = false;

  constructor(private readonly style: Style) {}

  read(lines: Line[]): void {
    lines.forEach((line, index) => {
      const { read } = line;
      if (read.look === "heading") return this.addHeading(read, lines[index + 1]?.read);
      if (read.look === "article" && this.style === "articles" && this.isNext(read)) return this.addArticle(read, lines[index + 1]?.read);
      if (read.look === "list") return this.style === "articles" ? this.addListLine(read) : this.addOutlineLine(read);
      this.addText(read.text, line.afterGap);
    });
  }

  private addHeading(line: Look<"heading">, next: ClauseLine | undefined): void {
    const order = ["part", "chapter", "section"] as const;
    const level = order.indexOf(line.kind);
    const parent = order.slice(0, level).reverse().map((kind) => this.headings[kind]).find((node) => node !== undefined);
    const node = this.place(line.kind, { ...line, rest: "" }, parent ?? null);
    node.title = line.rest;
    node.printed = line.text;
    for (const lower of order.slice(level)) delete this.headings[lower];
    this.headings[line.kind] = node;
    this.article = this.paragraph = null;
    this.lists = [];
    if (line.kind === "part") this.mayRestart = true;
    // A heading may carry its name on the next line.
    this.last = line.rest === "" && next?.look === "text" && isTitle(next.text) ? node : null;
  }

  /** The next number, an inserted 之一, a small jump where the number is set off, or 1 again in a new part. */
  private isNext(line: Look<"article">): boolean {
    if (line.inserted !== null) return line.ordinal === this.lastOrdinal;
    const jump = line.ordinal - this.lastOrdinal;
    if (this.lastOrdinal === 0 || jump === 1) return true;
    if (line.ordinal === 1) return this.mayRestart;
    return jump > 1 && jump <= LARGEST_JUMP && line.isSetOff;
  }

  private addArticle(line: Look<"article">, next: ClauseLine | undefined): void {
    const { section, chapter, part } = this.headings;
    const titled = /^(?:【([^】]{1,40})】|〔([^〕]{1,40})〕|[（(]([^）)。；]{1,40})[）)])[\s　]*/.exec(line.rest);
    const inBrackets = titled ? (titled[1] ?? titled[2] ?? titled[3] ?? "") : "";
    const isListMark = /^[一二三四五六七八九十0-9]+$/.test(inBrackets);
    const node = this.place("article", line, section ?? chapter ?? part ?? null);
    if (titled && !isListMark) {
      node.title = inBrackets;
      node.text = line.rest.slice(titled[0].length);
    } else if (line.rest !== "" && isTitle(line.rest) && line.rest.length <= 20 && next?.look === "text") {
      node.title = line.rest;
      node.text = "";
    }
    node.printed = line.text.slice(0, line.text.length - node.text.length);
    this.article = this.paragraph = this.last = node;
    this.lists = [];
    this.lastOrdinal = line.ordinal;
    this.mayRestart = false;
  }

  private addListLine(line: Look<"list">): void {
    const at = this.lists.findIndex((list) => list.mark === line.mark);
    if (at >= 0) this.lists = this.lists.slice(0, at);
    const parent = this.lists.at(-1)?.node ?? this.paragraph ?? this.container();
    const node = this.place(this.lists.length === 0 ? "item" : "subitem", line, parent);
    this.lists.push({ mark: line.mark, depth: this.lists.length, node });
    this.last = node;
  }

  /** In papers and plans the numbers themselves are the tree: 一、 over （一） over 1., or 1 over 1.1 over 1.1.1. */
  private addOutlineLine(line: Look<"list">): void {
    const depth = this.depthOf(line);
    this.lists = this.lists.filter((list) => list.depth < depth);
    const parent = this.lists.at(-1)?.node ?? this.container();
    const node = this.place(this.kindOf(depth), line, parent);
    if (depth < 2 && line.rest !== "" && isTitle(line.rest)) {
      node.title = line.rest;
      node.text = "";
      node.printed = line.text;
    }
    this.lists.push({ mark: line.mark, depth, node });
    this.paragraph = node;
    this.last = node.text === "" ? null : node;
  }

  private depthOf(line: Look<"list">): number {
    if (this.style === "outline") return { chinese: 0, chineseParen: 1, arabic: 2, decimal: 2, arabicParen: 3, circled: 4 }[line.mark];
    if (line.mark === "arabic") return 0;
    return line.mark === "decimal" ? line.number.replace(/[.．]$/, "").split(/[.．]/).length - 1 : { chinese: 5, chineseParen: 5, arabicParen: 6, circled: 7 }[line.mark];
  }

  private kindOf(depth: number): ClauseKind {
    if (this.style === "outline") return depth === 0 ? "section" : depth === 1 ? "item" : "subitem";
    return depth === 0 ? "chapter" : depth === 1 ? "section" : depth < 5 ? "article" : "item";
  }

  private addText(text: string, afterGap: boolean): void {
    const { last } = this;
    if (last && (last.kind === "part" || last.kind === "chapter" || last.kind === "section") && last.title === "") {
      last.title = text;
      last.printed = `${last.printed} ${text}`;
      this.last = null;
      return;
    }
    if (last?.kind === "article" && last.text === "" && last === this.article) {
      last.text = text;
      return;
    }
    // A line that does not end like one was broken by the editor's margin.
    if (last && !afterGap && last.text !== "" && !ENDS_A_PARAGRAPH.test(last.text)) {
      const needsSpace = /[\w,.]$/.test(last.text) && /^\w/.test(text);
      last.text += (needsSpace ? " " : "") + text;
      return;
    }
    const parent = this.style === "articles" ? (this.article ?? this.container()) : (this.lists.at(-1)?.node ?? this.container());
    const node = this.place("paragraph", { number: null, ordinal: null, rest: text, text }, parent);
    this.last = node;
    if (this.style === "articles") {
      this.paragraph = node;
      this.lists = [];
    }
  }

  private container(): ClauseNode | null {
    return this.headings.section ?? this.headings.chapter ?? this.headings.part ?? null;
  }

  private place(
    kind: ClauseKind,
    line: { number: string | null; ordinal: number | null; rest: string; text: string },
    parent: ClauseNode | null,
  ): ClauseNode {
    const node: ClauseNode = {
      kind,
      number: line.number?.replace(/[\s　]/g, "") ?? null,
      ordinal: line.ordinal,
      title: null,
      text: line.rest,
      printed: line.text.slice(0, line.text.length - line.rest.length),
      anchor: "",
      label: "",
      children: [],
    };
    (parent?.children ?? this.roots).push(node);
    return node;
  }
}

function isTitle(text: string): boolean {
  return text.length <= TITLE_CHARACTERS && !/[。；，,：:！？]/.test(text);
}

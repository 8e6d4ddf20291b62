import { headingRank } from "./clause-headings";
import type { DraftLayout } from "./clause-layout";
import { endsSentence, joint, type DraftLine } from "./clause-lines";
import { isInserted, readsAsHeading, readsAsLongHeading, type Marker, type MarkerStyle } from "./clause-markers";
import { settle } from "./clause-settle";
import { articleTitle, titlesStandAlone } from "./clause-titles";
import type { ClauseKind, ClauseNode } from "./clause-tree";

const LIST_STYLES: readonly MarkerStyle[] = ["comma", "bracket", "dot", "paren", "halfParen", "circled"];
/** A line shorter than this was not broken by the width of a page. */
const SHORTEST_BROKEN_LINE = 12;
const LONGEST_TWO_PART_TITLE = 24;
const NUMBERED_RANK = 4;
const PLAIN_HEADING_RANK = 2;

interface Open {
  rank: number;
  node: ClauseNode;
}

interface OpenItem {
  style: MarkerStyle;
  ordinal: number;
  inserted: number;
  node: ClauseNode;
}

/**
 * The clause tree of the lines between preamble and appendix, without anchors.
 *
 * - 第…编, 章, 节 become part, chapter, section; 第…条 an article; plain lines the paragraphs of what they stand under.
 * - Decimals: a number with numbers below it is a chapter (1) or section (1.1), one without is an article, so that people can comment on it.
 * - 一、 is a section where it is a heading, an article where it says something itself; （一） below it is an item.
 * - （一）, 1., （1）, ① in any order: the first kind below a paragraph is an item, what stands below an item is a subitem.
 */
export function buildClauses(lines: readonly DraftLine[], layout: DraftLayout): ClauseNode[] {
  return new TreeBuilder(lines, layout).build();
}

class TreeBuilder {
  readonly #lines: readonly DraftLine[];
  readonly #layout: DraftLayout;
  readonly #roots: ClauseNode[] = [];
  readonly #titlesStandAlone: boolean;
  readonly #chapterLevel: number;
  readonly #hasParts: boolean;
  /** For each line the next one from it on that has a number or is a head. */
  readonly #nextNumbered: Int32Array;
  /** Broken lines stand at the margin and paragraphs are set in, so that a line at the margin goes on with the one before. */
  readonly #indentOpensParagraph: boolean;
  #heads: Open[] = [];
  #list: OpenItem[] = [];
  /** What items hang on: the last paragraph or its host. */
  #lead: ClauseNode | null = null;
  /** Whose text the line before was, null when it was a title. */
  #written: ClauseNode | null = null;

  constructor(lines: readonly DraftLine[], layout: DraftLayout) {
    this.#lines = lines;
    this.#layout = layout;
    this.#titlesStandAlone = titlesStandAlone(layout);
    this.#indentOpensParagraph = indentOpensParagraph(lines, layout);
    this.#chapterLevel = chapterLevel(lines, layout);
    this.#hasParts = [...layout.heads].some((line) => headingRank(layout.markers[line]) === 0);
    this.#nextNumbered = new Int32Array(layout.end + 1).fill(layout.end);
    for (let line = layout.end - 1; line >= layout.first; line -= 1) {
      const marker = layout.markers[line];
      this.#nextNumbered[line] = layout.heads.has(line) || (marker && !marker.isReference) ? line : this.#nextNumbered[line + 1]!;
    }
  }

  build(): ClauseNode[] {
    const { first, end, heads, markers } = this.#layout;
    for (let line = first; line < end; line += 1) {
      if (heads.has(line)) line = this.#addHead(line);
      else if (!this.#addItem(line, markers[line] ?? null)) this.#addText(line);
    }
    return this.#roots.map((node) => settle(node, this.#layout.form));
  }

  /** Adds a head and returns the last line that belongs to its number and title. */
  #addHead(line: number): number {
    const marker = this.#layout.markers[line] ?? null;
    const rank = this.#rankOf(line, marker);
    while (this.#heads.length > 0 && this.#heads.at(-1)!.rank >= rank) this.#heads.pop();
    const node = emptyNode(this.#kindOf(marker, rank), marker);
    (this.#heads.at(-1)?.node.children ?? this.#roots).push(node);
    this.#heads.push({ rank, node });
    this.#list = [];
    this.#lead = node;
    this.#written = null;
    const rest = marker ? marker.rest : this.#lines[line]!.text;
    if (rank < NUMBERED_RANK) return this.#addHeadingTitle(line, node, rest);
    if (marker!.style === "article") {
      const { title, marks, text } = articleTitle(rest, this.#titlesStandAlone || this.#lines[line]!.level > 0 ? this.#hasTextBelow(line) : false);
      Object.assign(node, { title, titleMarks: marks, text });
    } else if (rest !== "" && (readsAsHeading(rest) || this.#isTwoPartTitle(rest)) && this.#hasTextBelow(line)) {
      node.title = rest;
    } else node.text = rest;
    if (node.text !== "") this.#written = node;
    return line;
  }

  #addHeadingTitle(line: number, node: ClauseNode, rest: string): number {
    let last = line;
    let title = rest;
    while (this.#titleGoesOn(last + 1, title)) {
      last += 1;
      title += title === "" ? this.#lines[last]!.text : joint(title, this.#lines[last]!.text) + this.#lines[last]!.text;
    }
    node.title = title.replace(/^(\S)\s+(\S)$/, "$1$2") || null;
    return last;
  }

  /** The title stands below its number, or was broken by the width of a page: then it breaks off, or a line of its length is followed by the first clause. */
  #titleGoesOn(line: number, title: string): boolean {
    const { heads, markers, end } = this.#layout;
    if (line >= end || heads.has(line) || markers[line] || !readsAsLongHeading(this.#lines[line]!.text)) return false;
    if (title === "") return readsAsHeading(this.#lines[line]!.text);
    return heads.has(line + 1) && (/[和、，及与或的]$/.test(title) || title.length >= SHORTEST_BROKEN_LINE) && !endsSentence(this.#lines[line]!.text);
  }

  /** 一、提高认识，加强领导: longer ones may be the first line of a sentence that was broken by the width of a page. */
  #isTwoPartTitle(rest: string): boolean {
    return this.#layout.form === "sections" && rest.length <= LONGEST_TWO_PART_TITLE && readsAsLongHeading(rest);
  }

  /** Whether something below the head belongs to it: text, a list that begins, or a lower head. */
  #hasTextBelow(line: number): boolean {
    const { heads, markers, end } = this.#layout;
    const below = line + 1;
    if (below >= end) return false;
    const marker = markers[below] ?? null;
    if (heads.has(below)) return this.#rankOf(below, marker) > this.#rankOf(line, markers[line] ?? null);
    return marker === null || marker.isReference || (marker.ordinal === 1 && marker.style !== markers[line]?.style);
  }

  #addItem(line: number, marker: Marker | null): boolean {
    if (!marker || marker.isReference || !this.#lead) return false;
    if (!LIST_STYLES.includes(marker.style) && !this.#isPlainList(line, marker)) return false;
    const level = this.#list.findLastIndex(({ style }) => style === marker.style);
    const isClear = this.#lines[line]!.opensBlock || endsSentence(this.#lines[line - 1]?.text ?? "。");
    const last = this.#list[level] ?? { ordinal: 0, inserted: 0 };
    const follows = marker.ordinal === last.ordinal + 1 || marker.ordinal === 1 || (isClear && marker.ordinal > last.ordinal);
    if (marker.inserted > 0 ? !isInserted(marker, last) : !follows) return false;
    if (level >= 0) this.#list.length = level;
    const parent = this.#list.at(-1)?.node ?? this.#lead;
    const node = emptyNode(parent.kind === "item" || parent.kind === "subitem" ? "subitem" : "item", marker);
    node.text = marker.rest;
    parent.children.push(node);
    this.#list.push({ style: marker.style, ordinal: marker.ordinal, inserted: marker.inserted, node });
    this.#written = node;
    return true;
  }

  /** Standards number lists `1 草本…`, `2 灌木…` below a line that announces them. */
  #isPlainList(line: number, marker: Marker): boolean {
    if (marker.style !== "plain" || !marker.setOff || this.#layout.form !== "decimals") return false;
    return this.#list.some(({ style }) => style === "plain") || (marker.ordinal === 1 && /[：:]$/.test(this.#lines[line - 1]?.text ?? ""));
  }

  #addText(line: number): void {
    const { text } = this.#lines[line]!;
    const last = this.#list.at(-1)?.node ?? this.#lead;
    if (this.#written && this.#runsOn(line)) {
      this.#written.text += joint(this.#lines[line - 1]!.text, text) + text;
    } else if (last && last.text === "" && last.children.length === 0 && !isHeading(last)) {
      last.text = text;
      this.#written = last;
    } else {
      const owner = this.#ownerOfParagraph(line);
      const node = { ...emptyNode("paragraph", null), text };
      (owner?.children ?? this.#roots).push(node);
      // Only in articles do lists belong to the paragraph that announces them; elsewhere to the number they stand under.
      if (this.#list.length === 0 && this.#layout.form === "articles") this.#lead = node;
      this.#written = node;
    }
  }

  /** The line goes on with the sentence of the line before, which was broken by the width of a page. */
  #runsOn(line: number): boolean {
    const { text, opensBlock, level, indent } = this.#lines[line]!;
    const before = this.#lines[line - 1]!.text;
    if (opensBlock || level > 0) return false;
    if (text.startsWith("|") || before.startsWith("|")) return text.startsWith("|") && before.startsWith("|");
    if (endsSentence(before)) return this.#indentOpensParagraph && indent < 2;
    if (this.#layout.markers[line]) return true;
    return indent < 2 && (/[，、,“‘（(《]$/.test(before) || before.length >= SHORTEST_BROKEN_LINE);
  }

  /** An item keeps the paragraph where its list goes on below, or where the item before has paragraphs too; otherwise it is the next paragraph of the article. */
  #ownerOfParagraph(line: number): ClauseNode | null {
    const below = this.#nextNumbered[line + 1]!;
    const next = this.#layout.heads.has(below) ? null : this.#layout.markers[below];
    const level = next ? this.#list.findLastIndex((item) => item.style === next.style && (isInserted(next, item) || item.ordinal + 1 === next.ordinal)) : -1;
    const deepest = this.#list.at(-1);
    const siblings = (this.#list.at(-2)?.node ?? this.#lead)?.children ?? [];
    const isLikeItsNeighbour = deepest?.node.children.length === 0 && siblings.at(-2)?.children.some(({ kind }) => kind === "paragraph");
    if (level >= 0 || !isLikeItsNeighbour) this.#list.length = level + 1;
    return this.#list.at(-1)?.node ?? this.#heads.at(-1)?.node ?? null;
  }

  #rankOf(line: number, marker: Marker | null): number {
    if (!marker && this.#hasParts && isClosingChapter(this.#lines[line]!.text)) return 0;
    if (!marker) return PLAIN_HEADING_RANK + (this.#lines[line]!.level > this.#chapterLevel ? 1 : 0);
    const heading = headingRank(marker);
    if (heading >= 0) return heading;
    if (this.#layout.form === "decimals") return NUMBERED_RANK + marker.path.length - 1;
    return NUMBERED_RANK + (marker.style === "bracket" && this.#layout.form === "sections" ? 1 : 0);
  }

  #kindOf(marker: Marker | null, rank: number): ClauseKind {
    if (!marker) return rank > PLAIN_HEADING_RANK ? "section" : "chapter";
    if (marker.style === "subpart" || marker.style === "part") return "part";
    if (marker.style === "chapter" || marker.style === "section") return marker.style;
    return this.#layout.form === "sections" && marker.style === "bracket" ? "item" : "article";
  }
}

/** Markdown level of the chapters; deep enough for every heading to be one where they have none. */
function chapterLevel(lines: readonly DraftLine[], { heads, markers }: DraftLayout): number {
  const headings = [...heads].filter((line) => lines[line]!.level > 0);
  const chapters = headings.filter((line) => markers[line]?.style === "chapter");
  const unnumbered = headings.filter((line) => !markers[line]);
  return (chapters.length > 0 ? chapters : unnumbered).reduce((lowest, line) => Math.min(lowest, lines[line]!.level), 6);
}

/** 附则 without a number: the last chapter, and in a code the last part. */
function isClosingChapter(text: string): boolean {
  return /^附\s*则$/.test(text);
}

function indentOpensParagraph(lines: readonly DraftLine[], { first, end, heads, markers }: DraftLayout): boolean {
  const numbered = [...heads].filter((line) => headingRank(markers[line]) < 0 && lines[line]!.level === 0);
  const setIn = numbered.filter((line) => lines[line]!.indent >= 2).length;
  const broken = lines.filter(({ opensBlock, indent }, line) => line > first && line < end && !opensBlock && indent < 2 && !endsSentence(lines[line - 1]!.text));
  return setIn * 2 > numbered.length && broken.length >= 3;
}

function emptyNode(kind: ClauseKind, marker: Marker | null): ClauseNode {
  return { kind, number: marker?.number ?? null, ordinal: marker?.ordinal ?? null, title: null, titleMarks: "", text: "", anchor: "", label: "", children: [] };
}

function isHeading({ kind }: ClauseNode): boolean {
  return kind === "part" || kind === "chapter" || kind === "section";
}

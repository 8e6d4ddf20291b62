/** 编 (and 分编), 章, 节, 条, 款, 项, 目; plans and policy papers are mapped onto them, see `buildClauses`. */
export const CLAUSE_KINDS = ["part", "chapter", "section", "article", "paragraph", "item", "subitem"] as const;

export type ClauseKind = (typeof CLAUSE_KINDS)[number];

/** One clause of a draft. An article's `text` is its first paragraph (第一款); further paragraphs are children. */
export interface ClauseNode {
  kind: ClauseKind;
  /** As printed, without spaces inside: `第十二条`, `第12条`, `（一）`, `1.`, `1.1`, `一、`; null for paragraphs and unnumbered headings. */
  number: string | null;
  /** Value of the number, of the last part of a decimal; paragraphs are counted from 1, so an article's first child paragraph is 2. */
  ordinal: number | null;
  title: string | null;
  /** The brackets that the title was printed in, such as `【】`; empty for none. */
  titleMarks: string;
  text: string;
  /** Unique within the draft, see `assignAnchors`. */
  anchor: string;
  /** Chinese name of the place, `第十五条第二款第（三）项`; for English see `clauseLabel`. */
  label: string;
  children: ClauseNode[];
}

/** A whole draft. Blocks are lines as printed, without Markdown marks. */
export interface DraftText {
  title: string;
  /** All before the first clause: title, adoption notes, the notice that brings the draft, table of contents, comments of the file. */
  preamble: string[];
  nodes: ClauseNode[];
  /** All after the last clause: annexes, signature and date. */
  appendix: string[];
}

/** A clause in reading order. `parent` is the index of its parent in the same list, always smaller than its own, or null. */
export interface FlatClause {
  node: ClauseNode;
  parent: number | null;
  depth: number;
  kind: ClauseKind;
  title: string | null;
  text: string;
  anchor: string;
  label: string;
}

/** Every clause of the draft, each before its children. */
export function flattenClauses(draft: Pick<DraftText, "nodes">): FlatClause[] {
  const flat: FlatClause[] = [];
  const visit = (node: ClauseNode, parent: number | null, depth: number): void => {
    const { kind, title, text, anchor, label } = node;
    const index = flat.push({ node, parent, depth, kind, title, text, anchor, label }) - 1;
    for (const child of node.children) visit(child, index, depth + 1);
  };
  for (const node of draft.nodes) visit(node, null, 0);
  return flat;
}

export interface ContentsEntry {
  kind: ClauseKind;
  number: string | null;
  title: string | null;
  anchor: string;
  label: string;
  children: ContentsEntry[];
}

/** The table of contents: parts, chapters, sections and, below them, articles with their titles. Paragraphs and items are left out. */
export function tableOfContents(draft: Pick<DraftText, "nodes">): ContentsEntry[] {
  const entriesOf = (nodes: readonly ClauseNode[]): ContentsEntry[] =>
    nodes
      .filter(({ kind, title }) => ["part", "chapter", "section", "article"].includes(kind) || (kind === "item" && title !== null))
      .map(({ kind, number, title, anchor, label, children }) => ({ kind, number, title, anchor, label, children: entriesOf(children) }));
  return entriesOf(draft.nodes);
}

export type ClauseCounts = { parts: number; chapters: number; sections: number; articles: number; paragraphs: number; items: number; subitems: number };

/**
 * How many of each kind the draft has. Paragraphs are 款: those that stand as nodes of their own and, for each article that says
 * something, its first one, which is the article's own text. So an article of one paragraph counts as one article and one paragraph.
 */
export function countClauses(draft: Pick<DraftText, "nodes">): ClauseCounts {
  const flat = flattenClauses(draft);
  const count = (kind: ClauseKind) => flat.filter((clause) => clause.kind === kind).length;
  const firstParagraphs = flat.filter(({ kind, text, node }) => kind === "article" && (text !== "" || node.children.length > 0)).length;
  return {
    parts: count("part"),
    chapters: count("chapter"),
    sections: count("section"),
    articles: count("article"),
    paragraphs: count("paragraph") + firstParagraphs,
    items: count("item"),
    subitems: count("subitem"),
  };
}

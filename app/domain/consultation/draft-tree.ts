export type ClauseKind = "part" | "chapter" | "section" | "article" | "paragraph" | "item" | "subitem";

/**
 * One node of a draft. The first paragraph (款) of an article is the article's own `text`; later paragraphs are child
 * nodes of kind `paragraph`, and lists hang on the paragraph that announces them.
 */
export interface ClauseNode {
  kind: ClauseKind;
  /** As printed, such as 第七条, （三） or 1.2; null for a paragraph without a number. */
  number: string | null;
  /** The number as a number, where it is one. */
  ordinal: number | null;
  /** Heading of a chapter, or title in brackets after an article's number (条标), without the brackets. */
  title: string | null;
  text: string;
  /** Everything before `text` exactly as printed, so that the tree renders back to its source. */
  printed: string;
  /** `a15.p2.i3` is article 15, paragraph 2, item 3. Unique in a draft. */
  anchor: string;
  /** 第十五条第二款第（三）项. */
  label: string;
  children: ClauseNode[];
}

export interface DraftText {
  title: string;
  /** Blocks before the first clause: title, notes of adoption, a printed table of contents. */
  preamble: string[];
  nodes: ClauseNode[];
  /** Blocks after the last clause: annexes and tables. */
  appendix: string[];
}

export interface ClauseCounts {
  chapters: number;
  sections: number;
  articles: number;
  /** 款: every article or heading with text of its own counts one, and each further paragraph one. */
  paragraphs: number;
  items: number;
}

/** All nodes in reading order, each with the index of its parent in the result (null at the top) and its depth. */
export function flattenClauses(draft: DraftText): { node: ClauseNode; parent: number | null; depth: number }[] {
  const flat: { node: ClauseNode; parent: number | null; depth: number }[] = [];
  const walk = (nodes: ClauseNode[], parent: number | null, depth: number): void => {
    for (const node of nodes) {
      const index = flat.push({ node, parent, depth }) - 1;
      walk(node.children, index, depth + 1);
    }
  };
  walk(draft.nodes, null, 0);
  return flat;
}

export function countClauses(draft: DraftText): ClauseCounts {
  const nodes = flattenClauses(draft).map(({ node }) => node);
  const count = (...kinds: ClauseKind[]) => nodes.filter((node) => kinds.includes(node.kind)).length;
  return {
    chapters: count("chapter"),
    sections: count("section"),
    articles: count("article"),
    paragraphs: count("paragraph") + nodes.filter((node) => node.kind === "article" && node.text !== "").length,
    items: count("item", "subitem"),
  };
}

/** The draft as text again: the same as its source, white space and Markdown signs aside. */
export function renderDraft(draft: DraftText): string {
  const clauses = flattenClauses(draft).map(({ node }) => node.printed + node.text);
  return [...draft.preamble, ...clauses, ...draft.appendix].join("\n\n");
}

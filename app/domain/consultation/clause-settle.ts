import type { DraftForm } from "./clause-layout";
import type { ClauseKind, ClauseNode } from "./clause-tree";

/** Settles what is known only when a clause has all its children: its kind, whether a short text is its title, the numbers of its paragraphs. */
export function settle(node: ClauseNode, form: DraftForm): ClauseNode {
  const children = node.children.map((child) => settle(child, form));
  const kind = kindOf(node, form);
  const isHeading = kind === "part" || kind === "chapter" || kind === "section";
  let { title, text } = node;
  if (title !== null && text === "" && children.length === 0 && (kind === "item" || kind === "subitem")) [title, text] = [null, title];
  if (isHeading && text !== "") {
    const own: ClauseNode = { ...node, kind: "paragraph", number: null, ordinal: null, title: null, titleMarks: "", text, children: [] };
    children.unshift(own);
    text = "";
  }
  let paragraphs = isHeading ? 0 : 1;
  for (const child of children) {
    if (child.kind !== "paragraph") continue;
    paragraphs += 1;
    child.ordinal = paragraphs;
  }
  return { ...node, kind, title, text, children };
}

function kindOf(node: ClauseNode, form: DraftForm): ClauseKind {
  if (node.kind !== "article" || node.number === null) return node.kind;
  if (form === "decimals") {
    const hasNumbersBelow = node.children.some(({ kind, number }) => kind === "article" && number !== null);
    if (!hasNumbersBelow) return "article";
    return /[.．][0-9０-９]/.test(node.number) ? "section" : "chapter";
  }
  return form === "sections" && node.title !== null ? "section" : "article";
}

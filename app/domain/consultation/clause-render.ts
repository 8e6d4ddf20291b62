import type { ClauseNode, DraftText } from "./clause-tree";

/**
 * The draft as plain text, one block after another with an empty line between them. It holds every sign of the text that was read but white space and
 * marks of Markdown and HTML, in the same order. Headings without a number are marked with `##`, for nothing else tells them from a paragraph.
 */
export function renderDraft(draft: Pick<DraftText, "preamble" | "nodes" | "appendix">): string {
  const blocks = [...draft.preamble];
  const visit = (node: ClauseNode): void => {
    blocks.push(...renderHead(node));
    node.children.forEach(visit);
  };
  draft.nodes.forEach(visit);
  return [...blocks, ...draft.appendix].join("\n\n");
}

/** A title without brackets stands on the line of its number, and the text below it; everything else on one line. */
function renderHead({ kind, number, title, titleMarks, text }: ClauseNode): string[] {
  if (number === null && title !== null) return [`${kind === "section" ? "###" : "##"} ${title}`];
  const bracketed = titleMarks === "" || title === null ? null : `${titleMarks[0]}${title}${titleMarks[1]}`;
  if (title !== null && bracketed === null) return [`${number ?? ""}　${title}`.trim(), text].filter((block) => block !== "");
  const gap = number?.startsWith("第") && bracketed === null && text !== "" ? "　" : "";
  return [`${number ?? ""}${bracketed ?? ""}${bracketed !== null && text !== "" ? "　" : gap}${text}`];
}

import type { PublicClause } from "./public-shapes";

/** A node of the draft with everything below it, in reading order. */
export interface OutlineNode {
  clause: PublicClause;
  children: OutlineNode[];
  /** Why it takes no comments: its own reason or that of the nearest node above it. */
  closedReason: string | null;
}

/** Parts, chapters and sections. Articles, paragraphs and items below them are clauses of their own. */
export function isHeading({ kind }: Pick<PublicClause, "kind">): boolean {
  return kind === "part" || kind === "chapter" || kind === "section";
}

/** Whether the node has words of its own to comment on: all but bare headings. Policy papers have sections with text right below them. */
export function takesComments(clause: Pick<PublicClause, "kind" | "text">): boolean {
  return !isHeading(clause) || clause.text !== "";
}

/** The tree of a draft whose clauses come in reading order, each after its parent. A clause whose parent is missing stands at the top. */
export function outlineOf(clauses: readonly PublicClause[]): OutlineNode[] {
  const top: OutlineNode[] = [];
  const byIdentity = new Map<string, OutlineNode>();
  for (const clause of clauses) {
    const parent = clause.parent === null ? undefined : byIdentity.get(clause.parent);
    const node: OutlineNode = { clause, children: [], closedReason: clause.closedReason ?? parent?.closedReason ?? null };
    byIdentity.set(clause.identity, node);
    (parent?.children ?? top).push(node);
  }
  return top;
}

/** The node and everything below it, in reading order. */
export function withDescendants(node: OutlineNode): OutlineNode[] {
  return [node, ...node.children.flatMap(withDescendants)];
}

/** The clause at an anchor that people may comment on; null for an unknown anchor and for bare headings. */
export function findClause(clauses: readonly PublicClause[], anchor: string): OutlineNode | null {
  const all = outlineOf(clauses).flatMap(withDescendants);
  return all.find(({ clause }) => clause.anchor === anchor && takesComments(clause)) ?? null;
}

/** One clause as printed: `第七条（业主优先）　用于停放车辆的……`, `（一）使用备案表；`, `一、总体要求　坚持……`. */
export function printedClause({ kind, number, title, text }: PublicClause): string {
  const heading = isHeading({ kind });
  const head = `${number ?? ""}${!title ? "" : heading ? title : `（${title}）`}`;
  return (kind === "article" || heading) && head !== "" && text !== "" ? `${head}　${text}` : `${head}${text}`;
}

/** A clause with its paragraphs and items; a heading with its own words only, because the articles below it are clauses of their own. */
function ofOneClause(node: OutlineNode): OutlineNode[] {
  return isHeading(node.clause) ? [node] : withDescendants(node);
}

/** The words an opinion is about: the clause with its paragraphs and items, one a line. */
export function quotedText(node: OutlineNode): string {
  return ofOneClause(node)
    .map(({ clause }) => printedClause(clause))
    .filter((line) => line !== "")
    .join("\n");
}

/** How many opinions hang on the clause or on its paragraphs and items. `counts` is by the clause's permanent identity. */
export function opinionsBelow(node: OutlineNode, counts: ReadonlyMap<string, number>): number {
  return ofOneClause(node).reduce((sum, { clause }) => sum + (counts.get(clause.identity) ?? 0), 0);
}

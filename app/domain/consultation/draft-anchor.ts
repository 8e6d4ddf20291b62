import { formatNumeral, parseNumeral } from "./draft-numerals";
import type { ClauseNode } from "./draft-tree";

/**
 * Gives every node its anchor and its label. Anchors are readable and unique: `c3` chapter, `c3.s1` section, `a15`
 * article, `a15.p2` its second paragraph, `a15.p2.i3` the third item of that; `n1.2` in plans with decimal numbers.
 * A number that comes twice gets `-2` behind it.
 */
export function nameClauses(roots: ClauseNode[]): void {
  const taken = new Set<string>();
  const unique = (wished: string): string => {
    let anchor = wished;
    for (let n = 2; taken.has(anchor); n += 1) anchor = `${wished}-${n}`;
    taken.add(anchor);
    return anchor;
  };

  const walk = (nodes: ClauseNode[], parent: ClauseNode | null): void => {
    const isArticle = parent?.kind === "article";
    // The first paragraph of an article is the article itself.
    let paragraphs = isArticle && parent.text !== "" ? 1 : 0;
    const several = paragraphs + nodes.filter((node) => node.kind === "paragraph").length > 1;
    for (const node of nodes) {
      if (node.kind === "paragraph") paragraphs += 1;
      const place = placeOf(node, parent, paragraphs, several);
      node.anchor = unique(place.anchor);
      node.label = place.label;
      walk(node.children, node);
    }
  };
  walk(roots, null);
}

function placeOf(node: ClauseNode, parent: ClauseNode | null, paragraph: number, several: boolean): { anchor: string; label: string } {
  const above = parent ? { anchor: `${parent.anchor}.`, label: parent.label } : { anchor: "", label: "" };
  const printed = (node.number ?? "").replace(/[.．、]$/, "");
  const isDecimal = /^[0-9０-９.．]+$/.test(printed) && node.kind !== "item" && node.kind !== "subitem";
  if (isDecimal) return { anchor: `n${printed.normalize("NFKC")}`, label: printed };
  switch (node.kind) {
    case "part":
      return { anchor: `b${node.ordinal}`, label: printed };
    case "chapter":
      return { anchor: `${parent?.kind === "part" ? above.anchor : ""}c${node.ordinal}`, label: above.label + printed };
    case "section":
      return printed.startsWith("第")
        ? { anchor: `${above.anchor}s${node.ordinal}`, label: above.label + printed }
        : { anchor: `${above.anchor}s${node.ordinal}`, label: `第${printed}部分` };
    case "article": {
      const inserted = /之(.+)$/.exec(printed);
      const suffix = inserted ? `-${parseNumeral(inserted[1] ?? "") ?? 1}` : "";
      return { anchor: `a${node.ordinal}${suffix}`, label: printed };
    }
    case "paragraph":
      return { anchor: `${above.anchor}p${paragraph}`, label: `${above.label}第${formatNumeral(paragraph)}款` };
    case "item": {
      const isInFirst = parent?.kind === "article";
      const where = isInFirst ? `${above.anchor}p1.` : above.anchor;
      const label = isInFirst && several ? `${above.label}第一款` : above.label;
      return { anchor: `${where}i${node.ordinal}`, label: `${label}第${printed}项` };
    }
    case "subitem":
      return { anchor: `${above.anchor}t${node.ordinal}`, label: `${above.label}第${printed}目` };
  }
}

import type { Lang } from "../text/lang";
import { chineseNumeral, parseChineseNumeral } from "./clause-numerals";
import type { ClauseNode } from "./clause-tree";

/**
 * Gives every clause its anchor and its Chinese label. Anchors are made of the printed numbers:
 *
 * - `b1` part, `c3` chapter, `c3.s1` section, `b2.c1` chapter of a part; `h1` a heading without a number, counted through the draft;
 * - `a15` article and its first paragraph, `a15.p2` its second, `a15.p2.i3.t1` item and subitem of that, `a15.p1.i3` an item of the first paragraph;
 *   `a12-1` is 第十二条之一, `c3-1` 第三章之一, `a15.p1.i3-1` an item （三之一）;
 * - `n1.2.3` in plans with decimals, `s1.i2` in policy papers (一、（二）).
 *
 * Where a number comes again below the same parent, or an article or decimal in the whole draft, the second has `x2` at its end, the third `x3`.
 */
export function assignAnchors(nodes: readonly ClauseNode[]): ClauseNode[] {
  const used = new Map<string, number>();
  let headings = 0;
  const visit = (node: ClauseNode, path: readonly ClauseNode[]): ClauseNode => {
    const parent = path.at(-1);
    const form = formOf(node);
    if (form === "heading") headings += 1;
    const own = form === "heading" ? `h${headings}` : `${LETTERS[form]}${form === "decimal" ? decimalPath(node.number!) : `${node.ordinal}${insertedNumber(node.number)}`}`;
    const standsAlone = form === "article" || form === "decimal" || form === "heading" || !parent;
    const inFirstParagraph = form === "item" && parent !== undefined && formOf(parent) === "article";
    const wanted = standsAlone ? own : `${parent.anchor}.${inFirstParagraph ? "p1." : ""}${own}`;
    const times = (used.get(wanted) ?? 0) + 1;
    used.set(wanted, times);
    const anchored: ClauseNode = { ...node, anchor: times === 1 ? wanted : `${wanted}x${times}` };
    const here = [...path, anchored];
    anchored.label = clauseLabel(here, "zh");
    anchored.children = node.children.map((child) => visit(child, here));
    return anchored;
  };
  return nodes.map((node) => visit(node, []));
}

type Form = "part" | "chapter" | "section" | "block" | "article" | "decimal" | "heading" | "paragraph" | "item" | "subitem";

const LETTERS: Record<Form, string> = { part: "b", chapter: "c", section: "s", block: "s", article: "a", decimal: "n", heading: "h", paragraph: "p", item: "i", subitem: "t" };

/** How the clause is numbered; `block` is 一、 of a policy paper. */
function formOf({ kind, number, ordinal }: ClauseNode): Form {
  if (kind === "paragraph" || kind === "item" || kind === "subitem") return kind;
  if (number === null || ordinal === null) return "heading";
  if (/^[0-9０-９⒈-⒛]/.test(number)) return "decimal";
  return number.startsWith("第") ? kind : "block";
}

/** `1.2.3` of a printed `１.２.３` or `1.2.3.`. */
function decimalPath(number: string): string {
  if (/^[⒈-⒛]/.test(number)) return String(number.codePointAt(0)! - 0x2487);
  return (number.match(/[0-9０-９]+/g) ?? []).map((digits) => parseChineseNumeral(digits)).join(".");
}

/** `-1` of 第十二条之一, of 第三章之一 and of （三之一）; empty for all others. */
function insertedNumber(number: string | null): string {
  const match = number === null ? null : /(?:[编章节条]之(.+?)[：:]?|之(.+?)[）)〕\]]、?)$/.exec(number);
  const value = match && parseChineseNumeral(match[1] ?? match[2]!);
  return value === null ? "" : `-${value}`;
}

/**
 * What people call the last clause of `path`, which holds it and all above it from the top: `第十五条第二款第（三）项` or `Article 15, paragraph 2, item 3`.
 * Articles and decimals are numbered through, so chapters are left out before them. What belongs to the first paragraph of an article is named
 * with 第一款 where the article has several paragraphs, and without where it has one. A heading without a number is called by its title.
 */
export function clauseLabel(path: readonly ClauseNode[], lang: Lang): string {
  const start = Math.max(0, path.findLastIndex((node) => ["article", "decimal", "heading"].includes(formOf(node))));
  const top = path[start]!;
  const names = path.slice(start).map((node) => nameOf(node, path[path.indexOf(node) - 1], lang));
  if (formOf(top) === "article") {
    const below = path[start + 1];
    const hasSeveralParagraphs = top.children.some(({ kind }) => kind === "paragraph");
    if (below?.kind === "item" && hasSeveralParagraphs) names.splice(1, 0, lang === "zh" ? "第一款" : "paragraph 1");
    // The same number comes in another part too.
    const part = /x\d+$/.test(top.anchor) ? path.slice(0, start).findLast(({ kind }) => kind === "part") : undefined;
    if (part) names.unshift(nameOf(part, undefined, lang));
  }
  if (lang === "zh") return names.join("");
  const label = names.join(", ");
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function nameOf(node: ClauseNode, parent: ClauseNode | undefined, lang: Lang): string {
  const { ordinal, number, title } = node;
  const form = formOf(node);
  if (form === "heading" || ordinal === null) return title ?? "";
  if (form === "decimal") return lang === "zh" ? decimalPath(number!) : `clause ${decimalPath(number!)}`;
  const inserted = insertedNumber(number);
  return lang === "zh" ? chineseName(form, ordinal, inserted, number ?? "", parent) : `${form === "block" ? "section" : form} ${ordinal}${inserted}`;
}

function chineseName(form: Exclude<Form, "heading" | "decimal">, ordinal: number, inserted: string, number: string, parent: ClauseNode | undefined): string {
  // Paragraphs are counted, not printed, and nothing limits them.
  const spoken = ordinal > 99_999 ? String(ordinal) : chineseNumeral(ordinal);
  const behind = inserted === "" ? "" : `之${chineseNumeral(Number(inserted.slice(1)))}`;
  switch (form) {
    case "part":
      return `第${spoken}${/分编|部分|编|篇/.exec(number)?.[0] ?? "编"}${behind}`;
    case "chapter":
      return `第${spoken}章${behind}`;
    case "section":
      return `第${spoken}节${behind}`;
    case "block":
      return `第${spoken}部分`;
    case "article":
      return `第${spoken}条${behind}`;
    case "paragraph":
      return `第${spoken}${parent && formOf(parent) === "article" ? "款" : "段"}`;
    case "item":
      return /[一二三四五六七八九十㈠-㈩]/.test(number) ? `第（${spoken}）项${behind}` : `第${ordinal}项`;
    case "subitem":
      return `第${ordinal}目`;
  }
}

import { NUMERAL_CLASS, parseNumeral } from "./draft-numerals";

/** What a line of a draft looks like, taken by itself. The parser decides what it is. */
export type ClauseLine =
  | { look: "heading"; kind: "part" | "chapter" | "section"; number: string; ordinal: number; rest: string; text: string }
  | { look: "article"; number: string; ordinal: number; inserted: number | null; isSetOff: boolean; rest: string; text: string }
  | { look: "list"; mark: "chinese" | "chineseParen" | "arabicParen" | "arabic" | "circled" | "decimal"; number: string; ordinal: number; rest: string; text: string }
  | { look: "annex"; text: string }
  | { look: "text"; text: string };

const GAP = "[\\s　]*";
const N = `[${NUMERAL_CLASS}]+`;
const HEADING = new RegExp(`^(第${GAP}(${N})${GAP}(编|章|节))(?![${NUMERAL_CLASS}条款项])${GAP}(.*)$`);
const ARTICLE = new RegExp(`^(第${GAP}(${N})${GAP}条(?:${GAP}之${GAP}(${N}))?)([\\s　]*)(.*)$`, "s");
const CHINESE = /^([一二三四五六七八九十百]+、)[\s　]*(.*)$/;
const CHINESE_PAREN = /^([（(][\s　]*[一二三四五六七八九十百]+[\s　]*[）)])[\s　、.．]*(.*)$/;
const ARABIC_PAREN = /^([（(][\s　]*[0-9０-９]{1,3}[\s　]*[）)])[\s　、.．]*(.*)$/;
const DECIMAL = /^([0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2}){1,4}[.．]?)(?![0-9０-９％%])[\s　]*(.*)$/;
const ARABIC = /^([0-9０-９]{1,3}(?:[.．、]|(?=[\s　]+\S)))(?![0-9０-９])[\s　]*(.*)$/;
const CIRCLED = /^([①-⑳])[\s　]*(.*)$/;
const ANNEX = /^(?:附件|附录|附表|附图)[\s　]*[0-9０-９一二三四五六七八九十]*[\s　]*[：:．.]?[^。；]{0,40}$/;
/** Words that go on from a clause number inside a sentence: a reference, not the start of an article. */
const REFERENCE = /^(?:规定|所称|所列|所指|所述|之规定|的|第|、|，|和|及|与|至|或|中|款|项|以及|但书|同时废止|执行)/;

const KINDS = { 编: "part", 章: "chapter", 节: "section" } as const;

/** Takes Markdown signs and outer white space off a line. Nothing that people read is removed. */
export function bareLine(line: string): string {
  return line
    .replace(/^[\s　]+|[\s　]+$/g, "")
    .replace(/^#{1,6}[\s　]+/, "")
    .replace(/^\*\*(.+?)\*\*/, "$1")
    .replace(/^__(.+?)__/, "$1")
    .replace(/^[\s　]+|[\s　]+$/g, "");
}

export function readLine(line: string): ClauseLine {
  const text = bareLine(line);
  const heading = HEADING.exec(text);
  if (heading && !/[。；]$/.test(heading[4] ?? "")) {
    const ordinal = parseNumeral(heading[2] ?? "");
    if (ordinal !== null) {
      return { look: "heading", kind: KINDS[heading[3] as keyof typeof KINDS], number: heading[1] ?? "", ordinal, rest: heading[4] ?? "", text };
    }
  }
  const article = ARTICLE.exec(text);
  if (article) {
    const ordinal = parseNumeral(article[2] ?? "");
    const rest = article[5] ?? "";
    const isSetOff = article[4] !== "" || rest === "" || /^[【〔\[（(]/.test(rest);
    if (ordinal !== null && (isSetOff || !REFERENCE.test(rest))) {
      return { look: "article", number: article[1] ?? "", ordinal, inserted: article[3] ? parseNumeral(article[3]) : null, isSetOff, rest, text };
    }
  }
  if (ANNEX.test(text)) return { look: "annex", text };
  return readListLine(text) ?? { look: "text", text };
}

function readListLine(text: string): ClauseLine | null {
  const looks = [
    ["chineseParen", CHINESE_PAREN],
    ["arabicParen", ARABIC_PAREN],
    ["circled", CIRCLED],
    ["chinese", CHINESE],
    ["decimal", DECIMAL],
    ["arabic", ARABIC],
  ] as const;
  for (const [mark, pattern] of looks) {
    const match = pattern.exec(text);
    if (!match) continue;
    const number = match[1] ?? "";
    const ordinal = mark === "circled" ? number.charCodeAt(0) - 0x245f : mark === "decimal" ? lastDecimal(number) : parseNumeral(number.replace(/[（()）、.．\s　]/g, ""));
    if (ordinal === null || Number.isNaN(ordinal)) continue;
    return { look: "list", mark, number, ordinal, rest: match[2] ?? "", text };
  }
  return null;
}

function lastDecimal(number: string): number | null {
  return parseNumeral(number.replace(/[.．]$/, "").split(/[.．]/).at(-1) ?? "");
}

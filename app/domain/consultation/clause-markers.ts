import { endsSentence, type DraftLine } from "./clause-lines";
import { NUMERAL_CHARACTERS, parseChineseNumeral } from "./clause-numerals";

/**
 * How a number is printed: 第一编, 第一分编, 第一章, 第一节, 第一条; `1.1`; `1 总则` (plain); 一、 (comma); （一） (bracket); 1. (dot); （1） (paren);
 * 1） (halfParen); ① (circled).
 */
export type MarkerStyle = "part" | "subpart" | "chapter" | "section" | "article" | "decimal" | "plain" | "comma" | "bracket" | "dot" | "paren" | "halfParen" | "circled";

/** A number at the start of a line. Whether it really numbers a clause is decided by its neighbours. */
export interface Marker {
  style: MarkerStyle;
  /** As printed, without spaces inside. */
  number: string;
  ordinal: number;
  /** The number after 之 of an inserted article or item (第十二条之一, （一之一）), else 0. */
  inserted: number;
  /** All numbers of a decimal; `[ordinal]` for the others. */
  path: number[];
  /** Whether space, a bracket, a colon or the end of the line stands after the number. */
  setOff: boolean;
  /** It reads as a reference that happens to start the line: 第三条规定的…, （二）项. */
  isReference: boolean;
  /** It might be a reference: 第三条和有关规定…. */
  isDoubtful: boolean;
  rest: string;
}

/** The longest code in force has 1,260 articles. */
const LARGEST_ORDINAL = 9999;

const NUMERAL = `[${NUMERAL_CHARACTERS}](?:[${NUMERAL_CHARACTERS} \\u3000]{0,12}[${NUMERAL_CHARACTERS}])?`;
const HEADING = new RegExp(`^第[ \\u3000]*(${NUMERAL})[ \\u3000]*(部分|分编|编|篇|章|节|条)(?:[ \\u3000]*之[ \\u3000]*([${NUMERAL_CHARACTERS}]{1,3}))?([：:]|、(?![ \\u3000]*第))?`);
const HEADING_STYLES: Record<string, MarkerStyle> = { 部分: "part", 分编: "subpart", 编: "part", 篇: "part", 章: "chapter", 节: "section", 条: "article" };

/** What follows a number in a sentence about that clause, never at the head of it. */
const REFERENCE = /^(?:规定|所称|所列|所述|所规定|的|第|、|，|,|。|；|;|(?:和|及|与|或者?|以及|至|到)第|以[上下外内]|之[中外内一间]|中[的所，]|款(?!项)|项(?!目)|目(?![标录的前光])|[（(]\s*[一二三四五六七八九十]+\s*[）)])/;
/** The same after a space, where only the clearest words count. */
const SPACED_REFERENCE = /^(?:规定的|所称|所列|所述|第.{1,3}(?:款(?!项)|项(?!目))|款(?!项)|项(?!目)|目(?![标录的前光])|[、，])/;
/** Words that more often go on with a sentence about the clause than begin it. */
const DOUBTFUL = /^(?:和(?!谐)|及(?!时)|与|或者?|至|到(?!期)|之|明确|确定|要求|修改)/;
const ITEM_REFERENCE = /^(?:款(?!项)|项(?!目)|目(?![标录的前光])|[、，,]|至第?[（(]|(?:和|或者?|以及|及)[（(第]|[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)])/;

const LISTS: { style: MarkerStyle; pattern: RegExp }[] = [
  { style: "comma", pattern: /^([一二三四五六七八九十百]{1,4})\s*[、．.]/ },
  { style: "bracket", pattern: /^[（(〔[]\s*([一二三四五六七八九十百]{1,4})(?:\s*之\s*([一二三四五六七八九十]{1,3}))?\s*[）)〕\]](?:、(?!\s*[（(第一二三四五六七八九十]))?/ },
  { style: "decimal", pattern: /^([0-9０-９]{1,3}(?:[.．][0-9０-９]{1,3}){1,5})[.．、]?(?![0-9０-９.．%％])/ },
  { style: "dot", pattern: /^([0-9０-９]{1,3})\s*[.．、](?![0-9０-９])/ },
  { style: "paren", pattern: /^[（(]\s*([0-9０-９]{1,3})\s*[）)](?:、(?!\s*[（(第]))?/ },
  { style: "halfParen", pattern: /^([0-9０-９]{1,3})\s*[）)]/ },
  { style: "plain", pattern: /^([0-9０-９]{1,2})(?=[ \u3000\t]+\S|[一-鿿])/ },
];

/** Single characters that are numbers with their marks: ①, ⑴, ⒈, ㈠. */
const SIGNS: { style: MarkerStyle; from: number; to: number; first: number }[] = [
  { style: "circled", from: 0x2460, to: 0x2473, first: 1 },
  { style: "circled", from: 0x3251, to: 0x325f, first: 21 },
  { style: "paren", from: 0x2474, to: 0x2487, first: 1 },
  { style: "dot", from: 0x2488, to: 0x249b, first: 1 },
  { style: "bracket", from: 0x3220, to: 0x3229, first: 1 },
];

/** The number at the start of a line of a draft, or null. */
export function readMarker(line: string): Marker | null {
  return headingMarker(line) ?? listMarker(line) ?? signMarker(line);
}

function headingMarker(line: string): Marker | null {
  const match = HEADING.exec(line);
  const ordinal = match && parseChineseNumeral(match[1]!);
  if (!match || !ordinal || ordinal > LARGEST_ORDINAL) return null;
  const after = line.slice(match[0].length);
  const rest = after.trim();
  const inserted = match[3] === undefined ? 0 : (parseChineseNumeral(match[3]) ?? 0);
  const setOff = match[4] !== undefined || after === "" || /^[\s【（〔([]/.test(after);
  const spaced = setOff && !/^[（(]/.test(after);
  const isReference = (spaced ? SPACED_REFERENCE : REFERENCE).test(rest) || (HEADING_STYLES[match[2]!] !== "article" && /^[的、，]/.test(rest));
  const isDoubtful = match[4] === "、" || (!spaced && DOUBTFUL.test(rest));
  return { style: HEADING_STYLES[match[2]!]!, number: match[0].replace(/\s/g, ""), ordinal, inserted, path: [ordinal], setOff, isReference, isDoubtful, rest };
}

function listMarker(line: string): Marker | null {
  for (const { style, pattern } of LISTS) {
    const match = pattern.exec(line);
    if (!match) continue;
    const path = match[1]!.split(/[.．]/).map((number) => parseChineseNumeral(number) ?? 0);
    // Standards number what stands right below a chapter 2.0.1.
    if (path.some((number, i) => number === 0 && (i === 0 || i === path.length - 1))) return null;
    const after = line.slice(match[0].length);
    const rest = after.trim();
    const inserted = match[2] === undefined ? 0 : (parseChineseNumeral(match[2]) ?? 0);
    const isReference = style !== "plain" && ITEM_REFERENCE.test(rest) && !/\s/.test(after[0] ?? "");
    return { style, number: match[0].replace(/\s/g, ""), ordinal: path.at(-1)!, inserted, path, setOff: /^\s|^$/.test(after), isReference, isDoubtful: false, rest };
  }
  return null;
}

function signMarker(line: string): Marker | null {
  const code = line.codePointAt(0) ?? 0;
  const found = SIGNS.find(({ from, to }) => code >= from && code <= to);
  if (!found) return null;
  const ordinal = code - found.from + found.first;
  return { style: found.style, number: line[0]!, ordinal, inserted: 0, path: [ordinal], setOff: true, isReference: false, isDoubtful: false, rest: line.slice(1).trim() };
}

/** Whether a number is the next one inserted behind another: （一之一） behind （一）, （一之二） behind （一之一）. */
export function isInserted(marker: Pick<Marker, "ordinal" | "inserted">, last: Pick<Marker, "ordinal" | "inserted">): boolean {
  return marker.inserted > 0 && marker.ordinal === last.ordinal && marker.inserted > last.inserted;
}

/** Whether the rest of a line reads as a heading: short, and not a sentence. */
export function readsAsHeading(rest: string): boolean {
  return rest.length <= 40 && !/[。；;！？!?，,]/.test(rest) && !/[：:、]$/.test(rest);
}

/** The same for titles of two parts, such as 审查决算，听取报告: rare enough to be one only where the number leaves no doubt. */
export function readsAsLongHeading(rest: string): boolean {
  return readsAsHeading(rest.replace(/[,，](?=.)/g, ""));
}

/** Whether a new clause may begin at the line: the line before has come to an end, is a heading or a comment, or an empty line stands between. */
export function standsClear(lines: readonly DraftLine[], markers: readonly (Marker | null)[], line: number): boolean {
  const before = lines[line - 1];
  if (!before || lines[line]!.opensBlock || lines[line]!.level > 0 || before.isComment || endsSentence(before.text)) return true;
  const marker = markers[line - 1];
  return marker !== null && marker !== undefined && ["part", "subpart", "chapter", "section"].includes(marker.style) && !marker.isReference && (marker.setOff ? readsAsLongHeading : readsAsHeading)(marker.rest);
}

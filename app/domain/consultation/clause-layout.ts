import { findArticles } from "./clause-articles";
import { findContents, isContents } from "./clause-contents";
import { findDecimals } from "./clause-decimals";
import { findHeadings, headingRank } from "./clause-headings";
import { endsSentence, type DraftLine } from "./clause-lines";
import { readMarker, readsAsHeading, type Marker } from "./clause-markers";
import { findSections } from "./clause-sections";

/** How a draft numbers what people comment on: 第一条; 1.1; 一、（一）. */
export type DraftForm = "articles" | "decimals" | "sections";

/** Where the clauses of a draft stand. Lines before `first` are preamble, lines from `end` on appendix. */
export interface DraftLayout {
  form: DraftForm;
  markers: (Marker | null)[];
  /** Lines that open a clause which is no mere list item, and Markdown headings without a number. */
  heads: ReadonlySet<number>;
  first: number;
  end: number;
}

const ANNEX = /^附\s*[件录表图]\s*(?:$|[0-9０-９一二三四五六七八九十A-ZＡ-Ｚ]|[：:《\s])|^附\s*[：:]|^附\s*$/;
/** The explanation that some offices put behind the draft in the same file. */
const EXPLANATION = /^(?:关于.{1,50})?(?:的)?(?:起草|编制|制定|修订|修改|立法)(?:情况)?(?:的)?说明$/;
const DATE = /^[〇○零一二三四五六七八九\d０-９]{4}\s*年\s*[一二三四五六七八九十\d０-９]{1,3}\s*月(?:\s*[一二三四五六七八九十\d０-９]{1,3}\s*日)?$/;

/** Finds out how the draft is arranged; null where nothing in it is numbered. */
export function layOut(lines: readonly DraftLine[]): DraftLayout | null {
  const markers = lines.map(({ text, isComment }) => (isComment ? null : readMarker(text)));
  const contents = findContents(lines, markers);
  const isOutside = (line: number) => contents !== null && line >= contents.from && line < contents.to;
  const { form, numbered } = findNumbered(lines, markers, isOutside);
  const restart = lastRestart(lines, markers, (line) => isOutside(line) || line >= (numbered[0] ?? lines.length));
  // Of an outline the first chapters may hold plain text only. Above a table of contents nothing but entries would stand between, above articles an explanation.
  const isOutline = restart !== null && numbered.length > 0 && form !== "articles" && !isContents(lines, restart, numbered[0]!);
  const start = isOutline ? restart : (numbered[0] ?? restart ?? undefined);
  if (start === undefined) return null;
  const headings = findHeadings(lines, markers, start, isOutside);
  const heads = [...new Set([...headings, ...numbered])].sort((a, b) => a - b);
  let first = heads[0] ?? start;
  const plain = plainHeadings(lines, markers);
  if (plain.includes(first - 1) && lines[first - 1]!.level > 1 && plain.some((line) => line > first && lines[line]!.level === lines[first - 1]!.level)) first -= 1;
  const end = findEnd(lines, markers, heads, first);
  return { form, markers, heads: new Set([...heads, ...plain].filter((line) => line >= first && line < end)), first, end };
}

function findNumbered(
  lines: readonly DraftLine[],
  markers: readonly (Marker | null)[],
  isOutside: (line: number) => boolean,
): { form: DraftForm; numbered: number[] } {
  const articles = findArticles(lines, markers, isOutside);
  const sections = findSections(lines, markers, isOutside);
  // An explanation of a draft begins paragraphs with 第一条规范… below its own 一、二、.
  const areNumbered = articles.some((line) => markers[line]!.setOff) || articles.length > sections.length || articles[0]! < sections[0]!;
  if (articles.length > 0 && areNumbered) return { form: "articles", numbered: articles };
  const decimals = findDecimals(lines, markers, isOutside);
  const isPlan = decimals.length > 0 && (sections.length === 0 || decimals[0]! <= sections[0]!);
  return isPlan ? { form: "decimals", numbered: decimals } : { form: "sections", numbered: sections };
}

/** The last line before any other number where the highest headings start at 1, below any table of contents; for texts with chapters that hold plain text. */
function lastRestart(lines: readonly DraftLine[], markers: readonly (Marker | null)[], isOutside: (line: number) => boolean): number | null {
  const isHeading = (line: number) => headingRank(markers[line]) >= 0 && !markers[line]!.isReference && readsAsHeading(markers[line]!.rest) && !isOutside(line);
  const found = lines.map((_, line) => line).filter(isHeading);
  const highest = found.reduce((rank, line) => Math.min(rank, headingRank(markers[line])), Infinity);
  return found.filter((line) => headingRank(markers[line]) === highest && markers[line]!.ordinal === 1).at(-1) ?? null;
}

/** The chapters that laws leave without a number, or that lost it: 附则 alone on a line right above an article. */
const BARE_CHAPTER = /^(?:总\s*则|分\s*则|附\s*则)$/;

function plainHeadings(lines: readonly DraftLine[], markers: readonly (Marker | null)[]): number[] {
  const isBareChapter = (line: number) => BARE_CHAPTER.test(lines[line]!.text) && markers[line + 1]?.style === "article";
  return lines.flatMap(({ level, text }, line) => (markers[line] === null && ((level > 0 && readsAsHeading(text)) || isBareChapter(line)) ? [line] : []));
}

/** The first line of the annexes, of the signature or the end of the text. An annex that the numbers run on through is none. */
function findEnd(lines: readonly DraftLine[], markers: readonly (Marker | null)[], heads: readonly number[], first: number): number {
  for (let line = first + 1; line < lines.length; line += 1) {
    const { text, opensBlock, level } = lines[line]!;
    if (!(ANNEX.test(text) || EXPLANATION.test(text)) || text.length > 60 || /[。；;]$/.test(text) || markers[line]) continue;
    if (!opensBlock && level === 0 && !endsSentence(lines[line - 1]!.text)) continue;
    const before = markers[heads.findLast((head) => head < line) ?? -1];
    const after = markers[heads.find((head) => head > line) ?? -1];
    const runsOn = before && after && (after.style === before.style ? after.ordinal === before.ordinal + 1 : after.ordinal > 1 && headingRank(after) >= 0);
    if (!runsOn) return signatureStart(lines, markers, first, line);
  }
  return signatureStart(lines, markers, first, lines.length);
}

/** A date at the very end, with the short lines of the office above it and notes in brackets below it. */
function signatureStart(lines: readonly DraftLine[], markers: readonly (Marker | null)[], first: number, end: number): number {
  let line = end - 1;
  while (line > first && (lines[line]!.isComment || /^[（(].*[）)]$/.test(lines[line]!.text)) && !markers[line]) line -= 1;
  if (line <= first || !DATE.test(lines[line]!.text)) return end;
  while (line - 1 > first && !markers[line - 1] && lines[line - 1]!.text.length <= 30 && !endsSentence(lines[line - 1]!.text)) line -= 1;
  return line;
}

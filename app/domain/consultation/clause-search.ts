import { toHalfWidth } from "../text/half-width";
import { clauseQuery, CLAUSE_REFERENCE } from "./clause-numerals";
import { printedClause } from "./outline";
import type { PublicClause } from "./public-shapes";

/** A part of a text that was found, from `start` up to `end`, in UTF-16 units of the text. */
export interface FoundRange {
  start: number;
  end: number;
}

export interface FoundClause {
  clause: PublicClause;
  /** The clause as printed, in which `ranges` lie. */
  text: string;
  ranges: FoundRange[];
}

/** Longer ones are cut; nobody looks for half an article. */
export const LONGEST_QUERY = 100;

/**
 * The clauses that hold the words of a query, in reading order; first those that it names. `第12条`, `第１２条` and `12条` find 第十二条 and what refers to it, full
 * and half width, capitals and spaces make no difference, one character is enough. An empty query finds nothing.
 */
export function searchDraft(clauses: readonly PublicClause[], query: string): FoundClause[] {
  const wanted = foldedText(clauseQuery(query.slice(0, LONGEST_QUERY))).signs;
  if (wanted === "") return [];
  const named: FoundClause[] = [];
  const holding: FoundClause[] = [];
  for (const clause of clauses) {
    const text = printedClause(clause);
    const ranges = findRanges(text, wanted);
    const isNamed = foldedText(clause.label).signs === wanted;
    if (isNamed) named.push({ clause, text, ranges });
    else if (ranges.length > 0) holding.push({ clause, text, ranges });
  }
  return [...named, ...holding];
}

/** Where the query stands in a text. */
export function findInText(text: string, query: string): FoundRange[] {
  const wanted = foldedText(clauseQuery(query.slice(0, LONGEST_QUERY))).signs;
  return wanted === "" ? [] : findRanges(text, wanted);
}

function findRanges(text: string, wanted: string): FoundRange[] {
  const { signs, starts, ends } = foldedText(text);
  const ranges: FoundRange[] = [];
  for (let at = signs.indexOf(wanted); at >= 0; at = signs.indexOf(wanted, at + wanted.length)) {
    const range = { start: starts[at]!, end: ends[at + wanted.length - 1]! };
    // Two finds in one reference, printed 第12条, are one place in the text.
    if (range.start >= (ranges.at(-1)?.end ?? 0)) ranges.push(range);
  }
  return ranges;
}

interface FoldedText {
  signs: string;
  /** For each sign where it begins and ends in the text. */
  starts: number[];
  ends: number[];
}

/** The text in half width, small letters, without white space, references to clauses in Chinese numerals. */
function foldedText(text: string): FoldedText {
  const folded: FoldedText = { signs: "", starts: [], ends: [] };
  const add = (signs: string, start: number, end: number) => {
    for (const sign of signs) {
      for (let unit = 0; unit < sign.length; unit += 1) {
        folded.starts.push(start);
        folded.ends.push(end);
      }
    }
    folded.signs += signs;
  };
  const addPlain = (from: number, to: number) => {
    let at = from;
    for (const sign of text.slice(from, to)) {
      const half = toHalfWidth(sign).toLowerCase();
      if (!/^\s*$/.test(half)) add(half, at, at + sign.length);
      at += sign.length;
    }
  };
  let done = 0;
  for (const match of text.matchAll(CLAUSE_REFERENCE)) {
    const canonical = clauseQuery(match[0]);
    // What is printed so already keeps a place for each of its signs.
    if (canonical === match[0]) continue;
    addPlain(done, match.index);
    add(toHalfWidth(canonical), match.index, match.index + match[0].length);
    done = match.index + match[0].length;
  }
  addPlain(done, text.length);
  return folded;
}

import type { Json } from "../text/json";
import { findNumbers, type NumberRule } from "./scan-contacts";
import { findWorks } from "./scan-places";
import { originalOf, readText, type ReadText, type ScanText } from "./scan-text";
import type { ScanWord } from "./scan-words";

export const SCAN_RULES = ["citizenNumber", "bankCard", "namedPhone", "phone", "civilDefenceWorks", "word", "attachment"] as const;

export type ScanRule = (typeof SCAN_RULES)[number];

export interface FindingPlace {
  path: string;
  /** The match with a few signs around it. */
  excerpt: string;
}

/** One value that a reviewer must look at, with every place where it stands: 021-5550 0108 on ten pages is one question. */
export interface Finding {
  rule: ScanRule;
  match: string;
  places: FindingPlace[];
}

const AROUND = 16;
/** What a person can look through; the count of all places is kept in the sentence about the finding. */
export const MOST_PLACES = 50;

/**
 * What a secrecy reviewer has to look at in the texts of a revision (rules, part 1.5 and D12): citizens' numbers, bank cards, phones with or without a
 * name, works of civil defence with their place or plan, and the words of the office's lists. The same value found by the same rule is one finding.
 * Nothing is judged here: a phone of the office is a finding too, and a person says why it may stand.
 */
export function scan(texts: readonly ScanText[], words: readonly ScanWord[]): Finding[] {
  const findings = new Map<string, Finding>();
  const matchers = words.map(({ word }) => readText(word.replace(/\s+/g, "")).signs).filter((signs) => signs !== "");
  for (const { path, text } of texts) {
    const read = readText(text);
    const add = (rule: ScanRule, from: number, to: number) => {
      const match = originalOf(read, from, to).trim();
      const key = `${rule} ${keyOf(rule, read.signs.slice(from, to))}`;
      const finding = findings.get(key) ?? { rule, match, places: [] };
      if (finding.places.length < MOST_PLACES) finding.places.push({ path, excerpt: excerptOf(read, from, to) });
      findings.set(key, finding);
    };
    for (const { rule, from, to } of findNumbers(read)) add(rule, from, to);
    for (const { from, to } of findWorks(read)) add("civilDefenceWorks", from, to);
    for (const { from, to } of findWords(read, matchers)) add("word", from, to);
  }
  return [...findings.values()].sort((a, b) => SCAN_RULES.indexOf(a.rule) - SCAN_RULES.indexOf(b.rule));
}

const NUMBERS: readonly ScanRule[] = ["citizenNumber", "bankCard", "phone", "namedPhone"] satisfies NumberRule[];

/** The same number however it is written, the same words however they are spaced. */
function keyOf(rule: ScanRule, signs: string): string {
  return NUMBERS.includes(rule) ? signs.replace(/[^\dx]/g, "") : signs.replace(/\s/g, "");
}

/** A word is found with spaces, dots and dashes between its characters too. */
function findWords({ signs }: ReadText, words: readonly string[]): { from: number; to: number }[] {
  return words.flatMap((word) => {
    const pattern = new RegExp([...word].map((sign) => sign.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&")).join("[ ·*_-]?"), "g");
    return [...signs.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
  });
}

function excerptOf(read: ReadText, from: number, to: number): string {
  const [start, end] = [Math.max(0, from - AROUND), Math.min(read.signs.length, to + AROUND)];
  const text = originalOf(read, start, end).replace(/\s+/g, " ").trim();
  return `${start > 0 ? "…" : ""}${text}${end < read.signs.length ? "…" : ""}`;
}

/** Every text of a canonical content with its path; a key can hold words too. Identifiers that the product makes are left out. */
export function textsOf(content: Json, path = ""): ScanText[] {
  if (typeof content === "string") return OWN_IDENTIFIER.test(content) ? [] : [{ path, text: content }];
  if (Array.isArray(content)) return content.flatMap((each, i) => textsOf(each, `${path}[${i}]`));
  if (content === null || typeof content !== "object") return typeof content === "number" ? [{ path, text: String(content) }] : [];
  return Object.entries(content).flatMap(([key, value]) => textsOf(value, path === "" ? key : `${path}.${key}`));
}

/** UUIDs, hashes and instants in the form that only the product writes. */
const OWN_IDENTIFIER = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;

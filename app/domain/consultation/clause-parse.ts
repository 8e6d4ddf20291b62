import { cleanText } from "../text/clean";
import { assignAnchors } from "./clause-anchor";
import { buildClauses } from "./clause-build";
import { layOut } from "./clause-layout";
import { readLines } from "./clause-lines";
import { draftTitle } from "./clause-titles";
import type { DraftText } from "./clause-tree";

/** The largest draft, in bytes of UTF-8: 2 MB. The longest codes in force have about 300 KB. */
export const LARGEST_DRAFT_BYTES = 2 * 1024 * 1024;

export type DraftRefusal = "NOT_TEXT" | "EMPTY" | "TOO_LARGE" | "NO_CLAUSE";

export type ParseDraft = { ok: true; draft: DraftText } | { ok: false; reason: DraftRefusal };

/**
 * Reads a draft in plain text or Markdown into its clauses. Understood are articles with or without 编, 章, 节 and 条标, plans numbered 1, 1.1, 1.1.1
 * and papers numbered 一、（一）1.; a notice, a title and a table of contents before them; annexes and a signature after them.
 *
 * `NOT_TEXT`: control characters that no text has; `EMPTY`: nothing but white space; `TOO_LARGE`: over `LARGEST_DRAFT_BYTES`; `NO_CLAUSE`: nothing is numbered.
 */
export function parseDraft(text: string): ParseDraft {
  if (text.length > LARGEST_DRAFT_BYTES || (text.length * 3 > LARGEST_DRAFT_BYTES && new TextEncoder().encode(text).length > LARGEST_DRAFT_BYTES)) {
    return { ok: false, reason: "TOO_LARGE" };
  }
  // Word marks a soft line end with a vertical tab, converters a page with a form feed.
  const cleaned = cleanText(text.replace(/[\v\f]/g, "\n"));
  if (!cleaned.ok) return { ok: false, reason: "NOT_TEXT" };
  const lines = readLines(cleaned.text);
  if (lines.length === 0) return { ok: false, reason: "EMPTY" };
  const layout = layOut(lines);
  if (!layout) return { ok: false, reason: "NO_CLAUSE" };
  const before = lines.slice(0, layout.first);
  return {
    ok: true,
    draft: {
      title: draftTitle(before),
      preamble: before.map((line) => line.text),
      nodes: assignAnchors(buildClauses(lines, layout)),
      appendix: lines.slice(layout.end).map((line) => line.text),
    },
  };
}

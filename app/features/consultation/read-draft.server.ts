import { parseDraftBytes } from "~/domain/consultation/clause-bytes";
import { parseDraft, type DraftRefusal } from "~/domain/consultation/clause-parse";
import type { DraftText } from "~/domain/consultation/clause-tree";
import type { WordLinesRefusal, WordNotes } from "~/domain/consultation/word-lines";
import { readWord, type ReadWord } from "./read-word.server";

type FileRefusal = Exclude<Extract<ReadWord, { ok: false }>["reason"], WordLinesRefusal> | DraftRefusal | "WORD_OLD";

/** Why a file is no draft; `at` is the beginning of the paragraph that stands in the way. */
export type ReadRefusal = { reason: FileRefusal } | { reason: WordLinesRefusal; at: string };

export type { WordNotes };

export type ReadDraft = { ok: true; draft: DraftText; notes: WordNotes | null } | ({ ok: false } & ReadRefusal);

/**
 * Reads an uploaded draft by what it holds: a Word file (`.docx`) or a text as `parseDraftBytes` reads it. `notes` says what a Word file has besides its text.
 * `WORD_OLD`: a `.doc` of before 2007, or a file with a password.
 */
export function readDraft(bytes: Uint8Array): ReadDraft {
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  if (start === "\u00d0\u00cf\u0011\u00e0") return { ok: false, reason: "WORD_OLD" };
  if (start !== "PK\u0003\u0004") {
    const parsed = parseDraftBytes(bytes);
    return parsed.ok ? { ...parsed, notes: null } : parsed;
  }
  const word = readWord(bytes);
  if (!word.ok) return word;
  const parsed = parseDraft(word.lines.join("\n"));
  return parsed.ok ? { ...parsed, notes: word.notes } : parsed;
}

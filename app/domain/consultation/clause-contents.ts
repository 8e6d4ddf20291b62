import type { DraftLine } from "./clause-lines";
import type { Marker } from "./clause-markers";

const TITLE = /^(?:目\s*[录次]|\[toc\]|contents)[：:]?$/i;
const MOST_ENTRY_CHARACTERS = 80;

/**
 * The printed table of contents, as the half-open range of its lines; null where there is none. It starts at a line 目录 and goes on while the
 * lines read as entries, at most to where its first entry comes again: there the text itself begins.
 */
export function findContents(lines: readonly DraftLine[], markers: readonly (Marker | null)[]): { from: number; to: number } | null {
  const from = lines.findIndex(({ text }) => TITLE.test(text));
  if (from < 0) return null;
  let first: string | null = null;
  let to = from + 1;
  for (; to < lines.length; to += 1) {
    const line = lines[to]!;
    const marker = markers[to] ?? null;
    if (!line.isComment && !readsAsEntry(line.text)) break;
    const key = marker && `${marker.style} ${marker.path.join(".")}`;
    if (key !== null && key === first) break;
    first ??= key;
  }
  return { from, to };
}

/** Whether all lines from `from` up to `to` read as entries: then numbers that come again at `to` were a table of contents before. */
export function isContents(lines: readonly DraftLine[], from: number, to: number): boolean {
  return lines.slice(from, to).every(({ text, isComment }) => isComment || readsAsEntry(text));
}

function readsAsEntry(text: string): boolean {
  if (/(?:[.．。·…-]\s?){3,}\s*[0-9０-９]*$|^[-*+]\s+\[|\t\s*[0-9０-９]+$/.test(text)) return true;
  return text.length <= MOST_ENTRY_CHARACTERS && !/[。；;：:！？]$/.test(text);
}

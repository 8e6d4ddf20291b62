export type SplitRefusal =
  | { ok: false; reason: "NOTHING_TO_SPLIT" }
  /** `from` is how the original goes on where the points leave it; empty where they add something behind its end. */
  | { ok: false; reason: "TEXT_CHANGED"; from: string };

const EXCERPT = 12;

/**
 * Whether an opinion may be split into these points: put together in their order they must be the author's own text, blanks and line
 * ends aside. Officials cut, they do not rewrite, so nothing that somebody said is lost or put into somebody's mouth.
 */
export function checkSplit(body: string, texts: readonly string[]): { ok: true } | SplitRefusal {
  if (texts.length === 0) return { ok: false, reason: "NOTHING_TO_SPLIT" };
  const [original, joined] = [[...bare(body)], [...bare(texts.join(""))]];
  const at = original.findIndex((letter, index) => letter !== joined[index]);
  if (at === -1 && joined.length === original.length) return { ok: true };
  return { ok: false, reason: "TEXT_CHANGED", from: at === -1 ? "" : original.slice(at, at + EXCERPT).join("") };
}

function bare(text: string): string {
  return text.replace(/\s+/g, "");
}

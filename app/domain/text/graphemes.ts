/** Limits in characters as a person counts them. */
export interface TextLimits {
  min: number;
  max: number;
}

/** An opinion has 1 to 5,000 characters. */
export const OPINION_LIMITS: TextLimits = { min: 1, max: 5000 };

/** The longest character in wide use (a flag of tags) has 14 code units; a text beyond 20 a character is stacked marks, not words. */
const CODE_UNITS_PER_CHARACTER = 20;

/** V8 copies the whole text for every character it finds, so a long text is counted in pieces: 85,000 characters at once take 14 GB. */
const PIECE = 512;

const GRAPHEMES = new Intl.Segmenter("zh", { granularity: "grapheme" });

export type LengthRefusal = "EMPTY" | "TOO_SHORT" | "TOO_LONG";

/** `characters` is null where the text is so far beyond the limit that it was not counted. */
export type LengthResult = { ok: true; characters: number } | { ok: false; reason: LengthRefusal; characters: number | null; limits: TextLimits };

/**
 * Characters as a person counts them: extended grapheme clusters (Unicode UAX #29). A family emoji, an accented letter and a line
 * break count one each; spaces and punctuation count too.
 */
export function countCharacters(text: string): number {
  let characters = 0;
  let size = PIECE;
  for (let start = 0; start < text.length; ) {
    const end = start + size + (isInsidePair(text, start + size) ? 1 : 0);
    let [segments, lastIndex] = [0, 0];
    for (const { index } of GRAPHEMES.segment(text.slice(start, end))) [segments, lastIndex] = [segments + 1, index];
    if (end >= text.length) return characters + segments;
    // The last character of a piece may go on in the next one, so the next one starts with it.
    characters += segments - 1;
    size = lastIndex === 0 ? size * 2 : PIECE;
    start += lastIndex;
  }
  return characters;
}

function isInsidePair(text: string, index: number): boolean {
  return /^[\ud800-\udbff]$/.test(text[index - 1] ?? "");
}

/** Whether a cleaned text (`cleanText`) keeps the limits. Both ends belong to the range. Invisible characters alone are empty. */
export function checkLength(text: string, limits: TextLimits): LengthResult {
  if (!/[^\s\p{Cf}\p{Cc}\p{Mn}\u115f\u1160\u2800\u3164\uffa0]/u.test(text)) {
    return limits.min === 0 ? { ok: true, characters: 0 } : { ok: false, reason: "EMPTY", characters: 0, limits };
  }
  if (text.length > limits.max * CODE_UNITS_PER_CHARACTER) return { ok: false, reason: "TOO_LONG", characters: null, limits };
  const characters = countCharacters(text);
  if (characters > limits.max) return { ok: false, reason: "TOO_LONG", characters, limits };
  if (characters < limits.min) return { ok: false, reason: "TOO_SHORT", characters, limits };
  return { ok: true, characters };
}

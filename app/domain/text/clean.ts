export type CleanRefusal = "UNREADABLE_CHARACTER";

export type CleanResult = { ok: true; text: string } | { ok: false; reason: CleanRefusal };

/**
 * The one form in which a text is stored, digested and shown: line ends are `\n`, the ends are trimmed, direction controls and
 * characters without width or meaning are gone. Cleaning twice changes nothing.
 *
 * Removed: bidi embeddings, overrides and isolates (U+202A–202E, U+2066–2069), because they make a text read otherwise than it is stored;
 * zero-width space, word joiner, byte order mark, soft hyphen. Kept: zero-width joiners, which emoji and some scripts need.
 * Refused: NUL, other control characters but tab and line end, and halves of surrogate pairs, because no honest keyboard makes them and
 * databases, XML and CSV break on them. Letters are not normalised: names may use compatibility ideographs that NFC would replace.
 */
export function cleanText(raw: string): CleanResult {
  const text = raw
    .replace(/\r\n|[\r\u0085\u2028\u2029]/g, "\n")
    .replace(/[\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, "")
    .trim();
  return /[\p{Cs}]|(?![\n\t])\p{Cc}/u.test(text) ? { ok: false, reason: "UNREADABLE_CHARACTER" } : { ok: true, text };
}

/** For one-line fields such as names and places: cleaned, with every run of spaces and line ends as one space. */
export function cleanLine(raw: string): CleanResult {
  const cleaned = cleanText(raw);
  return cleaned.ok ? { ok: true, text: cleaned.text.replace(/\s+/g, " ") } : cleaned;
}

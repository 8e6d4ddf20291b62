import { parseDraft, type ParseDraft } from "./draft-parse";

/** Largest file that is taken as a draft: 2 MB. */
export const LARGEST_DRAFT_BYTES = 2 * 1024 * 1024;

/**
 * Reads an uploaded file as a draft: UTF-8 with or without a byte order mark, UTF-16 with one, or GB18030, which older
 * office programs write. Anything else is no text.
 */
export function parseDraftBytes(bytes: Uint8Array): ParseDraft {
  if (bytes.length > LARGEST_DRAFT_BYTES) return { ok: false, reason: "TOO_LARGE" };
  if (bytes.length === 0) return { ok: false, reason: "EMPTY" };
  const text = decode(bytes);
  return text === null ? { ok: false, reason: "NOT_TEXT" } : parseDraft(text);
}

function decode(bytes: Uint8Array): string | null {
  const encodings =
    bytes[0] === 0xff && bytes[1] === 0xfe ? ["utf-16le"] : bytes[0] === 0xfe && bytes[1] === 0xff ? ["utf-16be"] : ["utf-8", "gb18030"];
  for (const encoding of encodings) {
    const text = tryDecode(bytes, encoding);
    if (text !== null && looksWritten(text)) return text;
  }
  return null;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Programs and pictures contain control characters and private letters; texts do not. */
function looksWritten(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  return !/[\u0000-\u0008\u000e-\u001f\u007f\ufffd\ue000-\uf8ff]/.test(text);
}

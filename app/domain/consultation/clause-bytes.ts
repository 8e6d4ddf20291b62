import { LARGEST_DRAFT_BYTES, parseDraft, type ParseDraft } from "./clause-parse";

/** First bytes of files that are no text, or text of another kind: PDF, ZIP (docx), old Office, images, archives, RTF. */
const SIGNATURES = ["%PDF", "PK\u0003\u0004", "\u00d0\u00cf\u0011\u00e0", "\u0089PNG", "GIF8", "\u00ff\u00d8\u00ff", "7z\u00bc\u00af", "Rar!", "\u001f\u008b", "{\\rtf", "RIFF"];

/** Characters that no Chinese text of some length does without; bytes of another kind decode to few of them. */
const COMMON_SIGNS = /[的一是在不了有和人这中大为上个以时来用生到作地于出就分对成会可主发年动同工也能下过子说产而方后定行法所经之进等部度力化理起现加量都机当使从业本应合由其些公管理规条第章款项办各级市区县镇政府民国建设安全防护单位应急预案实施关系统制责任要求处务服组织计划]/gu;
const COMMON_SHARE = 0.25;

/**
 * Reads an uploaded draft: UTF-8 with or without byte order mark, UTF-16 with one, or GB 18030 (which includes GBK), as Chinese offices save text files.
 * `TOO_LARGE` is decided before anything is decoded; `NOT_TEXT` for other kinds of files and for bytes that are text in none of these. The rest as `parseDraft`.
 */
export function parseDraftBytes(bytes: Uint8Array): ParseDraft {
  if (bytes.length > LARGEST_DRAFT_BYTES) return { ok: false, reason: "TOO_LARGE" };
  const text = decodeDraft(bytes);
  return text === null ? { ok: false, reason: "NOT_TEXT" } : parseDraft(text);
}

function decodeDraft(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, "utf-16be");
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (SIGNATURES.some((signature) => start.startsWith(signature)) || bytes.includes(0)) return null;
  const utf8 = decode(bytes, "utf-8");
  if (utf8 !== null) return /^\s*<(?:!doctype|html|\?xml)/i.test(utf8) ? null : utf8;
  const gb = decode(bytes, "gb18030");
  return gb !== null && readsAsChinese(gb) ? gb : null;
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Nearly any bytes decode as GB 18030; only a text has the common characters in their usual share. */
function readsAsChinese(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const common = text.match(COMMON_SIGNS)?.length ?? 0;
  return common >= Math.max(1, han * COMMON_SHARE) && !/[\p{Co}\ufffd]/u.test(text);
}

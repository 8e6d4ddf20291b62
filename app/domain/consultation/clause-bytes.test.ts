import { describe, expect, it } from "vitest";
import { realText, realTextNames } from "../../../tests/support/real-texts";
import { parseDraftBytes } from "./clause-bytes";
import { LARGEST_DRAFT_BYTES, parseDraft } from "./clause-parse";
import { actionPlan, titledRules } from "./clause-samples.test-support";

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2 + 2));
  [0xfeff, ...Array.from(text, (_, i) => text.charCodeAt(i))].forEach((unit, i) => view.setUint16(i * 2, unit, littleEndian));
  return new Uint8Array(view.buffer);
}

/** GB 18030 by looking up every pair of bytes in the decoder, which is enough for common characters. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) if (low !== 0x7f) codes.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
  }
  return new Uint8Array([...text].flatMap((sign) => (sign.charCodeAt(0) < 0x80 ? [sign.charCodeAt(0)] : codes.get(sign)!)));
}

describe("an uploaded draft", () => {
  it("is read in the encodings that Chinese offices save", () => {
    for (const text of [titledRules, actionPlan]) {
      const expected = parseDraft(text);
      expect(expected.ok).toBe(true);
      expect(parseDraftBytes(utf8(text))).toEqual(expected);
      expect(parseDraftBytes(utf8(`\ufeff${text}`))).toEqual(expected);
      expect(parseDraftBytes(utf16(text, true))).toEqual(expected);
      expect(parseDraftBytes(utf16(text, false))).toEqual(expected);
      expect(parseDraftBytes(gb18030(text))).toEqual(expected);
    }
  });

  it.each(realTextNames("laws"))("is read in GB 18030 too: %s", (name) => {
    const text = realText(name)!;
    expect(parseDraftBytes(gb18030(text))).toEqual(parseDraft(text));
  });

  it("is no text when it is another kind of file", () => {
    const starts = ["%PDF-1.7\n第一条 甲。", "PK\u0003\u0004", "\u0089PNG\r\n", "{\\rtf1\\ansi", "<!DOCTYPE html><p>第一条 甲。"];
    for (const start of starts) expect(parseDraftBytes(Uint8Array.from(start, (sign) => sign.charCodeAt(0)))).toEqual({ ok: false, reason: "NOT_TEXT" });
    expect(parseDraftBytes(new Uint8Array([...utf8("第一条 甲。"), 0, 1]))).toEqual({ ok: false, reason: "NOT_TEXT" });
    expect(parseDraftBytes(utf8("第一条 甲。\u0007"))).toEqual({ ok: false, reason: "NOT_TEXT" });
  });

  it("is no text when its bytes are text in no known encoding", () => {
    expect(parseDraftBytes(Uint8Array.from({ length: 4000 }, (_, i) => 0x81 + ((i * 7919 + (i >> 3)) % 0x7d)))).toEqual({ ok: false, reason: "NOT_TEXT" });
    const rareSigns = Uint8Array.from({ length: 4000 }, (_, i) => (i % 2 === 0 ? 0xd8 + ((i * 13) % 0x1f) : 0xa1 + ((i * 29) % 0x5d)));
    expect(parseDraftBytes(rareSigns)).toEqual({ ok: false, reason: "NOT_TEXT" });
    expect(parseDraftBytes(Uint8Array.from("Artículo 1 — Administración pública, señalización y prevención", (sign) => sign.charCodeAt(0) & 0xff))).toEqual({ ok: false, reason: "NOT_TEXT" });
    expect(parseDraftBytes(utf16("第一条 甲。", true).subarray(2))).toEqual({ ok: false, reason: "NOT_TEXT" });
    expect(parseDraftBytes(new Uint8Array([0xff, 0xfe, 0x00]))).toEqual({ ok: false, reason: "NOT_TEXT" });
  });

  it("may be as large as the limit and no larger", () => {
    const draft = utf8("第一条 甲。\n");
    const largest = new Uint8Array(LARGEST_DRAFT_BYTES).fill(0x20);
    largest.set(draft);
    expect(parseDraftBytes(largest).ok).toBe(true);
    const tooLarge = new Uint8Array(LARGEST_DRAFT_BYTES + 1).fill(0x20);
    tooLarge.set(draft);
    expect(parseDraftBytes(tooLarge)).toEqual({ ok: false, reason: "TOO_LARGE" });
  });

  it("is empty when nothing is in it", () => {
    expect(parseDraftBytes(new Uint8Array())).toEqual({ ok: false, reason: "EMPTY" });
    expect(parseDraftBytes(utf8("\ufeff\r\n\u3000"))).toEqual({ ok: false, reason: "EMPTY" });
    expect(parseDraftBytes(utf8("一句话而已。"))).toEqual({ ok: false, reason: "NO_CLAUSE" });
  });
});

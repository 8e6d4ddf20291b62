import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLine, cleanText } from "./clean";

const cleaned = (raw: string) => {
  const result = cleanText(raw);
  return result.ok ? result.text : result.reason;
};

describe("a cleaned text", () => {
  it("has one kind of line end and no space around it", () => {
    expect(cleaned(" \u3000一\r\n二\r三\u2028四\n\n五\t六 \n")).toBe("一\n二\n三\n四\n\n五\t六");
  });

  it("cannot be made to read otherwise than it is stored", () => {
    expect(cleaned("同意\u202e意同不\u202c")).toBe("同意意同不");
    expect(cleaned("\u2066a\u2069\u202ab\u202c")).toBe("ab");
  });

  it("loses characters without width but keeps emoji and scripts that need joiners", () => {
    expect(cleaned("\ufeff建\u200b议\u2060\u00ad")).toBe("建议");
    expect(cleaned("👨‍👩‍👧‍👦 می‌خواهم")).toBe("👨‍👩‍👧‍👦 می‌خواهم");
  });

  it("keeps every letter as it was written, compatibility ideographs too", () => {
    expect(cleaned("\uf9d1ﾊﾝｶｸ１２")).toBe("\uf9d1ﾊﾝｶｸ１２");
  });

  it("keeps markup as plain text", () => {
    expect(cleaned("<img src=x onerror=alert(1)> [x](javascript:alert(1))")).toBe("<img src=x onerror=alert(1)> [x](javascript:alert(1))");
  });

  it("is refused with control characters or halves of characters", () => {
    for (const bad of ["a\u0000b", "a\u0007b", "a\u001bb", "a\u007fb", "a\u009bb", "a\ud800b", "\udc00b"]) expect(cleaned(bad)).toBe("UNREADABLE_CHARACTER");
  });

  it("stays the same when it is cleaned again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (raw) => {
        const once = cleanText(raw);
        if (once.ok) expect(cleanText(once.text)).toEqual(once);
      }),
    );
  });
});

it("a one-line field stays on one line", () => {
  expect(cleanLine(" 王\r\n 小\t明\u3000 ")).toEqual({ ok: true, text: "王 小 明" });
  expect(cleanLine("王\u0000")).toEqual({ ok: false, reason: "UNREADABLE_CHARACTER" });
});

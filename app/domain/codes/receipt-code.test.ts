import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CODE_ALPHABET } from "./alphabet";
import { checkReceiptCode, formatReceiptCode, makeReceiptCode } from "./receipt-code";
import { receiptCodeWords } from "./receipt-code.words";

const fromValues = (values: readonly number[]) => makeReceiptCode(() => Uint8Array.from(values));
const nineValues = fc.array(fc.nat(30), { minLength: 9, maxLength: 9 });

describe("the alphabet", () => {
  it("has 31 symbols and none that looks like another", () => {
    expect(CODE_ALPHABET).toHaveLength(31);
    expect(new Set(CODE_ALPHABET).size).toBe(31);
    expect(CODE_ALPHABET).not.toMatch(/[ILO01]/);
  });
});

describe("a new receipt code", () => {
  it("agrees with the published vectors of docs/codes.md", () => {
    expect(fromValues([0, 0, 0, 0, 0, 0, 0, 0, 0])).toBe("AAAAAAAAAA");
    expect(fromValues([0, 1, 2, 3, 4, 5, 6, 7, 8])).toBe("ABCDEFGHJ9");
    expect(fromValues([30, 29, 28, 27, 26, 25, 24, 23, 22])).toBe("98765432Z3");
  });

  it("has ten symbols of the alphabet and passes its own check", () => {
    fc.assert(
      fc.property(nineValues, (values) => {
        const code = fromValues(values);
        expect(code).toHaveLength(10);
        expect(checkReceiptCode(code)).toEqual({ ok: true, code });
      }),
    );
  });

  it("draws every symbol equally often: bytes from 248 up are thrown away", () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) {
      let first = true;
      const code = makeReceiptCode((n) => {
        const bytes = new Uint8Array(n);
        if (first) bytes[0] = byte;
        first = false;
        return bytes;
      });
      if (byte < 248) counts.set(code.charAt(0), (counts.get(code.charAt(0)) ?? 0) + 1);
      else expect(code).toBe("AAAAAAAAAA");
    }
    expect([...counts.values()]).toEqual(Array.from({ length: 31 }, () => 8));
  });

  it("stops with an error when the random source is broken", () => {
    expect(() => makeReceiptCode((n) => new Uint8Array(n).fill(255))).toThrow(RangeError);
    expect(() => makeReceiptCode(() => new Uint8Array(0))).toThrow(RangeError);
  });
});

describe("a mistyped receipt code", () => {
  it("is found for every single wrong symbol, at every place and for every pair of symbols", () => {
    let tried = 0;
    for (let place = 0; place < 10; place++) {
      for (let right = 0; right < 31; right++) {
        const values = [5, 17, 2, 29, 11, 8, 23, 0, 14];
        if (place < 9) values[place] = right;
        const code = fromValues(values);
        for (const wrong of CODE_ALPHABET) {
          if (wrong === code.charAt(place)) continue;
          expect(checkReceiptCode(code.slice(0, place) + wrong + code.slice(place + 1))).toEqual({ ok: false, reason: "CHECK_SYMBOL" });
          tried++;
        }
      }
    }
    expect(tried).toBe(10 * 31 * 30);
  });

  it("is found for every swap of two neighbours, at every place and for every pair of symbols", () => {
    let tried = 0;
    for (let place = 0; place < 9; place++) {
      for (let left = 0; left < 31; left++) {
        for (let right = 0; right < 31; right++) {
          const values = [3, 3, 3, 3, 3, 3, 3, 3, 3];
          values[place] = left;
          if (place < 8) values[place + 1] = right;
          const code = fromValues(values);
          const [a, b] = [code.charAt(place), code.charAt(place + 1)];
          if (a === b) continue;
          expect(checkReceiptCode(code.slice(0, place) + b + a + code.slice(place + 2)).ok).toBe(false);
          tried++;
        }
      }
    }
    expect(tried).toBeGreaterThanOrEqual(9 * 31 * 30);
  });
});

describe("what people type", () => {
  const code = fromValues([9, 28, 14, 15, 10, 23, 20, 21, 7]);

  it("is accepted in any case, in groups, with spaces, dashes and full-width characters", () => {
    const [a, b] = [code.slice(0, 5), code.slice(5)];
    const wide = [...code].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join("");
    for (const typed of [code.toLowerCase(), `${a}-${b}`, ` ${a} ${b}\n`, `${a}—${b}`, `${a}－${b}`, wide, `${a}\u3000${b}`, `\u200e${code}\u200b`]) {
      expect(checkReceiptCode(typed)).toEqual({ ok: true, code });
    }
    expect(checkReceiptCode(formatReceiptCode(code))).toEqual({ ok: true, code });
    expect(formatReceiptCode(code)).toMatch(/^.{5}-.{5}$/);
  });

  it("is refused as malformed when it has a look-alike, another length or anything foreign", () => {
    for (const typed of ["", " ", code.slice(1), `${code}A`, "0" + code.slice(1), "i" + code.slice(1), "O" + code.slice(1), "ß" + code.slice(1), "\u0000" + code, "编号", "A".repeat(5_000_000)]) {
      expect(checkReceiptCode(typed)).toEqual({ ok: false, reason: "MALFORMED" });
    }
  });

  it("never makes the check fall over, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        expect(typeof checkReceiptCode(typed).ok).toBe("boolean");
      }),
    );
  });

  it("is answered with what to do next", () => {
    expect(receiptCodeWords.zh.MALFORMED).toContain("I、L、O");
    expect(receiptCodeWords.en.CHECK_SYMBOL).toContain("try again");
  });
});

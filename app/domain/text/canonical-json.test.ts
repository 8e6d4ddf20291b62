import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json";
import { opinionDigestInput } from "./opinion-digest";
import { sha256Hex } from "./sha256";

describe("canonical JSON (RFC 8785)", () => {
  it("agrees with the example of section 3.2.2 and 3.2.3", () => {
    const input = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '€$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(input)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it("sorts keys by UTF-16 code units, as the example of section 3.2.3", () => {
    const input = { "\u20ac": "Euro", "\r": "CR", "\ufb33": "Dalet", "1": "One", "\ud83d\ude00": "Emoji", "\u0080": "Control", "\u00f6": "O" };
    expect(Object.values(JSON.parse(canonicalJson(input)) as object)).toEqual(["One", "CR", "Control", "O", "Euro", "Emoji", "Dalet"]);
  });

  it("writes numbers in one form only", () => {
    expect(canonicalJson([-0, 1.0, 1e21, 1e-7, 9007199254740993])).toBe("[0,1,1e+21,1e-7,9007199254740992]");
  });

  it("does not depend on the order of keys and survives a round trip through JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        if (value !== null && typeof value === "object" && !Array.isArray(value)) {
          expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(text);
        }
      }),
    );
  });

  it("leaves undefined properties out, so that a stored copy hashes the same", () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  });

  it("refuses what JSON would lose", () => {
    for (const value of [NaN, Infinity, 1n, undefined, [undefined], () => 1, Symbol("a"), new Date(0), new Map(), "\ud800", { "\udc00": 1 }]) {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    }
  });
});

describe("the digest of an opinion", () => {
  const salt = "000102030405060708090a0b0c0d0e0f";

  it("is SHA-256 over sixteen bytes of salt and the text in UTF-8", () => {
    const expected = createHash("sha256").update(Buffer.from(salt, "hex")).update("建议改为四十五日。", "utf8").digest("hex");
    expect(sha256Hex(opinionDigestInput(salt, "建议改为四十五日。"))).toBe(expected);
    expect(Array.from(opinionDigestInput(salt, "A"))).toEqual([...Array(16).keys(), 65]);
  });

  it("changes with one character and with the salt", () => {
    const sums = [opinionDigestInput(salt, "改"), opinionDigestInput(salt, "改。"), opinionDigestInput("f".repeat(32), "改")].map(sha256Hex);
    expect(new Set(sums).size).toBe(3);
  });

  it("wants a whole salt", () => {
    for (const bad of ["", "00", "g".repeat(32), "A".repeat(32)]) expect(() => opinionDigestInput(bad, "x")).toThrow(RangeError);
  });

  it("agrees with the standard's own vector", () => {
    expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});

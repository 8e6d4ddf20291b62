import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fromHex, toHex, utf8, type Sha256 } from "./bytes";
import { drawIndex, drawSeed, readRandomness } from "./draw-index";

const sha256: Sha256 = (bytes) => createHash("sha256").update(bytes).digest();
const emptyRecord = toHex(sha256(utf8("")));
const round657413 = fromHex("fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587");
const round1000 = fromHex("fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd");

describe("the index rule", { timeout: 60_000 }, () => {
  it("agrees with the published vectors", () => {
    const seed = drawSeed(sha256, "panel", emptyRecord, round657413);
    expect(toHex(seed)).toBe("9fbc409535a70c777bbe18a046ce61ff7d7b2ee299040e008d6c96bd90a5f76b");
    expect(drawIndex(sha256, seed, 1000)).toBe(753);
    expect(drawIndex(sha256, seed, 10_000)).toBe(8753);
    expect(drawIndex(sha256, seed, 7)).toBe(5);
    expect(drawIndex(sha256, drawSeed(sha256, "replacement/1", emptyRecord, round657413), 1000)).toBe(468);
    expect(drawIndex(sha256, drawSeed(sha256, "panel", emptyRecord, round1000), 1000)).toBe(961);
  });

  it("gives another number for another seed: one flipped bit is enough", () => {
    const flipped = Uint8Array.from(round657413, (byte, i) => (i === 31 ? byte ^ 1 : byte));
    expect(drawIndex(sha256, drawSeed(sha256, "panel", emptyRecord, flipped), 1_000_000_007)).not.toBe(
      drawIndex(sha256, drawSeed(sha256, "panel", emptyRecord, round657413), 1_000_000_007),
    );
  });

  it("is even: 20,000 draws in ten bins stay below the 1 % limit of chi-square", () => {
    const bins = new Array<number>(10).fill(0);
    for (let i = 0; i < 20_000; i++) {
      const seed = fromHex(i.toString(16).padStart(8, "0"));
      const bin = drawIndex(sha256, seed, 10);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    expect(bins.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0)).toBeLessThan(21.67);
  });

  it("throws words of the incomplete last stretch away and reads the next block when a block has no good word", () => {
    const ones = new Uint8Array(32).fill(255);
    const blocks = [ones, Uint8Array.from({ length: 32 }, (_, i) => (i === 31 ? 5 : i < 8 ? 255 : 0))];
    let asked = 0;
    const scripted: Sha256 = () => blocks[asked++] as Uint8Array;
    expect(drawIndex(scripted, new Uint8Array(32), 3)).toBe(0);
    expect(asked).toBe(2);
  });

  it("refuses what is no hash, no public value and no count", () => {
    expect(() => drawSeed(sha256, "panel", "ab", round1000)).toThrow(RangeError);
    expect(() => drawSeed(sha256, "a\0b", emptyRecord, round1000)).toThrow(RangeError);
    for (const count of [0, -1, 1.5, 2 ** 53]) expect(() => drawIndex(sha256, round1000, count)).toThrow(RangeError);
  });
});

describe("a public value", () => {
  const text = (...sources: string[]) => {
    const result = readRandomness(sha256, { kind: "numbers", sources });
    return result.ok ? result.text : result.reason;
  };

  it("is written as RFC 3797 writes it", () => {
    expect(text("9319", "2, 5, 12, 8, 10", "9, 18, 26, 34, 41, 45")).toBe("9319./2.5.8.10.12./9.18.26.34.41.45./");
    expect(text("482913")).toBe("482913./");
    expect(text("007")).toBe("7./");
    expect(text("0")).toBe("0./");
    expect(text("１２ ３")).toBe("3.12./");
    expect(text("99999999999999999999 100000000000000000000")).toBe("99999999999999999999.100000000000000000000./");
  });

  it("is refused when it is no number", () => {
    for (const source of ["", "abc", "12a", "-3", "1.5"]) expect(text(source)).toBe("NOT_A_PUBLIC_VALUE");
    expect(text()).toBe("NOT_A_PUBLIC_VALUE");
    expect(readRandomness(sha256, { kind: "beacon", hex: "ab" })).toEqual({ ok: false, reason: "NOT_A_PUBLIC_VALUE" });
  });

  it("of a beacon is used as it is", () => {
    const read = readRandomness(sha256, { kind: "beacon", hex: toHex(round1000).toUpperCase() });
    expect(read.ok && toHex(read.bytes)).toBe(toHex(round1000));
  });
});

import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fromHex, toHex, utf8 } from "../representatives/bytes";
import { merklePath, merkleRoot, rootAlong } from "./merkle-tree";

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
const leaves = (count: number) => Array.from({ length: count }, (_, i) => utf8(`leaf ${i}`));

/** The definition of RFC 6962, written down as it stands there: split at the largest power of two below n. */
function rootByDefinition(list: Uint8Array[]): Uint8Array {
  if (list.length === 0) return sha256(new Uint8Array());
  if (list.length === 1) return sha256(Uint8Array.from([0, ...list[0]!]));
  let k = 1;
  while (k * 2 < list.length) k *= 2;
  return sha256(Uint8Array.from([1, ...rootByDefinition(list.slice(0, k)), ...rootByDefinition(list.slice(k))]));
}

describe("the Merkle tree of a day", () => {
  it("has the roots of the certificate transparency test data (RFC 6962)", () => {
    const data = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map(fromHex);
    expect(toHex(merkleRoot(sha256, []))).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(toHex(merkleRoot(sha256, data.slice(0, 1)))).toBe("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    expect(toHex(merkleRoot(sha256, data.slice(0, 2)))).toBe("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    expect(toHex(merkleRoot(sha256, data))).toBe("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  });

  it("is that of the definition for every size, and every leaf leads to it", () => {
    for (let count = 1; count <= 34; count += 1) {
      const list = leaves(count);
      const root = toHex(merkleRoot(sha256, list));
      expect(root).toBe(toHex(rootByDefinition(list)));
      for (let index = 0; index < count; index += 1) {
        const path = merklePath(sha256, list, index);
        expect(toHex(rootAlong(sha256, list[index]!, index, count, path)!)).toBe(root);
        const moved = rootAlong(sha256, list[index]!, (index + 1) % count, count, path);
        if (count > 1) expect(moved && toHex(moved)).not.toBe(root);
      }
    }
  });

  it("takes no leaf that is not in it, no path that is too long or too short, no place outside", () => {
    const list = leaves(5);
    const root = toHex(merkleRoot(sha256, list));
    const path = merklePath(sha256, list, 2);
    expect(toHex(rootAlong(sha256, utf8("leaf 9"), 2, 5, path)!)).not.toBe(root);
    expect(rootAlong(sha256, list[2]!, 2, 5, path.slice(1))).toBeNull();
    expect(rootAlong(sha256, list[2]!, 2, 5, [...path, path[0]!])).toBeNull();
    expect(rootAlong(sha256, list[2]!, 5, 5, path)).toBeNull();
    expect(() => merklePath(sha256, list, 5)).toThrow(RangeError);
  });

  it("tells a node from a leaf", () => {
    const [a, b] = leaves(2) as [Uint8Array, Uint8Array];
    const inner = Uint8Array.from([...sha256(Uint8Array.from([0, ...a])), ...sha256(Uint8Array.from([0, ...b]))]);
    expect(toHex(merkleRoot(sha256, [inner]))).not.toBe(toHex(merkleRoot(sha256, [a, b])));
  });
});

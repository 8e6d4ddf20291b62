import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { toHex } from "../representatives/bytes";
import { opinionDigestInput } from "../text/opinion-digest";
import { makeDigest, proveInclusion, verifyInclusion, type InclusionProof } from "./daily-digest";
import { digestVerificationWords } from "./daily-digest.words";

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
const opinionOf = (n: number) => {
  const [salt, text] = [n.toString(16).padStart(32, "0"), `第${n}条意见：建议改为四十五日。`];
  return { salt, text, sum: toHex(sha256(opinionDigestInput(salt, text))) };
};
const opinions = Array.from({ length: 7 }, (_, n) => opinionOf(n + 1));
const first = makeDigest(sha256, { window: "parking/1", day: "2026-08-11", sums: [], previous: null });
const made = makeDigest(sha256, { window: "parking/1", day: "2026-08-12", sums: opinions.map(({ sum }) => sum), previous: first.digest.chain });
const proof = proveInclusion(sha256, made, opinions[3]!)!;
const verify = (change: Partial<InclusionProof>) => verifyInclusion(sha256, { ...proof, ...change }, made.digest.root);
const reason = (change: Partial<InclusionProof>) => {
  const answer = verify(change);
  return answer.consistent ? "consistent" : answer.reason;
};

describe("the digest of a day", () => {
  it("does not depend on the order in which opinions came, and holds nothing of them", () => {
    const turned = makeDigest(sha256, { window: "parking/1", day: "2026-08-12", sums: opinions.map(({ sum }) => sum).reverse(), previous: first.digest.chain });
    expect(turned).toEqual(made);
    expect(JSON.stringify(made)).not.toMatch(/建议|0000000000000000000000000000000[1-7]/);
  });

  it("is there for a day without opinions too", () => {
    expect(first.digest).toMatchObject({ count: 0, previous: null, root: createHash("sha256").update("").digest("hex") });
  });

  it("hangs on all before it", () => {
    const other = makeDigest(sha256, { window: "parking/1", day: "2026-08-11", sums: [opinions[0]!.sum], previous: null });
    const after = makeDigest(sha256, { window: "parking/1", day: "2026-08-12", sums: opinions.map(({ sum }) => sum), previous: other.digest.chain });
    expect(after.digest.root).toBe(made.digest.root);
    expect(after.digest.chain).not.toBe(made.digest.chain);
  });
});

describe("whoever holds a receipt can check", () => {
  it("that the words are in the digest", () => {
    for (const opinion of opinions) {
      expect(verifyInclusion(sha256, proveInclusion(sha256, made, opinion), made.digest.root)).toEqual({ consistent: true, root: made.digest.root, textChecked: true });
    }
    expect(digestVerificationWords(verify({}), "zh")).toEqual({ word: "一致", detail: "意见文字没有改动，并且在公布的每日摘要中" });
  });

  it("and is told what differs and where", () => {
    expect(reason({ text: `${proof.text}改` })).toBe("TEXT");
    expect(reason({ salt: "f".repeat(32) })).toBe("TEXT");
    expect(reason({ index: (proof.index + 1) % 7 })).toBe("PATH");
    expect(reason({ path: proof.path.slice(1) })).toBe("PATH");
    expect(reason({ count: 8 })).toBe("CHAIN");
    expect(reason({ text: null, salt: null, sum: "0".repeat(64) })).toBe("PATH");
    expect(reason({ day: "2026-08-13" })).toBe("CHAIN");
    expect(reason({ previous: null })).toBe("CHAIN");
    const forged = makeDigest(sha256, { window: "parking/1", day: "2026-08-12", sums: [opinions[3]!.sum], previous: first.digest.chain });
    const answer = verifyInclusion(sha256, proveInclusion(sha256, forged, opinions[3]!), made.digest.root);
    expect(answer).toMatchObject({ consistent: false, reason: "NOT_THE_PUBLISHED_ROOT" });
    expect(digestVerificationWords(answer, "zh").detail).toContain(`应为：${made.digest.root}`);
  });

  it("the place alone once the words are deleted", () => {
    expect(verify({ text: null, salt: null })).toMatchObject({ consistent: true, textChecked: false });
    expect(digestVerificationWords(verify({ text: null, salt: null }), "en").detail).toContain("deleted");
  });

  it("and anything else is no proof", () => {
    for (const given of [null, 1, "x", [], {}, { ...proof, version: 2 }, { ...proof, path: ["zz"] }, { ...proof, salt: "1" }, { ...proof, day: "today" }]) {
      expect(verifyInclusion(sha256, given)).toMatchObject({ consistent: false, reason: "NOT_A_PROOF" });
    }
    expect(proveInclusion(sha256, made, { ...opinions[0]!, sum: "0".repeat(64) })).toBeNull();
  });
});

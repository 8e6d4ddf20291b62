import { describe, expect, it } from "vitest";
import { GONE_AFTER_MS, heldCode } from "./held-code";

describe("a code in view", () => {
  it("C9: held for ten seconds at thirty pictures a second is one scan", () => {
    const held = heldCode();
    const scans = Array.from({ length: 300 }, (_, frame) => held.isNew("A", (frame * 1000) / 30)).filter(Boolean);
    expect(scans).toHaveLength(1);
  });

  it("is one scan also when it blurs for a moment or a scanner sends it twice", () => {
    const held = heldCode();
    expect([0, 1, GONE_AFTER_MS, 2 * GONE_AFTER_MS - 1].map((at) => held.isNew("A", at))).toEqual([true, false, false, false]);
  });

  it("starts another scan when it was away, and another code does so at once", () => {
    const held = heldCode();
    expect([held.isNew("A", 0), held.isNew("B", 10), held.isNew("A", 20), held.isNew("A", 20 + GONE_AFTER_MS)]).toEqual([true, true, true, true]);
  });

  it("that was seen while a decision was awaited is still the same", () => {
    const held = heldCode();
    held.isNew("A", 0);
    for (let at = 0; at < 10_000; at += 1000) {
      held.keep("A", at);
      held.keep("B", at);
    }
    expect([held.isNew("A", 10_000), held.isNew("B", 10_001)]).toEqual([false, true]);
  });

  it("can be scanned again on purpose", () => {
    const held = heldCode();
    held.isNew("A", 0);
    held.forget();
    expect(held.isNew("A", 10)).toBe(true);
  });
});

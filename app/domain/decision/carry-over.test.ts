import { describe, expect, it } from "vitest";
import { carryOver } from "./carry-over";

const item = { year: 2025, adjustment: "kept", hasBegun: false, isDecided: false, isCarried: false };

describe("an item of last year", () => {
  it("keeps its identity once its procedure has begun, and begins anew otherwise", () => {
    expect(carryOver({ ...item, hasBegun: true }, 2026)).toEqual({ ok: true, identity: "same" });
    expect(carryOver(item, 2026)).toEqual({ ok: true, identity: "new" });
    expect(carryOver(item, 2027)).toEqual({ ok: true, identity: "new" });
  });

  it("does not go on when it was cancelled, decided or carried over before", () => {
    expect(carryOver({ ...item, adjustment: "cancelled" }, 2026)).toEqual({ ok: false, reason: "CANCELLED" });
    expect(carryOver({ ...item, hasBegun: true, isDecided: true }, 2026)).toEqual({ ok: false, reason: "DECIDED" });
    expect(carryOver({ ...item, isCarried: true }, 2026)).toEqual({ ok: false, reason: "CARRIED_ALREADY" });
  });

  it("goes on in a later year only", () => {
    expect(carryOver(item, 2025)).toEqual({ ok: false, reason: "NOT_LATER" });
    expect(carryOver(item, 2024)).toEqual({ ok: false, reason: "NOT_LATER" });
  });
});

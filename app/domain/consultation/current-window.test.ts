import { describe, expect, it } from "vitest";
import { currentWindow } from "./current-window";

const window = (round: number, from: string, to: string) => ({ round, opensAt: new Date(from), closesAt: new Date(to) });
const first = window(1, "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z");
const second = window(2, "2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z");
const roundAt = (instant: string, windows = [first, second]) => currentWindow(windows, new Date(instant))?.round;

describe("the window that matters now", () => {
  it("is the open one, also while a later round is already announced", () => {
    expect(roundAt("2026-03-01T00:00:00Z")).toBe(1);
    expect(roundAt("2026-03-31T23:59:59.999Z")).toBe(1);
    expect(roundAt("2026-05-15T00:00:00Z")).toBe(2);
  });

  it("is the latest round when none is open", () => {
    expect(roundAt("2026-04-01T00:00:00Z")).toBe(2);
    expect(roundAt("2026-07-01T00:00:00Z")).toBe(2);
    expect(roundAt("2026-02-01T00:00:00Z", [first])).toBe(1);
  });

  it("is none when nothing was published", () => {
    expect(currentWindow([], new Date())).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { wedge } from "./wedge";

function type(text: string, gapMs: number, scanner = wedge(), startMs = 0): (string | null)[] {
  return [...text].map((key, index) => scanner.key(key === "\n" ? "Enter" : key, startMs + index * gapMs));
}

describe("a scanner that is a keyboard", () => {
  it("gives a code at Enter", () => {
    expect(type("A2TATKDZBDHDDQNBUK9N6KNJF4\n", 5).at(-1)).toBe("A2TATKDZBDHDDQNBUK9N6KNJF4");
  });

  it("leaves out the names of keys that are held down", () => {
    const scanner = wedge();
    for (const key of ["Shift", "A", "B", "Shift", "C", "D", "E", "F"]) scanner.key(key, 0);
    expect(scanner.key("Enter", 1)).toBe("ABCDEF");
  });

  it("is not somebody who presses Enter, types slowly, or left a letter behind", () => {
    expect(type("\n", 5)).toEqual([null]);
    expect(type("ab\n", 5).at(-1)).toBeNull();
    expect(type("ABCDEFGH\n", 600).at(-1)).toBeNull();
    const scanner = wedge();
    scanner.key("x", 0);
    expect(type("ABCDEF\n", 5, scanner, 5000).at(-1)).toBe("ABCDEF");
  });
});

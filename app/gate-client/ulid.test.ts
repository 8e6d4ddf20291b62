import { describe, expect, it } from "vitest";
import { ulid } from "./ulid";

describe("a scan id", () => {
  it("is 26 symbols that the server takes, in the order of time", () => {
    const zero = new Uint8Array(16);
    const at = (time: string) => ulid(new Date(time), zero);
    expect(ulid(new Date(1469918176385), zero)).toBe("01ARYZ6S410000000000000000");
    expect(ulid(new Date(0), new Uint8Array(16).fill(255))).toBe("0000000000ZZZZZZZZZZZZZZZZ");
    expect(at("2026-08-20T09:10:00.001+08:00") > at("2026-08-20T09:10:00+08:00")).toBe(true);
    expect(at("2026-08-20T09:10:00+08:00")).toMatch(/^[0-9A-Z]{26}$/);
    expect(() => ulid(new Date(0), new Uint8Array(10))).toThrow(RangeError);
  });
});

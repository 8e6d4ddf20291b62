import { describe, expect, it } from "vitest";
import { AUDIT_MONTHS, keptFrom } from "./retention";

describe("the audit trail is kept", () => {
  it.each([
    ["2026-08-12", "2025-08-12"],
    ["2026-01-31", "2025-01-31"],
    ["2028-02-29", "2027-02-28"],
  ])("twelve months: on %s from %s on", (today, from) => {
    expect(keptFrom(today, AUDIT_MONTHS)).toBe(from);
  });

  it("longer where the office wants it", () => {
    expect(keptFrom("2026-05-31", 15)).toBe("2025-02-28");
    expect(keptFrom("2026-05-31", 36)).toBe("2023-05-31");
  });
});

import { describe, expect, it } from "vitest";
import type { Role } from "./roles";
import { canSucceed, missingRights } from "./succession";

const person = (id: string, unitId: string, ...roles: Role[]) => ({ id, unitId, roles });

describe("who can take over from a closed account", () => {
  it("is another person of the same unit with at least the same rights", () => {
    const drafter = person("a", "works", "drafter");
    expect(canSucceed(drafter, person("b", "works", "drafter", "organiser"))).toBe(true);
    expect(canSucceed(drafter, drafter)).toBe(false);
    expect(canSucceed(drafter, person("b", "legal", "drafter"))).toBe(false);
    expect(canSucceed(drafter, person("b", "works", "organiser"))).toBe(false);
    expect(missingRights(person("a", "works", "unitReviewer"), person("b", "works", "drafter"))).toEqual(["theme.review", "review.unit"]);
  });

  it("may be of any unit where the right reaches all", () => {
    expect(canSucceed(person("a", "secretariat", "secrecyReviewer"), person("b", "legal", "secrecyReviewer"))).toBe(true);
    expect(canSucceed(person("a", "secretariat", "secrecyReviewer", "drafter"), person("b", "legal", "secrecyReviewer", "drafter"))).toBe(false);
  });
});

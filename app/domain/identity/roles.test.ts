import { describe, expect, it } from "vitest";
import { ACTIONS, isRole, may, mayOn, mayReview, ROLES, type Role, scopeOf } from "./roles";

const allowed = (role: Role) => ACTIONS.filter((action) => may([role], action));

describe("the table of rights", () => {
  it("lets a door volunteer do nothing but the door", () => {
    expect(allowed("gate")).toEqual(["door.scan", "door.undo"]);
  });

  it("gives citizens and representatives no desk at all", () => {
    expect(allowed("citizen")).toEqual([]);
    expect(allowed("representative")).toEqual([]);
  });

  it("keeps administrators, auditors and supervisors away from content", () => {
    expect(allowed("systemAdmin")).toEqual(["desk.open", "staff.manage", "setting.manage"]);
    expect(allowed("securityAdmin")).toEqual(["desk.open", "security.manage"]);
    expect(allowed("auditor")).toEqual(["desk.open", "archive.take", "audit.read"]);
    expect(allowed("supervisor")).toEqual(["desk.open", "supervise.read"]);
  });

  it("gives no single role both the writing and the release of the same thing", () => {
    for (const role of ROLES) {
      const writes = allowed(role).some((action) => /^(draft|catalogue|section|procedure|event)\.write$|^theme\.answer$/.test(action));
      const reviews = may([role], "review.unit") || may([role], "review.secrecy");
      const releases = may([role], "publication.publish");
      expect([role, [writes, reviews, releases].filter(Boolean).length <= 1]).toEqual([role, true]);
    }
  });

  it("leaves no action that nobody can do", () => {
    for (const action of ACTIONS) expect([action, ROLES.some((role) => may([role], action))]).toEqual([action, true]);
  });
});

describe("scope", () => {
  const drafter = { roles: ["drafter"] as const, unitId: "engineering" };

  it("keeps a drafter within the own unit", () => {
    expect(scopeOf(drafter.roles, "draft.write")).toBe("unit");
    expect(mayOn(drafter, "draft.write", "engineering")).toBe(true);
    expect(mayOn(drafter, "draft.write", "district-office")).toBe(false);
  });

  it("lets the secrecy reviewer see to every unit", () => {
    expect(mayOn({ roles: ["secrecyReviewer"], unitId: "secretariat" }, "review.secrecy", "district-office")).toBe(true);
  });

  it("takes the widest of several roles and adds nothing to none", () => {
    expect(scopeOf(["drafter", "unitReviewer"], "review.unit")).toBe("unit");
    expect(scopeOf(["clerk", "secrecyReviewer"], "publication.withdraw")).toBe("all");
    expect(scopeOf([], "desk.open")).toBe("none");
    expect(mayOn({ roles: ["clerk"], unitId: "engineering" }, "draft.write", "engineering")).toBe(false);
  });
});

it("nobody reviews what they wrote", () => {
  expect(mayReview({ authorId: "a", reviewerId: "a" })).toBe(false);
  expect(mayReview({ authorId: "a", reviewerId: "b" })).toBe(true);
});

it("an unknown stored role is no role", () => {
  expect(isRole("publisher")).toBe(true);
  expect(isRole("root")).toBe(false);
  expect(isRole("toString")).toBe(false);
});

import { describe, expect, it } from "vitest";
import type { Role } from "../identity/roles";
import { checkAbsence, standFor, type AbsenceRefusal, type ReviewingPerson } from "./deputies";
import { absenceRefusalWords } from "./deputies.words";

const person = (id: string, unitId: string, ...roles: Role[]): ReviewingPerson => ({ id, name: id, unitId, roles });
const unitReviewer = person("fang", "works", "unitReviewer");
const secrecyReviewer = person("zhang", "secretariat", "secrecyReviewer");
const colleague = person("li", "works", "drafter");

describe("as whom somebody reviews", () => {
  const on = { step: "unit", unitId: "works", authorIds: ["author"] } as const;

  it("is oneself where the right is one's own", () => {
    expect(standFor(unitReviewer, [], on)).toEqual({ onBehalfOf: null });
    expect(standFor(unitReviewer, [person("x", "works", "unitReviewer")], on)).toEqual({ onBehalfOf: null });
  });

  it("is the absent person, with that person's right and no more", () => {
    expect(standFor(colleague, [unitReviewer], on)).toEqual({ onBehalfOf: unitReviewer });
    expect(standFor(colleague, [unitReviewer], { ...on, unitId: "legal" })).toBeNull();
    expect(standFor(colleague, [unitReviewer], { ...on, step: "secrecy" })).toBeNull();
    expect(standFor(colleague, [secrecyReviewer], { ...on, step: "secrecy", unitId: "legal" })).toEqual({ onBehalfOf: secrecyReviewer });
    expect(standFor(colleague, [], on)).toBeNull();
  });

  it("is never an author, neither as deputy nor as the one who is absent", () => {
    expect(standFor(colleague, [unitReviewer], { ...on, authorIds: ["li"] })).toBe("AUTHOR");
    expect(standFor(colleague, [unitReviewer], { ...on, authorIds: ["fang"] })).toBe("AUTHOR");
    expect(standFor(unitReviewer, [], { ...on, authorIds: ["fang"] })).toBe("AUTHOR");
    const second = person("wei", "works", "unitReviewer");
    expect(standFor(colleague, [unitReviewer, second], { ...on, authorIds: ["fang"] })).toEqual({ onBehalfOf: second });
  });
});

describe("an absence", () => {
  const today = "2026-08-12";
  const check = (fromDay: string, toDay: string, deputy: ReviewingPerson | null = colleague, absent = unitReviewer, others: { fromDay: string; toDay: string }[] = []) => {
    const result = checkAbsence({ fromDay, toDay }, absent, deputy, others, today);
    return result.ok ? null : result.reason;
  };

  it("has a deputy of the same unit or with the same review role", () => {
    expect(check("2026-08-12", "2026-08-12")).toBeNull();
    expect(check("2026-08-20", "2026-08-30", person("g", "legal", "unitReviewer"))).toBeNull();
    expect(check("2026-08-20", "2026-08-30", person("g", "legal", "drafter"))).toBe("DEPUTY_UNKNOWN");
    expect(check("2026-08-20", "2026-08-30", null)).toBe("DEPUTY_UNKNOWN");
    expect(check("2026-08-20", "2026-08-30", unitReviewer)).toBe("DEPUTY_IS_SELF");
    expect(check("2026-08-20", "2026-08-30", unitReviewer, colleague)).toBe("NOT_A_REVIEWER");
  });

  it("is a stretch of days that is not over, of ninety days at most, beside no other", () => {
    const cases: [string, string, AbsenceRefusal | null][] = [
      ["2026-08-20", "2026-08-19", "ENDS_BEFORE_START"], ["2026-08-01", "2026-08-11", "IN_THE_PAST"], ["2026-08-01", "2026-08-12", null],
      ["2026-02-30", "2026-08-12", "NOT_A_DAY"], ["", "", "NOT_A_DAY"], ["2026-08-12", "2026-11-09", null], ["2026-08-12", "2026-11-10", "TOO_LONG"], ["2028-01-01", "2028-01-02", "TOO_LONG"],
    ];
    for (const [from, to, reason] of cases) expect([from, to, check(from, to)]).toEqual([from, to, reason]);
    const others = [{ fromDay: "2026-09-01", toDay: "2026-09-10" }];
    expect(check("2026-09-10", "2026-09-12", colleague, unitReviewer, others)).toBe("OVERLAPS");
    expect(check("2026-09-11", "2026-09-12", colleague, unitReviewer, others)).toBeNull();
    expect(absenceRefusalWords.OVERLAPS).toContain("取消");
  });
});

import { describe, expect, it } from "vitest";
import { filterItems, plannedChoices, type CatalogueFilter } from "./catalogue-filter";
import type { PublicDecision } from "./public-shapes";

const unit = (id: string) => ({ id, name: id, nameEn: id });
const base = { titleEn: "", summary: "", category: "plan", leadUnit: unit("civil"), coUnits: [], procedures: ["hearing"], plannedCompletion: "2026-11", standing: { status: "open" } };
const items = [
  { ...base, title: "甲规划" },
  { ...base, title: "乙办法", titleEn: "Rules B", category: "policyMeasure", leadUnit: unit("works"), coUnits: [unit("civil")], procedures: [], plannedCompletion: "2026-Q4" },
  { ...base, title: "丙项目", summary: "修路", category: "project", leadUnit: unit("works"), plannedCompletion: "2026-09", standing: { status: "notStarted" } },
] as unknown as (PublicDecision & { standing: { status: string } })[];
const none: CatalogueFilter = { unit: "", category: "", status: "", hearing: "", planned: "", phrase: "" };
const found = (change: Partial<CatalogueFilter>) => filterItems(items, { ...none, ...change }).map(({ title }) => title[0]).join("");

describe("the list of a catalogue", () => {
  it("gives all without a condition and only what meets every condition", () => {
    expect(found({})).toBe("甲乙丙");
    expect(found({ unit: "civil" })).toBe("甲乙");
    expect(found({ unit: "civil", hearing: "yes" })).toBe("甲");
    expect(found({ hearing: "no" })).toBe("乙");
    expect(found({ category: "project" })).toBe("丙");
    expect(found({ status: "notStarted" })).toBe("丙");
    expect(found({ phrase: "rules" })).toBe("乙");
    expect(found({ phrase: "修路", unit: "civil" })).toBe("");
  });

  it("takes the months of a quarter with the quarter, and nothing else with a month", () => {
    expect(found({ planned: "2026-Q4" })).toBe("甲乙");
    expect(found({ planned: "2026-11" })).toBe("甲");
    expect(plannedChoices(items)).toEqual(["2026-Q3", "2026-09", "2026-Q4", "2026-11"]);
  });
});

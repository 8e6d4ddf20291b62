import { describe, expect, it } from "vitest";
import { CATALOGUE_COLUMNS, readCatalogueTable } from "./catalogue-import";
import { type ImportContext, planImport } from "./plan-import";

const HEADING = Object.values(CATALOGUE_COLUMNS);
const row = ["1", "滨江市停车收费办法", "重大公共措施", "监管中心", "第四季度", "保留", ""];
const item = { slug: "2026-1", title: "滨江市停车收费办法", category: "policyMeasure", leadUnitId: "supervision", coUnitIds: [], plannedCompletion: "2026-Q4", adjustment: "kept", adjustmentReason: "" };
const context: ImportContext = {
  units: [{ id: "supervision", name: "滨江市国防动员办公室监管中心" }, { id: "legal", name: "法规处" }, { id: "a", name: "甲区法制科" }, { id: "b", name: "乙区法制科" }],
  aliases: new Map([["党政办", "legal"]]),
  existing: [],
  published: null,
  commonReason: "",
  mayChange: (unit) => unit === "supervision",
};

function plan(change: Partial<Record<number, string>> = {}, more: Partial<ImportContext> = {}) {
  const read = readCatalogueTable([HEADING, row.map((cell, index) => change[index] ?? cell)], 2026);
  if (!read.ok) throw new Error(read.reason);
  const planned = planImport(read.rows, { ...context, ...more })[0]!;
  return { ...planned, why: planned.faults.map(({ column, reason }) => `${column} ${reason}`) };
}
const published = (planned = "2026-Q4") => ({ existing: [item], published: new Map([[item.slug, { ...item, plannedCompletion: planned }]]) });

describe("a row of the table", () => {
  it("becomes a new item, or is the item of the same title", () => {
    expect(plan()).toMatchObject({ action: "add", slug: null, facts: { leadUnitId: "supervision", plannedCompletion: "2026-Q4", adjustment: "kept" } });
    expect(plan({}, { existing: [item] })).toMatchObject({ action: "same", slug: "2026-1" });
    expect(plan({ 1: "《滨江市停车收费办法》", 4: "11月" }, { existing: [item] })).toMatchObject({ action: "change", facts: { title: item.title, plannedCompletion: "2026-11" } });
  });

  it("finds its unit by name, by the end of one name alone, or by what an officer said", () => {
    expect(plan({ 3: "法规处、监管中心" }).facts).toMatchObject({ leadUnitId: "legal", coUnitIds: ["supervision"] });
    expect(plan({ 3: "党政办" }).facts?.leadUnitId).toBe("legal");
    expect(plan({ 3: "规建办，监管中心" })).toMatchObject({ why: ["unit UNIT_UNKNOWN"], unknownUnits: ["规建办"], action: "faulty" });
    expect(plan({ 3: "法制科" }).unknownUnits).toEqual(["法制科"]);
    expect(plan({ 3: "监管中心、监管中心" }).why).toEqual(["unit UNIT_AMONG_CO_UNITS"]);
  });

  it("gives the reason of what was adjusted, its own or the common one", () => {
    expect(plan({ 5: "新增" }).why).toEqual(["reason REASON_MISSING"]);
    expect(plan({ 5: "新增" }, { commonReason: "年中调整" }).facts).toMatchObject({ adjustment: "added", adjustmentReason: "年中调整" });
    expect(plan({ 5: "新增", 6: "居民要求" }, { commonReason: "年中调整" }).facts?.adjustmentReason).toBe("居民要求");
  });

  it("cannot say that it is kept after the public read another time", () => {
    expect(plan({ 4: "11月" }, published()).why).toEqual(["adjustment CHANGED_UNMARKED"]);
    expect(plan({ 4: "11月", 5: "" }, published()).why).toEqual(["reason REASON_MISSING"]);
    expect(plan({ 4: "11月", 5: "", 6: "上级规划调整" }, published()).facts).toMatchObject({ adjustment: "rescheduled" });
    expect(plan({ 1: "滨江市停车信息规定", 5: "" }, { ...published(), commonReason: "新任务" }).facts).toMatchObject({ adjustment: "added", adjustmentReason: "新任务" });
  });

  it("is not taken for a new change when it carries the mark of the version that was published", () => {
    const marked = { existing: [item], published: new Map([[item.slug, { ...item, adjustment: "added" }]]) };
    expect(plan({ 5: "新增" }, marked)).toMatchObject({ action: "same", facts: { adjustment: "kept", adjustmentReason: "" } });
    expect(plan({ 5: "更名" }, { ...marked, commonReason: "更名" }).why).toEqual(["adjustment NOTHING_CHANGED"]);
  });

  it("leaves what another unit leads to that unit", () => {
    const theirs = { ...item, leadUnitId: "legal" };
    expect(plan({ 3: "法规处", 4: "11月" }, { existing: [theirs] }).why).toEqual(["title LED_BY_OTHERS"]);
    expect(plan({ 3: "法规处" }, { existing: [theirs] }).action).toBe("same");
  });
});

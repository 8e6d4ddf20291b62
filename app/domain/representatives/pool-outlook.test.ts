import { describe, expect, it } from "vitest";
import { poolOutlook, quotasOf } from "./pool-outlook";
import { dimensionLabel, valueLabel, type PublicDimension, type PublicDraw } from "./public-shapes";

const dimensions: PublicDimension[] = [
  {
    label: { zh: "代表类别", en: "Kind" },
    values: [
      { label: { zh: "居民", en: "Resident" }, min: 1, max: 2 },
      { label: { zh: "企业", en: "Firm" }, min: 0, max: 1 },
      { label: { zh: "专业人员", en: "Professional" }, min: 0, max: 1 },
    ],
  },
];
const pool = ["居民", "居民", "居民", "企业", "专业人员", "企业"].map((value, i) => ({ number: i + 1, values: { 代表类别: value } }));

describe("the record in English", () => {
  const { merged } = poolOutlook(pool, quotasOf(dimensions), 2);
  const draw = { dimensions, record: { frozen: { merged } } } as unknown as PublicDraw;

  it("translates each of the values that were put together", () => {
    expect(merged.map(({ into }) => into)).toEqual(["企业、专业人员"]);
    expect(valueLabel(draw, "代表类别", "企业、专业人员", "en")).toBe("Firm, Professional");
    expect(valueLabel(draw, "代表类别", "企业、专业人员", "zh")).toBe("企业、专业人员");
    expect(valueLabel(draw, "代表类别", "居民", "en")).toBe("Resident");
    expect(dimensionLabel(draw, "代表类别", "en")).toBe("Kind");
  });
});

describe("what would happen to a pool", () => {
  it("names shortages, merged and weakened quotas, and people who cannot be drawn", () => {
    const outlook = poolOutlook(pool, quotasOf(dimensions), 2);
    expect(outlook.shortages).toEqual([]);
    expect(outlook.loosened.map(({ into }) => into)).toEqual(["企业、专业人员"]);
    expect(outlook.never).toEqual([]);
  });

  it("names people whom the quotas leave no seat", () => {
    const strict = quotasOf([{ label: dimensions[0]!.label, values: dimensions[0]!.values.map((value) => ({ ...value, min: value.label.zh === "居民" ? 2 : 0 })) }]);
    const three = pool.map((person) => ({ ...person, values: { 代表类别: person.number > 3 ? "企业" : "居民" } }));
    expect(poolOutlook(three, strict, 2).never).toEqual([4, 5, 6]);
  });

  it("is not told apart further where no panel is possible at all", () => {
    const outlook = poolOutlook(pool.slice(0, 1), quotasOf(dimensions), 2);
    expect(outlook.shortages.map(({ kind }) => kind)).toContain("TOO_FEW_APPLICANTS");
    expect(outlook.never).toEqual([]);
  });
});

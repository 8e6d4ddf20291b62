import { describe, expect, it } from "vitest";
import { parseBilingualLines, parseQuotaLines, writeBilingualLines, writeQuotaLines } from "./quota-lines";

const text = `性别：女 2-3 | Sex: Women
性别：男 ２－３ | Sex: Men

片区: 江北片（江北、白鹭） 1 至 2 名
片区：滨海片 1
性别：不便说明 0-5 | Sex: Prefer not to say`;

describe("quotas written one a line", () => {
  it("are read whatever the signs, and put together by dimension", () => {
    const read = parseQuotaLines(text);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    expect(read.dimensions).toEqual([
      {
        label: { zh: "性别", en: "Sex" },
        values: [
          { label: { zh: "女", en: "Women" }, min: 2, max: 3 },
          { label: { zh: "男", en: "Men" }, min: 2, max: 3 },
          { label: { zh: "不便说明", en: "Prefer not to say" }, min: 0, max: 5 },
        ],
      },
      {
        label: { zh: "片区", en: "片区" },
        values: [
          { label: { zh: "江北片（江北、白鹭）", en: "江北片（江北、白鹭）" }, min: 1, max: 2 },
          { label: { zh: "滨海片", en: "滨海片" }, min: 1, max: 1 },
        ],
      },
    ]);
  });

  it("come back from the form as they were saved", () => {
    const read = parseQuotaLines(text);
    if (!read.ok) throw new Error("read");
    expect(parseQuotaLines(writeQuotaLines(read.dimensions))).toEqual(read);
  });

  it("are refused with the number of the line", () => {
    expect(parseQuotaLines("性别：女 2-3\n\n性别 女 1\n性别：男 3-2\n性别：女 1\n性别：\n：女 1")).toEqual({
      ok: false,
      faults: [
        { line: 3, reason: "NOT_A_QUOTA" },
        { line: 4, reason: "MINIMUM_ABOVE_MAXIMUM" },
        { line: 5, reason: "VALUE_TWICE" },
        { line: 6, reason: "NOT_A_QUOTA" },
        { line: 7, reason: "NOT_A_QUOTA" },
      ],
    });
  });

  it("keep digits that belong to a name", () => {
    const read = parseQuotaLines("届别：2026届 1\n届别：2027届2-4");
    expect(read.ok && read.dimensions[0]?.values.map(({ label, min, max }) => [label.zh, min, max])).toEqual([
      ["2026届", 1, 1],
      ["2027届", 2, 4],
    ]);
  });
});

describe("texts with their English behind a bar", () => {
  it("have the Chinese words where there is no English", () => {
    const texts = parseBilingualLines("已满十八周岁。 | I am eighteen.\n \n在本市居住。");
    expect(texts).toEqual([
      { zh: "已满十八周岁。", en: "I am eighteen." },
      { zh: "在本市居住。", en: "在本市居住。" },
    ]);
    expect(parseBilingualLines(writeBilingualLines(texts))).toEqual(texts);
  });
});

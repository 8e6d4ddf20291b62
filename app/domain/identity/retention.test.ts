import { describe, expect, it } from "vitest";
import { expiredBefore, PRIVACY_NOTICE_VERSION, RETENTION, type RetentionRow } from "./retention";
import { keptUntil, noticeRows } from "./retention.words";

const rows = Object.keys(RETENTION) as RetentionRow[];

describe("what is kept of a person (decision 36)", () => {
  it("ends on a day, counted in Shanghai, or at an instant where hours are meant", () => {
    expect(expiredBefore("opinionIdentity", new Date("2028-08-12T09:00:00+08:00"))).toEqual(new Date("2026-08-13T00:00:00+08:00"));
    expect(expiredBefore("message", new Date("2026-08-12T23:59:00+08:00"))).toEqual(new Date("2026-05-14T00:00:00+08:00"));
    expect(expiredBefore("contactCode", new Date("2026-08-12T00:30:00+08:00"))).toEqual(new Date("2026-08-11T23:30:00+08:00"));
  });

  it("goes by a job where there is a period, and only there; V18: a registration after 30 days", () => {
    for (const row of rows) expect([row, RETENTION[row].job === null]).toEqual([row, RETENTION[row].period === null]);
    expect(RETENTION.registration.period.days).toBe(30);
    expect(PRIVACY_NOTICE_VERSION).toMatch(/^\d{4}-\d{2}$/);
  });

  it("names each column once, but for the row of who was drawn, who is an applicant too", () => {
    const columns = rows.filter((row) => row !== "representative").flatMap((row) => [...RETENTION[row].columns] as string[]);
    expect(new Set(columns).size).toBe(columns.length);
  });
});

describe("the words for it", () => {
  it("say the period of the table in both languages, years where days would be odd", () => {
    expect(keptUntil("opinionIdentity", "zh")).toBe("采纳情况公布满 2 年后删除");
    expect(keptUntil("opinionIdentity", "en")).toBe("Deleted 2 years after the response is published");
    expect(keptUntil("registration", "zh")).toContain("30 天");
    expect(keptUntil("contactCode", "en")).toBe("Deleted 1 hour after it expires");
    expect(keptUntil("session", "zh")).toBe("失效后随即删除");
    expect(keptUntil("auditRow", "zh")).toBe("至少保存 12 个月");
  });

  it("leave no number of days, months or years to what is written by hand", () => {
    for (const lang of ["zh", "en"] as const) {
      for (const row of rows) {
        const { data, why, also = "" } = noticeRows[lang][row];
        const validity = /(?:失效|expires after)/.test(also);
        if (!validity) expect([row, `${data} ${why} ${also}`.match(/\d+|[一二两三十百]+[年天]|\b(?:two|thirty|ninety) (?:days|years)/)]).toEqual([row, null]);
        expect(keptUntil(row, lang)).not.toBe("");
      }
    }
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closingSentence, deadlineSentence, spanSentence } from "./calendar.words";
import { addDays, atTime, closingDay, dayOf, daysFrom, endOfDay, formatClosing, formatInstant, isDay, startOfDay, weekdayOf, wholeDaysLeft } from "./shanghai";

const at = (text: string) => new Date(text);

describe("a Shanghai day", () => {
  it("begins and ends at midnight of UTC+8, whatever zone the server has", () => {
    expect(startOfDay("2026-08-31").toISOString()).toBe("2026-08-30T16:00:00.000Z");
    expect(atTime("2026-08-31", "18:30").toISOString()).toBe("2026-08-31T10:30:00.000Z");
    expect(endOfDay("2026-08-31").toISOString()).toBe("2026-08-31T16:00:00.000Z");
    expect(dayOf(at("2026-08-31T15:59:59.999Z"))).toBe("2026-08-31");
    expect(dayOf(at("2026-08-31T16:00:00Z"))).toBe("2026-09-01");
  });

  it("contains exactly the instants from its start to before its end", () => {
    fc.assert(
      fc.property(fc.date({ min: at("1990-01-01"), max: at("2099-12-31"), noInvalidDate: true }), (instant) => {
        const day = dayOf(instant);
        expect(startOfDay(day) <= instant && instant < endOfDay(day)).toBe(true);
      }),
    );
  });

  it("is checked for existence", () => {
    for (const day of ["2026-02-28", "2024-02-29", "1999-12-31"]) expect(isDay(day)).toBe(true);
    for (const day of ["2026-02-29", "2026-13-01", "2026-00-10", "2026-8-1", "2026-08-31T00:00", "", "二〇二六年", "0026-01-01"]) expect(isDay(day)).toBe(false);
  });

  it("counts natural days without the first", () => {
    expect(daysFrom("2026-03-01", "2026-03-30")).toBe(29);
    expect(daysFrom("2026-03-01", "2026-03-31")).toBe(30);
    expect(daysFrom("2026-12-31", "2027-01-01")).toBe(1);
    expect(daysFrom("2026-03-31", "2026-03-01")).toBe(-30);
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(weekdayOf("2026-08-31")).toBe(1);
  });
});

describe("a closing instant in words", () => {
  const closesAt = endOfDay("2026-08-31");

  it("is 24:00 of the last day, not 0:00 of the next", () => {
    expect(formatClosing(closesAt, "zh")).toBe("2026年8月31日 24:00");
    expect(formatClosing(closesAt, "en")).toBe("31 August 2026, 24:00");
    expect(formatClosing(at("2026-08-08T19:00:00+08:00"), "zh")).toBe("2026年8月8日 19:00");
    expect(closingDay(closesAt)).toBe("2026-08-31");
    expect(formatInstant(at("2026-08-12T01:05:00Z"), "en")).toBe("12 August 2026, 09:05");
  });

  it("comes with the whole days left", () => {
    expect(wholeDaysLeft(at("2026-08-12T09:00:00+08:00"), closesAt)).toBe(19);
    expect(closingSentence(at("2026-08-12T09:00:00+08:00"), closesAt, "zh")).toBe("2026年8月31日 24:00 截止 · 还剩 19 天");
    expect(closingSentence(at("2026-08-30T09:00:00+08:00"), closesAt, "en")).toBe("Closes on 31 August 2026, 24:00 · 1 day left");
    expect(closingSentence(at("2026-08-31T23:59:50+08:00"), closesAt, "zh")).toBe("2026年8月31日 24:00 截止 · 还剩不到 1 天");
    expect(closingSentence(closesAt, closesAt, "zh")).toBe("2026年8月31日 24:00 已截止");
    expect(wholeDaysLeft(at("2026-09-05T00:00:00+08:00"), closesAt)).toBe(0);
  });

  it("and the span name both days, and a provisional deadline says so", () => {
    expect(spanSentence("2026-08-01", closesAt, "zh")).toBe("2026年8月1日至2026年8月31日");
    expect(deadlineSentence({ on: "2027-01-08", provisional: true }, "zh")).toContain("暂定");
    expect(deadlineSentence({ on: "2026-10-09", provisional: false }, "en")).toBe("9 October 2026");
  });
});

import chineseDays from "chinese-days/dist/chinese-days.json";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { realText } from "../../../tests/support/real-texts";
import { balanceWarning, type CalendarDay, calendarFaults, type CalendarYear } from "./calendar-year";
import { OFFICIAL_YEARS } from "./holidays";
import { addDays } from "./shanghai";
import { addWorkingDays, isWorkingDay, kindOfDay, makeCalendar, missingYear, workingDayDeadline, workingDayFrom, workingDaysBetween, workingDaysUntil } from "./working-days";

const calendar = makeCalendar(OFFICIAL_YEARS);

describe("a working-day deadline", () => {
  it.each([
    ["2026-09-24", 5, "2026-10-09"],
    ["2026-09-30", 5, "2026-10-13"],
    ["2026-02-13", 5, "2026-02-27"],
    ["2026-02-28", 1, "2026-03-02"],
  ])("after %s, %i working days, is %s", (day, count, on) => {
    expect(addWorkingDays(day, count, calendar)).toEqual({ on, provisional: false });
  });

  it("counts from the Shanghai day of receipt and ends at 24:00", () => {
    const deadline = workingDayDeadline(new Date("2026-09-29T15:59:00Z"), 5, calendar);
    expect(deadline).toMatchObject({ on: "2026-10-12", provisional: false });
    expect(deadline.at.toISOString()).toBe("2026-10-12T16:00:00.000Z");
    expect(workingDayDeadline(new Date("2026-09-29T16:00:00Z"), 5, calendar).on).toBe("2026-10-13");
  });

  it("is provisional as soon as it crosses into a year without notice, and never guessed in silence", () => {
    expect(addWorkingDays("2026-12-24", 5, calendar)).toEqual({ on: "2026-12-31", provisional: false });
    expect(addWorkingDays("2026-12-28", 5, calendar)).toEqual({ on: "2027-01-05", provisional: true });
    expect(kindOfDay("2027-01-01", calendar)).toEqual({ kind: "holiday", holiday: { zh: "元旦", en: "New Year's Day" } });
    expect(isWorkingDay("2027-10-04", calendar)).toBe(true);
    expect(workingDaysUntil("2026-12-30", "2027-01-04", calendar)).toEqual({ days: 2, provisional: true });
  });

  it("moves and becomes firm once the notice is imported", () => {
    const notice: CalendarYear = {
      year: 2027,
      status: "official",
      sourceDocument: "测试用安排",
      days: [
        { on: "2026-12-27", kind: "work", name: "元旦" },
        ...["2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04"].map((on): CalendarDay => ({ on, kind: "off", name: "元旦" })),
      ],
    };
    const extended = makeCalendar([...OFFICIAL_YEARS, notice]);
    expect(addWorkingDays("2026-12-28", 5, extended)).toEqual({ on: "2027-01-06", provisional: false });
    expect(isWorkingDay("2026-12-27", extended)).toBe(true);
    const expected = makeCalendar([...OFFICIAL_YEARS, { ...notice, status: "provisional" }]);
    expect(addWorkingDays("2026-12-28", 5, expected)).toEqual({ on: "2027-01-06", provisional: true });
  });

  it("takes whole numbers from one up only", () => {
    for (const count of [0, -1, 1.5, NaN, Infinity]) expect(() => addWorkingDays("2026-01-05", count, calendar)).toThrow(RangeError);
  });
});

describe("working days between two days", () => {
  it("are far fewer over the National Day holiday than Monday to Friday suggests", () => {
    expect(workingDaysBetween("2026-09-28", "2026-10-09", calendar)).toEqual({ days: 3, provisional: false });
    expect(workingDaysBetween("2026-10-08", "2026-10-12", calendar).days).toBe(2);
    expect(workingDaysBetween("2026-10-09", "2026-10-09", calendar).days).toBe(0);
  });

  it("count back to where a deadline started", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 60 }), (offset, count) => {
        const day = addDays("2025-01-01", offset);
        expect(workingDaysUntil(day, addWorkingDays(day, count, calendar).on, calendar).days).toBe(count);
      }),
    );
  });
});

describe("single days", () => {
  it("know weekends, holidays and weekends that are worked", () => {
    expect(kindOfDay("2026-08-31", calendar).kind).toBe("working");
    expect(kindOfDay("2026-08-30", calendar).kind).toBe("weekend");
    expect(kindOfDay("2026-10-10", calendar).kind).toBe("makeUpWorkday");
    expect(kindOfDay("2026-09-25", calendar)).toEqual({ kind: "holiday", holiday: { zh: "中秋节", en: "Mid-Autumn Festival" } });
  });

  it("off are moved to the next working day", () => {
    expect(workingDayFrom("2026-10-01", calendar).on).toBe("2026-10-08");
    expect(workingDayFrom("2026-10-08", calendar).on).toBe("2026-10-08");
  });

  it("of the coming year are asked for from 1 November on", () => {
    expect(missingYear("2026-10-31", calendar)).toBeNull();
    expect(missingYear("2026-11-01", calendar)).toBe(2027);
    expect(missingYear("2025-12-01", calendar)).toBeNull();
  });
});

describe("the table of holidays", () => {
  const days = Array.from({ length: 730 }, (_, i) => addDays("2025-01-01", i));

  it("agrees with an independent package on every day of 2025 and 2026", () => {
    expect(days.at(-1)).toBe("2026-12-31");
    // Its data and not its functions, which read days in the zone of the machine and are wrong west of Greenwich.
    const theirs = (day: string) => {
      const isWeekend = new Date(`${day}T12:00:00Z`).getUTCDay() % 6 === 0;
      return day in chineseDays.workdays || !(isWeekend || day in chineseDays.holidays);
    };
    expect(days.filter((day) => isWorkingDay(day, calendar) !== theirs(day))).toEqual([]);
  });

  it("agrees with the published day lists", () => {
    const texts = OFFICIAL_YEARS.map(({ year }) => realText(`calendar/holiday-cn-${year}.json`)).filter((text) => text !== null);
    const listed = texts.flatMap((text) => (JSON.parse(text) as { days: { date: string; isOffDay: boolean }[] }).days);
    for (const { date, isOffDay } of listed) expect([date, isWorkingDay(date, calendar)]).toEqual([date, !isOffDay]);
    if (texts.length === OFFICIAL_YEARS.length) {
      const special = days.filter((day) => ["holiday", "makeUpWorkday"].includes(kindOfDay(day, calendar).kind));
      expect(special).toEqual(listed.map(({ date }) => date).sort());
    }
  });

  it("holds what every official year must hold, and its sum", () => {
    for (const year of OFFICIAL_YEARS) {
      expect(calendarFaults(year, OFFICIAL_YEARS)).toEqual([]);
      expect(balanceWarning(year.days)).toBeNull();
    }
  });
});

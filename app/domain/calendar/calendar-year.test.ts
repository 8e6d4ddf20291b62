import { describe, expect, it } from "vitest";
import { balanceWarning, type CalendarDay, calendarFaults, type CalendarYear, dayDifferences } from "./calendar-year";
import { balanceSentence, calendarFaultSentence } from "./calendar-year.words";
import { OFFICIAL_YEARS } from "./holidays";

const year2026 = OFFICIAL_YEARS.find(({ year }) => year === 2026)!;
const faultsOf = (change: (days: CalendarDay[]) => CalendarDay[], status: CalendarYear["status"] = "official") =>
  calendarFaults({ ...year2026, status, days: change([...year2026.days]) }, OFFICIAL_YEARS).map((fault) => fault.fault);
const work = (on: string): CalendarDay => ({ on, kind: "work", name: "元旦" });
const off = (on: string): CalendarDay => ({ on, kind: "off", name: "元旦" });

describe("the list of a year is refused", () => {
  it.each<[string, (days: CalendarDay[]) => CalendarDay[], string[]]>([
    ["when a day is both off and worked", (days) => [...days, work("2026-01-03")], ["DAY_TWICE"]],
    ["when a day stands there twice", (days) => [...days, off("2026-01-03")], ["DAY_TWICE"]],
    ["when a weekday is worked in exchange", (days) => [...days, work("2026-03-03")], ["WORKED_ON_WEEKDAY"]],
    ["when a holiday of the law is worked", (days) => days.map((day) => (day.on === "2026-10-03" ? { ...day, kind: "work" } : day)), ["HOLIDAY_WORKED"]],
    ["when a holiday with a fixed date is missing", (days) => days.filter(({ on }) => on !== "2026-05-02"), ["HOLIDAY_MISSING"]],
    ["when a lunar holiday is missing", (days) => days.filter(({ name }) => name !== "端午节"), ["HOLIDAY_MISSING"]],
    ["when a day is of another year", (days) => [...days, off("2027-01-01"), off("2025-11-30")], ["DAY_OF_ANOTHER_YEAR", "DAY_OF_ANOTHER_YEAR"]],
    ["when a day does not exist", (days) => [...days, off("2026-02-30")], ["DAY_UNKNOWN"]],
    ["when there is nothing in it", () => [], ["NO_DAYS"]],
  ])("%s", (_what, change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  });

  it("when another year's notice says the opposite of a day", () => {
    const next: CalendarYear = { year: 2027, status: "provisional", sourceDocument: "", days: [off("2026-12-26")] };
    const other = { ...year2026, days: [...year2026.days, work("2026-12-26")] };
    expect(calendarFaults(next, [other])).toEqual([{ fault: "OTHER_YEAR_SAYS_OTHERWISE", on: "2026-12-26", otherYear: 2026 }]);
    expect(calendarFaults(next, [year2026])).toEqual([]);
  });

  it("only where an official one is not whole; a provisional one may be a beginning", () => {
    expect(faultsOf((days) => days.slice(0, 4), "provisional")).toEqual([]);
  });

  it("in sentences that name the day", () => {
    for (const fault of calendarFaults({ ...year2026, days: [work("2026-03-03"), work("2026-01-01"), off("2026-04-05"), work("2026-04-05")] }, [])) {
      expect(calendarFaultSentence(fault)).toMatch(/请/);
    }
  });
});

describe("the sum of a year", () => {
  it("is looked at again when it does not come to thirteen", () => {
    const warning = balanceWarning(year2026.days.filter(({ on }) => on !== "2026-02-28"));
    expect(warning).toEqual({ weekdaysOff: 19, weekendsWorked: 5, expectedOff: 18 });
    expect(balanceSentence(warning!)).toContain("18");
  });
});

describe("the differences of two lists", () => {
  it("are the days that change, in order", () => {
    const changed = [...year2026.days.filter(({ on }) => on !== "2026-01-04"), work("2026-01-10")];
    expect(dayDifferences(year2026.days, changed).map(({ on, before, after }) => [on, before?.kind, after?.kind])).toEqual([
      ["2026-01-04", "work", undefined],
      ["2026-01-10", undefined, "work"],
    ]);
    expect(dayDifferences(year2026.days, [...year2026.days].reverse())).toEqual([]);
  });
});

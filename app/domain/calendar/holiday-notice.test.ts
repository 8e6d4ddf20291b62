import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarFaultSentence } from "./calendar-year.words";
import type { CalendarDay } from "./calendar-year";
import { OFFICIAL_YEARS } from "./holidays";
import { readNotice } from "./holiday-notice";
import { addDays, daysFrom, weekdayOf } from "./shanghai";

/** A notice of our own, in the manner of the real ones. */
const NOTICE_2027 = `关于2027年部分节假日安排的通知
各单位：
　　现将2027年元旦、春节等节日放假调休日期的具体安排通知如下。
　　一、元旦：1月1日（周五）至3日（周日）放假，共3天。
　　二、春节：2月5日（农历除夕、周五）至12日（农历正月初七、周五）放假调休，共8天。1月31日（周日）、2月20日（周六）上班。
　　三、清明节：4月3日（周六）至5日（周一）放假，
共3天。
　　四、劳动节：5月1日（星期六）至5日（星期三）放假调休，共5天。5月8日（星期六）上班。
　　五、端午节：6月9日（周三）放假1天，不调休。
　　六、国庆节、中秋节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
　　节假日期间，各单位要妥善安排好值班工作。
　　2026年11月6日`;

describe("a pasted notice", () => {
  it("gives every day off and every weekend worked, and says what it passed over", () => {
    const read = readNotice(NOTICE_2027, 2027);
    if (!read.ok) throw new Error(read.faults.map(calendarFaultSentence).join("\n"));
    expect(read.days.filter(({ kind }) => kind === "work").map(({ on }) => on)).toEqual(["2027-01-31", "2027-02-20", "2027-05-08", "2027-09-26", "2027-10-09"]);
    expect(read.days.filter(({ kind }) => kind === "off")).toHaveLength(3 + 8 + 3 + 5 + 1 + 7);
    expect(read.days).toContainEqual({ on: "2027-02-12", kind: "off", name: "春节" });
    expect(read.days).toContainEqual({ on: "2027-10-01", kind: "off", name: "国庆节、中秋节" });
    expect(read.passedOver).toEqual(["节假日期间,各单位要妥善安排好值班工作", "2026年11月6日"]);
  });

  it("may begin the New Year holiday in the December before", () => {
    for (const text of ["一、元旦：12月31日（周四）至1月2日（周六）放假，共3天。", "一、元旦：2026年12月31日（周四）至2027年1月2日（周六）放假调休，共3天。"]) {
      const read = readNotice(text, 2027);
      expect(read.ok && read.days.map(({ on }) => on)).toEqual(["2026-12-31", "2027-01-01", "2027-01-02"]);
    }
  });

  it.each([
    ["another weekday", "一、元旦：1月1日（周四）至3日（周日）放假，共3天。", "WRONG_WEEKDAY"],
    ["another total", "一、元旦：1月1日（周五）至3日（周日）放假，共4天。", "WRONG_TOTAL"],
    ["no total", "一、元旦：1月1日（周五）至3日（周日）放假。", "NO_TOTAL"],
    ["a day that does not exist", "一、元旦：2月29日放假1天。", "NO_SUCH_DAY"],
    ["a span that runs backwards", "一、元旦：1月3日至1日放假，共3天。", "WRONG_TOTAL"],
    ["another way of saying it", "一、元旦：1月1日放假，与周末连休，共3天。", "UNCLEAR"],
    ["days off in words", "一、春节：除夕至初六放假，共7天。", "UNCLEAR"],
    ["a remark beside the day that we do not know", "一、元旦：1月1日（下午）放假1天。", "UNCLEAR"],
    ["days named behind the arrangement", "一、元旦：1月1日（周五）放假1天。其余1月2日（周六）休息。", "UNCLEAR"],
    ["days named before the list", "1月1日放假。一、元旦：1月1日（周五）放假1天。", "UNCLEAR"],
    ["a holiday without days", "一、元旦：见附件。二、春节：2月5日放假1天。", "UNCLEAR"],
    ["nothing", "今年照常上班。", "NOTHING_FOUND"],
    ["another year's notice", "关于2026年部分节假日安排的通知 一、元旦：1月1日放假1天。", "OTHER_YEAR"],
  ])("with %s is refused, and the sentence is named", (_what, text, fault) => {
    const read = readNotice(text, 2027);
    expect(read.ok ? [] : read.faults.map((each) => each.fault)).toContain(fault);
    if (!read.ok) for (const each of read.faults) if ("sentence" in each) expect(calendarFaultSentence(each)).toContain(each.sentence);
  });

  it("reads back the arrangements that come with the product, written as a notice", () => {
    for (const { year, days } of OFFICIAL_YEARS) {
      const read = readNotice(writeNotice(days, { weekday: "周", repeatsMonth: false }), year);
      expect(read.ok && read.days).toEqual([...days].sort(byDay));
    }
  });
});

describe("any arrangement", () => {
  const arrangement = fc
    .tuple(fc.integer({ min: 2020, max: 2060 }), fc.array(fc.record({ length: fc.integer({ min: 1, max: 9 }), gap: fc.integer({ min: 10, max: 40 }), worked: fc.integer({ min: 0, max: 2 }) }), { minLength: 1, maxLength: 7 }))
    .map(([year, holidays]) => {
      const days: CalendarDay[] = [];
      let on = `${year}-01-01`;
      for (const [index, { length, gap, worked }] of holidays.entries()) {
        const name = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"][index]!;
        for (let n = 0; n < length; n++) days.push({ on: addDays(on, n), kind: "off", name });
        for (let n = 0; n < worked; n++) days.push({ on: addDays(on, length + n), kind: "work", name });
        on = addDays(on, length + gap);
      }
      return { year, days: days.filter((day) => day.on.startsWith(`${year}-`)) };
    });
  const manner = fc.record({ weekday: fc.constantFrom("周", "星期", ""), repeatsMonth: fc.boolean() });

  it("is read as it was written, whatever the manner", () => {
    fc.assert(
      fc.property(arrangement, manner, ({ year, days }, style) => {
        expect(readNotice(writeNotice(days, style), year)).toEqual({ ok: true, days: [...days].sort(byDay), passedOver: [] });
      }),
    );
  });

  it("with one weekday or one total changed is refused", () => {
    fc.assert(
      fc.property(arrangement, fc.integer({ min: 1, max: 6 }), fc.boolean(), ({ year, days }, shift, changesTotal) => {
        const text = writeNotice(days, { weekday: "周", repeatsMonth: true });
        const wrong = changesTotal
          ? text.replace(/共(\d+)天/, (_all, total: string) => `共${Number(total) + shift}天`)
          : text.replace(/周(.)/, (_all, weekday: string) => `周${WEEKDAYS[(WEEKDAYS.indexOf(weekday) + shift) % 7]}`);
        const read = readNotice(wrong, year);
        expect(read.ok ? "read" : read.faults[0]?.fault).toBe(changesTotal ? "WRONG_TOTAL" : "WRONG_WEEKDAY");
      }),
    );
  });

  it("never throws, whatever is pasted", () => {
    const piece = fc.constantFrom("一、元旦：", "1月1日", "（周五）", "至", "3日", "放假", "调休", "，共3天", "。", "上班", "、", "2027年", "99日", "（", "休息", "\n", "x");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(readNotice(pieces.join(""), 2027)).toHaveProperty("ok");
      }),
    );
  });
});

const WEEKDAYS = "日一二三四五六";
const byDay = (a: CalendarDay, b: CalendarDay) => (a.on < b.on ? -1 : 1);

function writeNotice(days: readonly CalendarDay[], style: { weekday: string; repeatsMonth: boolean }): string {
  const names = [...new Set(days.map(({ name }) => name))];
  const remark = (on: string) => (style.weekday === "" ? "" : `（${style.weekday}${WEEKDAYS[weekdayOf(on)]}）`);
  const dateOf = (on: string, before?: string) => {
    const [, month, date] = on.split("-").map(Number);
    return `${before?.slice(0, 7) === on.slice(0, 7) && !style.repeatsMonth ? "" : `${month}月`}${date}日${remark(on)}`;
  };
  return names
    .map((name, index) => {
      const off = days.filter((day) => day.name === name && day.kind === "off").map(({ on }) => on).sort();
      const worked = days.filter((day) => day.name === name && day.kind === "work").map(({ on }) => on).sort();
      const [from = "", to = from] = [off[0], off.at(-1)];
      const span = from === to ? dateOf(from) : `${dateOf(from)}至${dateOf(to, from)}`;
      const work = worked.length === 0 ? "" : `${worked.map((on, n) => dateOf(on, worked[n - 1])).join("、")}上班。`;
      return `${"一二三四五六七"[index]}、${name}：${span}放假调休，共${daysFrom(from, to) + 1}天。${work}`;
    })
    .join("\n");
}

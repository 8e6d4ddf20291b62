import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scan, textsOf, type ScanRule } from "./scan";
import { citizenCheckDigit, isCitizenNumber, isLuhn } from "./scan-numbers";
import { readText, originalOf } from "./scan-text";
import { formatWords, parseWords, wordFaultSentence, WORD_LISTS, type ScanWord } from "./scan-words";

const words: ScanWord[] = [{ word: "绝密", list: "stateSecret" }, { word: "控制频率", list: "sensitive" }, { word: "A-7 计划", list: "workSecret" }];
const find = (text: string) => scan([{ path: "body", text }], words);
const rules = (text: string): ScanRule[] => find(text).map(({ rule }) => rule);

/** Built here, so that no number of a living person stands in the code. */
const ID = `11010119900307001${citizenCheckDigit("11010119900307001")}`;
const ID_X = [...Array(1000).keys()].map((n) => `44010519851231${String(n).padStart(3, "0")}`).find((first) => citizenCheckDigit(first) === "X")! + "X";
const cardOf = (first: string) => first + [..."0123456789"].find((digit) => isLuhn(first + digit))!;
const CARD = cardOf("622202000000000012");

const wide = (text: string) => text.replace(/[0-9A-Za-z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const between = (text: string, gap: string) => [...text].join(gap);
const disguises: [string, (text: string) => string][] = [
  ["plain", (text) => text],
  ["full width", wide],
  ["spaced", (text) => between(text, " ")],
  ["spaced in full width", (text) => between(wide(text), "　")],
  ["with zero-width spaces", (text) => between(text, "\u200b")],
  ["with joiners and byte order marks", (text) => between(text, "\u200d\ufeff")],
  ["with hyphens", (text) => between(text, "-")],
  ["with dashes", (text) => between(text, "—")],
  ["with middle dots", (text) => between(text, "・")],
  ["in mathematical digits", (text) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit)))],
  ["in circled digits", (text) => text.replace(/\d/g, (digit) => (digit === "0" ? "⓪" : String.fromCodePoint(0x2460 + Number(digit) - 1)))],
];

describe("numbers of people are found however they are written", () => {
  it.each(disguises)("%s", (_name, disguise) => {
    expect(rules(`本人证件${disguise(ID)}。`)).toEqual(["citizenNumber"]);
    expect(rules(`本人证件${disguise(ID_X)}。`)).toEqual(["citizenNumber"]);
    expect(rules(`号码是${disguise("13800001001")}。`)).toEqual(["phone"]);
    expect(rules(`号码是${disguise("02155500108")}。`)).toEqual(["phone"]);
    expect(rules(`请汇到${disguise(CARD)}。`)).toEqual(["bankCard"]);
  });

  it.each([
    "+86 138 0000 1001", "0086-13800001001", "86 138-0000-1001", "138.0000.1001", "1380000 1001", "138 00001001", "(021)55500108", "（０２１）５５５０ ０１０８", "021—55500108", "0571 8550 0108", "000-5550 0108",
    "电话：5550 0108", "办公电话（传真）：55500108",
  ])("phone %s", (phone) => {
    expect(rules(`咨询 ${phone}，工作日。`)).toEqual(["phone"]);
  });

  it("a name beside a phone makes it another matter", () => {
    for (const text of ["联系人：王晓明，电话：13800001001", "王晓明 13800001001", "13800001001（王晓明）", "张建国主任：000-5550 0108", "联系人王芳（手机13800001001）"]) {
      expect([text, rules(text)]).toEqual([text, ["namedPhone"]]);
    }
    for (const text of ["监管中心，电话：13800001001", "联系电话：000-5550 0108", "宣教处 000-5550 0108", "请拨打13800001001咨询", "方式：000-5550 0108"]) expect([text, rules(text)]).toEqual([text, ["phone"]]);
  });

  it("a citizen's number with a slip of the pen is found where it is called one", () => {
    const wrong = ID.slice(0, 17) + (ID.endsWith("1") ? "2" : "1");
    expect(rules(`身份证号：${wrong}`)).toEqual(["citizenNumber"]);
    expect(rules(`编号${wrong}`)).not.toContain("citizenNumber");
    expect(rules("身份证 110101900307001")).toEqual(["citizenNumber"]);
  });
});

describe("check digits", () => {
  const digitsOf = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((each) => each.join(""));

  it("Luhn: exactly one last digit fits, and any single wrong digit is noticed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 12, max: 18 }).chain(digitsOf), fc.nat(), fc.integer({ min: 1, max: 9 }), (first, where, by) => {
        const fits = [..."0123456789"].filter((digit) => isLuhn(first + digit));
        expect(fits).toHaveLength(1);
        const card = first + fits[0]!;
        const i = where % card.length;
        expect(isLuhn(card.slice(0, i) + ((Number(card[i]) + by) % 10) + card.slice(i + 1))).toBe(false);
      }),
    );
  });

  it("GB 11643: any single wrong digit and any two neighbours changed round are noticed", () => {
    const numbers = fc.tuple(fc.date({ min: new Date("1930-01-01"), max: new Date("2025-12-31"), noInvalidDate: true }), digitsOf(3)).map(([day, order]) => {
      const first = `310115${day.toISOString().slice(0, 10).replaceAll("-", "")}${order}`;
      return first + citizenCheckDigit(first);
    });
    fc.assert(
      fc.property(numbers, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, i, by) => {
        expect(isCitizenNumber(number)).toBe(true);
        expect(isCitizenNumber(number.toLowerCase())).toBe(true);
        const wrong = number.slice(0, i) + ((Number(number[i]) + by) % 10) + number.slice(i + 1);
        expect(isCitizenNumber(wrong)).toBe(false);
        if (i < 16 && number[i] !== number[i + 1]) expect(isCitizenNumber(number.slice(0, i) + number[i + 1] + number[i] + number.slice(i + 2))).toBe(false);
      }),
    );
  });

  it("a day that does not exist makes no citizen's number", () => {
    const first = "11010119900230001";
    expect(isCitizenNumber(first + citizenCheckDigit(first))).toBe(false);
  });
});

describe("what is no number of a person", () => {
  it.each([
    "滨防办〔2026〕15号", "2026年8月12日09:00至2026年8月20日24:00", "2026-08-12 09:00:00", "2026.08.12—2026.09.11", "20260812", "2026081209001234", "预算 1,380,000,010.00 元", "总投资138000.50元",
    "统一社会信用代码 11310000MB2F12345X", "索引号：AB2F00/2026-00123", "第13条、第14条、第15条、第16条、第17条", "13.1 14.2 15.3 16.4 17.5 18.6", "15 16 17 18 19 20 21 22", "面积 12345.6789 平方米", "邮编 200001", "12345 热线", "人口 24870895 人",
    "https://example.test/a/13800001001x", "编号 SH13800001001", "ISBN 978-7-5000-0000-0", "GB/T 22239-2019", "0.02155500", "000000000000", "1111111111111",
  ])("%s", (text) => {
    expect([text, rules(text)]).toEqual([text, []]);
  });

  it("identifiers that the product makes are not read, numbers typed as numbers are", () => {
    expect(textsOf({ id: "0190a1b2-0000-7000-8000-138000010012", sha: "1".repeat(64), at: "2026-08-12T01:00:00.000Z", items: [{ title: "一" }, { year: 2026 }], gone: null, is: true })).toEqual([
      { path: "items[0].title", text: "一" },
      { path: "items[1].year", text: "2026" },
    ]);
  });
});

describe("works of civil defence", () => {
  it.each([
    "本市一号人防工程位于滨江路12号。", "防空地下室出入口位置见附件", "指挥工程坐标为 31.2304, 121.4737", "人防工程平面图见附图", "掩蔽部在北纬31度", "公布人防工程分布图", "The civil-defence works are at 12 Dengta Road.",
  ])("%s", (text) => {
    expect([text, rules(text)]).toEqual([text, ["civilDefenceWorks"]]);
  });

  it.each(["为了加强人防工程管理，制定本规定。", "办公地址：滨江路12号。", "人防工程由建设单位维护。请到滨江路12号窗口办理。", `人防工程${"的管理".repeat(20)}见平面图`])("not: %s", (text) => {
    expect([text, rules(text)]).toEqual([text, []]);
  });
});

describe("the office's words", () => {
  it.each(["绝密", "绝 密", "绝\u200b密", "绝·密", "绝*密", "这是绝密文件"])("%s", (text) => {
    expect(rules(text)).toEqual(["word"]);
  });

  it("are looked for without regard to case, width and their own spaces", () => {
    for (const text of ["Ａ－７计划", "a-7 计划", "A—7计划"]) expect([text, rules(text)]).toEqual([text, ["word"]]);
    expect(scan([{ path: "p", text: "价格(含税)" }], [{ word: "(含税)", list: "sensitive" }])).toHaveLength(1);
  });

  it("go out as text and come in again unchanged", () => {
    expect(formatWords(words)).toBe("# 涉密\n绝密\n\n# 工作秘密\nA-7 计划\n\n# 敏感\n控制频率\n");
    const word = fc.stringMatching(/^[\u4e00-\u9fa5a-z]{2,20}$/);
    fc.assert(
      fc.property(fc.uniqueArray(fc.record({ word, list: fc.constantFrom(...WORD_LISTS) }), { selector: (each) => each.word }), (lists) => {
        const read = parseWords(formatWords(lists));
        expect(read).toEqual({ ok: true, words: WORD_LISTS.flatMap((list) => lists.filter((each) => each.list === list)) });
      }),
    );
  });

  it("are refused line by line", () => {
    const read = parseWords(`绝密\n# 没有的表\n# 涉密\n密\n${"长".repeat(41)}\r\n绝密\n绝密`);
    expect(read).toEqual({ ok: false, faults: [{ line: 1, reason: "NO_LIST" }, { line: 2, reason: "UNKNOWN_LIST" }, { line: 4, reason: "TOO_SHORT" }, { line: 5, reason: "TOO_LONG" }] });
    expect(read.ok ? [] : read.faults.map(wordFaultSentence)[0]).toBe("第 1 行：这个词不在任何词表下。请先写一行词表名：# 涉密、# 工作秘密、# 敏感。");
  });
});

describe("a finding", () => {
  it("is one for a value, however often and however it is written, and says where", () => {
    const found = scan([{ path: "items[0].contact", text: "021-55500108" }, { path: "contactPhone", text: "电话 ０２１　５５５０ ０１０８ 转" }], words);
    expect(found).toEqual([{ rule: "phone", match: "021-55500108", places: [{ path: "items[0].contact", excerpt: "021-55500108" }, { path: "contactPhone", excerpt: "电话 ０２１ ５５５０ ０１０８ 转" }] }]);
  });

  it("points at the original signs whatever was read over", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const read = readText(text);
        expect(read.at).toHaveLength(read.signs.length + 1);
        expect(originalOf(read, 0, read.signs.length).length).toBeLessThanOrEqual(text.length);
        expect(() => scan([{ path: "", text }], words)).not.toThrow();
      }),
    );
  });

  it("takes no long time on long hostile texts", () => {
    const texts = ["1 ".repeat(100_000), "人防工程".repeat(20_000), "0-".repeat(100_000), "电话".repeat(50_000), "绝 ".repeat(50_000)];
    expect(scan(texts.map((text) => ({ path: "", text })), words).length).toBeLessThan(100);
  });
});

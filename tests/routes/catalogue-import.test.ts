import { describe, expect, it } from "vitest";
import { xlsxBytes } from "~/platform/export.server";
import { buildCatalogueOffice } from "../support/catalogue-builder";
import { visitor, type FormValues, type Page } from "../support/http";
import { readForms, type Form } from "../support/html-forms";
import { testPlatform } from "../support/platform";
import { realText } from "../support/real-texts";
import { openSite } from "../support/site";

const platform = await testPlatform({ at: "2026-08-12T09:00:00+08:00", env: { KAIMEN_DEMO: "1" } });
const { db } = platform;
const origin = await openSite(platform);
const office = await buildCatalogueOffice(platform);
const citizen = visitor(origin);
const drafter = visitor(origin);
const drafter2 = visitor(origin);
for (const [persona, person] of [["drafter", drafter], ["drafter2", drafter2]] as const) expect((await person.post("/sign-in/demo", new URLSearchParams({ persona }))).status).toBe(303);

const HEADING = ["序号", "决策事项名称", "决策类别", "承办部门", "完成时间", "调整情况"];
const good = [
  ["1", "滨江市停车收费办法", "重大公共措施", "监管中心", "第四季度", "保留"],
  ["2", "滨江市警报试鸣规定", "重要规划", "指挥通信处、监管中心", "2026年11月", "新增"],
];
const bad = [
  ["3", "短", "重大公共措施", "监管中心", "第四季度", "保留"],
  ["4", "滨江市小区充电桩规定", "不知道", "规建办", "尽快", "看情况"],
];
const csv = (rows: string[][], name = "目录.csv") => new File([`\ufeff${[HEADING, ...rows].map((row) => row.join(",")).join("\r\n")}`], name);
const page = (year = 2026, person = drafter) => person.get(`/desk/catalogues/${year}/import`);
function formWith(answer: Page, name: string): Form {
  const forms = readForms(answer.body, answer.url).filter(({ fields }) => fields.some((field) => field.name === name));
  expect(forms, answer.text).toHaveLength(1);
  return forms[0]!;
}
const look = async (file: File, values: FormValues = {}, year = 2026) => drafter.submit(formWith(await page(year), "file"), { file, ...values });
const store = (preview: Page, values: FormValues = {}) => drafter.submit(formWith(preview, "source"), values, { name: "intent", value: "store" });
const check = (preview: Page, values: FormValues = {}) => drafter.submit(formWith(preview, "source"), values, { name: "intent", value: "check" });

describe("a table that comes in", () => {
  it("is looked at first, each bad row named with its row, column and what is allowed", async () => {
    const preview = await look(csv([...good, ...bad]));
    expect(preview.status).toBe(200);
    for (const words of [
      "共 4 行",
      "第 4 行“决策事项名称”：事项名称应当是 4 至 120 字",
      "第 5 行“决策类别”：“不知道”不是决策类别。可以填写：重大公共政策和措施、重要规划",
      "第 5 行“承办部门”：不认识“规建办”",
      "第 5 行“完成时间”：“尽快”看不出是哪个月或者季度。可以填写：第四季度",
      "第 5 行“调整情况”：“看情况”不是调整情况。可以填写：保留、新增",
      "第 3 行“调整理由”：有调整的事项要写明理由",
      "“规建办”是哪个部门",
    ])
      expect(preview.text).toContain(words);
    expect(await db.catalogue.count()).toBe(0);
  });

  it("imports nothing until all rows are good or left out by choice", async () => {
    const preview = await look(csv([...good, ...bad]), { reason: "年中调整" });
    const refused = await store(preview);
    expect([refused.status, refused.text.includes("没有导入任何事项"), await db.decision.count(), await db.catalogue.count()]).toEqual([422, true, 0, 0]);
    const half = await store(refused, { skip: ["4"] });
    expect([half.status, await db.decision.count()]).toEqual([422, 0]);
    expect(readForms(half.body, half.url).flatMap(({ fields }) => fields).filter(({ name, sent }) => name === "skip" && sent).map(({ value }) => value)).toEqual(["4"]);
    const done = await store(half, { skip: ["4", "5"] });
    expect(done.location).toBe("/desk/catalogues/2026?saved=1");
    expect((await db.decision.findMany({ orderBy: { number: "asc" }, select: { slug: true, title: true, category: true, leadUnitId: true, coUnitIds: true, plannedCompletion: true, adjustment: true, adjustmentReason: true } }))).toEqual([
      { slug: "2026-1", title: good[0]![1], category: "policyMeasure", leadUnitId: "supervision", coUnitIds: [], plannedCompletion: "2026-Q4", adjustment: "kept", adjustmentReason: "" },
      { slug: "2026-2", title: good[1]![1], category: "plan", leadUnitId: "command", coUnitIds: ["supervision"], plannedCompletion: "2026-11", adjustment: "added", adjustmentReason: "年中调整" },
    ]);
  });

  it("changes nothing when it is sent twice, at once or later", async () => {
    const rows = [...good, ["5", "滨江市地下空间指引", "其他", "监管中心", "12月", ""]];
    const preview = await look(csv(rows), { reason: "年中调整" });
    const twice = await Promise.all([store(preview), store(preview), store(preview)]);
    expect(twice.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await db.decision.count()).toBe(3);
    expect((await look(csv(rows), { reason: "年中调整" })).text).toContain("没有变化 3 项");
  });

  it("understands columns in any order, workbooks, and the encoding of Excel for Windows", async () => {
    const order = [3, 1, 4, 2];
    const turned = [HEADING, good[0]!].map((row) => order.map((index) => row[index]!));
    const workbook = await xlsxBytes([{ title: "目录", columns: turned[0]!.map((title) => ({ title })), rows: [turned[1]!] }]);
    expect((await look(new File([new Uint8Array(workbook)], "目录.xlsx"))).text).toContain("共 1 行：新增 0 项，更新 0 项，没有变化 1 项");
    // 决策事项名称,决策类别,承办部门,完成时间 / 停车收费的办法,措施,指挥通信处,11月
    const bytes = Buffer.from("beF6b2dfcac2cfeec3fbb3c62cbef6b2dfc0e0b1f02cb3d0b0ecb2bfc3c52ccdeab3c9cab1bce40d0acda3b3b5cad5b7d1b5c4b0ecb7a82cb4ebcaa92cd6b8bbd3cda8d0c5b4a62c3131d4c2".replace("F", "f"), "hex");
    expect((await look(new File([bytes], "gbk.csv"))).text).toContain("新增 1 项");
  });

  it("says what is no table of a catalogue", async () => {
    for (const [file, words] of [
      [new File(["甲,乙\r\n1,2"], "a.csv"), "没有找到标题行"],
      [new File(["事项名称,承办部门\r\n1,2"], "a.csv"), "缺少“决策类别”、“完成时间”"],
      [new File([HEADING.join(",")], "a.csv"), "没有事项"],
      [new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1])], "a.xls"), "另存为 .xlsx"],
      [new File([new Uint8Array([0x50, 0x4b, 3, 4])], "a.xlsx"), "文件读不出来"],
      [new File([], "a.csv"), "没有事项"],
    ] as const) {
      const answer = await look(file);
      expect([answer.status, answer.text.includes(words)], words).toEqual([422, true]);
    }
  });

  it("belongs to the unit that answers for the catalogue", async () => {
    const answer = await drafter2.submit(formWith(await page(2026, drafter2), "file"), { file: csv([["1", "滨江市通信保障规定", "其他", "指挥通信处", "12月", ""]]) });
    const refused = await drafter2.submit(formWith(answer, "source"), {}, { name: "intent", value: "store" });
    expect([refused.status, refused.text.includes("由负责部门导入"), await db.decision.count()]).toEqual([403, true, 3]);
  });

  it("adjusts a published catalogue only with what the comparison says", async () => {
    const catalogue = await db.catalogue.findUniqueOrThrow({ where: { year: 2026 } });
    await drafter.post("/desk/catalogues/2026", new URLSearchParams({ intent: "consent", meeting: "2026年第3次办党组会议", on: "2026-08-11" }));
    await office.release("catalogue", catalogue.id);
    const moved = [good[0]!.with(4, "2027年第一季度")];
    expect((await look(csv(moved))).text).toContain("名称或者计划完成时间和已公布的目录不同");
    const renamed = await look(csv([moved[0]!.with(5, "延期")]), { reason: "上级规划调整" });
    expect(renamed.text).toContain("更新 1 项");
    expect((await store(renamed)).status).toBe(303);
    expect(await db.decision.findUnique({ where: { slug: "2026-1" } })).toMatchObject({ plannedCompletion: "2027-Q1", adjustment: "rescheduled", adjustmentReason: "上级规划调整" });
    expect((await look(csv([good[1]!.with(4, "12月").with(5, "延期")]), { reason: "上级规划调整" })).text).toContain("由其他部门牵头");
    expect((await citizen.get("/catalogue/2026")).text).not.toContain("上级规划调整");
  });
});

describe("the first day of a running office", () => {
  it("takes last year's catalogue along with the day and the page on which it had been published", async () => {
    const early = await look(csv(good), { reason: "年中调整", originalOn: "2026-08-13" }, 2025);
    expect([early.status, early.text.includes("原公布日期在今天以后")]).toEqual([422, true]);
    const script = await look(csv(good), { originalAddress: "javascript:alert(1)" }, 2025);
    expect([script.status, script.body.includes('href="javascript')]).toEqual([422, false]);
    const rows = good.map((row) => row.with(4, row[4]!.replace("2026", "2025")));
    const preview = await look(csv(rows), { reason: "年中调整", originalOn: "2025-03-20", originalAddress: "https://office.example/2025" }, 2025);
    expect((await store(preview)).status).toBe(303);
    expect((await citizen.get("/catalogue/2025")).status).toBe(404);
    await drafter.post("/desk/catalogues/2025", new URLSearchParams({ intent: "consent", meeting: "2025年第2次办党组会议", on: "2025-03-18" }));
    await office.releaseYear(2025);
    const shown = await citizen.get("/catalogue/2025");
    for (const words of ["原于2025年3月20日公布", "2025年第四季度", "新增", "2025年第2次办党组会议"]) expect(shown.text).toContain(words);
    expect(shown.body).toContain('href="https://office.example/2025"');
  });

  const text = realText("practice.md");
  it.skipIf(text === null)("imports and publishes a real table of eight items", async () => {
    const table = text!.split("\n").filter((line) => /^\| (?:序号 \| 决策|\d+ \|)/.test(line));
    const cells = table.map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
    expect(cells).toHaveLength(9);
    const file = new File([cells.map((row) => row.join(",")).join("\n")], "real.csv");
    const preview = await look(file, { reason: "十月调整" }, 2024);
    const units = readForms(preview.body, preview.url).flatMap(({ fields }) => fields).filter(({ name }) => name === "unknownUnit");
    expect(units).toHaveLength(6);
    const form = formWith(preview, "source");
    const mapped = await drafter.submit(form, { unitFor: units.map((_, index) => (index % 2 ? "supervision" : "command")) }, { name: "intent", value: "check" });
    expect(mapped.text).toContain("共 8 行：新增 8 项，更新 0 项，没有变化 0 项，有问题 0 项");
    expect((await store(mapped)).status).toBe(303);
    await drafter.post("/desk/catalogues/2024", new URLSearchParams({ intent: "consent", meeting: "2024年第9次办党组会议", on: "2024-10-10" }));
    await office.releaseYear(2024);
    const shown = await citizen.get("/catalogue/2024");
    expect(shown.text).toContain("共 8 项");
    for (const row of cells.slice(1)) expect(shown.text).toContain(row[1]);
    expect(shown.text.match(/保留/g)).toHaveLength(5);
    expect(shown.text.match(/新增 理由：十月调整/g)).toHaveLength(3);
    // What an officer said once is known the next time.
    expect((await look(file, { reason: "十月调整" }, 2024)).text).toContain("没有变化 8 项，有问题 0 项");
  });

  it("asks again for what was said of units that nobody has", async () => {
    const preview = await look(csv([["1", "滨江市河道管理规定", "其他", "水务站", "12月", ""]]), { reason: "新任务" });
    const given = formWith(preview, "source").fields.filter(({ name }) => ["source", "sourceName", "unknownUnit"].includes(name)).map(({ name, value }): [string, string] => [name, value]);
    const wrong = await drafter.post("/desk/catalogues/2026/import", new URLSearchParams([...given, ["unitFor", "nobody"], ["reason", "新任务"], ["intent", "store"]]));
    expect([wrong.status, wrong.text.includes("选择的部门不存在")]).toEqual([422, true]);
    expect((await check(wrong, { unitFor: "supervision" })).text).toContain("新增 1 项");
  });
});

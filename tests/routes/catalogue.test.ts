import pg from "pg";
import { describe, expect, it, vi } from "vitest";
import { dayOf } from "~/domain/calendar/shanghai";
import { readTableFile } from "~/platform/table-file.server";
import { buildCatalogueOffice } from "../support/catalogue-builder";
import { visitor, type Page } from "../support/http";
import { readForms, type Form } from "../support/html-forms";
import { parseCsv } from "../support/parse-csv";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ at: "2026-03-20T09:00:00+08:00", env: { KAIMEN_DEMO: "1" } });
const { db, clock } = platform;
const origin = await openSite(platform);
const office = await buildCatalogueOffice(platform);
const citizen = visitor(origin);
const drafter = visitor(origin);
const drafter2 = visitor(origin);
/** A day at the office begins with signing in. */
async function day(at: string): Promise<void> {
  clock.set(at);
  for (const [persona, person] of [["drafter", drafter], ["drafter2", drafter2]] as const) expect((await person.post("/sign-in/demo", new URLSearchParams({ persona }))).status).toBe(303);
}
await day("2026-03-20T09:00:00+08:00");

const desk = "/desk/catalogues/2026";
const item = {
  intent: "add",
  title: "社区养老服务设施布局规划",
  summary: "把养老服务设施建到家门口。",
  category: "plan",
  leadUnitId: "supervision",
  plannedCompletion: "2026-11",
  procedures: ["publicParticipation", "hearing"],
  adjustment: "kept",
  exclusion: "none",
};
function fields(values: Record<string, string | string[]>): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) body.append(name, one);
  return body;
}
/** The only form of the page that has a field of this name. */
function formWith(page: Page, name: string): Form {
  const forms = readForms(page.body, page.url).filter((form) => form.method === "POST" && form.fields.some((field) => field.name === name));
  expect(forms, page.text).toHaveLength(1);
  return forms[0]!;
}
const consent = async (meeting: string) => {
  const saved = await drafter.post(desk, fields({ intent: "consent", meeting, on: dayOf(clock.now()) }));
  expect(saved.status, saved.text).toBe(303);
};
const rowsOf = (page: Page) => [...page.body.matchAll(/<th scope="row"[^>]*>.*?<a href="(\/decisions\/[^"]+)"/g)].map((match) => match[1]);

describe("the catalogue of a year", () => {
  it("lists nothing that the regulation leaves to other procedures", async () => {
    const excluded = await drafter.post(desk, fields({ ...item, exclusion: "legislation" }));
    expect([excluded.status, excluded.text.includes("规章制定程序"), excluded.body.includes(item.title)]).toEqual([422, true, true]);
    const { exclusion: _, ...silent } = item;
    expect((await drafter.post(desk, fields(silent))).status).toBe(422);
    expect(await db.decision.count()).toBe(0);
  });

  it("takes one lead unit and two that work along, and saves nothing with two lead units", async () => {
    const two = await drafter.post(desk, fields({ ...item, leadUnitId: ["supervision", "command"] }));
    expect([two.status, two.text.includes("牵头部门只能有一个"), await db.decision.count()]).toEqual([422, true, 0]);
    expect((await drafter.post(desk, fields({ ...item, coUnitIds: ["command", "secretariat"] }))).status).toBe(303);
    expect((await drafter2.post(desk, fields({ ...item, title: "警报试鸣告知规定", category: "policyMeasure", leadUnitId: "command", plannedCompletion: "2026-Q3", procedures: "publicParticipation" }))).status).toBe(303);
    expect((await drafter.post(desk, fields({ ...item, title: "停车信息规定", category: "policyMeasure", plannedCompletion: "2026-06", procedures: "legalityReview" }))).status).toBe(303);
  });

  it("is public with the consent of its version and not before", async () => {
    await expect(office.releaseYear(2026)).rejects.toThrow("NOT_READY");
    await consent("2026年第3次办党组会议");
    await office.releaseYear(2026);
    const page = await citizen.get("/catalogue/2026");
    for (const words of ["第 1 版", "共 3 项", "2026年第3次办党组会议", "历次版本"]) expect(page.text).toContain(words);
    const again = await drafter.post(desk, fields({ intent: "consent", meeting: "2026年第4次办党组会议", on: "2026-03-20" }));
    expect([again.status, again.text.includes("没有改动")]).toEqual([409, true]);
  });
});

describe("a citizen finds an item", () => {
  it.each([
    ["unit=supervision&hearing=yes", ["2026-1"]],
    ["hearing=no", ["2026-2", "2026-3"]],
    ["unit=command", ["2026-1", "2026-2"]],
    ["category=plan", ["2026-1"]],
    ["planned=2026-Q4", ["2026-1"]],
    ["planned=2026-Q3", ["2026-2"]],
    ["phrase=%E5%81%9C%E8%BD%A6", ["2026-3"]],
    ["status=open", []],
    ["hearing=%3Cscript%3E&unit=", ["2026-1", "2026-2", "2026-3"]],
  ])("by %s, with as many rows as the heading says, and again after a reload", async (query, slugs) => {
    for (const language of ["", "/en"]) {
      const page = await citizen.get(`${language}/catalogue/2026?${query}`);
      const rows = [...page.body.matchAll(/<th scope="row"[^>]*>.*?<a href="(?:\/en)?\/decisions\/([^"]+)"/g)].map((match) => match[1]);
      expect(rows).toEqual(slugs);
      expect(page.text).toMatch(language === "" ? (slugs.length === 3 ? /共 3 项/ : new RegExp(`符合条件 ${slugs.length} 项，共 3 项`)) : slugs.length === 3 ? /3 items/ : new RegExp(`${slugs.length} of 3 items`));
    }
  });

  it("by a plain form whose conditions stand in the address", async () => {
    const page = await citizen.get("/catalogue/2026");
    const form = readForms(page.body, page.url).find(({ fields: all }) => all.some(({ name }) => name === "planned"))!;
    const found = await citizen.submit(form, { unit: "supervision", hearing: "yes" });
    expect(new URL(found.url).searchParams.get("hearing")).toBe("yes");
    expect(rowsOf(found)).toEqual(["/decisions/2026-1"]);
    expect(rowsOf(await citizen.get(found.url))).toEqual(["/decisions/2026-1"]);
  });
});

describe("an item is moved", () => {
  it("with a reason, or nothing is saved", async () => {
    await day("2026-07-03T10:00:00+08:00");
    const page = await drafter.get("/desk/decisions/2026-1/item");
    const silent = await drafter.submit(formWith(page, "version"), { plannedCompletion: "2026-12" });
    expect([silent.status, silent.text.includes("更名")]).toEqual([422, true]);
    const unexplained = await drafter.submit(formWith(silent, "version"), { adjustment: "rescheduled" });
    expect([unexplained.status, unexplained.text.includes("要写明调整理由")]).toEqual([422, true]);
    expect(await db.decision.findUnique({ where: { slug: "2026-1" } })).toMatchObject({ plannedCompletion: "2026-11" });
    const moved = await drafter.submit(formWith(unexplained, "version"), { adjustmentReason: "上级规划调整" });
    expect(moved.status).toBe(303);
    expect((await drafter.get(desk)).text).toContain("正在准备第 2 版");
    expect((await citizen.get("/catalogue/2026")).text).toContain("2026年11月");
  });

  it("and the public reads version 2 with the old and the new value and the reason; version 1 stays as it was", async () => {
    await consent("2026年第7次办党组会议");
    await office.releaseYear(2026);
    const page = await citizen.get("/catalogue/2026");
    for (const words of ["第 2 版", "2026年7月3日", "已调整：调整时间", "原计划2026年11月，现为2026年12月", "理由：上级规划调整"]) expect(page.text).toContain(words);
    const first = await citizen.get("/catalogue/2026/versions/1");
    expect(first.status).toBe(200);
    for (const words of ["第 1 版，2026年3月20日公布", "2026年11月", "2026年第3次办党组会议", "已经被后来的版本代替"]) expect(first.text).toContain(words);
    expect(first.text).not.toContain("上级规划调整");
    expect((await citizen.get("/en/catalogue/2026/versions/2")).text).toContain("Planned for 11/2026 before, now 12/2026");
    for (const none of ["3", "0", "01", "x", "-1"]) expect((await citizen.get(`/catalogue/2026/versions/${none}`)).status).toBe(404);
    expect((await citizen.get("/catalogue/2025/versions/1")).status).toBe(404);
  });

  it("the feed has one entry for each version", async () => {
    const { body } = await citizen.get("/feeds/publications.atom");
    expect([...body.matchAll(/\/catalogue\/2026\/versions\/(\d)"/g)].map((match) => match[1])).toEqual(["2", "1"]);
    expect(body).not.toMatch(/\/catalogue\/2026"/);
  });

  it("and begins the next version as kept", async () => {
    expect(await db.decision.findUnique({ where: { slug: "2026-1" } })).toMatchObject({ adjustment: "kept", adjustmentReason: "" });
    expect((await drafter.get(desk)).text).toContain("以后没有改动");
    await expect(office.releaseYear(2026)).rejects.toThrow("NOTHING_CHANGED");
  });
});

describe("the table leaves the house", () => {
  const columns = ["序号", "决策事项名称", "决策类别", "承办部门", "完成时间", "调整情况"];
  const first = ["1", item.title, "重要规划", "滨江市国防动员办公室监管中心、指挥通信处、秘书处", "2026年12月", "调整时间"];

  it("as CSV and as a workbook with the columns that offices use", async () => {
    const csv = await citizen.get("/catalogue/2026.csv");
    expect(csv.headers.get("content-type")).toContain("text/csv");
    expect(parseCsv(csv.body.replace(/^\ufeff/, "")).slice(0, 2)).toEqual([columns, first]);
    const bytes = new Uint8Array(await (await fetch(`${origin}/catalogue/2026.xlsx`)).arrayBuffer());
    const read = await readTableFile(bytes);
    expect(read.ok && read.rows.slice(0, 2)).toEqual([columns, first]);
    for (const path of ["/catalogue/2024.csv", "/catalogue/2024.xlsx", "/catalogue/abcd.csv"]) expect((await citizen.get(path)).status).toBe(404);
  });

  it("from the desk too, for the desk alone, with nothing in it that runs", async () => {
    await db.decision.update({ where: { slug: "2026-3" }, data: { title: "=HYPERLINK(1)停车" } });
    expect((await drafter.get(`${desk}/table.csv`)).body).toContain("'=HYPERLINK(1)停车");
    expect((await citizen.get(`${desk}/table.csv`)).location).toContain("/sign-in");
    await db.decision.update({ where: { slug: "2026-3" }, data: { title: "停车信息规定" } });
  });
});

describe("the coverage of the catalogue", () => {
  it("names each item's consultation and what is late for its date", async () => {
    const page = await drafter.get(`${desk}/coverage`);
    for (const words of ["共 3 项", "还没有征求意见 2 项", "不需要 1 项", "已经超过计划完成时间 3 天", "还没有公开征求意见"]) expect(page.text).toContain(words);
    const csv = parseCsv((await drafter.get(`${desk}/coverage.csv`)).body.replace(/^\ufeff/, ""));
    expect(csv.map((row) => row[4])).toEqual(["征求意见情况", "还没有征求意见", "还没有征求意见", "不需要"]);
    expect((await citizen.get("/catalogue/2026")).text).toContain("应当公开征求意见的 2 项中，已经开始或者完成征求意见的 0 项");
  });
});

describe("two thousand items of ten years", () => {
  it("are listed and filtered with the same number of queries as three", async () => {
    const queries = async (path: string, person = citizen) => {
      const spy = vi.spyOn(pg.Client.prototype, "query");
      try {
        expect((await person.get(path)).status).toBe(200);
        return spy.mock.calls.length;
      } finally {
        spy.mockRestore();
      }
    };
    const few = await queries("/catalogue/2026?hearing=yes");
    const deskFew = [await queries(desk, drafter), await queries(`${desk}/coverage`, drafter)];
    expect(Math.min(few, ...deskFew)).toBeGreaterThan(2);
    const document = await db.publicDocument.findUniqueOrThrow({ where: { kind_key: { kind: "catalogue", key: "2026" } } });
    const body = document.body as { items: { slug: string; number: number }[] };
    for (let year = 2016; year <= 2025; year += 1) {
      const items = Array.from({ length: 200 }, (_, index) => ({ ...body.items[0], year, number: index + 1, slug: `${year}-${index + 1}`, before: {} }));
      const row = { ...document, publicationId: `p${year}`, withdrawnReason: null };
      const { id: _id, ...rest } = row;
      await db.publicDocument.create({ data: { ...rest, key: String(year), path: `/catalogue/${year}`, body: { ...body, year, items } } });
      const catalogue = await db.catalogue.create({ data: { year, unitId: "supervision", createdAt: clock.now() } });
      await db.decision.createMany({
        data: items.map(({ slug, number }) => ({ slug, number, catalogueId: catalogue.id, title: item.title, summary: "", category: "plan", leadUnitId: "supervision", plannedCompletion: `${year}-11`, procedures: [], createdAt: clock.now(), updatedAt: clock.now() })),
      });
    }
    const page = await citizen.get("/catalogue/2020?hearing=yes");
    expect([rowsOf(page).length, page.text.includes("共 200 项")]).toEqual([200, true]);
    expect(await queries("/catalogue/2021?hearing=yes")).toBe(few);
    expect([await queries("/desk/catalogues/2021", drafter), await queries("/desk/catalogues/2021/coverage", drafter)]).toEqual(deskFew);
  });
});

describe("a withdrawn catalogue", () => {
  it("is gone at once with all its versions, and each says so", async () => {
    const { id } = await db.catalogue.findUniqueOrThrow({ where: { year: 2026 } });
    await office.withdraw("catalogue", id, "附表有误");
    expect((await citizen.get("/catalogue/2026")).status).toBe(404);
    for (const number of [1, 2]) {
      const page = await citizen.get(`/catalogue/2026/versions/${number}`);
      expect([page.status, page.text.includes("附表有误"), page.text.includes(item.title)]).toEqual([200, true, false]);
    }
    expect((await drafter.get(desk)).text).toContain("第 2 版已撤回");
  });
});

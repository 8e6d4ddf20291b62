import { Document, Packer, Paragraph, TextRun } from "docx";
import { describe, expect, it } from "vitest";
import { draftPublication } from "~/features/consultation/draft-publication.server";
import { draftVersions } from "~/features/consultation/draft-queries.server";
import type { Officer } from "~/features/identity/viewer.server";
import { addWindow, publish } from "../support/consultation-builder";
import { readForms, type Form } from "../support/html-forms";
import { visitor, type Page } from "../support/http";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ at: "2026-08-12T09:00:00+08:00", env: { KAIMEN_DEMO: "1" } });
const { db } = platform;
const origin = await openSite(platform);
const createdAt = platform.clock.now();

const SLUG = "parking-fees";
const desk = `/desk/decisions/${SLUG}/draft`;
const page = `/decisions/${SLUG}/draft`;

for (const id of ["supervision", "command"]) await db.unit.create({ data: { id, name: `${id}处`, nameEn: id, kind: "innerUnit" } });
for (const [persona, unitId] of [["drafter", "supervision"], ["colleague", "supervision"], ["drafter2", "command"]] as const) {
  await db.staff.create({ data: { email: `${persona}@office.example`, name: persona, persona, unitId, createdAt, roles: { create: [{ role: "drafter" }] } } });
}
const signedIn = async (persona: string) => {
  const person = visitor(origin);
  expect((await person.post("/sign-in/demo", new URLSearchParams({ persona }))).status).toBe(303);
  return person;
};
const [drafter, colleague, drafter2] = [await signedIn("drafter"), await signedIn("colleague"), await signedIn("drafter2")];
const citizen = visitor(origin);
const catalogue = await db.catalogue.create({ data: { year: 2026, unitId: "supervision", createdAt } });
const decision = await db.decision.create({
  data: { slug: SLUG, catalogueId: catalogue.id, number: 1, title: "滨江市停车收费办法", titleEn: "Parking fees", summary: "怎么收费。", category: "policyMeasure", leadUnitId: "supervision", plannedCompletion: "2026-11", createdAt, updatedAt: createdAt },
});
await db.publicDocument.create({
  data: { kind: "decision", key: SLUG, path: `/decisions/${SLUG}`, title: decision.title, body: { slug: SLUG, title: decision.title, titleEn: "Parking fees" }, publicationId: "p", revisionId: "r", sha256: "", publishedAt: createdAt, updatedAt: createdAt },
});

await db.section.create({ data: { decisionId: decision.id, kind: "draftInterpretation", presence: "text", body: "停车怎么收费，一读就懂。", updatedAt: platform.clock.now() } });
const FIRST = ["停车要付费，价格由市价格部门核定。", "夜间十时以后停车免费。", "残疾人车辆停车免费。", "停车场应当设置充电桩。", "停车场应当设置人工岗亭。", "停车费收入用于设施养护。", "经营者应当在三十日内退还多收的费用：\n（一）现金退还；\n（二）原路退还。"];
// Article 5 is gone, 6 is 5 now, 7 was changed.
const SECOND = [...FIRST.slice(0, 4), FIRST[5]!, FIRST[6]!.replace("三十日", "四十五日"), "本办法自公布之日起施行。"];
const number = (index: number) => `第${"一二三四五六七八九十"[index]}条`;
const linesOf = (articles: string[]) => ["滨江市停车收费办法", ...articles.flatMap((article, index) => `${number(index)}　${article}`.split("\n"))];
const textFile = (articles: string[]) => new File([linesOf(articles).join("\n\n")], "草案.md");

/** The only form of the page with a field of this name, or with this value in it. */
function formWith(from: Page, name: string, value?: string): Form {
  const forms = readForms(from.body, from.url).filter(({ fields }) => fields.some((field) => field.name === name && (value === undefined || field.value === value)));
  expect(forms, `${name} ${value ?? ""}: ${from.text}`).toHaveLength(1);
  return forms[0]!;
}
async function store(file: File): Promise<Page> {
  const counted = await drafter.submit(formWith(await drafter.get(desk), "file"), { file });
  expect(counted.status, counted.text).toBe(200);
  const stored = await drafter.submit(formWith(counted, "source"));
  expect(stored.status, stored.text).toBe(303);
  return counted;
}
const versionId = async (of: number) => (await db.draftVersion.findFirstOrThrow({ where: { decisionId: decision.id, number: of } })).id;
const release = async (of: number) => publish(db, draftPublication, await versionId(of));
/** The words of one clause of the page with its actions. */
const section = (from: Page, anchor: string) => {
  const start = from.body.indexOf(`id="${anchor}"`);
  const end = from.body.indexOf("</article>", start);
  return from.body.slice(start, end).replace(/<!-- -->/g, "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
};

let windowId = "";
async function giveOpinion(anchor: string, body: string): Promise<void> {
  const form = (await citizen.get(`/decisions/${SLUG}/opinion${anchor === "" ? "" : `?clause=${anchor}`}`)).form("/opinion");
  const sent = await citizen.submit(form, { body });
  expect(sent.status, sent.text).toBe(303);
}

describe("the first version", () => {
  it("comes from a Word file, and what stands in the way is named", async () => {
    const wordFile = async (lines: string[]) => new File([new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: lines.map((line) => new Paragraph({ children: [new TextRun(line)] })) }] })))], "草案.docx");
    const broken = await drafter.submit(formWith(await drafter.get(desk), "file"), { file: new File([(await (await wordFile(["x"])).bytes()).slice(0, 500)], "草案.docx") });
    expect([broken.status, broken.text.includes("这个 Word 文件打不开")]).toEqual([422, true]);
    const counted = await store(await wordFile(linesOf(FIRST)));
    expect(counted.text).toContain("清点结果：7 条、7 款、2 项");
    expect((await drafter.get(`${desk}/alignment?version=1`)).text).toContain("这是第一个版本");
    await release(1);
    windowId = await addWindow(db, decision.id, await versionId(1));
  });

  it("takes opinions on articles, on single items and on the whole", async () => {
    for (const [anchor, times] of [["a5", 2], ["a6", 3], ["a7", 1], ["a7.p1.i2", 2], ["", 1]] as const) for (let i = 0; i < times; i += 1) await giveOpinion(anchor, `建议 ${anchor} ${i}`);
    const shown = await citizen.get(page);
    expect([section(shown, "a5"), section(shown, "a6"), section(shown, "a7")].map((words) => /已收到 (\d+) 条意见/.exec(words)?.[1])).toEqual(["2", "3", "3"]);
    expect(shown.text).not.toContain("已删除条款");
    expect((await citizen.get(`${page}/compare`)).text).toContain("草案只公布了一个版本");
  });
});

describe("a second version without article 5, with 6 as 5 and another 7 (C13)", () => {
  it("is compared before it is stored, and nothing is public before its release", async () => {
    const counted = await store(textFile(SECOND));
    for (const words of ["和第 1 版对照", "未修改 4 处", "文本已修改 1 处", "条号已调整 3 处", "新增 1 处", "已删除 1 处"]) expect(counted.text).toContain(words);
    expect((await citizen.get(`${page}?version=2`)).status).toBe(404);
    expect((await citizen.get(page)).text).not.toContain("原第六条");
    await release(2);
  });

  it("shows opinions on the old article 6 under the new 5 with 原第六条, those on 7 with 文本已修改 and the difference, those on 5 as deleted", async () => {
    const shown = await citizen.get(`${page}?version=2`);
    expect(section(shown, "a5")).toMatch(/已收到 3 条意见.*条号已调整 原第六条/);
    expect(section(shown, "a6")).toMatch(/已收到 3 条意见.*文本已修改 原第七条/);
    expect(section(shown, "a7")).toContain("新增");
    expect(section(shown, "a1")).toContain("未修改");
    const deleted = shown.text.slice(shown.text.lastIndexOf("已删除条款 以前的版本"));
    expect(deleted).toMatch(/第五条 第 1 版的条款 收到 2 条意见/);
    const compared = await citizen.get(`${page}/compare?from=1&to=2`);
    expect(compared.text).toMatch(/第六条 文本已修改 原第七条 收到 3 条意见/);
    expect(compared.body.replace(/<!-- -->/g, "")).toMatch(/<del[^>]*>.*?三十<\/del>[\s\S]*<ins[^>]*>.*?四十五<\/ins>/);
  });

  it("loses no opinion: the totals before and after are the same", async () => {
    const total = await db.opinion.count({ where: { windowId } });
    const shown = await citizen.get(`${page}?version=2`);
    expect(total).toBe(9);
    expect(shown.text).toContain(`以前和本版共收到 9 条意见：本版条款 6 条，草案整体 1 条，已删除条款 2 条（9 = 6 + 1 + 2）`);
    expect((await citizen.get(`${page}?version=1`)).text).toContain("已收到意见 9 件");
  });

  it("names clauses on the desk as they are called now", async () => {
    const list = await drafter.get(`/desk/windows/${windowId}/opinions`);
    expect(list.text).toContain("第五条（原第六条）");
    expect(list.text).toContain("已删除条款（原第五条）");
    expect(list.text).toMatch(/第六条（原第七条） 文本已修改/);
    expect(list.body).toContain(`${page}/compare?from=1&amp;to=2#a6`);
    const options = [...list.body.matchAll(/<option[^>]*>([^<]*)<\/option>/g)].map(([, words]) => words);
    for (const words of ["第五条（原第六条）", "第六条（原第七条）", "第六条第（二）项（原第七条第（二）项）", "已删除条款（原第五条）"]) expect(options).toContain(words);
  });

  it("names them so in the opened opinion too, and quotes the words of the version that people read", async () => {
    const opened = async (anchor: string) => {
      const { id } = await db.opinion.findFirstOrThrow({ where: { windowId, body: `建议 ${anchor} 0` }, select: { id: true } });
      const { body } = await drafter.get(`/desk/windows/${windowId}/opinions?open=${id}`);
      const panel = body.slice(body.indexOf('id="opinion"'), body.indexOf("关闭，回到列表"));
      return panel.replace(/<!-- -->/g, "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
    };
    expect(await opened("a6")).toMatch(/针对：第五条（原第六条） .*第六条 停车费收入用于设施养护。 第 1 版第六条/);
    expect(await opened("a7")).toMatch(/针对：第六条（原第七条） 文本已修改.*三十日内.*第 1 版第七条/);
    expect(await opened("a7.p1.i2")).toMatch(/针对：第六条第（二）项（原第七条第（二）项） .*原路退还。 第 1 版第七条第（二）项/);
    expect(await opened("a7.p1.i2")).not.toContain("文本已修改");
    expect(await opened("a5")).toMatch(/针对：已删除条款（原第五条） .*第 1 版第五条/);
    expect(await opened("")).toContain("针对：草案整体");
  });

  it("names them so on the page of a theme", async () => {
    const theme = await db.theme.create({ data: { windowId, position: 1, title: "养护", summary: "", reason: "", createdAt: platform.clock.now() } });
    await db.point.updateMany({ where: { windowId, text: { in: ["建议 a6 0", "建议 a5 0"] } }, data: { themeId: theme.id } });
    const shown = await drafter.get(`/desk/windows/${windowId}/themes/${theme.id}`);
    expect(shown.text).toContain("第五条（原第六条）");
    expect(shown.text).toContain("已删除条款（原第五条）");
  });

  const pointOf = async (anchor: string, n: number) => db.point.findFirstOrThrow({ where: { windowId, text: `建议 ${anchor} ${n}` }, select: { id: true, opinionId: true } });

  it("names them so in a proposal", async () => {
    const run = await db.groupingRun.create({ data: { windowId, requestedById: "", requestedAt: platform.clock.now(), finishedAt: platform.clock.now() } });
    const pointIds = (await Promise.all([pointOf("a6", 1), pointOf("a5", 1)])).map(({ id }) => id);
    const members = { create: pointIds.map((pointId, index) => ({ pointId, position: index + 1 })) };
    const { id } = await db.proposal.create({ data: { runId: run.id, windowId, kind: "theme", position: 1, title: "收费", commonText: "建议", people: 2, points: 2, members } });
    const shown = await drafter.get(`/desk/windows/${windowId}/proposals?open=${id}`);
    expect(shown.text).toMatch(/第五条（原第六条） .*建议 a6 1/);
    expect(shown.text).toMatch(/已删除条款（原第五条） .*建议 a5 1/);
    await db.groupingRun.delete({ where: { id: run.id } });
  });

  it("names them so in a case of false attribution", async () => {
    const [renumbered, gone] = await Promise.all([pointOf("a6", 1), pointOf("a5", 1)]);
    const reported = [renumbered, gone].map(({ opinionId }, index) => ({ opinionId, caseNumber: `case-${index}`, source: "receipt", reason: `不是我写的 ${index}`, reportedAt: platform.clock.now() }));
    await db.falseAttribution.createMany({ data: reported });
    const shown = await drafter.get(`/desk/windows/${windowId}/cases`);
    expect(shown.text).toMatch(/针对条款 第五条（原第六条） 提出的理由 不是我写的 0/);
    expect(shown.text).toMatch(/针对条款 已删除条款（原第五条） 提出的理由 不是我写的 1/);
    await db.falseAttribution.deleteMany();
  });

  it("says on the receipt which number the author read, and which the clause has now", async () => {
    const about = async (anchor: string, prefix = "") => {
      const { receiptCode } = await db.opinion.findUniqueOrThrow({ where: { id: (await pointOf(anchor, 0)).opinionId } });
      return (await citizen.get(`${prefix}/receipts/${receiptCode}`)).text;
    };
    expect(await about("a6")).toContain("针对条款 第六条，现第五条");
    expect(await about("a7.p1.i2")).toContain("针对条款 第七条第（二）项，现第六条第（二）项");
    expect(await about("a5")).toContain("针对条款 第五条，修改稿中已经删除");
    expect(await about("")).toContain("针对条款 整个草案");
    expect(await about("a6", "/en")).toContain("About 第六条, now 第五条");
    expect(await about("a5", "/en")).toContain("About 第五条, deleted in the revised draft");
  });

  it("has lasting links, a list of versions, and says so in English too", async () => {
    const shown = await citizen.get(`${page}?version=2`);
    expect(shown.body).toContain(`href="${page}?version=2#a6.p1.i2"`);
    for (const link of [`${page}?version=1"`, `${page}/compare?from=1&amp;to=2"`]) expect(shown.body).toContain(link);
    const english = await citizen.get(`/en${page}?version=2`);
    for (const words of ["Text changed", "Renumbered", "formerly 第六条", "Deleted clauses", "9 = 6 + 1 + 2"]) expect(english.text).toContain(words);
  });
});

describe("the comparison of two versions", () => {
  it("has an address for each choice, and two sums that hold", async () => {
    const sides = await citizen.get(`${page}/compare`);
    expect(sides.text).toContain("第 1 版 9 处 = 未修改 4 + 文本已修改 1 + 条号已调整 3 + 已删除 1");
    expect(sides.text).toContain("第 2 版 9 处 = 未修改 4 + 文本已修改 1 + 条号已调整 3 + 新增 1");
    expect([sides.body.includes("diff-sides"), sides.text.includes(FIRST[0]!)]).toEqual([true, false]);
    const inline = await citizen.submit(formWith(sides, "view"), { view: "inline", show: "all" });
    expect([inline.status, inline.body.includes("diff-sides"), inline.text.includes(FIRST[0]!)]).toEqual([200, false, true]);
    expect((await citizen.get(`${page}/compare?from=2&to=1`)).text).toContain("草案对照：第 1 版和第 2 版");
    expect((await citizen.get(`${page}/compare?from=2&to=2`)).text).toContain("没有区别");
    for (const wrong of ["from=3&to=2", "from=x", "to=01", "to=1e0"]) expect([wrong, (await citizen.get(`${page}/compare?${wrong}`)).status]).toEqual([wrong, 404]);
    expect((await citizen.get("/decisions/nothing/draft/compare")).status).toBe(404);
  });
});

describe("the search in a draft", () => {
  it.each([["第6条", "第六条"], ["６条", "第六条"], ["第六条", "第六条"]])("finds an article by %s", async (q, label) => {
    const found = await citizen.get(`${page}?version=2&q=${encodeURIComponent(q)}`);
    expect(found.text).toContain(`找到“${q}”的条款有`);
    expect(found.body).toMatch(new RegExp(`<a href="#a6">${label}</a>`));
  });

  it("marks what it found, also one character, and says what to do where there is nothing", async () => {
    const found = await citizen.submit(formWith(await citizen.get(`${page}?version=2`), "q"), { q: "桩" });
    expect(found.body.match(/<mark>桩<\/mark>/g)).toHaveLength(2);
    const none = await citizen.get(`${page}?q=${encodeURIComponent("<b>飞艇</b>")}`);
    expect(none.text).toContain("没有找到“<b>飞艇</b>”");
    expect(none.text).toContain("请换一个词");
  });
});

describe("a correction of the alignment", () => {
  it("is made on the desk before the release: two articles that were taken for different ones are one", async () => {
    await store(textFile([...SECOND.slice(0, 3), "经营者可以提供代客泊车。", ...SECOND.slice(4)]));
    const here = `${desk}/alignment?version=3`;
    const before = await drafter.get(here);
    expect(before.text).toContain("第 3 版与第 2 版对照");
    expect(before.text).toMatch(/第四条 新增/);
    expect((await drafter2.get(here)).status).toBe(404);
    const link = /href="([^"]*clause=[^"]*)#name-old"[^>]*>指定原条款<span[^>]*>：(?:<!-- -->)?第四条</.exec(before.body)![1]!.replaceAll("&amp;", "&");
    const naming = await drafter.get(link);
    const old = await db.clause.findFirstOrThrow({ where: { versionId: await versionId(2), label: "第四条" } });
    const stale = await colleague.get(link);
    const done = await drafter.submit(formWith(naming, "oldClause"), { oldClause: old.id });
    expect(done.location).toBe(`${here}&saved=1`);
    const after = await drafter.follow(done);
    expect(after.text).toContain("第四条就是原第四条");
    expect(after.text).toMatch(/第四条 文本已修改 人工指定/);
    const late = await colleague.submit(formWith(stale, "oldClause"), { oldClause: old.id });
    expect([late.status, late.text.includes("同事已经改过")]).toEqual([409, true]);
    expect(await identity(3, "第四条")).toBe(await identity(2, "第四条"));
  });

  it("is taken back, and two clauses are kept apart, with the rest as it was", async () => {
    const here = `${desk}/alignment?version=3`;
    const dropped = await drafter.submit(formWith(await drafter.get(here), "intent", "drop"));
    expect(dropped.status).toBe(303);
    expect(await identity(3, "第四条")).not.toBe(await identity(2, "第四条"));
    const all = await drafter.get(`${here}&show=all`);
    const clause = await db.clause.findFirstOrThrow({ where: { versionId: await versionId(3), label: "第一条" } });
    expect((await drafter.submit(formWith(all, "clause", clause.id))).status).toBe(303);
    expect(await identity(3, "第一条")).not.toBe(await identity(2, "第一条"));
    expect(await identity(3, "第二条")).toBe(await identity(2, "第二条"));
    expect((await drafter.get(here)).text).toContain("第一条不是原第一条");
  });

  it("is part of what is reviewed, and over with the release", async () => {
    const reviewed = JSON.stringify(await draftPublication.canonicalise(db, await versionId(3)));
    const here = `${desk}/alignment?version=3`;
    await drafter.submit(formWith(await drafter.get(here), "oldClause"));
    expect(JSON.stringify(await draftPublication.canonicalise(db, await versionId(3)))).not.toBe(reviewed);
    await release(3);
    const id = await versionId(3);
    const publication = await db.publication.create({ data: { kind: "draft", nounId: id, unitId: "supervision", createdAt } });
    await db.revision.create({ data: { publicationId: publication.id, number: 1, content: {}, sha256: "", authorId: "", createdAt, submittedAt: createdAt, publishedAt: createdAt } });
    const version = await db.draftVersion.findUniqueOrThrow({ where: { id } });
    const refused = await drafter.post(here, new URLSearchParams({ intent: "again", alignment: String(version.alignment) }));
    expect([refused.status, refused.text.includes("已经公布")]).toEqual([409, true]);
    expect((await drafter.get(here)).text).toContain("对照不能再改");
  });

  it("refuses what makes no sense", async () => {
    await store(textFile(SECOND));
    const here = `${desk}/alignment?version=4`;
    for (const fields of ["intent=same&alignment=0&clause=x&oldClause=y", "intent=different&alignment=0&clause=x"]) expect([fields, (await drafter.post(here, new URLSearchParams(fields))).status]).toEqual([fields, 409]);
    for (const fields of ["intent=nothing", "intent=same&alignment=0&clause=x", "intent=again&alignment=-1"]) expect([fields, (await drafter.post(here, new URLSearchParams(fields))).status]).toEqual([fields, 422]);
    for (const wrong of ["?version=9", "?version=x"]) expect((await drafter.get(`${desk}/alignment${wrong}`)).status).toBe(404);
  });
});

describe("versions that come out in another order", () => {
  it("are aligned with what the public has, and wait where that changed meanwhile", async () => {
    await store(textFile([...SECOND, "停车场可以出租广告位。"]));
    const faults = async (of: number) => (await draftPublication.faults(db, await versionId(of), platform.clock.now())).map(({ reason }) => reason);
    expect(await faults(5)).toEqual([]);
    await release(4);
    expect(await faults(5)).toEqual(["BASE_STALE"]);
    const again = await drafter.submit(formWith(await drafter.get(`${desk}/alignment?version=5`), "intent", "again"));
    expect(again.status).toBe(303);
    expect(await faults(5)).toEqual([]);
    const officer = { unitScope: { leadUnitId: "supervision" } } as Officer;
    expect((await draftVersions(db, officer, SLUG))!.drafts[0]!.baseId).toBe(await versionId(4));
  });

  it("list clauses that earlier versions lost, and count the opinions on them still", async () => {
    await release(5);
    const shown = await citizen.get(`${page}?version=5`);
    expect(shown.text).toMatch(/第五条 第 1 版的条款 收到 2 条意见/);
    expect(shown.text).toContain("9 = 6 + 1 + 2");
  });
});

async function identity(of: number, label: string): Promise<string> {
  return (await db.clause.findFirstOrThrow({ where: { versionId: await versionId(of), label } })).identityId;
}

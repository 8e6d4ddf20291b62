import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { windowPublication } from "~/features/consultation/window-publication.server";
import { jobList } from "~/worker";
import { publish } from "../support/consultation-builder";
import { readForms } from "../support/html-forms";
import { visitor, type FormValues, type Page, type Visitor } from "../support/http";
import { answeredTheme, buildLedger, must, publishReport, seedOpinions, type Ledger } from "../support/ledger-builder";
import { giveTheme } from "~/features/consultation/give-theme.server";
import { parseCsv } from "../support/parse-csv";
import { approvalFields } from "../support/reviews";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";
import { startSmtp } from "../support/smtp";

/** Journeys of the answer (participation 8 E) through the pages that officials and citizens use. */
const smtp = await startSmtp();
const platform = await testPlatform({ env: { KAIMEN_DEMO: "1", SMTP_URL: smtp.url } });
const { db } = platform;
const origin = await openSite(platform);
const { jobs } = jobList(platform);
const alone = { exclusively: <Result>(_name: string, work: () => Promise<Result>) => work() };
const reader = visitor(origin);

let count = 0;
let ledger: Ledger;
let desk: string;
const office = new Map<string, Visitor>();

beforeAll(async () => {
  await buildLedger(platform, { slug: "staff" });
  await db.staff.create({ data: { email: "supervisor@kaimen.test", name: "秦望", unitId: "secretariat", persona: "supervisor", createdAt: platform.clock.now(), roles: { create: [{ role: "supervisor" }] } } });
  for (const persona of ["drafter", "drafter2", "clerk", "unit-reviewer", "reviewer", "publisher", "supervisor"]) {
    const person = visitor(origin);
    expect((await person.post("/sign-in/demo", new URLSearchParams({ persona }))).status).toBe(303);
    office.set(persona, person);
  }
});
beforeEach(async () => {
  count += 1;
  platform.clock.set("2026-08-12T09:00:00+08:00");
  await db.$executeRaw`TRUNCATE "RateCounter", "Message"`;
  smtp.mails.length = 0;
  ledger = await buildLedger(platform, { slug: `parking-${count}` });
  desk = `/desk/windows/${ledger.windowId}`;
});

const as = (persona: string) => office.get(persona)!;
async function send(persona: string, path: string, intent: string, values: FormValues): Promise<Page> {
  const page = await as(persona).get(path);
  const form = readForms(page.body, page.url).find(({ fields }) => fields.some(({ name, value }) => name === "intent" && value === intent));
  if (!form) throw new Error(`no form ${intent} on ${path} (${page.status})`);
  return as(persona).submit(form, values);
}
const reportPath = () => `/desk/publications/report/${ledger.windowId}`;
const post = (persona: string, fields: Record<string, string>) => as(persona).post(reportPath(), new URLSearchParams(fields));
const submitReport = () => post("drafter", { intent: "submit" });
async function approveReport(): Promise<void> {
  for (const persona of ["unit-reviewer", "reviewer"]) expect((await post(persona, await approvalFields(db, { kind: "report", nounId: ledger.windowId }))).status).toBe(303);
}
async function releaseReport(): Promise<void> {
  const sent = await submitReport();
  expect(sent.status, sent.text).toBe(303);
  await approveReport();
  expect((await post("publisher", { intent: "publish" })).status).toBe(303);
}
/** The jobs that a release asks for, as the worker does them. */
async function tell(): Promise<void> {
  await jobs["tell-authors"]!({ windowId: ledger.windowId }, alone);
  for (const { id } of await db.message.findMany({ where: { sentAt: null }, orderBy: { id: "asc" } })) await jobs["send-message"]!({ id }, alone);
}
const mail = (value: string) => ({ kind: "email", value }) as const;
const receipts = (codes: string[]) => Promise.all(codes.map(async (code) => (await reader.get(`/receipts/${code}`)).text));

describe("E26: ten answers in draft", () => {
  it("change ten receipts at one instant, with one mail a person and none for a hidden opinion", async () => {
    const seeded = await seedOpinions(platform, ledger, [...Array.from({ length: 10 }, (_, i) => ({ contact: mail(i < 4 ? "wang@people.test" : `p${i}@people.test`) })), { contact: mail("hidden@people.test"), body: "要隐去的话" }]);
    expect((await send("drafter", `${desk}/opinions?open=${seeded[10]!.id}`, "hide", { rule: "第六条第二项" })).status).toBe(303);
    for (const [i, { pointId }] of seeded.slice(0, 10).entries()) await answeredTheme(platform, ledger, { title: `主题 ${i}`, pointIds: [pointId], disposition: "notAdopted", reason: `与上位法第${i}条冲突` });
    const codes = seeded.slice(0, 10).map(({ receiptCode }) => receiptCode);
    for (const text of await receipts(codes)) expect([text.includes("办理中"), text.includes("冲突")]).toEqual([true, false]);
    await submitReport();
    await approveReport();
    for (const text of await receipts(codes)) expect(text).not.toContain("冲突");
    expect((await post("publisher", { intent: "publish" })).status).toBe(303);
    for (const [i, text] of (await receipts(codes)).entries()) expect(text).toContain(`与上位法第${i}条冲突`);
    await tell();
    await tell();
    expect(smtp.mails.flatMap(({ to }) => to).sort()).toEqual(["p4@people.test", "p5@people.test", "p6@people.test", "p7@people.test", "p8@people.test", "p9@people.test", "wang@people.test"]);
    for (const { receiptCode } of seeded.slice(0, 4)) expect(smtp.mails.find(({ to }) => to.includes("wang@people.test"))!.text).toContain(receiptCode.slice(0, 5));
  });
});

describe("E27: 120 received", () => {
  it("are 31 + 20 + 60 + 5 + 3 + 1 on the page; with one undecided nothing is submitted or published, and it is named", async () => {
    const seeded = await seedOpinions(platform, ledger, Array.from({ length: 120 }, () => ({})));
    platform.clock.set("2026-07-10T09:00:00+08:00");
    for (const { receiptCode } of seeded.slice(116, 119)) {
      await db.$executeRaw`TRUNCATE "RateCounter"`;
      expect((await reader.submit((await reader.get(`/receipts/${receiptCode}/withdraw`)).form("/withdraw"))).status).toBe(303);
    }
    platform.clock.set("2026-08-12T09:00:00+08:00");
    expect((await send("drafter", `${desk}/opinions?open=${seeded[119]!.id}`, "hide", { rule: "第六条第二项" })).status).toBe(303);
    const points = seeded.map(({ pointId }) => pointId);
    await answeredTheme(platform, ledger, { title: "办理期限", pointIds: points.slice(0, 31), disposition: "adopted" });
    await answeredTheme(platform, ledger, { title: "收费", pointIds: points.slice(31, 51), disposition: "partiallyAdopted", reason: "一部分已写入。" });
    await answeredTheme(platform, ledger, { title: "处罚", pointIds: points.slice(51, 111), disposition: "notAdopted", reason: "与上位法第十二条冲突" });
    const works = await answeredTheme(platform, ledger, { title: "物业", pointIds: points.slice(111, 116), disposition: "outOfScope", reason: "请向物业管理部门反映。" });

    await submitReport();
    await approveReport();
    expect((await send("drafter", `${desk}/themes/${works}`, "answer", { disposition: "", reason: "" })).status).toBe(303);
    const published = await post("publisher", { intent: "publish" });
    expect(published.status).toBe(409);
    const submitted = await submitReport();
    expect([submitted.status, submitted.text.includes("主题“物业”还没有处理结论")]).toEqual([409, true]);
    expect((await reader.get(`/decisions/${ledger.slug}/report`)).status).toBe(404);

    expect((await send("drafter", `${desk}/themes/${works}`, "answer", { disposition: "outOfScope", reason: "请向物业管理部门反映。" })).status).toBe(303);
    // What was approved stands again, so that its approval does too.
    expect((await post("publisher", { intent: "publish" })).status).toBe(303);
    const { text } = await reader.get(`/decisions/${ledger.slug}/report`);
    expect(text).toContain("共收到 120 件 = 计入 116 + 撤回 3 + 隐去 1");
    expect(text).toContain("意见 116 条 = 采纳 31 + 部分采纳 20 + 未采纳 60 + 已有规定或解释说明 0 + 不属于征集范围 5");
    const [, counted, withdrawn, hidden] = /120 件 = 计入 (\d+) \+ 撤回 (\d+) \+ 隐去 (\d+)/.exec(text)!.map(Number);
    const [, ...disposed] = /采纳 (\d+) \+ 部分采纳 (\d+) \+ 未采纳 (\d+) \+ 已有规定或解释说明 (\d+) \+ 不属于征集范围 (\d+)/.exec(text)!.map(Number);
    expect(disposed.reduce((sum, n) => sum + n, 0)).toBe(counted);
    expect([...disposed, withdrawn!, hidden!].reduce((sum, n) => sum + n, 0)).toBe(120);
  });
});

describe("E31, E30: a group of fifty", () => {
  it("is answered once: fifty receipts say so, one distinct point and fifty people more; the table is downloaded as the page shows it", async () => {
    const seeded = await seedOpinions(platform, ledger, [...Array.from({ length: 50 }, (_, i) => ({ body: i % 2 === 0 ? "请延长备案期限。" : "请延长备案期限" })), { body: "=1+1 请设坡道", name: "李大山" }]);
    await answeredTheme(platform, ledger, { title: "坡道", pointIds: [seeded[50]!.pointId], disposition: "alreadyProvided", reason: "国家标准已有规定。" });
    const group = seeded.slice(0, 50).map(({ pointId }) => pointId);
    const themeId = await answeredTheme(platform, ledger, { title: "备案期限", pointIds: group, disposition: null });
    expect((await as("drafter").get(`${desk}/themes/${themeId}`)).text).toContain("50 件意见提到，共 50 条，其中不同的意见 1 条");
    expect((await send("drafter", `${desk}/themes/${themeId}`, "answer", { disposition: "notAdopted", reason: "与上位法第十二条冲突" })).status).toBe(303);
    await releaseReport();
    for (const text of await receipts(seeded.slice(0, 50).map(({ receiptCode }) => receiptCode))) expect(text).toContain("与上位法第十二条冲突");
    const page = await reader.get(`/decisions/${ledger.slug}/report`);
    expect(page.text).toContain("50 件意见提到，共 50 条");

    const response = await fetch(`${origin}/decisions/${ledger.slug}/report.csv`);
    expect(response.headers.get("content-disposition")).toContain(`report-${ledger.slug}-2026-08-12.csv`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header, ...rows] = parseCsv(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    expect(header).toEqual(["序号", "意见人", "条款", "意见内容", "是否采纳", "理由"]);
    expect(rows).toHaveLength(51);
    // Each cell stands on the page, in the same order.
    const table = page.text.slice(page.text.lastIndexOf("序号"));
    let at = 0;
    for (const [number, author, , words, disposition, reason] of rows) {
      for (const cell of [number!, author!, words!.replace(/^'/, ""), disposition!, reason!]) {
        const found = table.indexOf(cell, at);
        expect([number, cell, found >= at]).toEqual([number, cell, true]);
        at = found;
      }
    }
  });
});

describe("a selection made a theme and given to another unit in one step", () => {
  it("is refused with words where it cannot be, and otherwise the unit sees it and nothing else", async () => {
    const seeded = await seedOpinions(platform, ledger, [{ body: "警报声听不见", name: "李大山" }, { body: "请加装喇叭", name: "李大山" }, { body: "收费太高" }]);
    const taken = await answeredTheme(platform, ledger, { title: "收费", pointIds: [seeded[2]!.pointId], disposition: null });
    const points = seeded.slice(0, 2).map(({ pointId }) => pointId);
    const give = (values: FormValues) => send("drafter", `${desk}/opinions`, "assign", { points, unit: "command", ...values });
    for (const [values, status, words] of [
      [{ newTitle: "警报" }, 422, "请选择答复的期限"],
      [{ target: taken, dueOn: "2026-08-20" }, 422, "已有主题请打开主题，在主题页面交办"],
      [{ newTitle: "警报", dueOn: "2026-08-11" }, 422, "答复的期限早于今天"],
      [{ newTitle: "收费", dueOn: "2026-08-20" }, 409, "已有同名的主题"],
    ] as const) {
      const page = await give(values);
      expect([page.status, page.text.includes(words)], words).toEqual([status, true]);
    }
    expect(await db.theme.count({ where: { windowId: ledger.windowId } })).toBe(1);

    const done = await as("drafter").follow(await give({ newTitle: "警报", dueOn: "2026-08-20" }));
    expect(done.text).toContain("已归入新主题并交办");
    const theme = await db.theme.findFirstOrThrow({ where: { windowId: ledger.windowId, title: "警报" } });
    const list = await as("drafter2").get("/desk/windows");
    expect([list.text.includes("警报"), list.text.includes("收费")]).toEqual([true, false]);
    const page = await as("drafter2").get(`${desk}/themes/${theme.id}`);
    expect(["警报声听不见", "请加装喇叭", "收费太高", "李大山"].map((words) => page.text.includes(words))).toEqual([true, true, false, false]);
    expect((await as("drafter2").get(`${desk}/themes/${taken}`)).status).toBe(404);
    // The owner sees what is late.
    platform.clock.set("2026-08-24T09:00:00+08:00");
    for (const persona of ["drafter", "supervisor"]) expect((await as(persona).post("/sign-in/demo", new URLSearchParams({ persona }))).status).toBe(303);
    expect((await as("drafter").get(`${desk}/opinions?due=overdue`)).text).toMatch(/已超期 4 天[\s\S]*意见 2 件/);
  });

  it("works for everything that meets the conditions, and says in the preview who answers until when", async () => {
    await seedOpinions(platform, ledger, [{ channel: "letter" }, { channel: "letter" }, { channel: "web" }]);
    const preview = await send("drafter", `${desk}/opinions?channel=letter`, "preview-all", { allNewTitle: "来信", allUnit: "command", allDueOn: "2026-08-20" });
    expect(preview.text).toContain("归入主题“来信”，并请指挥通信处在 2026年8月20日 前答复");
    const confirm = readForms(preview.body, preview.url).find(({ fields }) => fields.some(({ value }) => value === "assign-all"))!;
    expect((await as("drafter").follow(await as("drafter").submit(confirm))).text).toContain("已归入新主题并交办");
    expect(await db.theme.findFirstOrThrow({ where: { windowId: ledger.windowId } })).toMatchObject({ unitId: "command", dueOn: "2026-08-20" });
    expect((await as("drafter").submit(confirm)).status).toBe(409);
  });
});

describe("what a supervisor sees at /desk/overdue", () => {
  it("is every window past its reply clock, the latest first, and every unit that owes an answer, with natural and working days", async () => {
    await db.publicDocument.deleteMany({ where: { kind: "window", parentKey: { not: ledger.slug } } });
    await db.theme.deleteMany();
    const older = await buildLedger(platform, { slug: `older-${count}` });
    await db.consultationWindow.update({ where: { id: older.windowId }, data: { closesAt: new Date("2026-07-10T16:00:00Z"), originalClosesAt: new Date("2026-07-10T16:00:00Z") } });
    await db.decision.update({ where: { slug: older.slug }, data: { title: "更早的规定" } });
    await publish(db, windowPublication, older.windowId);
    const given = await answeredTheme(platform, ledger, { title: "警报", pointIds: [], disposition: null });
    const answered = await answeredTheme(platform, ledger, { title: "已答复的", pointIds: [], disposition: "adopted" });
    const early = await answeredTheme(platform, older, { title: "更早的", pointIds: [], disposition: null });
    const give = (at: Ledger, themeId: string, dueOn: string) => giveTheme(platform, platform.clock.now(), at.drafter, { windowId: at.windowId, themeId, version: 2, unitId: "command", dueOn });
    must(await give(ledger, given, "2026-08-20"));
    must(await give(ledger, answered, "2026-08-13"));
    must(await give(older, early, "2026-08-14"));
    platform.clock.set("2026-08-24T09:00:00+08:00");
    const supervisor = visitor(origin);
    await supervisor.post("/sign-in/demo", new URLSearchParams({ persona: "supervisor" }));
    const { text } = await supervisor.get("/desk/overdue");
    // Closed on 10 July: due on 9 August. Closed on 20 July: due on 19 August.
    expect(text).toMatch(/现在逾期的（2 件）.*更早的规定.*2026年8月9日.*15 天，其中工作日 11 天.*停车设施管理规定.*2026年8月19日.*5 天，其中工作日 3 天/);
    expect(text).toMatch(/交办后逾期未答复的主题（2 个）.*更早的.*指挥通信处.*2026年8月14日.*10 天，其中工作日 6 天.*警报.*指挥通信处.*停车设施管理规定.*监管中心.*2026年8月20日.*4 天，其中工作日 2 天/);
    expect(text).not.toContain("已答复的");
    const clerk = visitor(origin);
    await clerk.post("/sign-in/demo", new URLSearchParams({ persona: "clerk" }));
    expect((await clerk.get("/desk/overdue")).status).toBe(403);
  });
});

describe("the slip of a letter that was typed in", () => {
  it("warns when the same words came before, here and not withdrawn, and stops nothing", async () => {
    const other = await buildLedger(platform, { slug: `other-${count}` });
    await seedOpinions(platform, other, [{ body: "建议延长到四十五日。" }]);
    const enter = async (body: string, name: string) => {
      const form = (await as("clerk").get(`${desk}/enter`)).form("/enter");
      return as("clerk").follow(await as("clerk").submit(form, { channel: "letter", receivedOn: "2026-07-10", authorKind: "individual", name, body }));
    };
    const first = await enter("建议延长到四十五日。", "李大山");
    expect([first.text.includes("已登记"), first.text.includes("文字完全相同")]).toEqual([true, false]);
    const second = await enter("建议延长到四十五日。", "周明");
    expect(second.text).toContain("这次征集中还有 1 件文字完全相同的意见");
    expect((await enter("建议延长到四十日。", "周明")).text).not.toContain("文字完全相同");
    const [opinion] = await db.opinion.findMany({ where: { windowId: ledger.windowId }, orderBy: { id: "asc" } });
    await db.opinion.update({ where: { id: opinion!.id }, data: { withdrawnAt: platform.clock.now() } });
    expect((await as("clerk").get(new URL(second.url).pathname + new URL(second.url).search)).text).not.toContain("文字完全相同");
  });
});

describe("displayUntil", () => {
  it("keeps an answered window on the list of consultations until the end of its last day, and an unanswered one for ever", async () => {
    await db.publicDocument.deleteMany({ where: { kind: "window", parentKey: { not: ledger.slug } } });
    await db.consultationWindow.update({ where: { id: ledger.windowId }, data: { displayUntil: new Date("2026-08-31T16:00:00Z") } });
    await publish(db, windowPublication, ledger.windowId);
    const isListed = async (at: string) => {
      platform.clock.set(at);
      return (await reader.get("/consultations")).body.includes(`/decisions/${ledger.slug}`);
    };
    expect(await isListed("2026-09-02T09:00:00+08:00")).toBe(true);
    platform.clock.set("2026-08-12T09:00:00+08:00");
    await publishReport(platform, platform.clock.now(), ledger);
    expect([await isListed("2026-08-31T23:59:59.999+08:00"), await isListed("2026-09-01T00:00:00+08:00")]).toEqual([true, false]);
    // What left the list is still there.
    expect((await reader.get(`/decisions/${ledger.slug}/report`)).status).toBe(200);
  });
});

import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { groupOpinions } from "~/features/consultation/group-opinions.server";
import { answeredTheme, buildLedger, publishReport, seedOpinions, type Ledger } from "../support/ledger-builder";
import { readForms } from "../support/html-forms";
import { visitor, type Visitor } from "../support/http";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ env: { KAIMEN_DEMO: "1" } });
const now = platform.clock.now();
let origin: string;
let count = 0;
let ledger: Ledger;
let desk: string;

beforeAll(async () => {
  origin = await openSite(platform);
});
beforeEach(async () => {
  count += 1;
  ledger = await buildLedger(platform, { slug: `parking-${count}` });
  desk = `/desk/windows/${ledger.windowId}`;
});

async function signedIn(persona: string): Promise<Visitor> {
  const person = visitor(origin);
  const page = await person.post("/sign-in/demo", new URLSearchParams({ persona }));
  expect(page.status).toBe(303);
  return person;
}

/** The form of a page that carries this intent. */
async function formOf(person: Visitor, path: string, intent: string) {
  const page = await person.get(path);
  const form = readForms(page.body, page.url).find(({ fields }) => fields.some(({ name, value }) => name === "intent" && value === intent));
  if (!form) throw new Error(`no form ${intent} on ${path} (${page.status})`);
  return form;
}

describe("who may see and change the opinions of a window", () => {
  it("sends strangers to sign in, tells nobody of other units that it exists, and refuses roles without the right", async () => {
    const [opinion] = await seedOpinions(platform, ledger, [{}]);
    const themeId = await answeredTheme(platform, ledger, { title: "期限", pointIds: [opinion!.pointId], disposition: "adopted" });
    const pages = [`${desk}/opinions`, `${desk}/themes/${themeId}`, `${desk}/report`, `${desk}/enter`];
    const stranger = visitor(origin);
    for (const path of ["/desk/windows", ...pages]) expect((await stranger.get(path)).location).toBe(`/sign-in?returnTo=${encodeURIComponent(path)}`);
    for (const path of pages) expect([path, (await stranger.post(path, new URLSearchParams({ intent: "assign" }))).status]).toEqual([path, 401]);

    const drafter2 = await signedIn("drafter2");
    expect((await drafter2.get("/desk/windows")).text).not.toContain("停车设施");
    for (const path of pages.slice(0, 3)) expect([path, (await drafter2.get(path)).status]).toEqual([path, 404]);
    const tries: [string, Record<string, string>][] = [
      [`${desk}/opinions`, { intent: "assign", points: opinion!.pointId, newTitle: "别人的主题" }],
      [`${desk}/opinions`, { intent: "hide", opinion: opinion!.id, rule: "第六条" }],
      [`${desk}/opinions`, { intent: "split", opinion: opinion!.id, text: "x" }],
      [`${desk}/themes/${themeId}`, { intent: "answer", version: "2", disposition: "adopted" }],
      [`${desk}/report`, { intent: "write", introduction: "x", seen: "" }],
    ];
    for (const [path, fields] of tries) expect([fields.intent, (await drafter2.post(path, new URLSearchParams(fields))).status]).toEqual([fields.intent, 404]);

    const clerk = await signedIn("clerk");
    const list = await clerk.get(`${desk}/opinions`);
    expect([list.status, /name="points"/.test(list.body)]).toEqual([200, false]);
    for (const [path, fields] of tries) expect([fields.intent, (await clerk.post(path, new URLSearchParams(fields))).status]).toEqual([fields.intent, 403]);
    expect((await clerk.get(`${desk}/report`)).status).toBe(403);
    expect((await (await signedIn("publisher")).get(`${desk}/opinions`)).status).toBe(403);
    expect((await (await signedIn("drafter")).get("/desk/windows/nothing/opinions")).status).toBe(404);
  });

  it("shows names and contacts to officials and notes each page with them once", async () => {
    await seedOpinions(platform, ledger, [{ name: "李大山", contact: { kind: "phone", value: "13800000003" } }, { name: null }]);
    const drafter = await signedIn("drafter");
    const page = await drafter.get(`${desk}/opinions`);
    expect(page.text).toContain("李大山");
    expect(page.text).toContain("13800000003");
    const rows = await platform.db.auditRow.findMany({ where: { action: "opinion.personal-data-read", nounId: ledger.windowId } });
    expect(rows).toMatchObject([{ actorId: ledger.drafter.id, detail: { people: 1 } }]);
  });
});

describe("sorting", () => {
  it("puts several ticked points into a new theme in one step and keeps the filters; nothing ticked loses nothing", async () => {
    const seeded = await seedOpinions(platform, ledger, [{ body: "期限太短" }, { body: "期限太长" }, { body: "收费", channel: "letter" }]);
    const drafter = await signedIn("drafter");
    const path = `${desk}/opinions?phrase=${encodeURIComponent("期限")}`;
    const form = await formOf(drafter, path, "assign");
    const empty = await drafter.submit(form, { newTitle: "办理期限" });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain("请先勾选要归类的意见");
    expect(empty.body).toContain('value="办理期限"');

    const sent = await drafter.submit(form, { points: seeded.slice(0, 2).map(({ pointId }) => pointId), newTitle: "办理期限" });
    expect(sent.location).toBe(`${path}&done=assigned`);
    const after = await drafter.follow(sent);
    expect(after.text).toContain("已归类");
    expect(after.text).toContain("主题：办理期限");
    expect((await drafter.get(`${desk}/opinions?theme=unsorted`)).text).toContain("意见 1 件");
    const windows = await drafter.get("/desk/windows");
    expect(windows.text).toContain("2 / 3 条");
  });

  it("splits an opinion in its panel and says from where words are missing", async () => {
    const [opinion] = await seedOpinions(platform, ledger, [{ body: "一、期限太短。二、请设坡道。" }]);
    const drafter = await signedIn("drafter");
    const path = `${desk}/opinions?open=${opinion!.id}`;
    const form = await formOf(drafter, path, "split");
    const wrong = await drafter.submit(form, { text: ["一、期限太短。", "", "二、请设"] });
    expect([wrong.status, wrong.text.includes("从“坡道。”起对不上")]).toEqual([422, true]);
    const right = await drafter.submit(form, { text: ["一、期限太短。", "", "二、请设坡道。"] });
    expect(right.status).toBe(303);
    expect((await drafter.follow(right)).text).toContain("选择第 1 件第 2 条");
  });

  it("hides an opinion under a rule and shows the tombstone in its place", async () => {
    const [opinion] = await seedOpinions(platform, ledger, [{ body: "骂人的话" }]);
    const drafter = await signedIn("drafter");
    const form = await formOf(drafter, `${desk}/opinions?open=${opinion!.id}`, "hide");
    expect((await drafter.submit(form)).status).toBe(422);
    const hidden = await drafter.follow(await drafter.submit(form, { rule: "《意见受理规则》第六条第二项" }));
    expect(hidden.text).toContain("依据 《意见受理规则》第六条第二项 隐去");
    expect((await drafter.get(`${desk}/opinions`)).text).not.toContain("骂人的话");
  });
});

describe("answering a theme", () => {
  it("E25: asks for a reason, keeps what was typed, and leaves the receipt as it was", async () => {
    const [opinion] = await seedOpinions(platform, ledger, [{}]);
    const themeId = await answeredTheme(platform, ledger, { title: "期限", pointIds: [opinion!.pointId], disposition: null });
    const drafter = await signedIn("drafter");
    const path = `${desk}/themes/${themeId}`;
    const form = await formOf(drafter, path, "answer");
    const wrong = await drafter.submit(form, { disposition: "notAdopted", changedClause: "第三条" });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("除“采纳”外都要写明理由");
    expect(wrong.body).toContain('value="第三条"');
    const right = await drafter.submit(form, { disposition: "notAdopted", reason: "与上位法第十二条冲突" });
    expect((await drafter.follow(right)).text).toContain("已保存为草稿");
    const receipt = await visitor(origin).get(`/receipts/${opinion!.receiptCode}`);
    expect(receipt.text).toContain("办理中");
    expect(receipt.text).not.toContain("与上位法第十二条冲突");
  });

  it("by two officials at once shows the second one both texts, and a second press is meant", async () => {
    const themeId = await answeredTheme(platform, ledger, { title: "期限", pointIds: [], disposition: null });
    const [first, second] = [await signedIn("drafter"), await signedIn("colleague")];
    const path = `${desk}/themes/${themeId}`;
    const [mine, theirs] = [await formOf(first, path, "answer"), await formOf(second, path, "answer")];
    expect((await first.submit(mine, { disposition: "notAdopted", reason: "沈的理由" })).status).toBe(303);
    const late = await second.submit(theirs, { disposition: "adopted", reason: "于的理由" });
    expect(late.status).toBe(409);
    expect(late.text).toContain("沈知行于 2026年8月12日 09:00 保存的是");
    expect(late.text).toContain("沈的理由");
    expect(late.body).toContain("于的理由</textarea>");
    const again = readForms(late.body, late.url).find(({ fields }) => fields.some(({ value }) => value === "answer"))!;
    expect((await second.submit(again)).status).toBe(303);
    expect((await platform.db.theme.findUniqueOrThrow({ where: { id: themeId } })).reason).toBe("于的理由");
  });

  it("lets one point be answered otherwise", async () => {
    const [opinion] = await seedOpinions(platform, ledger, [{}]);
    const themeId = await answeredTheme(platform, ledger, { title: "期限", pointIds: [opinion!.pointId], disposition: "adopted" });
    const drafter = await signedIn("drafter");
    const form = await formOf(drafter, `${desk}/themes/${themeId}?open=${opinion!.pointId}`, "point");
    expect((await drafter.submit(form, { pointDisposition: "outOfScope" })).status).toBe(422);
    const page = await drafter.follow(await drafter.submit(form, { pointDisposition: "outOfScope", pointReason: "属于物业管理事项" }));
    expect(page.text).toContain("单独答复： 不属于征集范围");
  });
});

describe("machine-made proposals", () => {
  const letter = "夜间施工噪声太大，影响老人休息，建议写明晚上十点以后不得施工。";

  it("are asked for, shown with each one's own words, and accepted without those that do not belong", async () => {
    const seeded = await seedOpinions(platform, ledger, [{ body: letter }, { body: letter.replace("老人", "老人和孩子") }, { body: `${letter}谢谢。` }]);
    const drafter = await signedIn("drafter");
    const started = await drafter.submit(await formOf(drafter, `${desk}/proposals`, "group"));
    expect((await drafter.follow(started)).text).toContain("正在排队");
    expect((await drafter.post(`${desk}/proposals`, new URLSearchParams({ intent: "group" }))).status).toBe(409);
    const run = await platform.db.groupingRun.findFirstOrThrow({ where: { windowId: ledger.windowId } });
    await groupOpinions(platform, () => now, { runId: run.id }, { exclusively: (_name, work) => work() });
    expect((await drafter.get(`${desk}/opinions`)).text).toContain("有 1 条机器建议等待决定");
    const proposal = await platform.db.proposal.findFirstOrThrow({ where: { windowId: ledger.windowId } });
    const path = `${desk}/proposals?open=${proposal.id}`;
    expect((await drafter.get(path)).text).toContain("机器建议：3 人的联名意见");
    const form = await formOf(drafter, path, "decide");
    expect((await drafter.submit(form, { newTitle: "夜" })).status).toBe(422);
    const done = await drafter.follow(await drafter.submit(form, { newTitle: "夜间施工", leaveOut: [seeded[2]!.pointId] }));
    expect(done.text).toContain("已按您的决定归并");
    expect((await drafter.submit(form, { newTitle: "夜间施工" })).status).toBe(409);
    expect((await drafter.get(`${desk}/opinions?theme=unsorted`)).text).toContain("意见 1 件");
    expect((await (await signedIn("drafter2")).get(path)).status).toBe(404);
    expect((await (await signedIn("clerk")).get(path)).status).toBe(403);
  });

  it("aside, everything that meets the conditions is moved after a look at what would change", async () => {
    await seedOpinions(platform, ledger, [{ channel: "letter" }, { channel: "letter" }, { channel: "web" }]);
    const drafter = await signedIn("drafter");
    const path = `${desk}/opinions?channel=letter`;
    const preview = await drafter.submit(await formOf(drafter, path, "preview-all"), { allNewTitle: "来信" });
    expect([preview.status, preview.text.includes("2 件意见的 2 条，归入主题“来信”")]).toEqual([200, true]);
    const confirm = readForms(preview.body, preview.url).find(({ fields }) => fields.some(({ value }) => value === "assign-all"))!;
    await seedOpinions(platform, ledger, [{ channel: "letter" }]);
    const stale = await drafter.submit(confirm);
    expect([stale.status, stale.text.includes("现在是 3 条")]).toEqual([409, true]);
    const again = readForms(stale.body, stale.url).find(({ fields }) => fields.some(({ value }) => value === "assign-all"))!;
    expect((await drafter.follow(await drafter.submit(again))).text).toContain("已归类");
    expect((await drafter.get(`${desk}/opinions?theme=unsorted`)).text).toContain("意见 1 件");
  });
});

describe("a theme given to another unit", () => {
  it("is found by that unit on its list, answered with a wording of its own, and shows no list of opinions", async () => {
    const [opinion] = await seedOpinions(platform, ledger, [{ body: "警报声听不见" }]);
    const themeId = await answeredTheme(platform, ledger, { title: "警报", pointIds: [opinion!.pointId], disposition: null });
    const drafter = await signedIn("drafter");
    const path = `${desk}/themes/${themeId}`;
    const give = await formOf(drafter, path, "give");
    expect((await drafter.submit(give, { unit: "command" })).status).toBe(422);
    expect((await drafter.follow(await drafter.submit(give, { unit: "command", dueOn: "2026-08-14" }))).text).toContain("由指挥通信处答复，期限 2026年8月14日");

    const other = await signedIn("drafter2");
    expect((await other.get("/desk/windows")).text).toContain("其他部门请本部门答复的主题");
    const page = await other.get(path);
    expect([page.status, page.text.includes("警报声听不见"), page.body.includes(`${desk}/opinions`), page.text.includes("交给其他部门")]).toEqual([200, true, false, false]);
    const keep = await formOf(other, path, "keep-template");
    expect((await other.follow(await other.submit(keep, { templateTitle: "设备", templateBody: "警报设备按国家标准设置。" }))).text).toContain("已存为本部门的模板");
    const template = await platform.db.answerTemplate.findFirstOrThrow({ where: { unitId: "command", title: "设备" } });
    const answer = await formOf(other, path, "answer");
    const inserted = await other.submit(answer, { disposition: "alreadyProvided", reason: "已经核对。", template: template.id }, { name: "insert", value: "template" });
    expect([inserted.status, inserted.body.includes("已经核对。\n警报设备按国家标准设置。</textarea>")]).toEqual([200, true]);
    expect((await platform.db.theme.findUniqueOrThrow({ where: { id: themeId } })).reason).toBe("");
    const filled = readForms(inserted.body, inserted.url).find(({ fields }) => fields.some(({ value }) => value === "answer"))!;
    expect((await other.follow(await other.submit(filled))).text).toContain("已保存为草稿");
    await platform.db.answerTemplate.deleteMany({ where: { unitId: "command" } });
    expect((await other.get(`${desk}/opinions`)).status).toBe(404);
    expect((await other.get(`${desk}/proposals`)).status).toBe(404);
    expect((await other.get(`${desk}/annex`)).status).toBe(404);
  });
});

describe("typing in a letter", () => {
  it("ends with a slip, and what is wrong keeps everything typed", async () => {
    const clerk = await signedIn("clerk");
    const form = (await clerk.get(`${desk}/enter`)).form("/enter");
    const wrong = await clerk.submit(form, { channel: "letter", receivedOn: "2026-08-13", authorKind: "individual", name: "李大山", body: "建议延长。" });
    expect([wrong.status, wrong.text.includes("收到日期晚于今天")]).toEqual([422, true]);
    expect(wrong.body).toContain("建议延长。</textarea>");
    const sent = await clerk.submit(wrong.form("/enter"), { receivedOn: "2026-07-20", clause: "a3" });
    const slip = await clerk.follow(sent);
    expect(slip.text).toContain("已登记");
    const opinion = await platform.db.opinion.findFirstOrThrow({ where: { windowId: ledger.windowId } });
    expect(slip.text).toContain([...opinion.receiptCode.slice(0, 5)].join(" "));
    expect((await clerk.submit(wrong.form("/enter"), { receivedOn: "2026-07-20", clause: "a3" })).location).toBe(sent.location);
    expect(await platform.db.opinion.count({ where: { windowId: ledger.windowId } })).toBe(1);
  });
});

describe("the report on the desk", () => {
  it("shows both sums, what is missing by name, and the way to the review", async () => {
    const opinions = await seedOpinions(platform, ledger, [{}, {}, {}]);
    await answeredTheme(platform, ledger, { title: "期限", pointIds: [opinions[0]!.pointId], disposition: "adopted" });
    await answeredTheme(platform, ledger, { title: "收费", pointIds: [opinions[1]!.pointId], disposition: null });
    const drafter = await signedIn("drafter");
    const page = await drafter.get(`${desk}/report`);
    expect(page.text).toContain("共收到 3 件 = 计入 3 + 撤回 0 + 隐去 0");
    expect(page.text).toContain("主题“收费”还没有处理结论");
    expect(page.text).toContain("第 3 件第 1 条还没有归入主题");
    expect(page.body).toContain(`href="/desk/publications/report/${ledger.windowId}"`);

    const words = await formOf(drafter, `${desk}/report`, "write");
    expect((await drafter.follow(await drafter.submit(words, { introduction: "在网站征集三十日。" }))).text).toContain("已保存");
    expect((await drafter.submit(words, { introduction: "另一种写法" })).status).toBe(409);
    const activity = await formOf(drafter, `${desk}/report`, "add-activity");
    expect((await drafter.submit(activity, { kind: "symposium" })).status).toBe(422);
    const filled = { kind: "symposium", heldOn: "2026-07-02", place: "二楼会议室", people: "14", audienceKind: "enterprise", audience: "物业企业", summary: "讨论期限。" };
    expect((await drafter.follow(await drafter.submit(activity, filled))).text).toContain("二楼会议室");

    const { id } = await platform.db.activity.findFirstOrThrow({ where: { windowId: ledger.windowId } });
    const edit = await formOf(drafter, `${desk}/activities/${id}`, "edit-activity");
    expect((await drafter.submit(edit, { heldAt: "25:00" })).status).toBe(422);
    expect((await drafter.follow(await drafter.submit(edit, { place: "三楼会议室" }))).text).toContain("三楼会议室");
    const late = await drafter.submit(edit, { place: "四楼会议室" });
    expect([late.status, late.text.includes("三楼会议室"), late.body.includes("四楼会议室")]).toEqual([409, true, true]);
    const gone = await formOf(drafter, `${desk}/activities/${id}`, "remove-activity");
    expect((await drafter.follow(await drafter.submit(gone, {}))).text).toContain("已删去活动");
  });

  it("and the rest of the desk are for reading only once it is published", async () => {
    const [opinion] = await seedOpinions(platform, ledger, [{}]);
    const themeId = await answeredTheme(platform, ledger, { title: "期限", pointIds: [opinion!.pointId], disposition: "adopted" });
    const drafter = await signedIn("drafter");
    const form = await formOf(drafter, `${desk}/themes/${themeId}`, "answer");
    await publishReport(platform, now, ledger);
    const late = await drafter.submit(form, { reason: "事后改的理由" });
    expect(late.status).toBe(409);
    expect(late.text).toContain("意见采纳情况已经公布，台账不能再改动");
    for (const path of [`${desk}/opinions`, `${desk}/themes/${themeId}`, `${desk}/report`]) {
      const page = await drafter.get(path);
      expect([path, page.status, /name="intent"/.test(page.body)]).toEqual([path, 200, false]);
    }
  });
});

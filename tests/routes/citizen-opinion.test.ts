import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PRIVACY_NOTICE_VERSION } from "~/domain/identity/retention";
import { createUnitOfWork } from "~/platform/unit-of-work.server";
import { addDraft, addWindow, buildConsultation, CLOSED_REASON, testClauses, type TestConsultation } from "../support/consultation-builder";
import { visitor, type FormValues, type Page } from "../support/http";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ at: "2026-08-12T09:00:00+08:00" });
const { db } = platform;
const origin = await openSite(platform);
const OPEN = "2026-08-12T09:00:00+08:00";
const CLOSES = "2026-09-01T00:00:00+08:00";
const draftPath = "/decisions/garage-rules/draft";
const formPath = "/decisions/garage-rules/opinion";

let consultation: TestConsultation;
beforeEach(async () => {
  platform.clock.set(OPEN);
  consultation = await buildConsultation(db);
});
afterEach(async () => {
  await db.$executeRaw`TRUNCATE "Catalogue", "PublicDocument", "AuditRow", "Message", "RateCounter", "ContactCode", "Citizen", "Session" CASCADE`;
});

async function send(values: FormValues, path = `${formPath}?clause=a7`): Promise<Page> {
  const somebody = visitor(origin);
  return somebody.submit((await somebody.get(path)).form("/opinion"), { consent: "on", ...values });
}

describe("the draft", () => {
  it("offers a named button on each clause that takes opinions, and on each of its paragraphs and items", async () => {
    const page = await visitor(origin).get(draftPath);
    expect(page.status).toBe(200);
    expect(page.body.match(/<h1[\s>]/g)).toHaveLength(1);
    for (const name of ["对第一条提意见", "对第七条提意见", "对第七条第一项提意见", "对第七条第二款提意见", "对整个草案提意见"]) expect(page.text).toContain(name);
    expect(page.body).toContain(`href="${formPath}?clause=a7.p2"`);
    expect(page.text).toContain("2026年8月31日 24:00 截止");
    expect(page.text).toContain("还剩 19 天");
    expect(page.text).toContain("在 2026年9月30日 前公布采纳情况");
    expect(page.text).toContain("监管中心");
    expect(page.body).not.toContain("<script");
  });

  it("C14: says why a clause takes none and offers the whole draft instead", async () => {
    const page = await visitor(origin).get(draftPath);
    expect(page.text).toContain(`本条不征求意见：${CLOSED_REASON}`);
    expect(page.text).not.toContain("对第五条提意见");
    expect(page.text).not.toContain("对第五条第二款提意见");
  });

  it("counts each opinion at once, on its article and in the total", async () => {
    await send({ body: "同意。" });
    await send({ body: "第二款要更短。" }, `${formPath}?clause=a7.p2`);
    const page = await visitor(origin).get(draftPath);
    expect(page.text).toContain("对第七条提意见 已收到 2 条意见");
    expect(page.text).toContain("已收到意见 2 件");
  });

  it("B5, B9: shows the reason of a shorter window and the first date of an extended one", async () => {
    await buildConsultation(db, { slug: "short", shortenedReason: "台风季防汛应急需要", closesAt: "2026-08-21T00:00:00+08:00", originalClosesAt: "2026-08-18T00:00:00+08:00" });
    const page = await visitor(origin).get("/decisions/short/draft");
    expect(page.text).toContain("台风季防汛应急需要");
    expect(page.body).toContain("<del>2026年8月17日 24:00</del>");
    expect(page.text).toContain("2026年8月20日 24:00");
  });

  it("has no buttons before opening and after closing, and says what comes next", async () => {
    platform.clock.set("2026-07-31T12:00:00+08:00");
    const before = await visitor(origin).get(draftPath);
    expect(before.text).toContain("2026年8月1日 00:00 开始征集");
    platform.clock.set(CLOSES);
    const after = await visitor(origin).get(draftPath);
    expect(after.text).toContain("正在整理意见，我们会在 2026年9月30日 前公布采纳情况");
    for (const page of [before, after]) expect(page.text).not.toContain("对第七条提意见");
    platform.clock.set("2026-10-03T08:00:00+08:00");
    expect((await visitor(origin).get(draftPath)).text).toContain("已逾期 3 天");
  });

  it("arrives as it was written, however long: no character is broken where the server cuts its answer into pieces", async () => {
    const clauses = Array.from({ length: 60 }, (_, n) => ({ anchor: `a${n + 1}`, kind: "article" as const, number: `第${n + 1}条`, label: `第${n + 1}条`, text: "使用人应当公布收费标准。".repeat(n + 1) }));
    await buildConsultation(db, { slug: "long", clauses });
    const page = await visitor(origin).get("/decisions/long/draft");
    for (const broken of ["\u0000", "\ufffd"]) expect(page.body).not.toContain(broken);
    for (const { text } of clauses) expect(page.body).toContain(text);
  });

  it("without any window, or not public yet, is still an honest page; an unknown decision is none", async () => {
    await buildConsultation(db, { slug: "later", withoutWindow: true });
    expect((await visitor(origin).get("/decisions/later/draft")).text).toContain("这一版草案目前没有征求意见");
    await db.publicDocument.deleteMany({ where: { kind: "draft", parentKey: "later" } });
    expect((await visitor(origin).get("/decisions/later/draft")).text).toContain("草案还没有公开");
    expect((await visitor(origin).get("/decisions/unknown/draft")).status).toBe(404);
  });

  it("lists its versions and takes opinions on the one under consultation only", async () => {
    await addDraft(db, consultation.decisionId, testClauses.slice(0, 2));
    const current = await visitor(origin).get(draftPath);
    expect(current.text).toContain("第 1 版，2026年7月31日公布（本页）");
    expect(current.text).toContain("对第七条提意见");
    const other = await visitor(origin).get(`${draftPath}?version=2`);
    expect(other.text).toContain("您看到的不是征求意见的版本");
    expect(other.text).not.toContain("对第一条提意见");
    expect((await visitor(origin).get(`${draftPath}?version=9`)).status).toBe(404);
  });

  it("keeps the mark of the WeChat link on the way to the form and in the ledger", async () => {
    const page = await visitor(origin).get(`${draftPath}?from=wechat`);
    expect(page.body).toContain(`${formPath}?clause=a7&amp;from=wechat`);
    await send({ body: "从微信来。" }, `${formPath}?clause=a7&from=wechat`);
    await send({ body: "从网站来。" });
    expect((await db.opinion.findMany({ orderBy: { id: "asc" } })).map(({ channel }) => channel)).toEqual(["wechat", "web"]);
  });

  it("is there in English, with the clauses as they are", async () => {
    const page = await visitor(origin).get(`/en${draftPath}`);
    expect(page.text).toContain("Comment on article 7, paragraph 2");
    expect(page.text).toContain("Rules on garages");
    expect(page.body).toContain('<html lang="en"');
    expect(page.body).toContain('<div lang="zh-CN">');
  });
});

describe("the opinion form", () => {
  it("quotes the clause, ticks nothing in advance but who is speaking, and asks why and how long in words", async () => {
    const page = await visitor(origin).get(`${formPath}?clause=a7`);
    expect(page.text).toContain("第七条（验收） 建设单位应当自竣工之日起三十日内备案，并提交： （一）备案表； 材料齐全的，当场办结。");
    const sent = page.form("/opinion").fields.filter((field) => field.sent && field.kind !== "hidden" && field.kind !== "text");
    expect(sent.map(({ name, value }) => [name, value])).toEqual([["authorKind", "individual"]]);
    expect(page.text).toContain("不公开，采纳情况公布满 2 年后删除");
    expect(page.headers.get("cache-control")).toBe("private, no-cache");
  });

  it.each([
    ["one character", "好"],
    ["five thousand Chinese characters", "字".repeat(5000)],
    ["five thousand emoji of a family of four", "👨‍👩‍👧‍👦".repeat(5000)],
    ["five thousand full-width letters", "Ａ".repeat(5000)],
  ])("takes %s as it is", async (_name, body) => {
    expect((await send({ body })).status).toBe(303);
    expect((await db.opinion.findFirstOrThrow()).body).toBe(body);
  });

  it.each([
    ["nothing", "", "请填写 1 至 5000 字的意见。"],
    ["only spaces", " 　\n\t ", "请填写 1 至 5000 字的意见。"],
    ["5,001 Chinese characters", "字".repeat(5001), "意见最多 5000 字，现有 5001 字。请删去 1 字后再提交。"],
    ["5,001 emoji", "😀".repeat(5001), "意见最多 5000 字，现有 5001 字。"],
    ["a NUL", "前\u0000后", "文字中含有无法显示的控制字符。"],
  ])("refuses %s with words and keeps everything typed", async (_name, body, sentence) => {
    const page = await send({ body, name: "王小明", contact: "13800000001", authorKind: "firm", namePublic: "on" });
    expect(page.status).toBe(422);
    expect(page.text).toContain(sentence);
    const fields = page.form("/opinion").fields.filter(({ sent }) => sent);
    const kept = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
    expect(kept).toMatchObject({ name: "王小明", contact: "13800000001", authorKind: "firm", namePublic: "on", clause: "a7" });
    expect(await db.opinion.count()).toBe(0);
  });

  it("names each faulty field, and a tick to publish a name without a name", async () => {
    const page = await send({ body: "好", contact: "02150000000", namePublic: "on" });
    expect(page.status).toBe(422);
    expect(page.text).toContain("固定电话收不到验证码");
    expect(page.body).toContain('href="#field-contact"');
    expect((await send({ body: "好", namePublic: "on" })).text).toContain("您选择了公开姓名或者名称，请先填写");
  });

  it("asks for a name where the window does", async () => {
    await buildConsultation(db, { slug: "named", allowsAnonymous: false });
    const page = await send({ body: "好" }, "/decisions/named/opinion");
    expect([page.status, page.text.includes("请填写 1 至 100 字的姓名或者名称")]).toEqual([422, true]);
    expect((await send({ body: "好", name: "王小明" }, "/decisions/named/opinion")).status).toBe(303);
  });

  it("is no form for a closed or unknown clause and outside the window: 409 with the way on", async () => {
    for (const [clause, sentence] of [["a5", CLOSED_REASON], ["a99", "没有这一条款"]] as const) {
      const page = await visitor(origin).get(`${formPath}?clause=${clause}`);
      expect([page.status, page.text.includes(sentence), page.text.includes("对整个草案提意见")]).toEqual([409, true, true]);
    }
    platform.clock.set(CLOSES);
    expect((await visitor(origin).get(formPath)).status).toBe(409);
    expect((await visitor(origin).get("/decisions/unknown/opinion")).status).toBe(404);
  });

  it("sent at the last millisecond is received; at the closing instant it is refused and the words are shown", async () => {
    const late = visitor(origin);
    const form = (await late.get(formPath)).form("/opinion");
    platform.clock.set(new Date(new Date(CLOSES).getTime() - 1));
    expect((await late.submit(form, { body: "刚好赶上。" })).status).toBe(303);
    platform.clock.set(CLOSES);
    const page = await late.submit(form, { body: "差一点没赶上，<b>这段话</b>不能丢。" });
    expect(page.status).toBe(409);
    expect(page.text).toContain("征集已于 2026年8月31日 24:00 截止");
    expect(page.text).toContain("差一点没赶上，<b>这段话</b>不能丢。");
    expect(await db.opinion.count()).toBe(1);
    const empty = await late.submit(form, { body: "", name: "王小明" });
    expect(empty.text).toContain("征集已经截止");
  });

  it("pressed twice is one opinion with one receipt, also by a script without the page's token", async () => {
    const somebody = visitor(origin);
    const form = (await somebody.get(`${formPath}?clause=a7`)).form("/opinion");
    const [first, second] = [await somebody.submit(form, { body: "好" }), await somebody.submit(form, { body: "好" })];
    expect(first.location).toMatch(/^\/receipts\/[A-Z2-9]{10}\?new=1$/);
    expect(second.location).toBe(first.location);
    const script = () => visitor(origin).post(formPath, new URLSearchParams({ body: "脚本提交", authorKind: "firm", name: "甲公司", consent: "on" }), {});
    expect((await script()).location).toBe((await script()).location);
    expect(await db.opinion.count()).toBe(2);
  });

  it("says that many people are there when the queue is full, with everything typed", async () => {
    const usual = platform.unitOfWork;
    platform.unitOfWork = createUnitOfWork(db, { concurrency: 0, queueLength: 0, clockOffsetMs: 0 });
    try {
      const page = await send({ body: "请不要丢。", name: "王小明" });
      expect([page.status, page.headers.get("retry-after")]).toEqual([503, "10"]);
      expect(page.text).toContain("当前办理的人较多");
      expect(page.text).toContain("请不要丢。");
    } finally {
      platform.unitOfWork = usual;
    }
  });

  it("keeps name and contact only with a tick to the notice, which is never ticked beforehand, and stores its version", async () => {
    const page = await visitor(origin).get(formPath);
    expect(page.form("/opinion").fields.filter(({ name, sent }) => sent && (name === "consent" || name === "namePublic"))).toEqual([]);
    for (const values of [{ name: "王小明" }, { contact: "13800000001" }] as FormValues[]) {
      const refused = await send({ body: "好", consent: null, ...values });
      expect([refused.status, refused.text.includes("请阅读个人信息说明并勾选同意"), refused.body.includes('href="#field-consent"')]).toEqual([422, true, true]);
    }
    expect((await send({ body: "没有个人信息，不需要勾选。", consent: null })).status).toBe(303);
    expect((await send({ body: "好", name: "王小明", contact: "13800000001" })).status).toBe(303);
    expect(await db.opinion.findMany({ orderBy: { consentVersion: { sort: "asc", nulls: "first" } }, select: { consentVersion: true, contactConfirmedAt: true } })).toEqual([
      { consentVersion: null, contactConfirmedAt: null },
      { consentVersion: PRIVACY_NOTICE_VERSION, contactConfirmedAt: null },
    ]);
  });

  it("came by the WeChat link when the mark was in the address, also after a correction", async () => {
    const somebody = visitor(origin);
    const first = await somebody.submit((await somebody.get(`${formPath}?clause=a7&from=wechat`)).form("/opinion"), { body: "" });
    expect(first.status).toBe(422);
    expect((await somebody.submit(first.form("/opinion"), { body: "从微信来。" })).status).toBe(303);
    expect(await db.opinion.findMany({ select: { channel: true } })).toEqual([{ channel: "wechat" }]);
  });

  it("fills in the contact of whoever is signed in", async () => {
    const somebody = visitor(origin);
    await somebody.submit((await somebody.get("/sign-in/code")).form("/sign-in/code"), { contact: "13800000009" });
    const code = ((await db.message.findFirstOrThrow()).props as { code: string }).code;
    await somebody.post("/sign-in/code", new URLSearchParams({ contact: "13800000009", code }));
    const page = await somebody.get(formPath);
    expect(page.form("/opinion").fields.find(({ name }) => name === "contact")?.value).toBe("13800000009");
    // The page names a person, so no browser keeps it; a page drawn anew makes equal words of that person no second opinion.
    expect(page.headers.get("cache-control")).toBe("no-store");
    const again = async () => somebody.submit((await somebody.get(formPath)).form("/opinion"), { body: "请延长期限。", consent: "on" });
    const [first, second] = [await again(), await again()];
    expect(first.location).toMatch(/^\/receipts\//);
    expect(second.location).toBe(first.location);
  });
});

it("the list of consultations has the open ones by closing date, then those to come, then those that closed", async () => {
  await buildConsultation(db, { slug: "sooner", closesAt: "2026-08-20T00:00:00+08:00" });
  await buildConsultation(db, { slug: "coming", opensAt: "2026-09-10T00:00:00+08:00", closesAt: "2026-10-20T00:00:00+08:00" });
  const past = await buildConsultation(db, { slug: "past", opensAt: "2026-06-01T00:00:00+08:00", closesAt: "2026-07-10T00:00:00+08:00" });
  await addWindow(db, past.decisionId, past.versionId, { opensAt: "2026-06-01T00:00:00+08:00", closesAt: "2026-07-20T00:00:00+08:00" });
  const page = await visitor(origin).get("/consultations");
  const order = [...page.body.matchAll(/href="\/decisions\/([\w-]+)\/draft"/g)].map(([, slug]) => slug);
  expect(order).toEqual(["sooner", "garage-rules", "coming", "past", "past"]);
  expect(page.text).toContain("正在征求意见（2）");
  expect(page.text).toMatch(/逾期 \d+ 天|整理中/);
  expect((await visitor(origin).get("/en/consultations")).text).toContain("Open for comment (2)");
});

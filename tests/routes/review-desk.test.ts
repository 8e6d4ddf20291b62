import { describe, expect, it } from "vitest";
import { atFileEnd } from "../support/at-file-end";
import { visitor, type Visitor } from "../support/http";
import { testPlatform } from "../support/platform";
import { buildReviewOffice, submittedSeason } from "../support/review-builder";
import { approvalFields } from "../support/reviews";
import { openSite } from "../support/site";
import { startWorker } from "~/worker";

const platform = await testPlatform({ env: { KAIMEN_DEMO: "1" } });
const { db } = platform;
const office = await buildReviewOffice(platform);
await db.staff.create({ data: { email: "security@office.example", name: "security", persona: "security", unitId: "information", createdAt: platform.clock.now(), roles: { create: [{ role: "securityAdmin" }] } } });
const origin = await openSite(platform);

async function as(persona: string): Promise<Visitor> {
  const person = visitor(origin);
  await person.post("/sign-in/demo", new URLSearchParams({ persona }));
  return person;
}
const send = (person: Visitor, path: string, fields: Record<string, string>) => person.post(path, new URLSearchParams(fields));
const page = (year: number) => `/desk/publications/season/${year}`;
const fields = (year: number) => approvalFields(db, { kind: "season", nounId: String(year) });

describe("a publication on the desk", () => {
  it("shows the unit's reviewer what the scan found and asks the secrecy reviewer for an answer to each; what was typed stays", async () => {
    await submittedSeason(platform, office, 2060, "联系人王晓明，电话 13800001001。");
    const unitReviewer = await as("unitReviewer");
    const first = await unitReviewer.get(page(2060));
    expect(first.text).toMatch(/姓名和电话连在一起：13800001001/);
    expect(first.body).not.toContain('name="answer-1"');
    expect((await send(unitReviewer, page(2060), await fields(2060))).status).toBe(303);
    const reviewer = await as("reviewer");
    const refused = await send(reviewer, page(2060), { ...(await fields(2060)), "answer-1": "-", legalBasis: "条例第十九条" });
    expect([refused.status, refused.body]).toEqual([409, expect.stringMatching(/href="#field-answer-1".*条例第十九条/s)]);
    expect((await send(reviewer, page(2060), { ...(await fields(2060)), "answer-1": "字".repeat(501) })).status).toBe(422);
    expect((await send(reviewer, page(2060), { ...(await fields(2060)), "answer-1": "本人同意公开的工作电话" })).status).toBe(303);
    expect((await reviewer.get(page(2060))).text).toContain("说明：本人同意公开的工作电话");
  });

  it("shows the differences since the last approved version, and between any two", async () => {
    await submittedSeason(platform, office, 2060, "请打总机。");
    const reviewer = await as("reviewer");
    expect((await reviewer.get(page(2060))).text).toMatch(/第 1 版到第 2 版的差异.*引言|第 1 版到第 2 版的差异.*introduction/);
    expect((await reviewer.get(`${page(2060)}?from=2&to=1`)).text).toContain("第 2 版到第 1 版的差异");
    expect((await reviewer.get(`${page(2060)}?from=99999999&to=x`)).status).toBe(200);
  });

  it("is ordered for an instant, cancelled, ordered again and released by the worker", async () => {
    await submittedSeason(platform, office, 2061);
    for (const persona of ["unitReviewer", "reviewer"]) expect((await send(await as(persona), page(2061), await fields(2061))).status).toBe(303);
    const publisher = await as("publisher");
    for (const at of ["", "2026-13-01T09:00", "morgen"]) expect([at, (await send(publisher, page(2061), { intent: "schedule", at })).status]).toEqual([at, 422]);
    const past = await send(publisher, page(2061), { intent: "schedule", at: "2026-08-12T08:00" });
    expect([past.status, past.text, past.body]).toEqual([409, expect.stringContaining("发布时间要晚于现在"), expect.stringContaining('value="2026-08-12T08:00"')]);
    expect((await send(await as("reviewer"), page(2061), { intent: "schedule", at: "2026-08-13T09:00" })).status).toBe(403);
    expect((await send(publisher, page(2061), { intent: "schedule", at: "2026-08-13T09:00" })).status).toBe(303);
    expect((await publisher.get("/desk/review")).text).toContain("2026年8月13日 09:00 自动发布");
    expect((await send(publisher, page(2061), { intent: "unschedule" })).status).toBe(303);
    expect((await send(publisher, page(2061), { intent: "unschedule" })).status).toBe(409);
    expect((await send(publisher, page(2061), { intent: "schedule", at: "2026-08-12T09:01" })).status).toBe(303);
    platform.clock.set("2026-08-12T09:01:00+08:00");
    // The test's clock is not the machine's: the job is due in the past as soon as it is looked at.
    await db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key LIKE 'release-scheduled:%'`;
    const worker = await startWorker(platform, platform.databaseUrl);
    atFileEnd(() => worker.stop());
    for (let status = 404; status !== 200; ) status = (await visitor(origin).get("/open-month/2061")).status;
    expect((await publisher.get(page(2061))).text).toContain("已发布");
  });
});

describe("absences", () => {
  it("are entered by reviewers with words for each mistake; the deputy finds the work on the desk", async () => {
    await submittedSeason(platform, office, 2062);
    const absent = await as("unitReviewer");
    const form = { intent: "set", deputyId: office.outsideReviewer.id, fromDay: "2026-08-12", toDay: "2026-08-14" };
    const wrong = await send(absent, "/desk/absence", { ...form, toDay: "2026-08-11" });
    expect([wrong.status, wrong.text]).toEqual([409, expect.stringContaining("结束日期早于开始日期")]);
    expect((await send(absent, "/desk/absence", { ...form, fromDay: "", deputyId: "" })).status).toBe(422);
    const deputy = await as("outsideReviewer");
    expect((await deputy.get(page(2062))).status).toBe(404);
    expect((await send(absent, "/desk/absence", form)).status).toBe(303);
    expect((await deputy.get("/desk")).body).toContain(page(2062));
    expect((await deputy.get(page(2062))).text).toContain("您现在代理unitReviewer审查");
    expect((await send(deputy, page(2062), await fields(2062))).status).toBe(303);
    expect((await absent.get(page(2062))).text).toContain("outsideReviewer（代unitReviewer）");
    expect((await (await as("publisher")).get("/desk/absence")).text).toContain("不用设置代理");
  });
});

describe("the word lists", () => {
  it("are changed as one text by the security administrator alone", async () => {
    const security = await as("security");
    const form = (await security.get("/desk/scan-words")).form("/scan-words");
    const text = form.fields.find((field) => field.name === "words")?.value ?? "";
    expect(text).toContain("# 涉密\n");
    const wrong = await security.submit(form, { words: `${text}\n密` });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining("请至少写两个字")]);
    const done = await security.submit(form, { words: `${text}\n口令本` });
    expect(done.location).toBe("/desk/scan-words?saved=1");
    expect(await db.scanWord.findUnique({ where: { word: "口令本" } })).toEqual({ word: "口令本", list: "sensitive" });
    expect((await security.submit(form, { words: `${text}\n别的词` })).status).toBe(409);
    for (const persona of ["reviewer", "admin", "author"]) expect((await (await as(persona)).get("/desk/scan-words")).status).toBe(403);
  });
});

describe("an account", () => {
  it("is closed with a successor, and whoever is signed in with it is out at once", async () => {
    await submittedSeason(platform, office, 2063);
    const [admin, author] = [await as("admin"), await as("author")];
    expect((await admin.get("/desk/accounts")).text).toContain("author@office.example");
    const address = `/desk/accounts/${office.author.id}`;
    const form = (await admin.get(address)).form(address);
    const missing = await admin.submit(form, { successorId: "" });
    expect([missing.status, missing.text]).toEqual([422, expect.stringContaining("请选择接手人")]);
    expect((await send(admin, address, { successorId: office.outsideReviewer.id })).text).toContain("接手人要在同一部门");
    expect((await author.get("/desk")).status).toBe(200);
    expect((await admin.submit(form, { successorId: office.colleague.id })).location).toBe(address);
    expect((await author.get("/desk")).location).toContain("/sign-in");
    expect((await author.post("/sign-in/demo", new URLSearchParams({ persona: "author" }))).status).not.toBe(303);
    expect((await admin.get(address)).text).toContain("这个账号已经停用");
    expect((await admin.get("/desk/accounts/nobody")).status).toBe(404);
    expect((await (await as("colleague")).get(page(2063))).text).toContain("colleague（原账号已停用）");
  });
});

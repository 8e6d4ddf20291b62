import { describe, expect, it } from "vitest";
import { buildArchive } from "~/features/procedure/build-archive.server";
import { unpackArchive } from "../support/archive-files";
import { demoDatabase } from "../support/demo-database";
import { visitor, type Page, type Visitor } from "../support/http";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
const { db } = platform;
const origin = await openSite(platform);
const anybody = visitor(origin);

async function signedIn(persona: string): Promise<Visitor> {
  const person = visitor(origin);
  expect((await person.post("/sign-in/demo", new URLSearchParams({ persona }))).status).toBe(303);
  return person;
}
/** The page's own form; the other one on every desk page ends the session. */
const formOf = (page: Page) => page.form(new URL(page.url).pathname);

const drafter = await signedIn("drafter");
const colleague = await signedIn("drafter");
const drafter2 = await signedIn("drafter2");
const auditor = await signedIn("auditor");

const WARNED = "/desk/decisions/public-shelter-opening";
const FAR = "/desk/decisions/shelter-signs-standard";

describe("the procedure on the desk", () => {
  it("shows where the decision stands, what is missing and what is to be looked at, with the real count of working days", async () => {
    const page = await drafter.get(`${WARNED}/procedure`);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/下一步： ?公众参与/);
    expect(page.text).toContain("只有 3 个工作日，一般不少于 7 个工作日");
    expect(page.text).toContain("有专家与事项有直接利害关系");
    const done = await drafter.get(`${FAR}/procedure`);
    expect(done.text).toContain("决策后评估");
    expect(done.text).toContain("需要的步骤都已完成");
  });

  it("does not exist for another unit, in any of its pages and forms", async () => {
    for (const path of ["procedure", "procedure/legalityReview", "metadata", "pack", "pack.docx", "archive"]) {
      expect((await drafter2.get(`${WARNED}/${path}`)).status, path).toBe(404);
    }
    const step = new URLSearchParams({ requirement: "byCatalogue", version: "1" });
    expect((await drafter2.post(`${WARNED}/procedure/legalityReview`, step)).status).toBe(404);
    expect((await drafter2.post(`${WARNED}/procedure`, new URLSearchParams({ turn: "suspend", reason: "不是我们的事", seen: "0" }))).status).toBe(404);
    expect((await drafter2.post(`${WARNED}/metadata`, new URLSearchParams({ version: "0" }))).status).toBe(404);
    expect((await drafter2.post(`${WARNED}/archive`, new URLSearchParams({ intent: "build" }))).status).toBe(404);
    expect((await drafter.get(`${WARNED}/procedure/no-such-step`)).status).toBe(404);
    expect((await auditor.get(`${WARNED}/procedure`)).status).toBe(403);
  });

  it("refuses a legality review without an opinion, keeps what was typed, and takes it with one", async () => {
    const path = `${WARNED}/procedure/legalityReview`;
    const form = formOf(await drafter.get(path));
    const refused = await drafter.submit(form, { doneOn: "2026-08-12", result: "lawful", notes: "口头意见" });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining("没有审查意见书和结论，不能登记为已审查")]);
    expect(refused.body).toContain("口头意见");
    const replaced = await drafter.submit(form, { doneOn: "2026-08-12", result: "askedForOpinions", documentTitle: "复函" });
    expect([replaced.status, replaced.text]).toEqual([422, expect.stringContaining("不能代替合法性审查")]);
    const saved = await drafter.submit(form, { doneOn: "2026-08-12", result: "lawful", documentTitle: "审查意见书" });
    expect(saved.location).toBe(`${WARNED}/procedure?saved=1`);
    expect((await drafter.follow(saved)).text).toContain("审查意见书");
  });

  it("tells the second of two officials that the first has saved, and shows both texts", async () => {
    const path = `${WARNED}/procedure/partyReport`;
    const [mine, theirs] = [formOf(await drafter.get(path)), formOf(await colleague.get(path))];
    expect((await drafter.submit(mine, { documentTitle: "关于开放事项的请示" })).status).toBe(303);
    const late = await colleague.submit(theirs, { documentTitle: "另一份请示" });
    expect(late.status).toBe(409);
    expect(late.text).toContain("关于开放事项的请示");
    expect(late.body).toContain("另一份请示");
    expect((await colleague.submit(formOf(late), {})).status).toBe(303);
  });

  it("does not let the meeting come before the adoption report", async () => {
    const form = formOf(await drafter.get(`${WARNED}/procedure/collectiveDiscussion`));
    const page = await drafter.submit(form, { doneOn: "2026-08-12", result: "passed", documentTitle: "主任办公会议" });
    expect([page.status, page.text]).toEqual([422, expect.stringContaining("公布意见采纳情况以后才能集体讨论")]);
  });

  it("records a suspension with its reason, refuses what the state does not allow, and shows the public only what was released", async () => {
    const form = formOf(await drafter.get(`${WARNED}/procedure`));
    expect((await drafter.submit(form, { turn: "suspend", reason: "短" })).status).toBe(422);
    expect((await drafter.submit(form, { turn: "suspend", reason: "等待结构检测的结果" })).status).toBe(303);
    const again = await drafter.submit(form, { turn: "suspend", reason: "等待结构检测的结果" });
    expect([again.status, again.text]).toEqual([409, expect.stringContaining("有同事登记了程序变更")]);
    const page = await drafter.get(`${WARNED}/procedure`);
    expect(page.text).toContain("已中止");
    expect((await drafter.post(`${WARNED}/procedure`, new URLSearchParams({ turn: "implement", reason: "开始执行吧", seen: "1" }))).status).toBe(409);
    expect((await anybody.get("/decisions/public-shelter-opening")).text).not.toContain("等待结构检测的结果");
  });
});

describe("the submission pack", () => {
  it("says what is missing and is not called complete, on the page and in the Word file", async () => {
    const page = await drafter.get(`${WARNED}/pack`);
    expect(page.text).toContain("材料不齐，不能作为完整的送审材料");
    expect(page.text).toContain("意见采纳情况还没有公布");
    const response = await fetch(`${origin}${WARNED}/pack.docx`, { headers: { cookie: [...drafter.cookies].map(([name, value]) => `${name}=${value}`).join("; ") } });
    expect(decodeURIComponent(response.headers.get("content-disposition") ?? "")).toContain("材料不齐");
    const text = unpackArchive(new Uint8Array(await response.arrayBuffer()))["word/document.xml"]!;
    expect(text).toContain("（材料不齐）");
    expect(text).toContain("履行程序情况");
    expect(text).toContain("2026年8月12日 完成，合法");
  });

  it("names as gaps what an old decision never had in this system", async () => {
    // The old decision was drafted before the system: its draft and explanation are not in it, and the pack says so.
    const page = await drafter.get(`${FAR}/pack`);
    expect(page.text).toContain("还没有导入草案");
    expect(page.text).not.toContain("第二十九条要求的材料已经齐备");
  });
});

describe("the archive package over HTTP", () => {
  it("is asked for by the unit, built by the job, and taken by the unit and by the auditor alone", async () => {
    const asked = await drafter.submit(formOf(await drafter.get(`${FAR}/archive`)), {});
    expect(asked.location).toBe(`${FAR}/archive`);
    expect((await drafter.follow(asked)).text).toContain("正在生成");
    const twice = await drafter.submit(formOf(await drafter.get(`${FAR}/archive`)), {});
    expect([twice.status, twice.text]).toEqual([409, expect.stringContaining("正在生成一个归档包")]);
    const { id } = await db.archivePackage.findFirstOrThrow();
    expect((await drafter.get(`/desk/archives/${id}.zip`)).status).toBe(404);
    await buildArchive(platform, platform.clock.now(), { id });

    const { head } = await db.archivePackage.findFirstOrThrow();
    expect((await auditor.get(`${FAR}/archive`)).text).toContain(head);
    expect((await auditor.get("/desk/archives")).text).toContain("掩蔽标识设置规定");
    for (const person of [drafter, auditor]) {
      const file = await person.get(`/desk/archives/${id}.zip`);
      expect([file.status, file.headers.get("content-type"), file.headers.get("cache-control")]).toEqual([200, "application/zip", "no-store"]);
    }
    expect((await drafter2.get(`/desk/archives/${id}.zip`)).status).toBe(404);
    expect((await (await signedIn("publisher")).get(`/desk/archives/${id}.zip`)).status).toBe(403);
    expect((await anybody.get(`/desk/archives/${id}.zip`)).location).toContain("/sign-in");
    expect(await db.auditRow.count({ where: { action: "archive.taken", nounId: id } })).toBe(2);
    expect((await drafter.submit(formOf(await drafter.get(`${FAR}/procedure`)), { turn: "archive", reason: "档案室二号柜" })).status).toBe(303);
  });
});

describe("the public page of a decision", () => {
  it("shows the procedure with days and articles, the printed head without empty fields, the evaluation, and a short address", async () => {
    const page = await anybody.get("/decisions/shelter-signs-standard");
    expect(page.status).toBe(200);
    for (const words of ["合法性审查", "执行", "决策后评估", "第36条", "主题分类", "城市管理", "成文日期", "有效", "滨江市公共标识研究会", "/d/shelter-signs-standard"]) expect(page.text, words).toContain(words);
    for (const words of ["索引号", "文号", "党组织", "五位专家署名"]) expect(page.text, words).not.toContain(words);
    expect(page.body).toMatch(/<svg[^>]*role="img"[^>]*aria-label="本页的二维码"/);
    const english = await anybody.get("/en/decisions/shelter-signs-standard");
    expect(english.text).toContain("Post-decision evaluation");
    expect(english.text).toContain("Goes on as it is");
  });

  it("plans the meeting from what was published and does not guess at the legality review", async () => {
    const page = await anybody.get("/decisions/siren-test-notice");
    expect(page.text).toContain("计划 2026年9月8日");
    expect(page.text).not.toContain("五名公众代表列席。");
  });

  it("is where the short address leads; one that is not public leads nowhere", async () => {
    const short = await anybody.get("/d/siren-test-notice");
    expect([short.status, short.location]).toEqual([302, "/decisions/siren-test-notice"]);
    expect((await anybody.get("/d/no-such-decision")).status).toBe(404);
  });

  it("shows a released stop with its reason, and the reading API has the same", async () => {
    const { id } = await db.decision.findUniqueOrThrow({ where: { slug: "public-shelter-opening" }, select: { id: true } });
    expect(await db.procedureTurn.count({ where: { decisionId: id } })).toBe(1);
    const people = { drafter, "unit-reviewer": await signedIn("unit-reviewer"), reviewer: await signedIn("reviewer"), publisher: await signedIn("publisher") };
    const path = `/desk/publications/procedure/${id}`;
    const clear = { stateSecret: "clear", workSecret: "clear", sensitiveContent: "clear", personalData: "clear" };
    const post = async (person: keyof typeof people, fields: Record<string, string>) => {
      const page = await people[person].post(path, new URLSearchParams(fields));
      expect(page.status, `${person}: ${page.text.slice(0, 300)}`).toBe(303);
    };
    await post("drafter", { intent: "submit" });
    const { sha256 } = await db.revision.findFirstOrThrow({ where: { publication: { kind: "procedure", nounId: id } }, orderBy: { number: "desc" } });
    const review = { intent: "review", sha256, attribute: "proactiveDisclosure", conclusion: "approved", ...clear };
    await post("unit-reviewer", review);
    await post("reviewer", review);
    await post("publisher", { intent: "publish" });
    const page = await anybody.get("/decisions/public-shelter-opening");
    expect(page.text).toContain("已中止");
    expect(page.text).toContain("等待结构检测的结果");
    const { procedure } = JSON.parse((await anybody.get("/api/v1/decisions/public-shelter-opening")).body) as { procedure: { stop: { kind: string } } };
    expect(procedure.stop.kind).toBe("suspended");
  });
});

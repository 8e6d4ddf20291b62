import { describe, expect, it } from "vitest";
import type { DrawRecord } from "~/domain/representatives/draw-record";
import { meetsQuotas } from "~/domain/representatives/quotas";
import { verifyDraw } from "~/domain/representatives/verify-draw";
import { nodeSha256 } from "../support/call-builder";
import { demoDatabase } from "../support/demo-database";
import { visitor, type Visitor } from "../support/http";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
const origin = await openSite(platform);

async function persona(name: string, n?: number): Promise<Visitor> {
  const person = visitor(origin);
  await person.post("/sign-in/demo", new URLSearchParams(n === undefined ? { persona: name } : { persona: name, n: String(n) }));
  return person;
}

const CALL = "/calls/siren-rules-meeting";
const POOL = "/desk/calls/siren-rules-meeting/pool";
const DRAW = "/draws/siren-rules-meeting-1";
const south = "江南片（南渡、柳堤、锦塘、云桥、澄湖、西浦）";
const filled = { condition1: "yes", condition2: "yes", condition3: "yes", dimension1: "女", dimension2: south, dimension3: "居民", statement: "住在警报器楼下。", consent: "on" };

describe("a citizen who wants to sit in, without JavaScript", async () => {
  const citizen = await persona("citizen", 51);

  it("reads what, who, when and how, and how many have applied", async () => {
    const page = await visitor(origin).get(CALL);
    for (const words of ["报名中", "已收到 28 份报名", "2026年8月14日 18:00", "2 至 3 名", "遴选办法先于报名公布（2026年8月4日 09:00）", "公开摇出"]) expect(page.text).toContain(words);
    expect(page.body).not.toContain("<script");
    expect((await visitor(origin).get(`/en${CALL}`)).text).toContain("Applications received: 28");
  });

  it("is asked for a confirmed contact first", async () => {
    const stranger = visitor(origin);
    const page = await stranger.get(`${CALL}/apply`);
    expect(page.text).toContain("报名前请先确认联系方式");
    expect(page.body).toContain("/sign-in/code?returnTo=%2Fcalls%2Fsiren-rules-meeting%2Fapply");
    expect((await stranger.post(`${CALL}/apply`, new URLSearchParams(filled))).status).toBe(401);
    expect((await stranger.get(`${CALL}/mine`)).location).toBe("/sign-in/code?returnTo=%2Fcalls%2Fsiren-rules-meeting%2Fmine");
    expect((await (await persona("drafter2")).post(`${CALL}/apply`, new URLSearchParams(filled))).status).toBe(403);
  });

  it("is told what is missing and keeps what was written", async () => {
    const form = (await citizen.get(`${CALL}/apply`)).form("/apply");
    const { condition2: _left, consent: _out, ...some } = filled;
    const page = await citizen.submit(form, { ...some, statement: "字".repeat(501) });
    expect(page.status).toBe(422);
    for (const words of ["请回答第 2 个问题", "最多 500 字，现有 501 字", "请阅读并同意名单怎样公开"]) expect(page.text).toContain(words);
    expect(page.body).toContain("字".repeat(501));
    expect(page.form("/apply").fields.find((field) => field.name === "dimension2" && field.sent)?.value).toBe(south);
  });

  it("gets a number and own random digits; sent twice it is one application", async () => {
    const form = (await citizen.get(`${CALL}/apply`)).form("/apply");
    const [first, second] = await Promise.all([citizen.submit(form, filled), citizen.submit(form, filled)]);
    expect([first.location, second.location].sort()).toEqual([`${CALL}/mine?sent=kept`, `${CALL}/mine?sent=new`]);
    const mine = await citizen.get(`${CALL}/mine`);
    const { salt } = await platform.db.representativeApplication.findFirstOrThrow({ where: { number: 29 } });
    for (const words of ["第 29 号", salt, "已收到，待审核", "住在警报器楼下。"]) expect(mine.text).toContain(words);
    expect(mine.headers.get("cache-control")).toBe("no-store");
    expect((await citizen.get(`${CALL}/apply`)).location).toBe(`${CALL}/mine`);
    expect((await visitor(origin).get(CALL)).text).toContain("已收到 29 份报名");
  });

  it("does not see what others sent", async () => {
    expect((await (await persona("citizen", 52)).get(`${CALL}/mine`)).location).toBe(`${CALL}/apply`);
    expect((await (await persona("drafter2")).get(`${CALL}/mine`)).status).toBe(404);
  });

  it("withdraws, and may come back under the same number", async () => {
    const done = await citizen.submit((await citizen.get(`${CALL}/mine`)).form("/mine"));
    const page = await citizen.follow(done);
    expect(page.text).toContain("已撤回");
    expect(page.text).not.toContain("住在警报器楼下。");
    await citizen.submit((await citizen.get(`${CALL}/apply`)).form("/apply"), filled);
    expect((await citizen.get(`${CALL}/mine`)).text).toContain("第 29 号");
  });

  it("cannot apply to a call that is closed, or not public", async () => {
    const closed = await citizen.get("/calls/shelter-signs-meeting/apply");
    expect([closed.status, closed.text.includes("报名已于 2025年8月16日 18:00 截止")]).toEqual([409, true]);
    expect((await citizen.post("/calls/shelter-signs-meeting/apply", new URLSearchParams(filled))).status).toBe(409);
    for (const path of ["/calls/no-such-call", "/calls/no-such-call/apply", "/calls/no-such-call/mine", "/draws/no-such-draw", "/draws/no-such-draw/record.json"]) {
      expect((await citizen.get(path)).status, path).toBe(404);
    }
  });
});

describe("the desk", async () => {
  const drafter = await persona("drafter2");

  it("belongs to the unit of the call", async () => {
    for (const path of ["/desk/calls/siren-rules-meeting", POOL]) {
      expect((await (await persona("drafter")).get(path)).status, path).toBe(404);
      expect((await (await persona("reviewer")).get(path)).status, path).toBe(403);
      expect((await (await persona("citizen", 51)).get(path)).status, path).toBe(403);
      expect((await visitor(origin).get(path)).location).toContain("/sign-in?returnTo=");
    }
    expect((await (await persona("drafter")).post(POOL, new URLSearchParams({ intent: "freeze" }))).status).toBe(404);
    expect((await (await persona("drafter")).get("/desk/calls")).text).not.toContain("警报试鸣");
  });

  it("takes a new call, names the line of a wrong quota, and nobody can apply before it is public", async () => {
    const stored = (await drafter.get("/desk/calls/siren-rules-meeting")).form("/siren-rules-meeting").fields;
    const values = Object.fromEntries(stored.filter((field) => field.sent && field.name !== "version").map((field) => [field.name, field.value]));
    const form = (await drafter.get("/desk/calls/new")).form("/new");
    const wrong = await drafter.submit(form, { ...values, slug: "second-meeting", dimensions: "性别：女 2-3\n性别 男" });
    expect([wrong.status, wrong.text.includes("第 2 行：请按“性别：女 2-3”的样式填写。")]).toEqual([422, true]);
    const done = await drafter.submit(form, { ...values, slug: "second-meeting" });
    expect(done.location).toBe("/desk/calls/second-meeting?saved=1");
    // The same form again is the same call; the same address with other words is refused.
    expect((await drafter.submit(form, { ...values, slug: "second-meeting" })).location).toBe("/desk/calls/second-meeting?saved=1");
    expect((await drafter.submit(form, { ...values, slug: "second-meeting", title: "另一次会议的公告" })).text).toContain("已经被其他公告使用");
    expect(await platform.db.representativeCall.count({ where: { slug: "second-meeting" } })).toBe(1);
    const { id } = await platform.db.representativeCall.findUniqueOrThrow({ where: { slug: "second-meeting" } });
    expect((await drafter.get(`/desk/publications/call/${id}`)).text).toContain("报名开始时间已过，而遴选办法还没有公布");
    const citizen = await persona("citizen", 53);
    expect((await citizen.post("/calls/second-meeting/apply", new URLSearchParams(filled))).status).toBe(404);
    const edited = (await drafter.get("/desk/calls/second-meeting")).form("/second-meeting");
    expect((await drafter.submit(edited, { seats: "6" })).location).toBe("/desk/calls/second-meeting?saved=1");
    expect((await drafter.submit(edited, { seats: "7" })).status).toBe(409);
  });

  it("screens with reasons, and freezes only after closing", async () => {
    const early = await drafter.post(POOL, new URLSearchParams({ intent: "freeze" }));
    expect([early.status, early.text.includes("报名还没有截止，不能冻结名单")]).toEqual([409, true]);
    const form = (await drafter.get(POOL)).form("/pool");
    const silent = await drafter.submit(form, { verdict28: "refused", verdict29: "eligible" });
    expect([silent.status, silent.text.includes("第 28 号不符合条件，请写明理由")]).toEqual([422, true]);
    const done = await drafter.submit(form, { verdict28: "refused", reason28: "会议当日不在本市。", verdict29: "eligible" });
    expect((await drafter.follow(done)).text).toContain("现有报名 29 份：符合 26，不符合 3，待审核 0。");
    expect((await (await persona("citizen", 51)).get(`${CALL}/mine`)).text).toContain("符合条件，进入抽选名册");
  });

  it("publishes the hash when it freezes; a second press changes nothing", async () => {
    platform.clock.set("2026-08-17T10:00:00+08:00");
    await platform.db.session.updateMany({ data: { lastSeenAt: platform.clock.now(), expiresAt: new Date("2026-09-30T00:00:00Z") } });
    const frozen = await drafter.post(POOL, new URLSearchParams({ intent: "freeze" }));
    expect(frozen.location).toBe(`${POOL}?done=frozen`);
    expect((await drafter.post(POOL, new URLSearchParams({ intent: "freeze" }))).location).toBe(`${POOL}?done=unchanged`);
    const { recordHash } = await platform.db.representativeDraw.findUniqueOrThrow({ where: { id: "siren-rules-meeting-1" } });
    const page = await visitor(origin).get(DRAW);
    for (const words of [recordHash, "名单已冻结，待抽选", "报名 29 份 = 进入名册 26 ＋ 不符合条件 3 ＋ 撤回 0", "现在还没有"]) expect(page.text).toContain(words);
    for (const contact of ["13900000051", "13800001038"]) expect(page.body).not.toContain(contact);
    expect((await visitor(origin).get(CALL)).text).toContain("查看冻结的名单和哈希值");
    const own = await (await persona("citizen", 51)).get(`${CALL}/mine`);
    expect(own.text).toContain("名册中这一行的校验码与您的报名一致。");
  });

  it("takes the public value typed twice and late enough, draws once, and shows it to everybody", async () => {
    platform.clock.set("2026-08-19T10:10:00+08:00");
    await platform.db.session.updateMany({ data: { lastSeenAt: platform.clock.now() } });
    const reveal = (values: Record<string, string>) => drafter.post(POOL, new URLSearchParams({ intent: "reveal", value: "482913", valueAgain: "482913", publicAt: "2026-08-19T10:05", ...values }));
    expect((await reveal({ valueAgain: "482931" })).text).toContain("两次填写的随机数不同");
    expect((await reveal({ publicAt: "2026-08-19T09:59" })).text).toContain("必须在约定的 2026年8月19日 10:00 以后公布");
    expect((await reveal({ publicAt: "2026-08-19T10:11" })).status).toBe(409);
    expect((await reveal({})).location).toBe(`${POOL}?done=drawn`);
    expect((await reveal({ value: "111111", valueAgain: "111111" })).location).toBe(`${POOL}?done=unchanged`);

    const answer = await visitor(origin).get(`${DRAW}/record.json`);
    const record = JSON.parse(answer.body) as DrawRecord;
    const { recordHash } = await platform.db.representativeDraw.findUniqueOrThrow({ where: { id: "siren-rules-meeting-1" } });
    expect(verifyDraw(nodeSha256, record, recordHash)).toMatchObject({ consistent: true });
    expect(meetsQuotas(record.frozen.pool.filter(({ number }) => record.draw.chosen.includes(number)), record.frozen.quotas, 5)).toBe(true);
    for (const contact of ["13900000051", "13800001038", "mail.example"]) expect(answer.body).not.toContain(contact);
    const page = await visitor(origin).get(`/en${DRAW}`);
    for (const words of ["Drawn", "482913", `No. ${record.draw.chosen[0]}`, "South of the river", "Representatives (5)", "Alternates (5, in their order)"]) expect(page.text).toContain(words);
    expect((await visitor(origin).get(CALL)).text).toContain("查看抽选结果，重新计算");
  });
});

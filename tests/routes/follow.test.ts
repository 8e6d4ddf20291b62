import { beforeEach, describe, expect, it } from "vitest";
import { publishRevision } from "~/features/review/publish-revision.server";
import { noteNews } from "~/features/consultation/note-news.server";
import { tellFollowers } from "~/features/consultation/tell-followers.server";
import type { DecisionNews } from "~/domain/messages/templates";
import { purgeOpinions } from "~/features/consultation/remove-identity.server";
import { RETENTION } from "~/domain/identity/retention";
import { project, showChanged } from "~/publications";
import { jobList } from "~/worker";
import { answeredTheme, buildLedger, must, publishReport, reportNoun, seedOpinions, submitAndApprove, type Ledger } from "../support/ledger-builder";
import { visitor, type Visitor } from "../support/http";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform();
const { db } = platform;
const origin = await openSite(platform);
let count = 0;
let ledger: Ledger;
let decisionId: string;
beforeEach(async () => {
  count += 1;
  platform.clock.set("2026-08-12T09:00:00+08:00");
  await db.$executeRaw`TRUNCATE "RateCounter", "Message", "ContactCode"`;
  ledger = await buildLedger(platform, { slug: `parking-${count}` });
  decisionId = (await db.decision.findUniqueOrThrow({ where: { slug: ledger.slug } })).id;
});
const lastCode = async () => ((await db.message.findFirstOrThrow({ where: { template: "contact-code" }, orderBy: { id: "desc" } })).props as { code: string }).code;
const news = () => db.message.findMany({ where: { template: "decision-news" }, orderBy: { id: "asc" } });

/** Notes news as a release does; the payload of the job that tells it. */
async function noted(news: DecisionNews) {
  let payload = {};
  await platform.unitOfWork({ now: platform.clock.now(), actor: { kind: "system" } }, async (work) => {
    const [job] = await noteNews(work, decisionId, news.kind === "version" ? null : ledger.windowId, news);
    payload = job?.payload ?? {};
    await work.record({ action: "test.noted", nounKind: "decision", nounId: decisionId });
    return { ok: true };
  });
  return payload;
}

async function follow(contact: string): Promise<void> {
  const somebody = visitor(origin);
  const path = `/decisions/${ledger.slug}/follow`;
  const sent = await somebody.submit((await somebody.get(path)).form("/follow"), { contact, consent: "on" });
  expect(sent.text).toContain("验证码已经发到");
  expect((await somebody.submit(sent.form("/follow"), { code: await lastCode() })).text).toContain("已经关注");
}

describe("following a decision", () => {
  it("needs a confirmed address and a tick; telephone numbers and wrong codes are refused with words", async () => {
    const somebody = visitor(origin);
    const form = (await somebody.get(`/decisions/${ledger.slug}/follow`)).form("/follow");
    expect((await somebody.submit(form, { contact: "13800000001", consent: "on" })).text).toContain("进展只通过邮件发送");
    expect((await somebody.submit(form, { contact: "a@people.test" })).text).toContain("请勾选同意");
    const sent = await somebody.submit(form, { contact: "a@people.test", consent: "on" });
    expect((await somebody.submit(sent.form("/follow"), { code: "000000" === (await lastCode()) ? "111111" : "000000" })).status).toBe(422);
    expect(await db.follow.count({ where: { decisionId } })).toBe(0);
  });

  it("pressed twice at once, or again after going back, is one subscription, and says so each time; a wrong code is refused as before, and the tries end", async () => {
    const somebody = visitor(origin);
    const path = `/decisions/${ledger.slug}/follow`;
    const form = (await somebody.submit((await somebody.get(path)).form("/follow"), { contact: "a@people.test", consent: "on" })).form("/follow");
    const code = await lastCode();
    const press = () => somebody.submit(form, { code });
    const pressed = [...(await Promise.all([press(), press()])), await press()];
    expect(pressed.map(({ status, text }) => [status, text.includes("已经关注")])).toEqual([0, 1, 2].map(() => [200, true]));
    expect(await db.follow.count({ where: { decisionId } })).toBe(1);
    const wrong = await somebody.submit(form, { code: code === "000000" ? "111111" : "000000" });
    expect([wrong.status, wrong.text.includes("验证码已经失效")]).toEqual([422, true]);
    // One proof and four looks at the used code: then its five tries are spent.
    expect([(await press()).status, (await press()).status]).toEqual([200, 422]);
  });

  it("B9 tells an extension once, however often the job runs or the contact is published again", async () => {
    await follow("a@people.test");
    await follow("a@people.test");
    // What the public has is what the news says.
    const extended = { kind: "extended", closesAt: "2026-07-20T16:00:00.000Z", before: "2026-07-10T16:00:00.000Z" } as const;
    const payload = await noted(extended);
    expect(await noted(extended)).toEqual({});
    await Promise.all([tellFollowers(platform, platform.clock.now(), payload), tellFollowers(platform, platform.clock.now(), payload)]);
    await tellFollowers(platform, platform.clock.now(), payload);
    expect(await news()).toMatchObject([{ recipient: "a@people.test", channel: "mail", lang: "zh" }]);
  });

  it("is ended by the link of the mail, without signing in, for exactly this subscription", async () => {
    await follow("a@people.test");
    await follow("b@people.test");
    await tellFollowers(platform, platform.clock.now(), await noted({ kind: "version", number: 1 }));
    const props = (await news())[0]!.props as { unfollowUrl: string };
    const path = new URL(props.unfollowUrl).pathname;
    const reader = visitor(origin);
    const page = await reader.get(path);
    expect([page.status, page.text.includes("停止后不再发送")]).toEqual([200, true]);
    expect(await db.follow.count({ where: { decisionId } })).toBe(2);
    const ended = await reader.submit(page.form(path), {});
    expect([ended.status, ended.text.includes("已经停止关注")]).toEqual([200, true]);
    expect(await db.follow.findMany({ where: { decisionId }, select: { contact: true } })).toEqual([{ contact: "b@people.test" }]);
    expect((await reader.get(path)).status).toBe(404);
    expect((await reader.get(`${path}x`)).status).toBe(404);
    expect((await reader.post(path.replace(/.$/, (end) => (end === "0" ? "1" : "0")), new URLSearchParams())).status).toBe(404);
  });

  it("J26 hears of the report, but not a second time who is told as an author", async () => {
    const opinions = await seedOpinions(platform, ledger, [{ contact: { kind: "email", value: "author@people.test" } }]);
    await follow("author@people.test");
    await follow("reader@people.test");
    await answeredTheme(platform, ledger, { title: "期限", pointIds: opinions.map(({ pointId }) => pointId), disposition: "notAdopted", reason: "与上位法不符。" });
    await submitAndApprove(platform, platform.clock.now(), ledger);
    must(await publishRevision(platform, platform.clock.now(), ledger.publisher, reportNoun(ledger.windowId), project));
    const { tellAt } = await db.decisionNews.findFirstOrThrow({ where: { decisionId } });
    await tellFollowers(platform, platform.clock.now(), { decisionId, tellAt: tellAt.toISOString() });
    expect((await news()).map(({ recipient }) => recipient)).toEqual(["reader@people.test"]);
  });
});

describe("responses that are late (participation 4)", () => {
  it("stand on a public list with the days, and say how late they came once they are out", async () => {
    const reader = visitor(origin);
    platform.clock.set("2026-08-19T23:59:00+08:00");
    expect((await reader.get("/consultations/overdue")).text).not.toContain(`/decisions/${ledger.slug}`);
    platform.clock.set("2026-08-22T09:00:00+08:00");
    const page = await reader.get("/consultations/overdue");
    expect(page.body).toContain(`/decisions/${ledger.slug}"`);
    expect(page.text).toContain("2026年8月19日");
    expect(page.text).toContain("3 天");
    await publishReport(platform, platform.clock.now(), ledger);
    const after = await reader.get("/en/consultations/overdue");
    expect(after.text).toMatch(/Published late within the last year \(\d+\)/);
    expect(after.text).toContain("3 days");
  });
});

describe("a person's own data (Personal Information Protection Law 45 and 47)", () => {
  const contact = { kind: "phone", value: "13800000007" } as const;
  async function signedIn(): Promise<Visitor> {
    const somebody = visitor(origin);
    await somebody.submit((await somebody.get("/sign-in/code")).form("/sign-in/code"), { contact: contact.value });
    expect((await somebody.post("/sign-in/code", new URLSearchParams({ contact: contact.value, code: await lastCode() }))).status).toBe(303);
    return somebody;
  }

  it("is read and taken away by the person alone, and deleted: the identity goes, words, counts and digest stay", async () => {
    const opinions = await seedOpinions(platform, ledger, [{ body: "我的话。", name: "赵一鸣", namePublic: true, contact }, { body: "别人的话。", name: "李大山" }]);
    await answeredTheme(platform, ledger, { title: "期限", pointIds: opinions.map(({ pointId }) => pointId), disposition: "notAdopted", reason: "与上位法不符。" });
    await publishReport(platform, platform.clock.now(), ledger);
    const report = () => visitor(origin).get(`/decisions/${ledger.slug}/report`);
    expect((await report()).text).toContain("赵一鸣");

    expect([(await visitor(origin).get("/me/data")).status, (await visitor(origin).get("/me/data.json")).status]).toEqual([303, 401]);
    const me = await signedIn();
    const file = JSON.parse((await me.get("/me/data.json")).body) as { opinions: { body: string; authorName: string; salt: string }[] };
    expect(file.opinions).toMatchObject([{ body: "我的话。", authorName: "赵一鸣" }]);
    const page = await me.get("/me/data");
    expect(page.text).toContain("意见 1 件");
    expect(page.text).toContain("我的话。");
    const untouched = await me.submit(page.form("/me/data"), {});
    expect([untouched.status, untouched.text.includes("没有删除任何内容")]).toEqual([422, true]);

    const before = await db.opinion.findUniqueOrThrow({ where: { id: opinions[0]!.id } });
    const done = await me.submit(page.form("/me/data"), { confirm: "on" });
    expect((await me.follow(done)).text).toContain("您的个人信息已经删除");
    expect((await me.get("/me")).status).toBe(303);
    const row = await db.opinion.findUniqueOrThrow({ where: { id: opinions[0]!.id } });
    expect(row).toMatchObject({ body: "我的话。", digest: before.digest, authorName: null, contact: null, contactKind: null, salt: null, namePublic: false });
    expect([await db.citizen.count({ where: { contact: contact.value } }), await db.message.count({ where: { recipient: contact.value, sentAt: { not: null } } })]).toEqual([0, 0]);
    const shown = await report();
    expect(shown.text).toContain("赵**");
    expect(shown.text).not.toContain("赵一鸣");
    expect(shown.text).toContain("我的话。");
    expect((await db.opinion.findUniqueOrThrow({ where: { id: opinions[1]!.id } })).authorName).toBe("李大山");
  });

  it("goes by itself two years after the response, and not a day before", async () => {
    await seedOpinions(platform, ledger, [{ name: "赵一鸣", contact }]);
    await db.consultationWindow.update({ where: { id: ledger.windowId }, data: { reportedAt: new Date("2026-08-12T09:00:00+08:00") } });
    const named = () => db.opinion.count({ where: { windowId: ledger.windowId, authorName: { not: null } } });
    await purgeOpinions(platform, new Date("2028-08-11T12:00:00+08:00"), showChanged);
    expect(await named()).toBe(1);
    await purgeOpinions(platform, new Date("2028-08-12T12:00:00+08:00"), showChanged);
    expect(await named()).toBe(0);
    expect(Object.keys(jobList(platform).jobs)).toEqual(expect.arrayContaining(Object.values(RETENTION).flatMap(({ job }) => job ?? [])));
  });
});

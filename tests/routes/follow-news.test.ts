import { beforeEach, describe, expect, it } from "vitest";
import { jobList } from "~/worker";
import { buildLedger, publishUnreviewed, type Ledger } from "../support/ledger-builder";
import { visitor, type Page, type Visitor } from "../support/http";
import { approvalFields } from "../support/reviews";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";
import { startSmtp } from "../support/smtp";

/** Journeys B9 and 54 in one piece: a citizen follows, the office publishes, mail goes out over SMTP, and its link ends the subscription. */
const smtp = await startSmtp();
const platform = await testPlatform({ env: { KAIMEN_DEMO: "1", SMTP_URL: smtp.url } });
const { db } = platform;
const origin = await openSite(platform);
const { jobs } = jobList(platform);
const alone = { exclusively: <Result>(_name: string, work: () => Promise<Result>) => work() };

const PEOPLE = ["drafter", "unit-reviewer", "reviewer", "publisher"] as const;
let count = 0;
let ledger: Ledger;
let staff: Record<string, Visitor>;

beforeEach(async () => {
  count += 1;
  platform.clock.set("2026-07-06T09:00:00+08:00");
  await db.$executeRaw`TRUNCATE "RateCounter", "Message", "ContactCode"`;
  smtp.mails.length = 0;
  ledger = await buildLedger(platform, { slug: `parking-${count}` });
  await readyForReview(ledger);
  staff = await officeOfToday();
});

/** What a window and a draft need beside them before they may be released. */
async function readyForReview({ slug }: Ledger): Promise<void> {
  const decision = await db.decision.findUniqueOrThrow({ where: { slug } });
  for (const kind of ["draftingExplanation", "draftInterpretation"]) {
    const section = await db.section.create({ data: { decisionId: decision.id, kind, presence: "text", title: "说明", body: "为什么要定这个规定。", updatedAt: decision.createdAt } });
    await publishUnreviewed(platform, "section", section.id);
  }
  const document = { kind: "decision", key: slug, path: `/decisions/${slug}`, title: decision.title, publicationId: slug, revisionId: slug, sha256: "", publishedAt: decision.createdAt, updatedAt: decision.createdAt };
  await db.publicDocument.create({ data: { ...document, body: { slug, title: decision.title, titleEn: decision.titleEn } } });
}

/** A day at the office begins with signing in. */
async function officeOfToday(): Promise<Record<string, Visitor>> {
  const signedIn: Record<string, Visitor> = {};
  for (const persona of PEOPLE) {
    const person = (signedIn[persona] = visitor(origin));
    expect((await person.post("/sign-in/demo", new URLSearchParams({ persona }))).status).toBe(303);
  }
  return signedIn;
}

const post = (persona: string, path: string, fields: Record<string, string>): Promise<Page> => staff[persona]!.post(path, new URLSearchParams(fields));

/** Submission, both reviews and release, each by its own person. */
async function release(kind: string, nounId: string): Promise<void> {
  const path = `/desk/publications/${kind}/${nounId}`;
  for (const persona of PEOPLE) {
    const fields = persona.endsWith("reviewer") ? await approvalFields(db, { kind, nounId }) : { intent: persona === "drafter" ? "submit" : "publish" };
    const page = await post(persona, path, fields);
    expect(page.status, `${kind}: ${persona}: ${page.text}`).toBe(303);
  }
}

async function extend(closesOn: string): Promise<void> {
  expect((await post("drafter", `/desk/decisions/${ledger.slug}/window`, { intent: "extend", closesOn })).status).toBe(303);
  await release("window", ledger.windowId);
}

async function newVersion(third: string): Promise<string> {
  const text = ["停车设施管理规定（修改稿）", "第一条　为了规范管理，制定本规定。", "第二条　本规定适用于全市。", `第三条　${third}`].join("\n\n");
  const stored = await post("drafter", `/desk/decisions/${ledger.slug}/draft`, { intent: "store", text });
  expect(stored.status, stored.text).toBe(303);
  const { id } = await db.draftVersion.findFirstOrThrow({ where: { decision: { slug: ledger.slug } }, orderBy: { number: "desc" } });
  await release("draft", id);
  return id;
}

/** Writes and sends what is waiting to be sent, by the worker's own job. */
async function sendWaiting(): Promise<void> {
  for (const { id } of await db.message.findMany({ where: { sentAt: null }, orderBy: { id: "asc" } })) await jobs["send-message"]!({ id }, alone);
}

/** It is 17:00: every job for followers that has an instant in the past runs, and `times` over. */
async function evening(day: string, times = 1): Promise<void> {
  platform.clock.set(`${day}T17:00:00+08:00`);
  const { id: decisionId } = await db.decision.findUniqueOrThrow({ where: { slug: ledger.slug } });
  const due = await db.$queryRaw<{ runAt: Date }[]>`
    SELECT run_at AS "runAt" FROM graphile_worker.jobs WHERE task_identifier = 'tell-followers' AND key LIKE ${`followers:${decisionId}:%`} AND run_at <= ${platform.clock.now()} ORDER BY run_at`;
  for (const { runAt } of due) for (let run = 0; run < times; run += 1) await jobs["tell-followers"]!({ decisionId, tellAt: runAt.toISOString() }, alone);
  await sendWaiting();
}

const newsTo = (contact: string) => smtp.mails.filter(({ to, subject }) => to.includes(contact) && /新进展|News of a decision/.test(subject));

/** Follows as somebody does who gets the code by mail. */
async function follow(contact: string, lang: "zh" | "en" = "zh"): Promise<void> {
  const path = `${lang === "en" ? "/en" : ""}/decisions/${ledger.slug}/follow`;
  const somebody = visitor(origin);
  const sent = await somebody.submit((await somebody.get(path)).form("/follow"), { contact, consent: "on" });
  await sendWaiting();
  const code = /\b\d{6}\b/.exec(smtp.mails.filter(({ to }) => to.includes(contact)).at(-1)!.text)![0];
  const done = await somebody.submit(sent.form("/follow"), { code });
  expect(done.text).toContain(lang === "en" ? "at 17:00" : "17 时发一封邮件告诉您");
}

/** The address behind "stop following" in a mail. */
const stopPath = (text: string) => new URL(/https?:\/\/\S+\/follows\/\S+/.exec(text)![0]).pathname;

describe("B9, 54: what is published on one day", () => {
  it("reaches each follower in one mail in the evening, with both dates; its link ends that subscription alone", async () => {
    await follow("lin@people.test");
    await follow("anna@people.test", "en");
    await extend("2026-08-10");
    await newVersion("建设单位应当自竣工验收之日起四十五日内备案。");

    // The page says at once what the mail says in the evening.
    const page = await visitor(origin).get(`/decisions/${ledger.slug}/draft`);
    expect(page.body).toMatch(/<(s|del)>[^<]*2026年7月20日 24:00[^<]*<\/\1>/);
    expect(page.text).toContain("2026年8月10日 24:00");
    await sendWaiting();
    expect([newsTo("lin@people.test"), newsTo("anna@people.test")]).toEqual([[], []]);

    await evening("2026-07-06", 2);
    const [mail, ...more] = newsTo("lin@people.test");
    expect([more.length, newsTo("anna@people.test").length]).toEqual([0, 1]);
    for (const body of [mail!.text, mail!.html]) {
      expect(body).toContain("征集截止时间已延长到 2026年8月10日 24:00，原来是 2026年7月20日 24:00。");
      expect(body).toContain("草案的第 2 稿已经公布。");
      expect(body).toContain(`/decisions/${ledger.slug}/draft?version=2`);
    }
    expect(newsTo("anna@people.test")[0]!.text).toContain("The consultation now closes on 10 August 2026, 24:00; before, it was 20 July 2026, 24:00.");

    // Nobody signs in for it.
    const reader = visitor(origin);
    const stop = await reader.get(stopPath(mail!.text));
    expect((await reader.submit(stop.form(stopPath(mail!.text)))).text).toContain("已经停止关注");
    platform.clock.set("2026-07-07T09:00:00+08:00");
    staff = await officeOfToday();
    await extend("2026-08-20");
    await evening("2026-07-07");
    expect([newsTo("lin@people.test").length, newsTo("anna@people.test").length]).toEqual([1, 2]);
    expect(newsTo("anna@people.test")[1]!.text).toContain("closes on 20 August 2026, 24:00");
  });

  it("five times is still one mail, which says what stands in the evening", async () => {
    await follow("lin@people.test");
    await extend("2026-08-10");
    await extend("2026-08-15");
    for (const days of ["四十", "四十五", "五十"]) await newVersion(`建设单位应当自竣工验收之日起${days}日内备案。`);
    await evening("2026-07-06");
    const mails = newsTo("lin@people.test");
    expect(mails).toHaveLength(1);
    expect(mails[0]!.text).toContain("今天有 4 项进展");
    expect(mails[0]!.text).toContain("延长到 2026年8月15日");
    expect(mails[0]!.text).not.toContain("延长到 2026年8月10日");
    for (const number of [2, 3, 4]) expect(mails[0]!.text).toContain(`草案的第 ${number} 稿已经公布`);
  });

  it("and withdrawn before the evening is told to nobody, and neither is what somebody who follows only now could read", async () => {
    await follow("lin@people.test");
    const version = await newVersion("建设单位应当自竣工验收之日起四十五日内备案。");
    const withdrawn = await post("publisher", `/desk/publications/draft/${version}`, { intent: "withdraw", reason: "第三条有误，更正后再公布" });
    expect(withdrawn.status, withdrawn.text).toBe(303);
    await evening("2026-07-06");
    expect(newsTo("lin@people.test")).toEqual([]);

    platform.clock.set("2026-07-07T09:00:00+08:00");
    staff = await officeOfToday();
    await extend("2026-08-10");
    platform.clock.advance(60);
    await follow("late@people.test");
    await evening("2026-07-07");
    expect([newsTo("lin@people.test").length, newsTo("late@people.test").length]).toEqual([1, 0]);
  });

  it("after the day's mail is being made waits for the next day", async () => {
    await follow("lin@people.test");
    platform.clock.set("2026-07-06T16:55:00+08:00");
    staff = await officeOfToday();
    await extend("2026-08-10");
    await evening("2026-07-06");
    expect(newsTo("lin@people.test")).toEqual([]);
    await evening("2026-07-07");
    expect(newsTo("lin@people.test")).toHaveLength(1);
  });
});

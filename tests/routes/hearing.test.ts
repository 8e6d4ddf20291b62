import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { publishRevision } from "~/features/review/publish-revision.server";
import { submitRevision } from "~/features/review/submit-revision.server";
import type { Prisma } from "~/platform/generated/client";
import { project, publications } from "~/publications";
import { readForms } from "../support/html-forms";
import { visitor, type Visitor } from "../support/http";
import { buildLedger, must, publishUnreviewed, type Ledger } from "../support/ledger-builder";
import { testPlatform } from "../support/platform";
import { approveBoth } from "../support/reviews";
import { openSite } from "../support/site";

const platform = await testPlatform({ at: "2026-08-12T09:00:00+08:00", env: { KAIMEN_DEMO: "1" } });
const { db, clock } = platform;
let origin: string;
let ledger: Ledger;
let drafter: Visitor;
let count = 0;
let desk: string;

const NOTICE = {
  title: "停车设施备案期限听证会", titleEn: "Hearing on parking", matter: "备案期限是三十日还是四十五日。", summaryEn: "Thirty days or forty-five?",
  requiredBy: "", heldAt: "2026-09-10T14:00", place: "三楼听证室", noticeDays: "10", sides: "社区居民（含租户） 2\n建设单位 １ 名", method: "报名，超过名额的抽签。",
  applicationsOpenAt: "2026-08-13T09:00", applicationsCloseAt: "2026-08-20T18:00", observers: "10", media: "欢迎采访", contactPhone: "000-5550 0107", contactEmail: "",
};
const PEOPLE = "李大山 社区居民（含租户）\n王小河 社区居民（含租户）\n赵建业 建设单位";

beforeAll(async () => {
  origin = await openSite(platform);
});
beforeEach(async () => {
  clock.set(new Date("2026-08-12T09:00:00+08:00"));
  count += 1;
  ledger = await buildLedger(platform, { slug: `heard-${count}` });
  const decision = await db.decision.findUniqueOrThrow({ where: { slug: ledger.slug } });
  const section: Prisma.SectionUncheckedCreateInput = { decisionId: decision.id, kind: "draftingExplanation", presence: "text", title: "起草说明", body: "为什么。", updatedAt: decision.updatedAt };
  await publishUnreviewed(platform, "section", (await db.section.create({ data: section })).id);
  drafter = await signedIn();
  desk = `/desk/decisions/${ledger.slug}/hearings`;
});

async function signedIn(): Promise<Visitor> {
  const person = visitor(origin);
  expect((await person.post("/sign-in/demo", new URLSearchParams({ persona: "drafter" }))).status).toBe(303);
  return person;
}

/** Weeks go by between two steps, and so does a session. */
async function later(day: string): Promise<void> {
  clock.set(new Date(`${day}T09:00:00+08:00`));
  drafter = await signedIn();
}

async function send(path: string, intent: string, fields: Record<string, string>, person = drafter) {
  const page = await person.get(path);
  const form = readForms(page.body, page.url).find((each) => each.fields.some(({ name, value }) => name === "intent" && value === intent));
  if (!form) throw new Error(`no form ${intent} on ${path} (${page.status})`);
  return person.submit(form, fields);
}

async function publish() {
  const { id } = await db.hearing.findFirstOrThrow({ where: { decision: { slug: ledger.slug } } });
  const now = clock.now();
  const submitted = await submitRevision(platform, now, ledger.drafter, { kindName: "hearing", kind: publications.hearing, nounId: id });
  if (!submitted.ok) return submitted;
  await approveBoth(platform, now, { kind: "hearing", nounId: id }, ledger);
  return must(await publishRevision(platform, now, ledger.publisher, { kindName: "hearing", kind: publications.hearing, nounId: id }, project));
}

const reader = () => visitor(origin);
const address = () => `/decisions/${ledger.slug}/hearings/1`;
const reasons = (result: unknown) => JSON.stringify(result);

describe("a hearing from notice to record (Decree 713 Art. 16, 17; V11)", () => {
  it("goes to the public in three steps, each after the one before", async () => {
    const wrong = await send(`${desk}/new`, "save", { ...NOTICE, sides: "居民", heldAt: "明天" });
    expect([wrong.status, wrong.body.includes("三楼听证室")]).toEqual([422, true]);
    expect((await send(`${desk}/new`, "save", NOTICE)).location).toBe(`${desk}/1?saved=1`);
    expect((await reader().get(address())).status).toBe(404);
    must(await publish());
    for (const path of [address(), `/en${address()}`]) expect((await reader().get(path)).text).toContain("三楼听证室");
    for (const path of [`/decisions/${ledger.slug}/draft`, `/en/decisions/${ledger.slug}/draft`]) expect((await reader().get(path)).body).toContain(`${address()}"`);

    // The list: too early, then masked.
    expect((await send(`${desk}/1/participants`, "list", { people: "李大山 旁人" })).text).toContain("公告中没有“旁人”这一方");
    expect((await send(`${desk}/1/participants`, "list", { people: `${PEOPLE}\n钱多 建设单位` })).text).toContain("超过了公告的名额");
    expect((await send(`${desk}/1/participants`, "list", { people: PEOPLE })).status).toBe(303);
    expect(reasons(await publish())).toContain("LIST_BEFORE_CLOSING");
    await later("2026-08-25");
    must(await publish());
    const listed = await reader().get(address());
    expect([listed.text.includes("李**"), listed.text.includes("李大山")]).toEqual([true, false]);

    // The materials: six days ahead is refused with the shortage, and taken with a reason that the public reads.
    await later("2026-09-05");
    expect((await send(`${desk}/1`, "materials", { sentOn: "2026-09-06" })).text).toContain("送达日期晚于今天");
    const short = await send(`${desk}/1`, "materials", { sentOn: "2026-09-04" });
    expect([short.status, short.text]).toEqual([422, expect.stringContaining("比规定的七日少 1 日（最迟应在 2026年9月3日 送达）")]);
    expect((await send(`${desk}/1`, "materials", { sentOn: "2026-09-04", reason: "台风停运一日。" })).status).toBe(303);

    // The record: after the hearing, once everybody on the list has answered.
    await later("2026-09-11");
    expect((await send(`${desk}/1`, "record", { summary: "居民希望四十五日，建设单位同意。" })).status).toBe(303);
    expect(reasons(await publish())).toContain("RECORD_NOT_CONFIRMED");
    const confirmed = { confirmation1: "confirmed", on1: "2026-09-10", confirmation2: "corrected", on2: "2026-09-11", confirmation3: "absent", on3: "2026-09-10" };
    expect((await send(`${desk}/1/participants`, "confirm", { ...confirmed, on2: "2026-09-12" })).text).toContain("确认日期应在听证会当天到今天之间");
    expect((await send(`${desk}/1/participants`, "confirm", confirmed)).status).toBe(303);
    must(await publish());
    const activities = () => db.activity.findMany({ where: { windowId: ledger.windowId } });
    expect(await activities()).toMatchObject([{ kind: "hearing", heldOn: "2026-09-10", heldAt: "14:00", place: "三楼听证室", people: 2, audience: "社区居民（含租户）、建设单位" }]);
    expect((await send(`${desk}/1`, "record", { summary: "居民希望四十五日，建设单位同意。各方签字。" })).status).toBe(303);
    must(await publish());
    expect(await activities()).toHaveLength(1);
    const summed = await reader().get(address());
    for (const words of ["居民希望四十五日", "确认无误并签字 1 人，补正后签字 1 人，没有到会 1 人", "台风停运一日"]) expect(summed.text).toContain(words);
    expect((await reader().get(`/en${address()}`)).text).toContain("confirmed and signed 1, corrected and signed 1, did not attend 1");
  });

  it("without a list before it stays without a published record", async () => {
    await send(`${desk}/new`, "save", NOTICE);
    must(await publish());
    await later("2026-09-11");
    expect((await send(`${desk}/1`, "record", { summary: "摘要。" })).status).toBe(303);
    expect(reasons(await publish())).toContain("LIST_AFTER_HEARING");
  });

  it("saved by two at once keeps the first and shows the second what to do", async () => {
    await send(`${desk}/new`, "save", NOTICE);
    const page = await drafter.get(`${desk}/1`);
    const form = readForms(page.body, page.url).find((each) => each.fields.some(({ value }) => value === "save"))!;
    const answers = await Promise.all(["甲室", "乙室"].map((place) => drafter.submit(form, { place })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const late = answers.find(({ status }) => status === 409)!;
    expect(late.text).toContain("同事已经保存了另一版内容");
    expect((await db.hearing.findFirstOrThrow({ where: { decision: { slug: ledger.slug } } })).version).toBe(2);
    // A page that lost its version gets the standing one back.
    for (const [path, intent] of [[`${desk}/1`, "save"], [`${desk}/1`, "materials"], [`${desk}/1/participants`, "list"]] as const) {
      const broken = await send(path, intent, { version: "x" });
      const back = readForms(broken.body, broken.url).find((each) => each.fields.some(({ value }) => value === intent))!;
      expect([intent, broken.status, back.fields.find(({ name }) => name === "version")?.value]).toEqual([intent, 422, "2"]);
    }
  });

  it("is not there for another unit", async () => {
    await send(`${desk}/new`, "save", NOTICE);
    const other = visitor(origin);
    await other.post("/sign-in/demo", new URLSearchParams({ persona: "drafter2" }));
    for (const path of [desk, `${desk}/new`, `${desk}/1`, `${desk}/1/participants`]) expect([path, (await other.get(path)).status]).toEqual([path, 404]);
    for (const intent of ["save", "materials", "record"]) expect((await other.post(`${desk}/1`, new URLSearchParams({ intent, version: "1", ...NOTICE, sentOn: "2026-08-12" }))).status).toBe(404);
    expect((await other.post(`${desk}/1/participants`, new URLSearchParams({ intent: "list", version: "1", people: PEOPLE }))).status).toBe(404);
    expect((await db.hearing.findFirstOrThrow({ where: { decision: { slug: ledger.slug } } })).version).toBe(1);
  });
});

import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createHearing } from "~/features/activities/create-hearing.server";
import { addItem } from "~/features/catalogue/add-item.server";
import { addActivity } from "~/features/consultation/add-activity.server";
import { addTheme } from "~/features/consultation/add-theme.server";
import { followDecision } from "~/features/consultation/follow-decision.server";
import { importDraft } from "~/features/consultation/import-draft.server";
import { keepTemplate } from "~/features/consultation/keep-template.server";
import { reportFalseAttribution } from "~/features/consultation/report-false-attribution.server";
import { confirmContactCode, provedBefore } from "~/features/identity/confirm-contact-code.server";
import { requestContactCode } from "~/features/identity/request-contact-code.server";
import { planSession } from "~/features/open-month/plan-session.server";
import { sessionForm } from "~/features/open-month/schema";
import { writeHall } from "~/features/open-month/write-hall.server";
import { createQuestionnaire } from "~/features/questionnaires/create-questionnaire.server";
import { showChanged } from "~/publications";
import { buildEvent } from "../support/event-builder";
import { buildLedger, seedOpinions, type Ledger } from "../support/ledger-builder";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform, type TestPlatform } from "../support/platform";
import { addActivityUnguarded } from "./same-form.unguarded";

const now = new Date("2026-08-12T09:00:00+08:00");
const AT_ONCE = 12;
const atOnce = <Result>(run: (n: number) => Promise<Result>) => Promise.all(Array.from({ length: AT_ONCE }, (_, n) => run(n)));

const ACTIVITY = { kind: "symposium", heldOn: "2026-07-10", heldAt: "14:00", place: "街道会议室", people: 12, audienceKind: "enterprise", audience: "停车企业", summary: "希望延长期限。" } as const;
const HEARING = {
  title: "停车设施备案期限听证会", titleEn: "", matter: "备案期限。", summaryEn: "", requiredBy: "", heldAt: new Date("2026-09-10T06:00:00Z"), place: "三楼听证室", noticeDays: 10, sides: [{ name: "居民", seats: 2 }],
  method: "抽签。", applicationsOpenAt: new Date("2026-08-13T01:00:00Z"), applicationsCloseAt: new Date("2026-08-20T10:00:00Z"), observers: 10, media: "", contactPhone: "000-5550 0107", contactEmail: "",
};
const QUESTIONNAIRE = { title: "停车备案问卷", titleEn: "", introduction: "大约两分钟。", introductionEn: "", opensAt: new Date("2026-08-13T01:00:00Z"), closesAt: new Date("2026-08-20T10:00:00Z") };
const TIMES = sessionForm.parse({
  startsAt: "2026-08-25T09:30", endsAt: "2026-08-25T11:00", doorsOpenAt: "2026-08-25T09:00", doorsCloseAt: "2026-08-25T10:00", registrationOpensAt: "2026-08-12T09:00", registrationClosesAt: "2026-08-24T18:00", capacity: "2", maxPartySize: "2",
});
const DRAFT = new TextEncoder().encode("停车设施管理规定\n\n第一条　制定本规定。\n\n第二条　适用于全市。");

type Made = (platform: TestPlatform, ledger: Ledger) => Promise<{ press: () => Promise<{ ok: boolean }>; count: () => Promise<number> }>;

/** What a form makes, and how often it is there. */
const FORMS: Record<string, Made> = {
  "a hearing, under the decision's lock": async (platform, ledger) => ({ press: () => createHearing(platform, now, ledger.drafter, ledger.slug, HEARING), count: () => platform.db.hearing.count() }),
  "a questionnaire, under the decision's lock": async (platform, ledger) => ({ press: () => createQuestionnaire(platform, now, ledger.drafter, { ...QUESTIONNAIRE, windowId: ledger.windowId }), count: () => platform.db.questionnaire.count() }),
  "an activity, under the ledger's lock": async (platform, ledger) => ({ press: () => addActivity(platform, now, ledger.drafter, { ...ACTIVITY, windowId: ledger.windowId }), count: () => platform.db.activity.count() }),
  "a theme, under the ledger's lock": async (platform, ledger) => ({ press: () => addTheme(platform, now, ledger.drafter, { windowId: ledger.windowId, title: "期限", summary: "太短。" }), count: () => platform.db.theme.count() }),
  "a template, by its unique index": async (platform, ledger) => ({ press: () => keepTemplate(platform, now, ledger.drafter, { title: "期限", body: "由上位法规定。" }), count: () => platform.db.answerTemplate.count() }),
  "a version of the draft, under the decision's lock": async (platform, ledger) => ({
    press: () => importDraft(platform, now, { actor: { kind: "staff", id: ledger.drafter.id }, unitScope: ledger.drafter.unitScope }, { slug: ledger.slug, name: "草案.md", bytes: DRAFT }),
    count: async () => (await platform.db.draftVersion.count()) - 1,
  }),
  "an item of the catalogue, under the catalogue's lock": async (platform, ledger) => {
    const { id: _id, slug: _slug, catalogueId: _catalogue, number: _number, version: _version, createdAt: _at, updatedAt: _then, carriedFromSlug: _from, carriedFromYear: _year, ...fields } = await platform.db.decision.findFirstOrThrow();
    const item = { ...fields, title: "停车收费办法", slug: "", exclusion: "none" } as unknown as Parameters<typeof addItem>[4];
    return { press: () => addItem(platform, now, ledger.drafter, 2026, item), count: () => platform.db.decision.count({ where: { title: "停车收费办法" } }) };
  },
  "a hall, by its unique index": async (platform) => {
    const { organiser } = await buildEvent(platform);
    return { press: () => writeHall(platform, now, organiser, null, { name: "屋顶平台", capacity: 40 }), count: () => platform.db.hall.count() };
  },
  "a session of an event, by the unique calendar name that follows from the page's token": async (platform) => {
    const { slug, organiser } = await buildEvent(platform);
    return { press: () => planSession(platform, now, organiser, { slug, planId: null, submission: "one page" }, TIMES, randomBytes), count: async () => (await platform.db.sessionPlan.count()) - 1 };
  },
  "a case of false attribution, by the unique number that follows from the page's token": async (platform, ledger) => {
    const [opinion] = await seedOpinions(platform, ledger, [{}]);
    const input = { opinion: { receiptCode: opinion!.receiptCode }, reason: "不是我写的。", submission: "one page", address: "192.0.2.1" };
    return { press: () => reportFalseAttribution(platform, now, input, showChanged), count: () => platform.db.falseAttribution.count() };
  },
  "a subscription, by its unique contact": async (platform, ledger) => ({
    press: () => followDecision(platform, now, { slug: ledger.slug, contact: { kind: "email", value: "a@people.test" }, lang: "zh" }),
    count: () => platform.db.follow.count(),
  }),
};

describe("the same form sent twelve times at once makes one thing, and every answer is the same (D18)", () => {
  it.each(Object.entries(FORMS))("%s", async (name, made) => {
    const platform = await testPlatform({ pool: 20 });
    const { press, count } = await made(platform, await buildLedger(platform));
    const answers = await atOnce(press);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveLength(1);
    expect([name, answers[0]?.ok, await count()]).toEqual([name, true, 1]);
  });

  it("several activities where somebody looks first and writes then, without the ledger's lock", async () => {
    const platform = await testPlatform({ pool: 20 });
    const { windowId } = await buildLedger(platform);
    const looked = meetingPoint(2);
    await atOnce(() => addActivityUnguarded(platform, now, { ...ACTIVITY, windowId }, looked));
    expect(await platform.db.activity.count()).toBeGreaterThan(1);
  });

  it.each([
    ["one case where four have looked before any writes", true, 1],
    ["four cases there as soon as the number is not unique", false, 4],
  ] as const)("%s", async (_name, isUnique, cases) => {
    const platform = await testPlatform({ pool: 20 });
    const { press, count } = await FORMS["a case of false attribution, by the unique number that follows from the page's token"]!(platform, await buildLedger(platform));
    if (!isUnique) await platform.db.$executeRaw`DROP INDEX "FalseAttribution_caseNumber_key"`;
    const pressed: Promise<unknown>[] = [];
    // Reading goes on under this lock, writing waits for its end.
    await platform.db.$transaction(async (tx) => {
      await tx.$executeRaw`LOCK TABLE "FalseAttribution" IN SHARE MODE`;
      for (let n = 0; n < 4; n += 1) pressed.push(press());
      const waiting = async () => (await platform.db.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = '"FalseAttribution"'::regclass`)[0]?.count;
      await expect.poll(waiting, { timeout: 10_000 }).toBe(4n);
    }, { timeout: 20_000 });
    const answers = await Promise.all(pressed);
    expect(await count()).toBe(cases);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveLength(1);
  });
});

it("a used code is recognised five times with its proof, by contact and purpose, and never after its time", async () => {
  const platform = await testPlatform({ pool: 20 });
  const contact = { kind: "email", value: "a@people.test" } as const;
  await requestContactCode(platform, now, { contact, purpose: "follow", lang: "zh", address: "192.0.2.1" });
  const { code } = (await platform.db.message.findFirstOrThrow()).props as { code: string };
  const proof = { contact, purpose: "follow", code } as const;
  expect(await provedBefore(platform, now, proof)).toBe(false);
  expect(await confirmContactCode(platform, now, proof)).toEqual({ ok: true });
  expect(await provedBefore(platform, now, { ...proof, purpose: "sign-in" })).toBe(false);
  expect(await provedBefore(platform, new Date(now.getTime() + 600_000), proof)).toBe(false);
  const looks = await atOnce(() => provedBefore(platform, now, proof));
  expect(looks.filter(Boolean)).toHaveLength(4);
  expect(await platform.db.auditRow.count({ where: { action: "contact-code.repeated" } })).toBe(4);
});

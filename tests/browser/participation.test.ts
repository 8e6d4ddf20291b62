import { expect, it } from "vitest";
import { reportPublication } from "~/features/consultation/report-publication.server";
import type { PublicReport } from "~/domain/consultation/public-shapes";
import { axe, openBrowser, screenshot } from "../support/browser";
import { expectConsoleError } from "../support/console-errors";
import { demoDatabase } from "../support/demo-database";
import { personAt, release, send as sendForm, type DeskPeople } from "../support/desk-walk";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
const { db } = platform;
const origin = await openSite(platform);
const browser = await openBrowser();
const SLUG = "basement-everyday-use";
const PERSONAS = { drafter: "drafter", unitReviewer: "unit-reviewer", reviewer: "reviewer", publisher: "publisher" } as const;

const pages = Object.fromEntries(await Promise.all(Object.keys(PERSONAS).map(async (who) => [who, await browser.desktop()]))) as unknown as DeskPeople;
const { drafter } = pages;
/** A day at the office begins with signing in. */
async function onDay(day: string, time = "09:00"): Promise<void> {
  platform.clock.set(`${day}T${time}:00+08:00`);
  for (const [who, persona] of Object.entries(PERSONAS)) await personAt(origin, Promise.resolve(pages[who as keyof DeskPeople]), persona);
}
/** Sends a form, and looks whether the page that comes can be used by everybody. */
async function send(...given: Parameters<typeof sendForm>): Promise<void> {
  await sendForm(...given);
  await axe(given[0]);
}
async function seen(name: string): Promise<void> {
  await axe(drafter);
  await screenshot(drafter, name);
}

it("a hearing from zero to its record, a questionnaire, a discussion meeting and a poll come into one report", async () => {
  // What is refused on the way, on purpose.
  expectConsoleError(/status of 422/);
  const window = await db.consultationWindow.findFirstOrThrow({ where: { decision: { slug: SLUG } }, orderBy: { round: "desc" } });
  const { id: decisionId } = await db.decision.findUniqueOrThrow({ where: { slug: SLUG } });
  const faults = async () => (await reportPublication.faults(db, window.id, platform.clock.now())).map(({ reason }) => reason).filter((reason) => /HEARD|NOTED/.test(reason)).sort();
  await onDay("2026-08-12");
  expect(await faults()).toEqual(["ENTERPRISES_NOT_HEARD", "GRASSROOTS_NOT_HEARD", "QUESTIONNAIRE_NOT_NOTED"]);

  // A questionnaire: its times, a question, and a second one that is refused first and keeps its words.
  await drafter.goto(`${origin}/desk/questionnaires/new`);
  await send(drafter, "form:has(input[name=title])", { windowId: window.id, title: "轮候办法问卷", introduction: "大约一分钟。", opensAt: "2026-08-13T09:00", closesAt: "2026-09-05T18:00" });
  expect(await drafter.locator("main").innerText()).toContain("征求意见截止时间：2026年8月31日 24:00");
  await send(drafter, "form:has(input[value=save])", { closesAt: "2026-08-20T18:00" });
  expect(await drafter.locator("main").innerText()).not.toContain("征求意见截止时间");
  await send(drafter, "form:has(input[value=question])", { kind: "single", text: "轮候按什么次序？" });
  expect(await drafter.locator("main").innerText()).toContain("选择题至少要有 2 个选项");
  expect(await drafter.locator("form:has(input[value=question]) [name=text]").inputValue()).toBe("轮候按什么次序？");
  await seen("participation-question-refused-1280");
  await send(drafter, "form:has(input[value=question])", { choices: "先来先得\n抽签" });
  const questionnaire = await db.questionnaire.findFirstOrThrow({ where: { title: "轮候办法问卷" } });
  await release(pages, `${origin}/desk/publications/questionnaire/${questionnaire.id}`, false);

  // A hearing: the notice.
  await drafter.goto(`${origin}/desk/decisions/${SLUG}/hearings/new`);
  await send(drafter, "form:has(input[value=save])", {
    title: "轮候办法听证会", matter: "轮候按什么次序。", heldAt: "2026-08-30T14:00", place: "三楼听证室", sides: "业主 1\n物业企业 1", method: "报名，超过名额的抽签。",
    applicationsOpenAt: "2026-08-13T09:00", applicationsCloseAt: "2026-08-18T18:00", contactPhone: "000-5550 0107",
  });
  await seen("participation-hearing-1280");
  const hearing = await db.hearing.findFirstOrThrow({ where: { decisionId, title: "轮候办法听证会" } });
  const hearingReview = `${origin}/desk/publications/hearing/${hearing.id}`;
  const hearingDesk = `${origin}/desk/decisions/${SLUG}/hearings/${hearing.number}`;
  await release(pages, hearingReview, false);

  await onDay("2026-08-14");
  const citizen = await browser.noJavaScript();
  await citizen.goto(`${origin}/questionnaires/${questionnaire.slug}`);
  await axe(citizen);
  await citizen.getByText("抽签", { exact: true }).click();
  await citizen.getByRole("button", { name: "提交问卷" }).click();
  await citizen.waitForURL(/\/thanks$/);

  // The list and the materials, seven days ahead.
  await onDay("2026-08-19");
  await drafter.goto(`${hearingDesk}/participants`);
  await send(drafter, "form:has(input[value=list])", { people: "李大山 业主\n赵建业 物业公司" });
  expect(await drafter.locator("main").innerText()).toContain("公告中没有“物业公司”这一方");
  await send(drafter, "form:has(input[value=list])", { people: "李大山 业主\n赵建业 物业企业" });
  await drafter.goto(hearingDesk);
  await send(drafter, "form:has(input[value=materials])", { sentOn: "2026-08-19" });
  await release(pages, hearingReview, false);

  // The results of both questionnaires.
  await onDay("2026-08-22");
  for (const { id } of await db.questionnaire.findMany({ where: { windowId: window.id } })) {
    await drafter.goto(`${origin}/desk/questionnaires/${id}`);
    await send(drafter, "form:has(input[value=note])", {});
  }
  await seen("participation-noted-1280");
  expect(await faults()).toEqual(["ENTERPRISES_NOT_HEARD", "GRASSROOTS_NOT_HEARD"]);

  // The record, confirmed by each, then its summary.
  await onDay("2026-08-31");
  await drafter.goto(`${hearingDesk}/participants`);
  await send(drafter, "form:has(input[value=confirm])", { confirmation1: "confirmed", on1: "2026-08-30", confirmation2: "corrected", on2: "2026-08-31" });
  await drafter.goto(hearingDesk);
  await send(drafter, "form:has(input[value=record])", { summary: "业主希望抽签，企业同意。" });
  await seen("participation-record-1280");
  await release(pages, hearingReview, false);

  // A meeting with firms and a poll at the grass roots.
  const report = `${origin}/desk/windows/${window.id}/report`;
  const activity = { place: "街道会议室", people: "12", audience: "物业企业", summary: "讨论轮候办法。" };
  await drafter.goto(report);
  await drafter.getByText("登记一次活动").click();
  await axe(drafter);
  await send(drafter, "form:has(input[value=add-activity])", { ...activity, kind: "symposium", heldOn: "2026-08-25", heldAt: "14:00", audienceKind: "enterprise" });
  expect(await faults()).toEqual(["GRASSROOTS_NOT_HEARD"]);
  await drafter.getByText("登记一次活动").click();
  await send(drafter, "form:has(input[value=add-activity])", { ...activity, kind: "opinionPoll", heldOn: "2026-08-28", heldUntil: "2026-08-26", audienceKind: "grassroots", audience: "社区居民", people: "300" });
  expect(await drafter.locator("main").innerText()).toContain("最后一天应当晚于第一天");
  await send(drafter, "form:has(input[value=add-activity])", { heldOn: "2026-08-24" });
  expect(await faults()).toEqual([]);
  await seen("participation-report-1280");

  const { activities } = (await reportPublication.canonicalise(db, window.id)) as unknown as PublicReport;
  expect(activities.map(({ kind, heldOn, heldUntil, people }) => [kind, heldOn, heldUntil ?? "", people])).toEqual([
    ["questionnaire", "2026-08-08", "2026-08-21", 12],
    ["questionnaire", "2026-08-13", "2026-08-20", 1],
    ["opinionPoll", "2026-08-24", "2026-08-26", 300],
    ["symposium", "2026-08-25", "", 12],
    ["hearing", "2026-08-30", "", 2],
  ]);
}, 240_000);

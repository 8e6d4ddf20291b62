import { beforeEach, describe, expect, it } from "vitest";
import { readForms, type Form } from "../support/html-forms";
import { visitor, type FormValues, type Page, type Visitor } from "../support/http";
import { answeredTheme, buildLedger, seedOpinions, type Ledger } from "../support/ledger-builder";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ at: "2026-08-12T09:00:00+08:00", env: { KAIMEN_DEMO: "1" } });
const { db } = platform;
const origin = await openSite(platform);

let count = 0;
let ledger: Ledger;
let drafter: Visitor;
beforeEach(async () => {
  count += 1;
  ledger = await buildLedger(platform, { slug: `pressed-${count}` });
  drafter = await signedIn("drafter");
});

async function signedIn(persona: string): Promise<Visitor> {
  const person = visitor(origin);
  expect((await person.post("/sign-in/demo", new URLSearchParams({ persona }))).status).toBe(303);
  return person;
}

/** The form of a page that sends this intent, or has this field. */
function formOf(page: Page, mark: string): Form {
  const form = readForms(page.body, page.url).find(({ method, fields }) => method === "POST" && fields.some(({ name, value }) => (name === "intent" && value === mark) || name === mark));
  if (!form) throw new Error(`no form ${mark} on ${page.url} (${page.status})`);
  return form;
}

/** The form pressed twice in the same moment, sent once more a minute later, and once more from the same page by somebody who went back to it. */
async function pressedAgain(person: Visitor, path: string, mark: string, values: FormValues): Promise<Page[]> {
  const form = formOf(await person.get(path), mark);
  const answers = await Promise.all([person.submit(form, values), person.submit(form, values)]);
  platform.clock.advance(1);
  answers.push(await person.submit(form, values));
  return answers;
}
const outcome = (answers: Page[]) => new Set(answers.map(({ status, location }) => `${status} ${location}`));

const HEARING = {
  title: "停车设施备案期限听证会", matter: "备案期限是三十日还是四十五日。", heldAt: "2026-09-10T14:00", place: "三楼听证室", noticeDays: "10", sides: "社区居民 2\n建设单位 1",
  method: "报名，超过名额的抽签。", applicationsOpenAt: "2026-08-13T09:00", applicationsCloseAt: "2026-08-20T18:00", observers: "10", contactPhone: "000-5550 0107",
};
describe("a form of the desk pressed again makes one thing, and says so as the first time (D18)", () => {
  it("a new hearing", async () => {
    const answers = await pressedAgain(drafter, `/desk/decisions/${ledger.slug}/hearings/new`, "heldAt", HEARING);
    expect(outcome(answers)).toEqual(new Set([`303 /desk/decisions/${ledger.slug}/hearings/1?saved=1`]));
    const another = await drafter.submit(formOf(await drafter.get(`/desk/decisions/${ledger.slug}/hearings/new`), "heldAt"), { ...HEARING, heldAt: "2026-09-11T14:00" });
    expect(another.location).toBe(`/desk/decisions/${ledger.slug}/hearings/2?saved=1`);
  });

  it("a new questionnaire, and a question of it", async () => {
    const about = { title: "停车备案问卷", introduction: "大约两分钟。", opensAt: "2026-08-13T09:00", closesAt: "2026-08-20T18:00", windowId: ledger.windowId };
    const answers = await pressedAgain(drafter, "/desk/questionnaires/new", "opensAt", about);
    const [made, ...others] = await db.questionnaire.findMany({ where: { windowId: ledger.windowId } });
    expect([others, outcome(answers)]).toEqual([[], new Set([`303 /desk/questionnaires/${made?.id}?saved=1`])]);
    const path = `/desk/questionnaires/${made?.id}`;
    const question = { kind: "single", text: "您多久停一次车？", choices: "每天\n每周" };
    expect(new Set((await pressedAgain(drafter, path, "question", question)).map(({ status }) => status))).toEqual(new Set([303]));
    expect((await db.questionnaire.findUniqueOrThrow({ where: { id: made!.id } })).questions).toHaveLength(1);
  });

  it("an activity", async () => {
    const activity = { kind: "symposium", heldOn: "2026-07-10", heldAt: "14:00", place: "街道会议室", people: "12", audienceKind: "enterprise", audience: "停车企业", summary: "希望延长期限。" };
    const answers = await pressedAgain(drafter, `/desk/windows/${ledger.windowId}/report`, "add-activity", activity);
    expect(outcome(answers)).toEqual(new Set([`303 /desk/windows/${ledger.windowId}/report?done=activity-added`]));
    expect(await db.activity.count({ where: { windowId: ledger.windowId } })).toBe(1);
    await drafter.submit(formOf(await drafter.get(`/desk/windows/${ledger.windowId}/report`), "add-activity"), { ...activity, heldAt: "16:00" });
    expect(await db.activity.count({ where: { windowId: ledger.windowId } })).toBe(2);
  });

  it("a theme; one of the same name with another summary is refused", async () => {
    await seedOpinions(platform, ledger, [{}]);
    const path = `/desk/windows/${ledger.windowId}/opinions`;
    const answers = await pressedAgain(drafter, path, "add-theme", { title: "备案期限", summary: "三十日太短。" });
    expect(outcome(answers)).toEqual(new Set([`303 ${path}?done=theme-added`]));
    expect(await db.theme.count({ where: { windowId: ledger.windowId } })).toBe(1);
    const taken = await drafter.submit(formOf(await drafter.get(path), "add-theme"), { title: "备案期限", summary: "另一个说明。" });
    expect([taken.status, taken.text.includes("已有同名的主题"), taken.body.includes("另一个说明。")]).toEqual([409, true, true]);
  });

  it("an answer template", async () => {
    const [opinion] = await seedOpinions(platform, ledger, [{}]);
    const themeId = await answeredTheme(platform, ledger, { title: "备案期限", pointIds: [opinion!.pointId], disposition: null });
    const path = `/desk/windows/${ledger.windowId}/themes/${themeId}`;
    const answers = await pressedAgain(drafter, path, "keep-template", { templateTitle: `期限 ${count}`, templateBody: "期限由上位法规定。" });
    expect(outcome(answers)).toEqual(new Set([`303 ${path}?done=template-kept`]));
    expect(await db.answerTemplate.count({ where: { title: `期限 ${count}` } })).toBe(1);
  });

  it("an opinion that a clerk types in: the same slip; the same letter from another page is another opinion", async () => {
    const clerk = await signedIn("clerk");
    const path = `/desk/windows/${ledger.windowId}/enter`;
    const letter = { channel: "letter", receivedOn: "2026-07-08", authorKind: "individual", name: "李大山", body: "请延长备案期限。" };
    expect(outcome(await pressedAgain(clerk, path, "receivedOn", letter)).size).toBe(1);
    expect(await db.opinion.count({ where: { windowId: ledger.windowId } })).toBe(1);
    await clerk.submit(formOf(await clerk.get(path), "receivedOn"), letter);
    expect(await db.opinion.count({ where: { windowId: ledger.windowId } })).toBe(2);
  });

  it("an item of the catalogue without an address of its own", async () => {
    const item = { title: `停车规则 ${count}`, summary: "怎样停车。", category: "policyMeasure", leadUnitId: "supervision", plannedCompletion: "2026-12", exclusion: "none", intent: "add", basis: "条例第三条" };
    const form = formOf(await drafter.get("/desk/catalogues/2026"), "add");
    const fields = Object.fromEntries(Object.entries(item).filter(([name]) => form.fields.some((field) => field.name === name && field.kind !== "submit")));
    const answers = await pressedAgain(drafter, "/desk/catalogues/2026", "add", fields);
    expect([...outcome(answers)]).toEqual([expect.stringMatching(/^303 \/desk\/decisions\/2026-\d+$/)]);
    expect(await db.decision.count({ where: { title: item.title } })).toBe(1);
  });

  it("a version of the draft", async () => {
    const path = `/desk/decisions/${ledger.slug}/draft`;
    const text = "停车设施管理规定\n\n第一条　为了规范管理，制定本规定。\n\n第二条　本规定适用于全市。";
    const send = () => drafter.post(path, new URLSearchParams({ intent: "store", text }));
    const answers = [...(await Promise.all([send(), send()])), await send()];
    expect(outcome(answers)).toEqual(new Set([`303 ${path}?version=2&saved=1`]));
    expect(await db.draftVersion.count({ where: { decision: { slug: ledger.slug } } })).toBe(2);
  });
});

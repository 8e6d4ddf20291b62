import { beforeEach, describe, expect, it } from "vitest";
import type { Db } from "~/platform/db.server";
import { withdrawProjection } from "~/publications";
import { answeredTheme, buildLedger, must, publishReport, seedOpinions, type Ledger } from "../../../tests/support/ledger-builder";
import { testPlatform } from "../../../tests/support/platform";
import { activityAsItStands } from "./activity-queries.server";
import { addActivity } from "./add-activity.server";
import { addTheme } from "./add-theme.server";
import { answerPoint } from "./answer-point.server";
import { answerTheme } from "./answer-theme.server";
import { assignPoints } from "./assign-points.server";
import { editActivity } from "./edit-activity.server";
import { editTheme } from "./edit-theme.server";
import { enterOpinion } from "./enter-opinion.server";
import { hideOpinion } from "./hide-opinion.server";
import { listThemePoints, listThemes, listWindows, reportWords, seenMark, themeAsItStands } from "./ledger-queries.server";
import { findOpinion, listOpinions } from "./opinion-queries.server";
import { removeActivity } from "./remove-activity.server";
import { splitOpinion } from "./split-opinion.server";
import { writeReport } from "./write-report.server";
import { randomBytes } from "node:crypto";

const platform = await testPlatform();
const now = platform.clock.now();
const noFilter = { theme: "", disposition: "", channel: "", authorKind: "", clause: "", unit: "", due: "", phrase: "", same: "", joint: "", today: "2026-08-12" };
let count = 0;
let ledger: Ledger;

beforeEach(async () => {
  count += 1;
  ledger = await buildLedger(platform, { slug: `parking-${count}` });
});

/** A command of the desk on the window of the test, by its own drafter unless another official is named. */
const command = <Input extends { windowId: string }, Result>(run: (p: typeof platform, now: Date, officer: Ledger["drafter"], input: Input) => Promise<Result>) => {
  return (input: Omit<Input, "windowId">, officer = ledger.drafter) => run(platform, now, officer, { windowId: ledger.windowId, ...input } as Input);
};
const add = command(addTheme);
const assign = command(assignPoints);
const answer = command(answerTheme);
const split = command(splitOpinion);
const hide = command<{ windowId: string; opinionId: string; rule: string | null }, Awaited<ReturnType<typeof hideOpinion>>>((p, at, officer, input) => hideOpinion(p, at, officer, input, withdrawProjection));
const hearing = { kind: "hearing", heldOn: "2026-07-02", heldAt: "14:00", place: "礼堂", people: 3, audienceKind: "grassroots", audience: "居民", summary: "听证。" } as const;
const notAdopted = { disposition: "notAdopted", reason: "与上位法第十二条冲突", changedClause: "" } as const;

describe("a theme", () => {
  it("takes points from existing and new titles, all or none, and gives them back", async () => {
    const opinions = await seedOpinions(platform, ledger, [{}, {}, {}]);
    const pointIds = opinions.map(({ pointId }) => pointId);
    const first = must(await assign({ pointIds: pointIds.slice(0, 2), target: { title: "办理期限" } }));
    expect(first.points).toBe(2);
    const again = must(await assign({ pointIds: pointIds.slice(2), target: { title: "办理期限" } }));
    expect(again.themeId).toBe(first.themeId);
    expect(await listThemes(platform.db, ledger.windowId)).toMatchObject([{ title: "办理期限", points: 3, people: 3 }]);

    expect(await assign({ pointIds: [pointIds[0]!, "gone"], target: { unsorted: true } })).toEqual({ ok: false, reason: "POINTS_GONE" });
    expect(await listThemes(platform.db, ledger.windowId)).toMatchObject([{ points: 3 }]);
    must(await assign({ pointIds: [pointIds[0]!], target: { unsorted: true } }));
    expect(await listThemes(platform.db, ledger.windowId)).toMatchObject([{ points: 2 }]);
    expect(await assign({ pointIds, target: { themeId: "gone" } })).toEqual({ ok: false, reason: "THEME_GONE" });
    expect(await add({ title: "办理期限", summary: "别的概要。" })).toEqual({ ok: false, reason: "TITLE_TAKEN" });
    // The same title with the same summary is the theme that is there.
    expect(await add({ title: "办理期限", summary: "" })).toEqual({ ok: true, themeId: first.themeId });
  });

  it("is not answered without a reason, unless it is adopted", async () => {
    const { themeId } = must(await add({ title: "办理期限", summary: "" }));
    expect(await answer({ themeId, version: 1, ...notAdopted, reason: " " })).toEqual({ ok: false, reason: "REASON_MISSING" });
    expect(await themeAsItStands(platform.db, ledger.windowId, themeId)).toMatchObject({ disposition: null, version: 1 });
    expect(await answer({ themeId, version: 1, ...notAdopted })).toEqual({ ok: true, version: 2 });
    expect(await answer({ themeId, version: 2, disposition: "adopted", reason: "", changedClause: "第三条" })).toEqual({ ok: true, version: 3 });
    expect(await themeAsItStands(platform.db, ledger.windowId, themeId)).toMatchObject({ disposition: "adopted", reason: "", changedClause: "第三条", savedBy: "沈知行" });
  });

  it("answered on an old version shows what somebody else has saved, and loses nothing", async () => {
    const { themeId } = must(await add({ title: "办理期限", summary: "" }));
    must(await answer({ themeId, version: 1, ...notAdopted }, ledger.colleague));
    const late = await answer({ themeId, version: 1, disposition: "adopted", reason: "我的理由", changedClause: "" });
    expect(late).toMatchObject({ ok: false, reason: "CHANGED_MEANWHILE", theirs: { reason: notAdopted.reason, savedBy: "于思明", savedAt: now, version: 2 } });
    const edited = await command(editTheme)({ themeId, version: 1, title: "期限", summary: "" });
    expect(edited).toMatchObject({ ok: false, reason: "CHANGED_MEANWHILE" });
    must(await command(editTheme)({ themeId, version: 2, title: "期限", summary: "多少天" }));
    expect(await themeAsItStands(platform.db, ledger.windowId, themeId)).toMatchObject({ title: "期限", reason: notAdopted.reason, version: 3 });
  });

  it("holds single points that are answered otherwise, each with its own reason", async () => {
    const [one] = await seedOpinions(platform, ledger, [{}]);
    const themeId = await answeredTheme(platform, ledger, { title: "期限", pointIds: [one!.pointId], disposition: "adopted" });
    const answerOne = command(answerPoint);
    const seen = seenMark({ disposition: null, reason: "" });
    const other = { pointId: one!.pointId, seen, disposition: "outOfScope", reason: "属于物业管理事项" } as const;
    expect(await answerOne({ ...other, reason: "" })).toEqual({ ok: false, reason: "REASON_MISSING" });
    expect(await answerOne(other)).toEqual({ ok: true });
    expect(await answerOne({ ...other, reason: "另一个理由" })).toEqual({
      ok: false,
      reason: "POINT_CHANGED_MEANWHILE",
      theirs: { disposition: "outOfScope", reason: "属于物业管理事项" },
    });
    const { points } = await listThemePoints(platform.db, themeId, "");
    expect(points).toMatchObject([{ disposition: "outOfScope", reason: "属于物业管理事项" }]);
    expect(await answerOne({ pointId: one!.pointId, seen: points[0]!.seen, disposition: null, reason: "" })).toEqual({ ok: true });
  });
});

describe("an opinion", () => {
  it("is split where officials cut, keeps its own text, and unchanged points stay sorted", async () => {
    const body = "一、期限太短。\n二、请设无障碍通道。";
    const [opinion] = await seedOpinions(platform, ledger, [{ body }]);
    expect(await split({ opinionId: opinion!.id, texts: ["一、期限太短。", "二、请设通道。"] })).toEqual({ ok: false, reason: "TEXT_CHANGED", from: "无障碍通道。" });
    must(await split({ opinionId: opinion!.id, texts: ["一、期限太短。", "二、请设无障碍通道。"] }));
    const first = await findOpinion(platform.db, ledger.windowId, opinion!.id);
    expect(first).toMatchObject({ body, points: [{ position: 1, text: "一、期限太短。" }, { position: 2, text: "二、请设无障碍通道。" }] });

    must(await assign({ pointIds: [first!.points[1]!.id], target: { title: "无障碍" } }));
    must(await split({ opinionId: opinion!.id, texts: ["一、", "期限太短。", "二、请设无障碍通道。"] }));
    const second = await findOpinion(platform.db, ledger.windowId, opinion!.id);
    expect(second?.points.map((point) => point.themeTitle)).toEqual([null, null, "无障碍"]);
  });

  it("can be hidden under a rule and shown again; hidden points cannot be sorted", async () => {
    const [opinion] = await seedOpinions(platform, ledger, [{}]);
    expect(await hide({ opinionId: opinion!.id, rule: "第六条第二项" })).toEqual({ ok: true });
    expect(await hide({ opinionId: opinion!.id, rule: "第六条第二项" })).toEqual({ ok: false, reason: "OPINION_GONE" });
    expect(await assign({ pointIds: [opinion!.pointId], target: { title: "期限" } })).toEqual({ ok: false, reason: "POINTS_GONE" });
    expect(await split({ opinionId: opinion!.id, texts: ["x"] })).toEqual({ ok: false, reason: "OPINION_GONE" });
    const [shown] = await listWindows(platform.db, ledger.drafter, now).then((all) => all.filter(({ id }) => id === ledger.windowId));
    expect(shown).toMatchObject({ received: 1, points: 0 });
    expect(await findOpinion(platform.db, ledger.windowId, opinion!.id)).toMatchObject({ hiddenRule: "第六条第二项", hiddenAt: now });
    expect(await hide({ opinionId: opinion!.id, rule: null })).toEqual({ ok: true });
    expect(await findOpinion(platform.db, ledger.windowId, opinion!.id)).toMatchObject({ hiddenRule: null, hiddenAt: null });
  });

  it("is found by theme, channel, clause and words, fifty a page, in the same number of queries", async () => {
    const seeded = await seedOpinions(platform, ledger, [
      ...Array.from({ length: 60 }, (_, i) => ({ body: `意见 ${i}`, channel: i % 2 === 0 ? "web" : "letter", article: i % 3 === 0 ? null : 3 })),
      { body: "费率 100%_ 太高\\" },
    ]);
    const list = (filter: Partial<typeof noFilter>, at: Parameters<typeof listOpinions>[3] = null) => listOpinions(platform.db, ledger.windowId, { ...noFilter, ...filter }, at);
    const first = await list({});
    expect([first.total, first.opinions.length, first.before]).toEqual([61, 50, undefined]);
    expect(first.opinions.map(({ number }) => number).slice(0, 3)).toEqual([1, 2, 3]);
    const second = await list({}, { direction: "after", place: first.after! });
    expect([second.opinions.length, second.opinions[0]?.number, second.after]).toEqual([11, 51, undefined]);
    const back = await list({}, { direction: "before", place: second.before! });
    expect(back.opinions.map(({ id }) => id)).toEqual(first.opinions.map(({ id }) => id));

    const queries = async (limit: Partial<typeof noFilter>) => {
      let asked = 0;
      const db = platform.db.$extends({ query: { $allOperations: ({ args, query }) => ((asked += 1), query(args)) } });
      const { opinions } = await listOpinions(db as unknown as Db, ledger.windowId, { ...noFilter, ...limit }, null);
      return { shown: opinions.length, asked };
    };
    expect([await queries({ phrase: "100%" }), await queries({})]).toEqual([{ shown: 1, asked: 6 }, { shown: 50, asked: 6 }]);

    expect((await list({ channel: "letter" })).total).toBe(30);
    expect((await list({ clause: "whole" })).total).toBe(20);
    expect((await list({ clause: `${ledger.slug}-clause-3` })).total).toBe(41);
    for (const phrase of ["100%", "%_", "\\"]) expect((await list({ phrase })).opinions.map(({ id }) => id)).toEqual([seeded[60]!.id]);
    must(await assign({ pointIds: seeded.slice(0, 59).map(({ pointId }) => pointId), target: { title: "期限" } }));
    expect((await list({ theme: "unsorted" })).total).toBe(2);
    const [theme] = await listThemes(platform.db, ledger.windowId);
    expect((await list({ theme: theme!.id })).total).toBe(59);
    const page = await listThemePoints(platform.db, theme!.id, "");
    const rest = await listThemePoints(platform.db, theme!.id, page.next!);
    expect([page.points.length, rest.points.length, rest.next]).toEqual([50, 9, null]);
  });
});

describe("a letter typed in by a clerk", () => {
  const letter = {
    channel: "letter", receivedOn: "2026-07-20", authorKind: "individual", name: "李大山", contact: { kind: "phone", value: "13800000009" },
    namePublic: false, clause: "a3", activity: "", body: "建议三十日改为四十五日。", submission: "s1",
  } as const;
  const enter = (change: Partial<Parameters<typeof enterOpinion>[3]> = {}, officer = ledger.clerk) =>
    enterOpinion(platform, now, officer, { windowId: ledger.windowId, ...letter, submission: `s${count}`, ...change }, (n) => randomBytes(n));

  it("gets a receipt like any other, and its author a message", async () => {
    const entered = must(await enter());
    const opinion = await platform.db.opinion.findUniqueOrThrow({ where: { receiptCode: entered.receiptCode }, include: { points: true } });
    expect(opinion).toMatchObject({ channel: "letter", isLate: false, enteredById: ledger.clerk.id, clauseLabel: "第三条", quotedText: expect.stringContaining("三十日"), points: [{ text: letter.body }] });
    expect(opinion.receivedAt).toEqual(new Date("2026-07-20T04:00:00Z"));
    const message = await platform.db.message.findUniqueOrThrow({ where: { dedupeKey: `opinion-receipt:${opinion.id}` } });
    expect(message).toMatchObject({ channel: "sms", recipient: "13800000009", props: { answerDueOn: "2026-08-19" } });
  });

  it("sent twice is one opinion", async () => {
    const [first, second] = await Promise.all([enter(), enter()]);
    expect(must(first).receiptCode).toBe(must(second).receiptCode);
    expect([must(first).isNew, must(second).isNew].sort()).toEqual([false, true]);
    expect(await platform.db.opinion.count({ where: { windowId: ledger.windowId } })).toBe(1);
  });

  it("is late when it came after the closing day, however early it is typed in", async () => {
    expect(must(await enter({ receivedOn: "2026-07-21" })).isLate).toBe(true);
    expect(await enter({ receivedOn: "2026-08-13" })).toEqual({ ok: false, reason: "RECEIVED_IN_FUTURE" });
    expect(await enter({ receivedOn: "2026-06-19" })).toEqual({ ok: false, reason: "RECEIVED_BEFORE_OPENING" });
    expect(await enter({ clause: "a99" })).toEqual({ ok: false, reason: "CLAUSE_UNKNOWN" });
    expect(await platform.db.opinion.count({ where: { windowId: ledger.windowId } })).toBe(1);
  });
});

describe("the words and activities of the report", () => {
  it("are saved on what the official saw", async () => {
    const write = command(writeReport);
    const { seen } = await reportWords(platform.db, ledger.windowId);
    const words = { introduction: "在网站征集三十日。", nextStep: "送合法性审查。", summaryEn: "" };
    must(await write({ ...words, seen }));
    const late = await write({ ...words, introduction: "另一种写法。", seen }, ledger.colleague);
    expect(late).toEqual({ ok: false, reason: "REPORT_CHANGED_MEANWHILE", theirs: words });
    const stored = await reportWords(platform.db, ledger.windowId);
    expect(stored.words).toEqual(words);
    must(await write({ ...words, nextStep: "", seen: stored.seen }));
  });

  it("holds activities that have taken place", async () => {
    const activity = { ...hearing, kind: "symposium", place: "二楼会议室", people: 14, audienceKind: "enterprise", audience: "物业企业" } as const;
    expect(await command(addActivity)({ ...activity, heldOn: "2026-08-13" })).toEqual({ ok: false, reason: "NOT_HELD_YET" });
    const { activityId } = must(await command(addActivity)(activity));
    expect((await reportWords(platform.db, ledger.windowId)).activities).toMatchObject([activity]);
    const { seen } = (await activityAsItStands(platform.db, ledger.windowId, activityId))!;
    must(await command(editActivity)({ ...activity, place: "三楼会议室", activityId, seen }));
    const late = await command(editActivity)({ ...activity, place: "礼堂", activityId, seen }, ledger.colleague);
    expect(late).toMatchObject({ ok: false, reason: "ACTIVITY_CHANGED_MEANWHILE", theirs: { words: { place: "三楼会议室" } } });
    expect(await command(removeActivity)({ activityId, seen })).toMatchObject({ ok: false, reason: "ACTIVITY_CHANGED_MEANWHILE" });
    const now = (await activityAsItStands(platform.db, ledger.windowId, activityId))!.seen;
    must(await command(removeActivity)({ activityId, seen: now }));
    expect(await command(removeActivity)({ activityId, seen: now })).toEqual({ ok: false, reason: "ACTIVITY_GONE" });
  });
});

describe("the ledger", () => {
  /** Every command that changes it, on an opinion, a point and a theme that are there. */
  const everyCommand = async () => {
    const [opinion] = await seedOpinions(platform, ledger, [{ body: "同意。" }]);
    const themeId = await answeredTheme(platform, ledger, { title: "期限", pointIds: [opinion!.pointId], disposition: "adopted" });
    const { activityId } = must(await command(addActivity)(hearing));
    const { seen } = (await activityAsItStands(platform.db, ledger.windowId, activityId))!;
    const opinionId = opinion!.id;
    const { pointId } = opinion!;
    return (officer: Ledger["drafter"]) => [
      add({ title: "新主题", summary: "" }, officer),
      assign({ pointIds: [pointId], target: { title: "期限" } }, officer),
      answer({ themeId, version: 2, ...notAdopted }, officer),
      command(editTheme)({ themeId, version: 2, title: "别的", summary: "" }, officer),
      command(answerPoint)({ pointId, seen: seenMark({ disposition: null, reason: "" }), disposition: "outOfScope", reason: "理由" }, officer),
      split({ opinionId, texts: ["同", "意。"] }, officer),
      hide({ opinionId, rule: "第六条" }, officer),
      command(writeReport)({ introduction: "一", nextStep: "", summaryEn: "", seen: "" }, officer),
      command(addActivity)(hearing, officer),
      command(editActivity)({ ...hearing, place: "别处", activityId, seen }, officer),
      command(removeActivity)({ activityId, seen }, officer),
      enterOpinion(platform, now, officer, { windowId: ledger.windowId, channel: "letter", receivedOn: "2026-07-20", authorKind: "individual", name: "", contact: null, namePublic: false, clause: "", activity: "", body: "晚到的信", submission: "x" }, (n) => randomBytes(n)),
    ];
  };
  const contents = async () => ({
    opinions: await platform.db.opinion.findMany({ where: { windowId: ledger.windowId }, include: { points: true }, orderBy: { id: "asc" } }),
    themes: await platform.db.theme.findMany({ where: { windowId: ledger.windowId }, orderBy: { id: "asc" } }),
    words: await reportWords(platform.db, ledger.windowId),
  });

  it("of another unit is not there, whatever one tries", async () => {
    const tryAll = await everyCommand();
    const before = await contents();
    for (const attempt of await Promise.all(tryAll(ledger.drafter2))) expect(attempt).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await contents()).toEqual(before);
    expect((await listWindows(platform.db, ledger.drafter2, now)).map(({ id }) => id)).not.toContain(ledger.windowId);
  });

  it("of a published report does not change any more", async () => {
    const tryAll = await everyCommand();
    await publishReport(platform, now, ledger);
    const before = await contents();
    for (const attempt of await Promise.all(tryAll(ledger.drafter))) expect(attempt).toEqual({ ok: false, reason: "LEDGER_CLOSED" });
    expect(await contents()).toEqual(before);
  });
});

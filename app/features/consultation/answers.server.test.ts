import { beforeEach, describe, expect, it } from "vitest";
import type { PublicReport } from "~/domain/consultation/public-shapes";
import { withdrawPublication } from "~/features/review/withdraw-publication.server";
import { submitRevision } from "~/features/review/submit-revision.server";
import { withdrawProjection } from "~/publications";
import { answeredTheme, buildLedger, must, publishReport, publishUnreviewed, reportNoun, seedOpinions, type Ledger } from "../../../tests/support/ledger-builder";
import { renderMessage } from "../../../emails/templates";
import { testPlatform } from "../../../tests/support/platform";
import { addTheme } from "./add-theme.server";
import { answerTheme } from "./answer-theme.server";
import { findAnnex } from "./annex-queries.server";
import { changesOf } from "./change-queries.server";
import { editTheme } from "./edit-theme.server";
import { giveTheme } from "./give-theme.server";
import { hideOpinion } from "./hide-opinion.server";
import { keepTemplate, removeTemplate } from "./keep-template.server";
import { findThemeWindow, listAssignedThemes, listThemes } from "./ledger-queries.server";
import { findReceipt } from "./receipt-queries.server";
import { readReportWindow, replyWarnings } from "./report-figures.server";
import { reportPublication } from "./report-publication.server";
import { splitOpinion } from "./split-opinion.server";
import { findReport, findReportRows, streamReportRows } from "./report-queries.server";
import { tellAuthors } from "./tell-authors.server";
import { listTemplates } from "./template-queries.server";

const platform = await testPlatform();
const { db } = platform;
const now = platform.clock.now();
let count = 0;
let ledger: Ledger;

beforeEach(async () => {
  count += 1;
  ledger = await buildLedger(platform, { slug: `parking-${count}` });
});

const mail = (value: string) => ({ kind: "email", value }) as const;
const messages = () => db.message.findMany({ where: { dedupeKey: { startsWith: `answered:${ledger.windowId}:` } }, orderBy: { id: "asc" } });
const document = () => db.publicDocument.findUniqueOrThrow({ where: { kind_key: { kind: "report", key: `${ledger.slug}/1` } } });
const withdraw = () => withdrawPublication(platform, now, ledger.publisher, { kind: "report", nounId: ledger.windowId }, "数字有误，更正后重新公布", withdrawProjection);

describe("a theme that another unit is asked to answer", () => {
  it("can be answered by that unit, it and nothing else, and is overdue after its day", async () => {
    const { windowId, drafter, drafter2 } = ledger;
    const { themeId } = must(await addTheme(platform, now, drafter, { windowId, title: "通信", summary: "" }));
    const other = must(await addTheme(platform, now, drafter, { windowId, title: "其他", summary: "" }));
    const answer = { windowId, themeId, disposition: "adopted", reason: "", changedClause: "" } as const;
    expect(await answerTheme(platform, now, drafter2, { ...answer, version: 1 })).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await giveTheme(platform, now, drafter, { windowId, themeId, version: 1, unitId: "command", dueOn: "2026-08-11" })).toEqual({ ok: false, reason: "DUE_DAY_PAST" });
    expect(await giveTheme(platform, now, drafter, { windowId, themeId, version: 1, unitId: "nobody", dueOn: "2026-08-20" })).toEqual({ ok: false, reason: "UNIT_UNKNOWN" });
    expect(await giveTheme(platform, now, drafter2, { windowId, themeId, version: 1, unitId: "command", dueOn: "2026-08-20" })).toEqual({ ok: false, reason: "NOT_FOUND" });
    must(await giveTheme(platform, now, drafter, { windowId, themeId, version: 1, unitId: "command", dueOn: "2026-08-20" }));
    expect(await giveTheme(platform, now, drafter, { windowId, themeId, version: 1, unitId: null, dueOn: null })).toMatchObject({ reason: "CHANGED_MEANWHILE" });

    expect(await listAssignedThemes(db, drafter2)).toMatchObject([{ id: themeId, title: "通信", leadUnit: "监管中心", dueOn: "2026-08-20", isAnswered: false }]);
    expect(await findThemeWindow(db, drafter2, windowId, themeId, now)).toMatchObject({ isOwn: false });
    expect(await findThemeWindow(db, drafter2, windowId, other.themeId, now)).toBeNull();
    must(await answerTheme(platform, now, drafter2, { ...answer, version: 2 }));
    expect(await answerTheme(platform, now, drafter2, { ...answer, themeId: other.themeId, version: 1 })).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await editTheme(platform, now, drafter2, { windowId, themeId, version: 3, title: "改名", summary: "" })).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await hideOpinion(platform, now, drafter2, { windowId, opinionId: "x", rule: "第六条" }, withdrawProjection)).toEqual({ ok: false, reason: "NOT_FOUND" });
    must(await giveTheme(platform, now, drafter, { windowId, themeId, version: 3, unitId: null, dueOn: null }));
    expect(await answerTheme(platform, now, drafter2, { ...answer, version: 4 })).toEqual({ ok: false, reason: "NOT_FOUND" });
  });
});

describe("wordings for answers", () => {
  it("belong to one unit, each name once", async () => {
    const wording = { title: "另有规定", body: "停车收费由价格部门另行规定。" };
    must(await keepTemplate(platform, now, ledger.drafter, wording));
    expect(await keepTemplate(platform, now, ledger.colleague, { ...wording, body: "请看价格部门的规定。" })).toEqual({ ok: false, reason: "TEMPLATE_TITLE_TAKEN" });
    must(await keepTemplate(platform, now, ledger.drafter2, wording));
    const [template] = await listTemplates(db, ledger.colleague);
    expect(template).toMatchObject(wording);
    expect(await removeTemplate(platform, now, ledger.drafter2, { templateId: template!.id })).toEqual({ ok: false, reason: "TEMPLATE_GONE" });
    must(await removeTemplate(platform, now, ledger.colleague, { templateId: template!.id }));
    expect(await listTemplates(db, ledger.drafter)).toEqual([]);
  });
});

describe("the release", () => {
  it("E26: of ten drafts changes all ten receipts in one step, with one mail a person and none for a hidden opinion", async () => {
    const seeded = await seedOpinions(platform, ledger, [
      ...Array.from({ length: 10 }, (_, i) => ({ contact: mail(i < 4 ? "wang@people.test" : `p${i}@people.test`) })),
      { contact: mail("hidden@people.test") },
    ]);
    must(await hideOpinion(platform, now, ledger.drafter, { windowId: ledger.windowId, opinionId: seeded[10]!.id, rule: "第六条" }, withdrawProjection));
    for (const [i, { pointId }] of seeded.slice(0, 10).entries()) await answeredTheme(platform, ledger, { title: `主题 ${i}`, pointIds: [pointId], disposition: "notAdopted", reason: `与上位法第${i}条冲突` });
    const states = () => Promise.all(seeded.slice(0, 10).map(async ({ receiptCode }) => (await findReceipt(db, receiptCode, now))?.points[0]?.answer?.reason ?? "办理中"));
    expect(new Set(await states())).toEqual(new Set(["办理中"]));
    await publishReport(platform, now, ledger);
    expect(await states()).toEqual(Array.from({ length: 10 }, (_, i) => `与上位法第${i}条冲突`));
    await tellAuthors(platform, now, { windowId: ledger.windowId });
    expect((await messages()).map(({ recipient }) => recipient).sort()).toEqual(["p4@people.test", "p5@people.test", "p6@people.test", "p7@people.test", "p8@people.test", "p9@people.test", "wang@people.test"]);
  });

  it("E31: of the answer to a group of fifty updates fifty receipts: one thing said, fifty people", async () => {
    const seeded = await seedOpinions(platform, ledger, Array.from({ length: 50 }, (_, i) => ({ body: i % 2 === 0 ? "请延长备案期限。" : "请延长备案期限" })));
    await answeredTheme(platform, ledger, { title: "备案期限", pointIds: seeded.map(({ pointId }) => pointId), disposition: "adopted" });
    expect(await listThemes(db, ledger.windowId)).toMatchObject([{ points: 50, people: 50, voices: 1 }]);
    await publishReport(platform, now, ledger);
    expect(((await document()).body as unknown as PublicReport).themes).toMatchObject([{ points: 50, people: 50, voices: 1 }]);
    for (const { receiptCode } of seeded) expect((await findReceipt(db, receiptCode, now))?.points[0]?.answer?.disposition).toBe("adopted");
  });

  it("after a withdrawal the ledger can be corrected and released again, and authors are told only of what changed", async () => {
    const seeded = await seedOpinions(platform, ledger, [{ contact: mail("a@people.test") }, { contact: mail("b@people.test") }, { contact: mail("b@people.test") }]);
    const same = await answeredTheme(platform, ledger, { title: "不变", pointIds: [seeded[0]!.pointId, seeded[1]!.pointId], disposition: "adopted" });
    const wrong = await answeredTheme(platform, ledger, { title: "有误", pointIds: [seeded[2]!.pointId], disposition: "adopted" });
    await publishReport(platform, now, ledger);
    await tellAuthors(platform, now, { windowId: ledger.windowId });
    expect(await messages()).toHaveLength(2);
    const correct = { windowId: ledger.windowId, themeId: wrong, version: 2, disposition: "notAdopted", reason: "与上位法第十二条冲突", changedClause: "" } as const;
    expect(await answerTheme(platform, now, ledger.drafter, correct)).toEqual({ ok: false, reason: "LEDGER_CLOSED" });

    must(await withdraw());
    expect(await findReport(db, ledger.slug, null)).toBe("withdrawn");
    expect(await db.reportRow.count({ where: { reportKey: `${ledger.slug}/1` } })).toBe(0);
    expect((await findReceipt(db, seeded[0]!.receiptCode, now))?.points).toEqual([]);
    must(await answerTheme(platform, now, ledger.drafter, correct));
    await publishReport(platform, now, ledger);
    for (const run of [1, 2]) await tellAuthors(platform, new Date(now.getTime() + run), { windowId: ledger.windowId });
    const [, , again, ...others] = await messages();
    expect(others).toEqual([]);
    expect(again).toMatchObject({
      recipient: "b@people.test",
      props: { withdrawnBecause: "数字有误，更正后重新公布", opinions: [{ receiptCode: seeded[2]!.receiptCode, dispositions: ["notAdopted"], correction: { before: ["adopted"], points: [] } }] },
    });
    expect((again?.props as { opinions: unknown[] }).opinions).toHaveLength(1);
    expect((await db.revision.findMany({ where: { publication: { kind: "report", nounId: ledger.windowId } }, orderBy: { number: "asc" } })).map(({ number, withdrawnAt }) => [number, withdrawnAt !== null])).toEqual([[1, true], [2, false]]);
    expect(same).not.toBe(wrong);
  });
});

describe("a corrected report", () => {
  it("tells each author what was said before and what is said now, point by point, in the author's language, and is a first answer to whoever had none", async () => {
    const both = { contact: mail("a@people.test"), body: "延长期限，并设坡道。" };
    const seeded = await seedOpinions(platform, ledger, [both, { contact: mail("en@people.test"), lang: "en" }, { contact: mail("hidden@people.test") }]);
    const [two, one, hidden] = [seeded[0]!, seeded[1]!, seeded[2]!];
    must(await splitOpinion(platform, now, ledger.drafter, { windowId: ledger.windowId, opinionId: two.id, texts: ["延长期限，", "并设坡道。"] }));
    const [first, second] = await db.point.findMany({ where: { opinionId: two.id }, orderBy: { position: "asc" } });
    const period = await answeredTheme(platform, ledger, { title: "期限", pointIds: [first!.id], disposition: "adopted" });
    await answeredTheme(platform, ledger, { title: "坡道", pointIds: [second!.id, hidden.pointId], disposition: "alreadyProvided", reason: "国家标准已有规定。" });
    const fee = await answeredTheme(platform, ledger, { title: "收费", pointIds: [one.pointId], disposition: "notAdopted", reason: "与上位法冲突。" });
    must(await hideOpinion(platform, now, ledger.drafter, { windowId: ledger.windowId, opinionId: hidden.id, rule: "第六条" }, withdrawProjection));
    await publishReport(platform, now, ledger);
    await tellAuthors(platform, now, { windowId: ledger.windowId });
    must(await withdraw());
    must(await hideOpinion(platform, now, ledger.colleague, { windowId: ledger.windowId, opinionId: hidden.id, rule: null }, withdrawProjection));
    const { windowId } = ledger;
    must(await answerTheme(platform, now, ledger.drafter, { windowId, themeId: period, version: 2, disposition: "partiallyAdopted", reason: "改为四十日。", changedClause: "" }));
    must(await answerTheme(platform, now, ledger.drafter, { windowId, themeId: fee, version: 2, disposition: "notAdopted", reason: "与《价格法》第十二条冲突。", changedClause: "" }));
    await publishReport(platform, now, ledger);
    await tellAuthors(platform, now, { windowId });

    const written = new Map((await messages()).filter(({ dedupeKey }) => dedupeKey.endsWith(":2")).map((row) => [row.recipient, renderMessage("opinions-answered", row.props as never, row.lang as "zh" | "en", "mail", { officeName: "x", phone: "", siteUrl: "https://x.example" })]));
    expect([...written.keys()].sort()).toEqual(["a@people.test", "en@people.test", "hidden@people.test"]);
    const told = written.get("a@people.test")!;
    expect(told.subject).toMatch(/^更正：/);
    for (const words of ["以前公布的意见采纳情况有差错", "撤下的原因：数字有误，更正后重新公布", "原来的采纳情况：采纳、已有规定或解释说明", "更正后的采纳情况：部分采纳、已有规定或解释说明", "其中第 1 条：原来是“采纳”，现在是“部分采纳”"]) expect(told.text).toContain(words);
    expect(told.text).not.toContain("其中第 2 条");
    const english = written.get("en@people.test")!;
    expect([english.subject, english.text]).toEqual([expect.stringMatching(/^Correction: /), expect.stringContaining("the result is the same; the words of the reason or the clause have changed")]);
    expect(written.get("hidden@people.test")!.text).not.toContain("更正");
    expect(renderMessage("opinions-answered", (await messages()).find(({ dedupeKey }) => dedupeKey.endsWith("a@people.test:2"))!.props as never, "zh", "sms", { officeName: "x", phone: "", siteUrl: "https://x.example" }).text).toContain("已更正");
  });
});

describe("the adoption report", () => {
  it("E28: links an adopted theme to the clause of the next version, by its identity, with what was there before", async () => {
    const decision = await db.decision.findUniqueOrThrow({ where: { slug: ledger.slug } });
    const text = "建设单位应当自竣工验收之日起四十五日内备案。";
    const next = await db.draftVersion.create({
      data: {
        decisionId: decision.id, number: 2, title: "停车设施管理规定（修改稿）", sourceName: "x", sourceSha256: "x", createdById: "x", createdAt: now,
        // A new article went in before it: what was the third is the fourth.
        clauses: { create: [{ identityId: "new", position: 1, depth: 0, kind: "article", number: "第三条", label: "第三条", anchor: "a3", text: "新的一条。" }, { identityId: `${ledger.slug}-clause-3`, position: 2, depth: 0, kind: "article", number: "第四条", label: "第四条", anchor: "a4", text }] },
      },
    });
    const [one] = await seedOpinions(platform, ledger, [{}]);
    await answeredTheme(platform, ledger, { title: "备案期限", pointIds: [one!.pointId], disposition: "adopted", changedClause: "第4条" });
    await publishReport(platform, now, ledger);
    const [theme] = ((await document()).body as unknown as PublicReport).themes;
    expect(theme).toMatchObject({ changedIdentity: `${ledger.slug}-clause-3`, changedVersion: 2 });
    const wanted = [{ label: theme!.changedClause, identity: theme!.changedIdentity, version: theme!.changedVersion }];
    expect(await changesOf(db, ledger.slug, `${ledger.slug}/1`, wanted)).toEqual([]);
    await publishUnreviewed(platform, "draft", next.id);
    expect(await changesOf(db, ledger.slug, `${ledger.slug}/1`, wanted)).toMatchObject([{ label: "第4条", version: 2, anchor: "a4", before: `第三条　${text.replace("四十五", "三十")}`, after: `第四条　${text}` }]);
    expect((await findReceipt(db, one!.receiptCode, now))?.changes).toMatchObject([{ after: `第四条　${text}` }]);
  });

  it("V7: is refused while those concerned were not heard", async () => {
    await db.decision.update({ where: { slug: ledger.slug }, data: { affectsEnterprises: true, affectsLivelihood: true } });
    expect(await submitRevision(platform, now, ledger.drafter, reportNoun(ledger.windowId))).toMatchObject({ reason: "NOT_READY", faults: [{ zh: expect.stringContaining("涉及企业") }, { zh: expect.stringContaining("涉及民生") }] });
    const activity = { windowId: ledger.windowId, kind: "symposium", heldOn: "2026-07-02", place: "会议室", people: 9, summary: "讨论。", createdAt: now };
    await db.activity.createMany({ data: [{ ...activity, audience: "行业协会3家" }, { ...activity, audience: "社区居民" }] });
    expect(await reportPublication.faults(db, ledger.windowId, now)).toEqual([]);
  });

  it("V9, V10: of nobody's opinions stands, and the table holds masks and never a contact", async () => {
    await publishReport(platform, now, ledger);
    expect(((await document()).body as unknown as PublicReport).table.rows).toBe(0);
    must(await withdraw());
    const [one] = await seedOpinions(platform, ledger, [{ name: "王小明", contact: mail("wang@people.test") }]);
    await answeredTheme(platform, ledger, { title: "期限", pointIds: [one!.pointId], disposition: "adopted" });
    await publishReport(platform, now, ledger);
    const rows = await db.reportRow.findMany({ where: { reportKey: `${ledger.slug}/1` } });
    expect(rows).toMatchObject([{ author: "王**", number: 1 }]);
    expect(JSON.stringify(rows)).not.toMatch(/王小明|wang@/);
  });

  it("is bound to each row by its digest: one that changed after the review is not published, and the annex shows the same digest", async () => {
    const seeded = await seedOpinions(platform, ledger, Array.from({ length: 5 }, (_, i) => ({ name: i === 0 ? "李大山" : null })));
    await answeredTheme(platform, ledger, { title: "期限", pointIds: seeded.map(({ pointId }) => pointId), disposition: "adopted" });
    must(await submitRevision(platform, now, ledger.drafter, reportNoun(ledger.windowId)));
    const annex = await findAnnex(db, ledger.drafter, ledger.windowId);
    expect(annex?.isAsReviewed).toBe(true);
    expect(await findAnnex(db, ledger.drafter2, ledger.windowId)).toBeNull();
    await db.opinion.update({ where: { id: seeded[0]!.id }, data: { namePublic: true } });
    expect((await findAnnex(db, ledger.drafter, ledger.windowId))?.isAsReviewed).toBe(false);
    await publishReport(platform, now, ledger);
    expect((await document()).sha256).toBe((await findAnnex(db, ledger.drafter, ledger.windowId))?.sha256);
  });

  it("is read page by page and downloaded as a stream: same rows, same order (E30, H50)", async () => {
    const seeded = await seedOpinions(platform, ledger, Array.from({ length: 230 }, (_, i) => ({ body: `意见 ${i} ${i % 10 === 0 ? "坡道" : ""}` })));
    await answeredTheme(platform, ledger, { title: "期限", pointIds: seeded.slice(0, 200).map(({ pointId }) => pointId), disposition: "adopted" });
    await answeredTheme(platform, ledger, { title: "其他", pointIds: seeded.slice(200).map(({ pointId }) => pointId), disposition: "outOfScope", reason: "请向物业管理部门反映。" });
    await publishReport(platform, now, ledger);
    const key = `${ledger.slug}/1`;
    const filter = { disposition: "", phrase: "" } as const;
    const [first, second] = [await findReportRows(db, key, filter, { after: 0 }, 100), await findReportRows(db, key, filter, { after: 100 }, 100)];
    expect([first.matching, first.before, first.after, second.rows[0]?.number, second.after]).toEqual([230, null, 100, 101, 200]);
    expect((await findReportRows(db, key, filter, { before: 101 }, 100)).rows).toEqual(first.rows);
    const found: number[] = [];
    for await (const { number } of streamReportRows(db, key, { disposition: "adopted", phrase: "坡道" })) found.push(number);
    expect(found).toEqual(Array.from({ length: 20 }, (_, i) => i * 10 + 1));
    must(await withdraw());
    expect((await findReportRows(db, key, filter, { after: 0 }, 100)).rows).toEqual([]);
  });
});

describe("the scan before the review", () => {
  it("reads every row of the table, which the content holds by its digest alone", async () => {
    const seeded = await seedOpinions(platform, ledger, [{ body: "请打我的电话 13812345678 说明" }, { body: "同意" }]);
    await answeredTheme(platform, ledger, { title: "期限", pointIds: seeded.map(({ pointId }) => pointId), disposition: "adopted" });
    must(await submitRevision(platform, now, ledger.drafter, reportNoun(ledger.windowId)));
    const revision = await db.revision.findFirstOrThrow({ where: { publication: { kind: "report", nounId: ledger.windowId } }, include: { findings: true } });
    expect(JSON.stringify(revision.findings)).toContain("逐条表格第 1 行");
  });
});

describe("warnings before the release", () => {
  it("name what a reader would find wanting, and stop nothing", async () => {
    const seeded = await seedOpinions(platform, ledger, [{ body: "请延长期限" }, { body: "请延长期限" }, { article: 1 }]);
    await answeredTheme(platform, ledger, { title: "期限", pointIds: seeded.slice(0, 2).map(({ pointId }) => pointId), disposition: "notAdopted", reason: "我们会认真研究您的宝贵意见和建议。" });
    await answeredTheme(platform, ledger, { title: "目的", pointIds: [seeded[2]!.pointId], disposition: "notAdopted", reason: "我们会认真研究您的宝贵意见和建议。" });
    await db.point.update({ where: { id: seeded[1]!.pointId }, data: { disposition: "adopted" } });
    const window = await readReportWindow(db, ledger.windowId);
    expect((await replyWarnings(db, window!)).map(({ kind, title }) => `${kind} ${title}`)).toEqual(["DIFFERS_FROM_GROUP 期限", "NO_BASIS 期限", "NO_BASIS 目的", "SAME_REASON 目的"]);
    expect(await reportPublication.faults(db, ledger.windowId, now)).toEqual([]);
  });
});

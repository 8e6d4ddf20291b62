import { beforeEach, describe, expect, it } from "vitest";
import type { PublicReport } from "~/domain/consultation/public-shapes";
import { balance } from "~/domain/ledger/balance";
import { sumSentence } from "~/domain/ledger/balance.words";
import { publishRevision } from "~/features/review/publish-revision.server";
import { submitRevision } from "~/features/review/submit-revision.server";
import { withdrawPublication } from "~/features/review/withdraw-publication.server";
import { project, withdrawProjection } from "~/publications";
import { answeredTheme, buildLedger, DURING_WINDOW, must, publishReport, reportNoun, seedOpinions, submitAndApprove, type Ledger } from "../../../tests/support/ledger-builder";
import { testPlatform } from "../../../tests/support/platform";
import { answerTheme } from "./answer-theme.server";
import { assignPoints } from "./assign-points.server";
import { hideOpinion } from "./hide-opinion.server";
import { tellAuthors } from "./tell-authors.server";
import { withdrawOpinion } from "./withdraw-opinion.server";

const platform = await testPlatform();
const now = platform.clock.now();
let count = 0;
let ledger: Ledger;

beforeEach(async () => {
  count += 1;
  ledger = await buildLedger(platform, { slug: `parking-${count}` });
});

const published = async () => {
  const document = await platform.db.publicDocument.findUniqueOrThrow({ where: { kind_key: { kind: "report", key: `${ledger.slug}/1` } } });
  return document.body as unknown as PublicReport;
};
const messagesOf = () => platform.db.message.findMany({ where: { dedupeKey: { startsWith: `answered:${ledger.windowId}:` } }, orderBy: { recipient: "asc" } });
const jobs = async () =>
  (await platform.db.$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs WHERE key = ${`tell-authors:${ledger.windowId}`}`).length;

/** 120 received, 31 adopted, 20 partly, 60 not, 5 out of scope, 3 withdrawn, 1 hidden; and 2 that came late. */
async function journey27() {
  const opinions = await seedOpinions(platform, ledger, [...Array.from({ length: 120 }, () => ({})), { isLate: true }, { isLate: true }]);
  for (const { receiptCode } of opinions.slice(116, 119)) must(await withdrawOpinion(platform, DURING_WINDOW, { receiptCode, provedContact: null }, withdrawProjection));
  must(await hideOpinion(platform, now, ledger.drafter, { windowId: ledger.windowId, opinionId: opinions[119]!.id, rule: "第六条第二项" }, withdrawProjection));
  const points = opinions.map(({ pointId }) => pointId);
  await answeredTheme(platform, ledger, { title: "办理期限", pointIds: points.slice(0, 31), disposition: "adopted", changedClause: "第三条" });
  await answeredTheme(platform, ledger, { title: "收费", pointIds: points.slice(31, 51), disposition: "partiallyAdopted", reason: "一部分已写入。" });
  const refused = await answeredTheme(platform, ledger, { title: "处罚", pointIds: points.slice(51, 111), disposition: "notAdopted", reason: "与上位法第十二条冲突" });
  await answeredTheme(platform, ledger, { title: "物业", pointIds: points.slice(111, 116), disposition: "outOfScope", reason: "请向物业管理部门反映。" });
  return { opinions, refused };
}

describe("the report", () => {
  it("E27: adds up: 120 received, each in its place, withdrawn and hidden ones counted, late ones apart", async () => {
    await journey27();
    await publishReport(platform, now, ledger);
    const report = await published();
    expect(report.opinions).toEqual({ received: 120, counted: 116, withdrawn: 3, hidden: 1, late: 2 });
    expect(report.points).toEqual({ total: 116, adopted: 31, partiallyAdopted: 20, notAdopted: 60, alreadyProvided: 0, outOfScope: 5 });
    const sums = balance({ ...report.opinions, points: report.points.total, byDisposition: report.points });
    expect(sums.lines.map((line) => sumSentence(line, "zh"))).toEqual([
      "共收到 120 件 = 计入 116 + 撤回 3 + 隐去 1",
      "意见 116 条 = 采纳 31 + 部分采纳 20 + 未采纳 60 + 已有规定或解释说明 0 + 不属于征集范围 5",
    ]);
    expect(report.themes.map(({ title, points }) => [title, points])).toEqual([["处罚", 60], ["办理期限", 31], ["收费", 20], ["物业", 5]]);
    const rows = await platform.db.reportRow.findMany({ where: { reportKey: `${ledger.slug}/1` } });
    expect([rows.length, report.table.rows]).toEqual([116, 116]);
    expect(JSON.stringify([report, rows])).not.toContain("王小明");
  });

  it("E27: is refused while one theme is undecided or one point unsorted, and names it", async () => {
    const { opinions, refused } = await journey27();
    const noun = reportNoun(ledger.windowId);
    const { windowId, drafter } = ledger;
    must(await answerTheme(platform, now, drafter, { windowId, themeId: refused, version: 2, disposition: null, reason: "", changedClause: "" }));
    expect(await submitRevision(platform, now, drafter, noun)).toMatchObject({ reason: "NOT_READY", faults: [{ zh: expect.stringContaining("“处罚”") }] });
    must(await answerTheme(platform, now, drafter, { windowId, themeId: refused, version: 3, disposition: "adopted", reason: "", changedClause: "" }));
    must(await assignPoints(platform, now, drafter, { windowId, pointIds: [opinions[6]!.pointId], target: { unsorted: true } }));
    expect(await submitRevision(platform, now, drafter, noun)).toMatchObject({ reason: "NOT_READY", faults: [{ zh: expect.stringContaining("第 7 件第 1 条") }] });
  });

  it("of a window without any opinion is a report too", async () => {
    await publishReport(platform, now, ledger);
    expect((await published()).opinions).toEqual({ received: 0, counted: 0, withdrawn: 0, hidden: 0, late: 0 });
  });

  it("waits for the end of the window", async () => {
    expect(await submitRevision(platform, DURING_WINDOW, ledger.drafter, reportNoun(ledger.windowId))).toMatchObject({
      reason: "NOT_READY",
      faults: [{ zh: expect.stringContaining("还没有截止") }],
    });
  });

  it("that was changed after its review is not published, and nobody is told", async () => {
    const [one] = await seedOpinions(platform, ledger, [{ contact: { kind: "email", value: "wang@people.test" } }]);
    const themeId = await answeredTheme(platform, ledger, { title: "期限", pointIds: [one!.pointId], disposition: "adopted" });
    await submitAndApprove(platform, now, ledger);
    must(await answerTheme(platform, now, ledger.drafter, { windowId: ledger.windowId, themeId, version: 2, disposition: "outOfScope", reason: "不在范围内。", changedClause: "" }));
    expect(await publishRevision(platform, now, ledger.publisher, reportNoun(ledger.windowId), project)).toEqual({ ok: false, reason: "CHANGED_SINCE_REVIEW" });
    expect(await jobs()).toBe(0);
    await tellAuthors(platform, now, { windowId: ledger.windowId });
    expect(await messagesOf()).toEqual([]);
  });
});

describe("the authors", () => {
  const wang = { kind: "email", value: "wang@people.test" } as const;

  it("are told once each, with all of their opinions, in their language; nobody is told of a hidden, withdrawn or late one", async () => {
    const only = (value: string) => ({ kind: "email", value }) as const;
    const opinions = await seedOpinions(platform, ledger, [
      { contact: wang },
      { contact: wang, lang: "en" },
      { contact: { kind: "phone", value: "13800000007" } },
      { contact: only("hidden@people.test") },
      { contact: only("late@people.test"), isLate: true },
      { contact: null },
      { contact: only("withdrawn@people.test") },
      { contact: wang },
    ]);
    const { windowId } = ledger;
    for (const hidden of [3, 7]) must(await hideOpinion(platform, now, ledger.drafter, { windowId, opinionId: opinions[hidden]!.id, rule: "第六条" }, withdrawProjection));
    must(await withdrawOpinion(platform, DURING_WINDOW, { receiptCode: opinions[6]!.receiptCode, provedContact: only("withdrawn@people.test") }, withdrawProjection));
    const points = opinions.map(({ pointId }) => pointId);
    await answeredTheme(platform, ledger, { title: "期限", pointIds: [points[0]!, points[2]!, points[5]!], disposition: "adopted" });
    await answeredTheme(platform, ledger, { title: "收费", pointIds: [points[1]!], disposition: "notAdopted", reason: "理由" });
    await publishReport(platform, now, ledger);
    expect(await jobs()).toBe(1);
    // A job may run again after a crash.
    await tellAuthors(platform, now, { windowId });
    await tellAuthors(platform, now, { windowId });

    const site = platform.env.publicUrl;
    const [phone, mail, ...others] = await messagesOf();
    expect(others).toEqual([]);
    expect(phone).toMatchObject({ channel: "sms", recipient: "13800000007", lang: "zh", template: "opinions-answered" });
    expect(mail).toMatchObject({
      channel: "mail",
      recipient: "wang@people.test",
      lang: "en",
      props: {
        decisionTitle: "Parking rules",
        reportUrl: `${site}/en/decisions/${ledger.slug}/report`,
        opinions: [
          { receiptCode: opinions[0]!.receiptCode, receiptUrl: `${site}/en/receipts/${opinions[0]!.receiptCode}`, dispositions: ["adopted"] },
          { receiptCode: opinions[1]!.receiptCode, dispositions: ["notAdopted"] },
        ],
      },
    });
  });

  it("are told page by page, however many there are", async () => {
    const opinions = await seedOpinions(platform, ledger, Array.from({ length: 503 }, (_, i) => ({ contact: { kind: "email", value: `a${i}@people.test` } as const })));
    await answeredTheme(platform, ledger, { title: "期限", pointIds: opinions.map(({ pointId }) => pointId), disposition: "adopted" });
    await publishReport(platform, now, ledger);
    await tellAuthors(platform, now, { windowId: ledger.windowId });
    expect(new Set((await messagesOf()).map(({ recipient }) => recipient)).size).toBe(503);
    const pages = await platform.db.auditRow.findMany({ where: { action: "authors.told", nounId: ledger.windowId }, orderBy: { id: "asc" } });
    expect(pages.map(({ detail }) => detail)).toEqual([{ contacts: 500 }, { contacts: 3 }]);
  });

  it("hear nothing of a report that was withdrawn before the job ran", async () => {
    const [one] = await seedOpinions(platform, ledger, [{ contact: wang }]);
    await answeredTheme(platform, ledger, { title: "期限", pointIds: [one!.pointId], disposition: "adopted" });
    await publishReport(platform, now, ledger);
    must(await withdrawPublication(platform, now, ledger.publisher, { kind: "report", nounId: ledger.windowId }, "数字有误，更正后重新公布", withdrawProjection));
    await tellAuthors(platform, now, { windowId: ledger.windowId });
    expect(await messagesOf()).toEqual([]);
  });
});

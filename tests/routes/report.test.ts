import mammoth from "mammoth";
import { beforeAll, describe, expect, it } from "vitest";
import { addActivity } from "~/features/consultation/add-activity.server";
import { hideOpinion } from "~/features/consultation/hide-opinion.server";
import { reportWords, seenMark } from "~/features/consultation/ledger-queries.server";
import { writeReport } from "~/features/consultation/write-report.server";
import { withdrawPublication } from "~/features/review/withdraw-publication.server";
import { withdrawProjection } from "~/publications";
import { answeredTheme, buildLedger, must, publishReport, seedOpinions, type Ledger } from "../support/ledger-builder";
import { visitor, type Visitor } from "../support/http";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform();
const now = platform.clock.now();
let origin: string;
let reader: Visitor;
let ledger: Ledger;

beforeAll(async () => {
  origin = await openSite(platform);
  reader = visitor(origin);
  ledger = await buildLedger(platform);
  const { windowId, drafter } = ledger;
  const opinions = await seedOpinions(platform, ledger, [
    ...Array.from({ length: 6 }, () => ({ name: "李大山", contact: { kind: "phone", value: "13800000003" } as const })),
    { body: "建议三十日改为四十五日", name: "申江物业服务有限公司", authorKind: "firm", channel: "letter" },
    { body: "<img src=x onerror=alert(1)>[x](javascript:alert(1))", name: "王小明" },
    { body: "要被隐去的话" },
  ]);
  const points = opinions.map(({ pointId }) => pointId);
  must(await hideOpinion(platform, now, drafter, { windowId, opinionId: opinions[8]!.id, rule: "第六条" }, withdrawProjection));
  await answeredTheme(platform, ledger, { title: "收费标准", pointIds: points.slice(7, 8), disposition: "outOfScope", reason: "请向价格部门反映。" });
  await answeredTheme(platform, ledger, { title: "备案期限", pointIds: points.slice(0, 7), disposition: "adopted", changedClause: "第三条" });
  must(await addActivity(platform, now, drafter, { windowId, kind: "symposium", heldOn: "2026-07-02", heldAt: "14:00", audienceKind: "enterprise", place: "二楼会议室", people: 14, audience: "物业企业", summary: "讨论期限。" }));
  const words = { introduction: "在网站征集三十日。", nextStep: "送合法性审查。", summaryEn: "Nine people wrote." };
  must(await writeReport(platform, now, drafter, { windowId, ...words, seen: seenMark((await reportWords(platform.db, windowId)).words) }));
  await publishReport(platform, now, ledger);
});

describe("the published report", () => {
  it("gives the two sums, the themes by size, reasons, the changed clause, and how people were asked", async () => {
    const { text, body, status } = await reader.get("/decisions/parking/report");
    expect(status).toBe(200);
    expect(text).toContain("共收到 9 件 = 计入 8 + 撤回 0 + 隐去 1");
    expect(text).toContain("意见 8 条 = 采纳 7 + 部分采纳 0 + 未采纳 0 + 已有规定或解释说明 0 + 不属于征集范围 1");
    expect(text.indexOf("备案期限")).toBeLessThan(text.indexOf("收费标准"));
    expect(text).toContain("7 件意见提到，共 7 条 较为集中的意见");
    expect(text).toContain("请向价格部门反映。");
    expect(body).toContain('href="/decisions/parking/draft?version=1#a3"');
    for (const words of ["座谈会", "二楼会议室", "来信", "在网站征集三十日。", "送合法性审查。", "2026年8月12日 公布"]) expect(text).toContain(words);
  });

  it("holds no name, contact, hidden word or script", async () => {
    for (const path of ["/decisions/parking/report", "/en/decisions/parking/report", "/decisions/parking/report.csv"]) {
      const { body } = await reader.get(path);
      for (const secret of ["李大山", "王小明", "13800000003", "要被隐去的话", "<script", 'href="javascript:']) expect([path, secret, body.includes(secret)]).toEqual([path, secret, false]);
    }
    expect((await reader.get("/decisions/parking/report")).body).not.toContain("<img src=x");
    expect((await reader.get("/decisions/parking/report")).text).toContain("<img src=x onerror=alert(1)>[x](javascript:alert(1))");
  });

  it("is searched by a plain form, and the download has the same rows", async () => {
    const form = (await reader.get("/decisions/parking/report")).form("/report");
    const found = await reader.submit(form, { phrase: "四十五日" });
    expect(found.text).toContain("符合条件 1 条，共 8 条");
    expect(found.text).toContain("申江物业服务有限公司");
    const csv = /href="([^"]*report\.csv[^"]*)"/.exec(found.body)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect((await reader.get(csv)).body.split("\r\n")).toHaveLength(3);
    expect((await reader.get("/decisions/parking/report?disposition=nonsense&page=x")).text).toContain("共 8 条");
    expect((await reader.submit(form, { disposition: "notAdopted" })).text).toContain("没有符合条件的内容");
  });

  it("is there in English, with its summary first", async () => {
    const { text, body } = await reader.get("/en/decisions/parking/report");
    expect(text).toContain("Response to opinions: Parking rules");
    expect(text).toContain("Nine people wrote.");
    expect(text).toContain("Received: 9 submissions = counted 8 + withdrawn 0 + hidden 1");
    expect(body).toContain('href="/en/decisions/parking/draft?version=1#a3"');
  });

  it("of a window without opinions says so and adds up", async () => {
    const quiet = await buildLedger(platform, { slug: "quiet" });
    expect((await reader.get("/decisions/quiet/report")).status).toBe(404);
    await publishReport(platform, now, quiet);
    const { text } = await reader.get("/decisions/quiet/report");
    expect(text).toContain("征集期间没有收到意见建议。");
    expect(text).toContain("共收到 0 件 = 计入 0 + 撤回 0 + 隐去 0");
    must(await withdrawPublication(platform, now, quiet.publisher, { kind: "report", nounId: quiet.windowId }, "数字有误，更正后重新公布", withdrawProjection));
    expect((await reader.get("/decisions/quiet/report")).status).toBe(410);
    expect((await reader.get("/decisions/quiet/report.csv")).status).toBe(410);

    // A first report says nothing of a correction; the one that takes its place says so and why, wherever it is read.
    expect(text).not.toContain("更正");
    await publishReport(platform, new Date("2026-08-14T01:00:00Z"), quiet);
    const corrected = await reader.get("/decisions/quiet/report");
    expect(corrected.text).toContain("这是更正后的采纳情况。原来的采纳情况 2026年8月12日 公布，2026年8月12日 撤下。 撤下的原因：数字有误，更正后重新公布");
    expect(corrected.text).toContain("2026年8月12日 公布 2026年8月14日 更新");
    expect((await reader.get("/en/decisions/quiet/report")).text).toContain("This is a corrected response. The one before was published 12 August 2026 and withdrawn 12 August 2026.");
    const paper = await fetch(`${origin}/decisions/quiet/report.docx`);
    expect((await mammoth.extractRawText({ buffer: Buffer.from(await paper.arrayBuffer()) })).value).toContain("这是更正后的采纳情况。");
  });
});

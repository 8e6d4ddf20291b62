import { beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { addActivity } from "~/features/consultation/add-activity.server";
import { groupOpinions } from "~/features/consultation/group-opinions.server";
import { hideOpinion } from "~/features/consultation/hide-opinion.server";
import { reportWords, seenMark } from "~/features/consultation/ledger-queries.server";
import { writeReport } from "~/features/consultation/write-report.server";
import { withdrawProjection } from "~/publications";
import { axe, openBrowser, screenshot } from "../support/browser";
import { expectConsoleError } from "../support/console-errors";
import { answeredTheme, buildLedger, must, publishReport, seedOpinions, type Ledger } from "../support/ledger-builder";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ env: { KAIMEN_DEMO: "1" } });
const now = platform.clock.now();
const browser = await openBrowser();
let origin: string;

/** A ledger with enough in it to look at. */
async function fill(ledger: Ledger): Promise<{ themeId: string; opinionId: string; pointId: string }> {
  const { windowId, drafter } = ledger;
  const body = "一、备案期限三十日太短，小区业主大会一般要四十五日才能召开，建议改为四十五日。\n二、平时停车的收费标准应当在入口公示，并写明投诉电话。";
  const opinions = await seedOpinions(platform, ledger, [
    ...Array.from({ length: 11 }, (_, i) => ({ body, name: "李大山", contact: { kind: "phone", value: `1380000${String(1000 + i)}` } as const, article: i % 4 === 0 ? null : 3 })),
    { body: "希望入口设置无障碍坡道，扶手不要太高。", channel: "letter", name: "江北区听潮社区居委会", authorKind: "organisation" },
    { body: "收费太高。", channel: "hotline12345", name: null, isLate: true },
    { body: "辱骂他人的文字。" },
    { body: "还没有归类的意见。", article: null },
    ...["夜间施工噪声太大，影响老人休息，建议写明晚上十点以后不得施工。", "夜间施工噪声太大，影响老人休息，建议写明晚上十点以后不得施工", "夜间施工噪声太大，影响老人和孩子休息，建议写明晚上十点以后不得施工。"].map((body) => ({ body })),
  ]);
  const points = opinions.map(({ pointId }) => pointId);
  must(await hideOpinion(platform, now, drafter, { windowId, opinionId: opinions[13]!.id, rule: "《意见受理规则》第六条第二项" }, withdrawProjection));
  const themeId = await answeredTheme(platform, ledger, { title: "备案期限由三十日改为四十五日", pointIds: points.slice(0, 6), disposition: "adopted", changedClause: "第三条" });
  await answeredTheme(platform, ledger, {
    title: "入口公示收费标准和投诉电话",
    pointIds: points.slice(6, 11),
    disposition: "partiallyAdopted",
    reason: "公示收费标准已经写进修改稿第三条。投诉电话按照价格管理的规定统一公布，不在本规定中重复。",
  });
  await answeredTheme(platform, ledger, { title: "无障碍坡道", pointIds: points.slice(11, 12), disposition: "alreadyProvided", reason: "无障碍设施的设置已有国家标准，本规定不再重复。" });
  must(await addActivity(platform, now, drafter, { windowId, kind: "symposium", heldOn: "2026-07-02", heldAt: "14:00", audienceKind: "enterprise", place: "市国动办二楼会议室", people: 14, audience: "物业、商业、制造企业8家，行业协会3家", summary: "到会企业普遍支持提前告知，对备案期限意见较多。" }));
  const { words } = await reportWords(platform.db, windowId);
  const introduction = "征求意见从6月20日开始，到7月20日24:00截止。草案、起草说明和解读在本网站公布，同时接受来信、热线和会议上提出的意见。";
  must(await writeReport(platform, now, drafter, { windowId, introduction, nextStep: "修改稿已送合法性审查，计划在9月提交会议讨论。", summaryEn: "Fourteen opinions came in. The notice period was raised to 45 days.", seen: seenMark(words) }));
  return { themeId, opinionId: opinions[0]!.id, pointId: points[0]! };
}

async function look(page: Page, path: string, name: string): Promise<void> {
  await page.goto(origin + path);
  await inspect(page, name);
}

/** No breach of WCAG 2.2 AA, nothing wider than the screen; a picture for whoever wants to see. */
async function inspect(page: Page, name: string): Promise<void> {
  await screenshot(page, name);
  await axe(page);
  const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect([name, wide]).toEqual([name, screen]);
}

beforeAll(async () => {
  origin = await openSite(platform);
});

describe("the ledger's desk", () => {
  it.each([
    ["wide", browser.desktop],
    ["phone", browser.noJavaScript],
  ] as const)("can be used by everybody: %s", async (size, open) => {
    expectConsoleError(/status of 422/);
    expectConsoleError(/status of 409/);
    const ledger = await buildLedger(platform, { slug: `desk-${size}` });
    const { themeId, opinionId, pointId } = await fill(ledger);
    const desk = `/desk/windows/${ledger.windowId}`;
    const page = await open();
    await page.context().request.post(`${origin}/sign-in/demo`, { form: { persona: "drafter" } });
    await look(page, "/desk/windows", `ledger-windows-${size}`);
    await look(page, `${desk}/opinions?open=${opinionId}`, `ledger-opinions-${size}`);
    await page.getByRole("button", { name: "归类" }).click();
    await inspect(page, `ledger-opinions-fault-${size}`);
    await look(page, `${desk}/themes/${themeId}?open=${pointId}`, `ledger-theme-${size}`);
    await look(page, `${desk}/report`, `ledger-report-${size}`);
    await look(page, `${desk}/annex`, `ledger-annex-${size}`);

    await page.goto(`${origin}${desk}/proposals`);
    await page.getByRole("button", { name: "开始归并" }).click();
    await page.getByText("正在排队").waitFor();
    await inspect(page, `ledger-grouping-${size}`);
    const run = await platform.db.groupingRun.findFirstOrThrow({ where: { windowId: ledger.windowId } });
    await groupOpinions(platform, () => now, { runId: run.id }, { exclusively: (_name, work) => work() });
    await page.goto(`${origin}${desk}/proposals`);
    await page.getByRole("link", { name: "夜间施工噪声太大" }).first().click();
    await page.getByText("每个人不同的文字").waitFor();
    await inspect(page, `ledger-proposal-${size}`);
    await page.getByLabel("或者新主题的名称").fill("夜间施工噪声");
    await page.getByRole("button", { name: "接受这条建议" }).click();
    await page.getByText("已按您的决定归并").waitFor();
    await inspect(page, `ledger-accepted-${size}`);

    await page.goto(`${origin}${desk}/opinions?phrase=${encodeURIComponent("夜间施工")}`);
    await page.locator("summary").filter({ hasText: "把符合当前条件的全部意见归入主题" }).click();
    await page.locator("#field-allNewTitle").fill("施工噪声");
    await page.getByRole("button", { name: "查看会改动什么" }).click();
    await page.getByText("3 件意见的 3 条").waitFor();
    await inspect(page, `ledger-preview-${size}`);

    await page.goto(`${origin}${desk}/themes/${themeId}`);
    await platform.db.theme.update({ where: { id: themeId }, data: { reason: "已写进修改稿。", version: { increment: 1 } } });
    await page.locator("#field-reason").fill("我写的理由");
    await page.getByRole("button", { name: "保存为草稿" }).click();
    await page.getByText("您填写的内容还在下面的表格里").waitFor();
    await inspect(page, `ledger-theme-conflict-${size}`);

    const clerk = await open();
    await clerk.context().request.post(`${origin}/sign-in/demo`, { form: { persona: "clerk" } });
    await look(clerk, `${desk}/enter`, `ledger-enter-${size}`);
    await clerk.getByLabel("来源").selectOption("letter");
    await clerk.getByLabel("收到日期").fill("2026-07-19");
    await clerk.getByText("个人", { exact: true }).click();
    await clerk.getByLabel("意见内容").fill("建议延长。");
    await clerk.getByRole("button", { name: "登记并生成回执" }).click();
    await clerk.getByRole("heading", { name: "已登记" }).waitFor();
    await inspect(clerk, `ledger-slip-${size}`);
  });
});

describe("the published report", () => {
  it("can be read by everybody, in both languages, without scripts, in large type", async () => {
    const ledger = await buildLedger(platform, { slug: "report" });
    await fill(ledger);
    const rest = await platform.db.point.findMany({ where: { themeId: null, opinion: { windowId: ledger.windowId, isLate: false, hiddenAt: null } } });
    await answeredTheme(platform, ledger, { title: "其他", pointIds: rest.map(({ id }) => id), disposition: "outOfScope", reason: "请向物业管理部门反映。" });
    await publishReport(platform, now, ledger);
    const path = "/decisions/report/report";
    const wide = await browser.desktop();
    await look(wide, path, "report-wide");
    await wide.emulateMedia({ media: "print" });
    await screenshot(wide, "report-print");
    const phone = await browser.noJavaScript();
    await look(phone, path, "report-phone");
    await look(phone, `/en${path}`, "report-phone-en");
    await phone.getByLabel("Words in opinion or reason").fill("坡道");
    await phone.getByRole("button", { name: "Search" }).click();
    await inspect(phone, "report-phone-search");
    await phone.context().request.post(`${origin}/preferences`, { form: { elder: "1", returnTo: path } });
    await look(phone, path, "report-phone-elder");
  });
});

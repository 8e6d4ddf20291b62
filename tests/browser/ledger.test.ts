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
import { send } from "../support/desk-walk";

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

const SMALL = { viewport: { width: 375, height: 812 } };

/** As `inspect`, without a picture: for the many steps between two pages that look alike. */
async function usable(page: Page, name: string): Promise<void> {
  await axe(page).catch((error: Error) => Promise.reject(new Error(`${name}: ${error.message}`)));
  const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect([name, wide]).toEqual([name, screen]);
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

describe("the ledger's desk on a small phone without scripts", () => {
  it("passes axe and fits after every change and every refusal", { timeout: 300_000 }, async () => {
    expectConsoleError(/status of 4(09|22)/);
    const ledger = await buildLedger(platform, { slug: "desk-each" });
    const { themeId, opinionId } = await fill(ledger);
    const page = await browser.noJavaScript(SMALL);
    await page.context().request.post(`${origin}/sign-in/demo`, { form: { persona: "drafter" } });
    const desk = `${origin}/desk/windows/${ledger.windowId}`;
    const refused = async (name: string) => {
      await page.locator("#errors").waitFor();
      await usable(page, `${name} refused`);
    };
    const done = async (name: string) => {
      await page.waitForURL(new RegExp(`done=${name}(&|$|#)`));
      await usable(page, name);
    };
    /** Opens what is folded, so that the form in it can be filled; the next page begins as it comes. */
    const press = async (intent: string, values: Record<string, string>, button?: string) => {
      await page.locator("details:not([open])").evaluateAll((folds) => folds.forEach((fold) => fold.setAttribute("open", "")));
      await usable(page, `${intent} opened`);
      await send(page, `form:has(input[name=intent][value=${intent}])`, values, button);
    };

    // The list: filtered to some and to none, an opinion split, hidden and shown again, a theme added.
    for (const phrase of ["坡道", "没有的词"]) {
      await page.goto(`${desk}/opinions`);
      await page.locator("form:has([name=phrase]) [name=phrase]").fill(phrase);
      await page.locator("form:has([name=phrase]) button[type=submit]").first().click();
      await page.waitForURL(/phrase=/);
      await usable(page, `filtered by ${phrase}`);
    }
    const opinion = `${desk}/opinions?open=${opinionId}`;
    await page.goto(opinion);
    await page.getByLabel("第 1 条", { exact: true }).fill("改写过的文字。");
    await page.getByRole("button", { name: "保存拆分" }).click();
    await refused("split");
    const { body } = await platform.db.opinion.findUniqueOrThrow({ where: { id: opinionId } });
    for (const [index, text] of body.split("\n").entries()) await page.getByLabel(`第 ${index + 1} 条`, { exact: true }).fill(text);
    await page.getByRole("button", { name: "保存拆分" }).click();
    await done("split");
    await page.goto(opinion);
    await press("hide", {});
    await refused("hide");
    await press("hide", { rule: "《意见受理规则》第六条第二项" });
    await done("hidden");
    await page.goto(opinion);
    await press("show-again", {});
    await done("shown-again");
    await press("add-theme", { title: "无障碍坡道", summary: "另一个说明" });
    await refused("add-theme");
    await press("add-theme", { title: "照明" });
    await done("theme-added");
    await page.goto(`${desk}/opinions?phrase=${encodeURIComponent("还没有归类")}`);
    await press("preview-all", { allNewTitle: "其他" });
    await usable(page, "previewed");
    await press("assign-all", {});
    await done("assigned");

    // A theme: its answer, its words, who answers, templates, one point.
    const theme = `${desk}/themes/${themeId}`;
    await page.goto(theme);
    await press("answer", { disposition: "notAdopted" }, "保存为草稿");
    await refused("answer");
    await press("answer", { reason: "不采纳。" }, "保存为草稿");
    await done("answered");
    await press("keep-template", { templateTitle: "感谢" });
    await refused("keep-template");
    await press("keep-template", { templateTitle: "感谢", templateBody: "感谢您的意见。" });
    await done("template-kept");
    await press("answer", { template: (await platform.db.answerTemplate.findFirstOrThrow()).id }, "把模板插入到理由后面");
    await page.getByText("感谢您的意见。").first().waitFor();
    await usable(page, "template inserted");
    await page.goto(theme);
    await press("remove-template", {});
    await done("template-removed");
    await press("edit", { title: "无障碍坡道" });
    await refused("edit");
    await press("edit", { title: "备案期限", summary: "三十日太短。" });
    await done("edited");
    await press("give", { unit: "command", dueOn: "2026-01-05" });
    await refused("give");
    await press("give", { unit: "command", dueOn: "2026-08-20" });
    await done("given");
    const { id: one } = await platform.db.point.findFirstOrThrow({ where: { themeId }, orderBy: { id: "asc" } });
    await page.goto(`${theme}?open=${one}`);
    await press("point", { pointDisposition: "outOfScope" });
    await refused("point");
    await press("point", { pointDisposition: "outOfScope", pointReason: "属于物业管理。" });
    await done("point-answered");

    // The report with what is missing and what a reader would find wanting; its activities.
    await page.goto(`${desk}/report`);
    expect(await page.locator("main").innerText()).toMatch(/答复质量提示 \d+ 项[\s\S]*/);
    await usable(page, "reply quality");
    await press("add-activity", { kind: "symposium", heldOn: "2026-07-02", heldAt: "14:00", place: "会议室", people: "0", audienceKind: "grassroots", audience: "居民", summary: "坡道。" });
    await refused("add-activity");
    await press("add-activity", { people: "9" });
    await done("activity-added");
    await press("write", { introduction: "征求意见已经结束。" });
    await done("written");
    await page.goto(`${desk}/report`);
    await page.getByRole("link", { name: /^修改.*座谈会/ }).first().click();
    await page.waitForURL(/activities/);
    await usable(page, "activity");
    await page.locator("[name=place]").fill("");
    await page.getByRole("button", { name: "保存改动" }).click();
    await refused("edit-activity");
    await page.locator("[name=place]").fill("三楼会议室");
    await page.getByRole("button", { name: "保存改动" }).click();
    await page.waitForURL(/done=/);
    await usable(page, "activity edited");
    await page.getByRole("link", { name: /^修改.*座谈会/ }).first().click();
    await page.locator("summary").filter({ hasText: "删去登记错的活动" }).click();
    await usable(page, "activity to be removed");
    await page.getByRole("button", { name: "删去这次活动" }).click();
    await page.waitForURL(/done=/);
    await usable(page, "activity removed");

    // A proposal turned down.
    await page.goto(`${desk}/proposals`);
    await page.getByRole("button", { name: "开始归并" }).click();
    const run = await platform.db.groupingRun.findFirstOrThrow({ where: { windowId: ledger.windowId } });
    await groupOpinions(platform, () => now, { runId: run.id }, { exclusively: (_name, work) => work() });
    await page.goto(`${desk}/proposals`);
    await usable(page, "proposals");
    await page.getByRole("link", { name: "夜间施工噪声太大" }).first().click();
    await page.getByRole("button", { name: "不采用" }).click();
    await page.waitForURL(/done=/);
    await usable(page, "proposal rejected");

    // The next round: planned with nothing, too short, and as it should be.
    await page.goto(`${origin}/desk/decisions/desk-each/window`);
    await press("plan", { replyDays: "0" });
    await refused("plan");
    await press("plan", { opensOn: "2026-09-01", closesOn: "2026-09-10", replyDays: "30" });
    await page.waitForURL(/saved=1/);
    expect(await page.locator("main").innerText()).toContain("还不能提交审查和发布");
    await usable(page, "plan with faults");
    await press("plan", { shortenedReason: "台风季防汛应急需要", originalNotice: "不是网址" });
    await refused("plan notice");
    await press("plan", { originalNotice: "" });
    await page.waitForURL(/saved=1/);
    await usable(page, "planned");

    const clerk = await browser.noJavaScript(SMALL);
    await clerk.context().request.post(`${origin}/sign-in/demo`, { form: { persona: "clerk" } });
    await clerk.goto(`${desk}/enter`);
    await clerk.getByRole("button", { name: "登记并生成回执" }).click();
    await clerk.locator("#errors").waitFor();
    await usable(clerk, "entry refused");
  });

  it.each([
    ["with JavaScript", browser.desktop],
    ["without JavaScript", browser.noJavaScript],
  ])("a letter typed in, pressed twice quickly and once more after going back, is one opinion and one slip (%s)", async (name, open) => {
    const ledger = await buildLedger(platform, { slug: name === "with JavaScript" ? "typed-once" : "typed-once-bare" });
    const clerk = await open();
    await clerk.context().request.post(`${origin}/sign-in/demo`, { form: { persona: "clerk" } });
    await clerk.goto(`${origin}/desk/windows/${ledger.windowId}/enter`);
    await clerk.getByLabel("来源").selectOption("letter");
    await clerk.getByLabel("收到日期").fill("2026-07-19");
    await clerk.getByText("个人", { exact: true }).click();
    await clerk.getByLabel("意见内容").fill("建议延长。");
    const button = clerk.getByRole("button", { name: "登记并生成回执" });
    await button.dblclick();
    await expect.poll(() => clerk.url(), { timeout: 10_000 }).toMatch(/receipt=/);
    await clerk.waitForLoadState();
    const slip = clerk.url();
    await clerk.goBack();
    await clerk.waitForURL(/enter$/);
    expect(await clerk.getByLabel("意见内容").inputValue()).toBe("建议延长。");
    await button.click();
    await clerk.waitForURL(/receipt=/);
    expect(clerk.url()).toBe(slip);
    expect(await platform.db.opinion.count({ where: { windowId: ledger.windowId } })).toBe(1);
    // The next letter begins on a page of its own.
    await clerk.getByRole("link", { name: /登记/ }).last().click();
    await clerk.waitForURL(/enter$/);
    expect(await clerk.getByLabel("意见内容").inputValue()).toBe("");
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
    await phone.goto(`${origin}/decisions/report/not-mine?round=1&row=1`);
    await usable(phone, "not mine");
    expectConsoleError(/status of 422/);
    await phone.getByRole("button", { name: "提交反映" }).click();
    await phone.locator("#errors").waitFor();
    await usable(phone, "not mine refused");
    await phone.getByLabel("理由").fill("我从来没有提过意见。");
    await phone.getByRole("button", { name: "提交反映" }).click();
    await phone.waitForURL(/cases/);
    await usable(phone, "case");
    await phone.context().request.post(`${origin}/preferences`, { form: { elder: "1", returnTo: path } });
    await look(phone, path, "report-phone-elder");
  });
});

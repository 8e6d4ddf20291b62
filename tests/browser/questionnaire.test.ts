import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { axe, openBrowser, screenshot } from "../support/browser";
import { expectConsoleError } from "../support/console-errors";
import { demoDatabase } from "../support/demo-database";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
const origin = await openSite(platform);
const { noJavaScript } = await openBrowser();
const slug = "basement-everyday-use-q1";

/** Whether the page can be used by everybody and fits its screen. */
async function look(tab: Page, name: string): Promise<void> {
  await axe(tab);
  expect(await tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), name).toBe(true);
  await screenshot(tab, name);
}

const wide = () => noJavaScript({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false });

it("a citizen answers on a phone without JavaScript, and loses nothing on an error", async () => {
  expectConsoleError(/status of 422/);
  const tab = await noJavaScript();
  await tab.goto(`${origin}/decisions/basement-everyday-use`);
  await tab.getByRole("link", { name: "小区地下车位使用情况问卷" }).click();
  await tab.waitForURL(/\/questionnaires\//);
  await look(tab, "questionnaire-390");
  await tab.getByText("停在小区地面", { exact: true }).click();
  await tab.getByText("收费公开", { exact: true }).click();
  await tab.getByLabel(/还有什么建议/).fill("坡道上装一盏灯。");
  await tab.getByRole("button", { name: "提交问卷" }).click();
  await tab.getByRole("link", { name: "第 3 题：这一题必须回答。" }).waitFor();
  await look(tab, "questionnaire-error-390");
  expect([await tab.getByLabel("停在小区地面").isChecked(), await tab.getByLabel("收费公开").isChecked(), await tab.getByLabel(/还有什么建议/).inputValue()]).toEqual([true, true, "坡道上装一盏灯。"]);
  await tab.getByText("1 分（很难）", { exact: true }).click();
  await tab.getByRole("button", { name: "提交问卷" }).click();
  await tab.waitForURL(/\/thanks$/);
  await look(tab, "questionnaire-thanks-390");
});

it("pressed twice quickly, and once more after going back, is one answer", async () => {
  const count = () => platform.db.questionnaireAnswer.count({ where: { questionnaire: { slug } } });
  const before = await count();
  const tab = await noJavaScript();
  await tab.goto(`${origin}/questionnaires/${slug}`);
  await tab.getByText("停在小区地面", { exact: true }).click();
  await tab.getByText("1 分（很难）", { exact: true }).click();
  await tab.getByLabel(/还有什么建议/).fill("车位编号看不清。");
  await tab.getByRole("button", { name: "提交问卷" }).dblclick();
  // The second press ends the first answer on its way, which waiting for an address takes for a fault.
  await expect.poll(() => tab.url(), { timeout: 10_000 }).toMatch(/\/thanks/);
  await tab.waitForLoadState();
  expect(await count()).toBe(before + 1);
  await tab.goBack();
  await tab.waitForURL(/\/questionnaires\/[^/]+$/);
  expect(await tab.getByLabel(/还有什么建议/).inputValue()).toBe("车位编号看不清。");
  await tab.getByRole("button", { name: "提交问卷" }).click();
  await tab.waitForURL(/\/thanks\?before=1$/);
  expect(await count()).toBe(before + 1);
});

it("reads in English on a wide screen", async () => {
  const tab = await wide();
  await tab.goto(`${origin}/en/questionnaires/${slug}`);
  expect(await tab.getByLabel("Above ground in the estate").count()).toBe(1);
  await look(tab, "questionnaire-en-1280");
});

it.each([["390", () => noJavaScript()], ["1280", wide]] as [string, () => Promise<Page>][])("a drafter reads questions and results at %s px", async (size, open) => {
  const tab = await open();
  await tab.goto(`${origin}/sign-in`);
  await tab.getByRole("button", { name: /（drafter）/ }).click();
  await tab.waitForURL(/\/desk/);
  await tab.goto(`${origin}/desk/questionnaires`);
  await look(tab, `desk-questionnaires-${size}`);
  await tab.getByRole("link", { name: "小区地下车位使用情况问卷" }).click();
  await tab.waitForURL(/\/desk\/questionnaires\/./);
  await look(tab, `desk-questionnaire-${size}`);
  await tab.getByRole("link", { name: /查看结果/ }).click();
  await tab.waitForURL(/\/results$/);
  await look(tab, `desk-questionnaire-results-${size}`);
  await tab.goto(`${origin}/desk/questionnaires/new`);
  await look(tab, `desk-questionnaire-new-${size}`);
});

it("a citizen answers with the keyboard alone at 375 px, without JavaScript, and axe finds nothing after each step", async () => {
  expectConsoleError(/status of 422/);
  const tab = await noJavaScript({ viewport: { width: 375, height: 812 } });
  await tab.goto(`${origin}/questionnaires/${slug}`);
  /** Presses Tab until the focus is on what the expression finds. */
  const tabTo = async (selector: string): Promise<void> => {
    for (let presses = 0; presses < 80; presses += 1) {
      await tab.keyboard.press("Tab");
      if (await tab.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    }
    throw new Error(`the keyboard does not reach ${selector}`);
  };
  const sendButton = "main form button[type=submit]";
  await tabTo("input[name=q1]");
  await tab.keyboard.press("Space");
  await tab.keyboard.press("ArrowDown");
  await look(tab, "questionnaire-keyboard-375");
  await tabTo("input[name=q2]");
  await tab.keyboard.press("Space");
  await tabTo("textarea[name=q4]");
  await tab.keyboard.type("坡道上装一盏灯。");
  await tabTo(sendButton);
  await tab.keyboard.press("Enter");
  const complaint = tab.getByRole("link", { name: "第 3 题：这一题必须回答。" });
  await complaint.waitFor();
  await look(tab, "questionnaire-keyboard-error-375");

  // The complaint leads to its question; what was chosen and written is there.
  await tabTo("a[href='#field-q3']");
  await tab.keyboard.press("Enter");
  if (!(await tab.evaluate(() => document.activeElement?.matches("input[name=q3]") ?? false))) await tabTo("input[name=q3]");
  await tab.keyboard.press("Space");
  await look(tab, "questionnaire-keyboard-mended-375");
  expect(await tab.locator("input[name=q1]").nth(1).isChecked()).toBe(true);
  await tabTo("textarea[name=q4]");
  expect(await tab.locator("textarea[name=q4]").inputValue()).toBe("坡道上装一盏灯。");
  await tabTo(sendButton);
  const before = await platform.db.questionnaireAnswer.count();
  await tab.keyboard.press("Enter");
  // A browser keeps the place in the page that it was led to.
  await tab.waitForURL(/\/thanks(#field-q3)?$/);
  await look(tab, "questionnaire-keyboard-thanks-375");
  expect(await platform.db.questionnaireAnswer.findMany({ orderBy: { id: "desc" }, take: 1, select: { values: true } })).toEqual([{ values: [[2], [1], [1], "坡道上装一盏灯。"] }]);
  expect(await platform.db.questionnaireAnswer.count()).toBe(before + 1);
});

const closedPages: [string, string, string, () => Promise<Page>][] = [
  ["", "390", "查看问卷结果", () => noJavaScript()],
  ["", "1280", "查看问卷结果", wide],
  ["/en", "390", "See the results", () => noJavaScript()],
];
it.each(closedPages)("a closed questionnaire leads to its results in the report (%s at %s px)", async (lang, size, link, open) => {
  const tab = await open();
  await tab.goto(`${origin}${lang}/questionnaires/siren-test-notice-q1`);
  await look(tab, `questionnaire-closed${lang.replace("/", "-")}-${size}`);
  await tab.getByRole("link", { name: link }).click();
  await tab.waitForURL(/\/report\?round=1#results-siren-test-notice-q1$/);
  await look(tab, `report-results${lang.replace("/", "-")}-${size}`);
  const results = tab.locator("section", { has: tab.locator("#results-siren-test-notice-q1") }).last();
  const table = results.getByRole("table").first();
  expect(await table.getByRole("row").allInnerTexts()).toEqual([
    lang === "" ? "选项\t人数\t占比" : "Choice\tPeople\tShare",
    ...(lang === "" ? ["知道并且记得\t14\t35%", "知道但当天忘了\t9\t23%", "不知道\t17\t42%"] : ["Yes, and I remembered it\t14\t35%", "Yes, but I forgot on the day\t9\t23%", "No\t17\t42%"]),
  ]);
  // The bars are as long as the figures beside them say.
  const frame = (await results.locator("svg").first().boundingBox())!;
  const bars = await Promise.all([0, 1, 2].map(async (at) => Math.round(((await results.locator("svg rect").nth(at).boundingBox())!.width / (frame.width - 2)) * 40)));
  expect(bars).toEqual([14, 9, 17]);
  await tab.emulateMedia({ media: "print" });
  await screenshot(tab, `report-results-print${lang.replace("/", "-")}-${size}`);
});

it("a withdrawn questionnaire says so on a phone", async () => {
  expectConsoleError(/status of 410/);
  const tab = await noJavaScript({ viewport: { width: 375, height: 812 } });
  await platform.db.publicDocument.update({ where: { kind_key: { kind: "questionnaire", key: slug } }, data: { withdrawnAt: platform.clock.now() } });
  await tab.goto(`${origin}/questionnaires/${slug}`);
  expect(await tab.getByRole("heading", { name: "问卷已经撤下" }).isVisible()).toBe(true);
  await look(tab, "questionnaire-withdrawn-375");
});

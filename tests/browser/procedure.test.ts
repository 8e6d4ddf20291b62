import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { axe, openBrowser, screenshot } from "../support/browser";
import { expectConsoleError } from "../support/console-errors";
import { demoDatabase } from "../support/demo-database";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
const origin = await openSite(platform);
const { desktop, noJavaScript } = await openBrowser();

/** Whether the page can be used by everybody and fits its screen. */
async function look(tab: Page, name: string): Promise<void> {
  await axe(tab);
  expect(await tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), name).toBe(true);
  await screenshot(tab, name);
}

const sizes: [string, () => Promise<Page>][] = [
  ["390", () => noJavaScript()],
  ["1280", () => noJavaScript({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false })],
];

it.each(sizes)("a citizen reads how far a decision is, without JavaScript, at %s px", async (size, open) => {
  const tab = await open();
  await tab.goto(`${origin}/d/shelter-signs-standard`);
  expect(new URL(tab.url()).pathname).toBe("/decisions/shelter-signs-standard");
  const steps = tab.locator(".timeline > li");
  expect(await steps.filter({ hasText: "合法性审查" }).getAttribute("class")).toContain("timeline-done");
  await steps.filter({ hasText: "决策后评估" }).locator("summary").click();
  expect(await steps.filter({ hasText: "决策后评估" }).getByText("第36条").isVisible()).toBe(true);
  expect(await tab.getByRole("img", { name: "本页的二维码" }).isVisible()).toBe(true);
  await look(tab, `decision-far-${size}`);
  await tab.goto(`${origin}/en/decisions/siren-test-notice`);
  await look(tab, `decision-siren-en-${size}`);
});

it.each(sizes)("a drafter goes through the checklist, without JavaScript, at %s px", async (size, open) => {
  const desk = "/desk/decisions/public-shelter-opening";
  expectConsoleError(/422/);
  const tab = await open();
  await tab.goto(`${origin}/sign-in`);
  await tab.getByRole("button", { name: /（drafter）/ }).click();
  await tab.waitForURL(/\/desk/);
  await tab.goto(origin + desk);
  await tab.getByRole("link", { name: "履行程序" }).click();
  await tab.waitForURL(/\/procedure$/);
  expect(await tab.getByText("只有 3 个工作日").isVisible()).toBe(true);
  await look(tab, `checklist-${size}`);

  await tab.getByRole("link", { name: /登记.*合法性审查/ }).click();
  await tab.getByLabel("审查完成日期").fill("2026-08-12");
  await tab.getByLabel("审查结论").selectOption({ label: "以征求意见回复代替" });
  await tab.getByRole("button", { name: "保存" }).click();
  const summary = tab.locator("#errors");
  await summary.waitFor();
  expect(await summary.textContent()).toContain("不能代替合法性审查");
  expect(await tab.evaluate(() => document.activeElement?.id)).toBe("errors");
  await look(tab, `step-refused-${size}`);
  await tab.getByLabel("审查结论").selectOption({ label: "合法" });
  await tab.getByLabel("审查意见书的名称").fill("合法性审查意见书");
  await tab.getByRole("button", { name: "保存" }).click();
  await tab.waitForURL(/saved=1/);
  expect(await tab.getByRole("row", { name: /合法性审查/ }).textContent()).toContain("已完成");

  await tab.getByRole("link", { name: "送审材料和程序报告" }).click();
  await tab.waitForURL(/\/pack$/);
  expect(await tab.getByText("材料不齐，不能作为完整的送审材料").isVisible()).toBe(true);
  await look(tab, `pack-${size}`);
  await tab.goto(`${origin}${desk}/metadata`);
  await look(tab, `metadata-${size}`);
  await tab.goto(`${origin}/desk/decisions/shelter-signs-standard/archive`);
  await look(tab, `archive-${size}`);
});

it("the page and the pack print on paper without what only a screen needs", async () => {
  const tab = await desktop();
  await tab.goto(`${origin}/decisions/shelter-signs-standard`);
  await tab.emulateMedia({ media: "print" });
  expect(await tab.getByRole("img", { name: "本页的二维码" }).isVisible()).toBe(true);
  expect(await tab.locator(".toc").isVisible()).toBe(false);
  await screenshot(tab, "decision-print");
});

import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { axe, openBrowser, screenshot } from "../support/browser";
import { demoDatabase } from "../support/demo-database";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
const origin = await openSite(platform);
const { noJavaScript } = await openBrowser();

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

it.each(sizes)("a citizen comes from the decision to the hearing and on to the draft, without JavaScript, at %s px", async (size, open) => {
  const tab = await open();
  await tab.goto(`${origin}/decisions/basement-everyday-use`);
  await tab.getByRole("link", { name: "小区人防车位收费和轮候听证会" }).click();
  await tab.waitForURL(/\/hearings\/1$/);
  expect(await tab.getByText("庄**").isVisible()).toBe(true);
  expect(await tab.getByText("庄慕云").count()).toBe(0);
  await look(tab, `hearing-${size}`);
  await tab.goto(`${origin}/en/decisions/basement-everyday-use/hearings/1`);
  await look(tab, `hearing-en-${size}`);
  await tab.getByRole("link", { name: "Read the draft", exact: true }).click();
  await tab.waitForURL(/\/en\/decisions\/basement-everyday-use\/draft$/);
  expect(await tab.getByRole("link", { name: "Hearing on charges and waiting lists" }).isVisible()).toBe(true);
});

it.each(sizes)("a drafter finds the hearing and what is missing, without JavaScript, at %s px", async (size, open) => {
  const tab = await open();
  await tab.goto(`${origin}/sign-in`);
  await tab.getByRole("button", { name: /（drafter）/ }).click();
  await tab.waitForURL(/\/desk/);
  await tab.goto(`${origin}/desk/decisions/basement-everyday-use/hearings`);
  await look(tab, `desk-hearings-${size}`);
  await tab.getByRole("link", { name: "小区人防车位收费和轮候听证会" }).click();
  await tab.waitForURL(/\/hearings\/1$/);
  await look(tab, `desk-hearing-${size}`);
  await tab.getByRole("link", { name: /参加人名单和记录确认/ }).click();
  await tab.waitForURL(/\/participants$/);
  await look(tab, `desk-hearing-people-${size}`);
});

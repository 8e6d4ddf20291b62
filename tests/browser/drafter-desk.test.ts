import { expect, it } from "vitest";
import { axe, openBrowser } from "../support/browser";
import { demoDatabase } from "../support/demo-database";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
const origin = await openSite(platform);
const { desktop, phone } = await openBrowser();
const desk = "/desk/decisions/basement-everyday-use";
const pages = ["/desk/catalogues", desk, `${desk}/item`, `${desk}/sections/draftingExplanation`, `${desk}/draft`, `${desk}/window`];

it.each([
  ["wide", desktop],
  ["narrow", phone],
])("the drafter's desk can be used by everybody on a %s screen", async (_size, open) => {
  const tab = await open();
  await tab.goto(`${origin}/sign-in`);
  await tab.getByRole("button", { name: /（drafter）/ }).click();
  await tab.waitForURL(/\/desk/);
  for (const path of pages) {
    expect((await tab.goto(origin + path))?.status()).toBe(200);
    await axe(tab);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path).toBe(true);
  }
});

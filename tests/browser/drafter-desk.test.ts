import { expect, it } from "vitest";
import { axe, openBrowser } from "../support/browser";
import { expectConsoleError } from "../support/console-errors";
import { demoDatabase } from "../support/demo-database";
import { personAt, send } from "../support/desk-walk";
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
])("the drafter's desk can be used by everybody on a %s screen", async (size, open) => {
  const tab = await open();
  await tab.goto(`${origin}/sign-in`);
  await tab.getByRole("button", { name: /（drafter）/ }).click();
  await tab.waitForURL(/\/desk/);
  for (const path of pages) {
    expect((await tab.goto(origin + path))?.status()).toBe(200);
    await axe(tab);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path).toBe(true);
  }
  const supervisor = await personAt(origin, open(), "supervisor");
  await supervisor.goto(`${origin}/desk/overdue`);
  await axe(supervisor);
  expect(await supervisor.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

  // An open window: extended to an earlier day, to no day, as it should be, and its contact with and without a unit.
  expectConsoleError(/status of 4(09|22)/);
  const fits = async (name: string) => {
    await axe(tab);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), name).toBe(true);
  };
  for (const closesOn of ["2026-08-13", ""]) {
    await send(tab, "form:has(input[value=extend])", { closesOn });
    await tab.locator("#errors").waitFor();
    await fits(`extended to ${closesOn}`);
  }
  await send(tab, "form:has(input[value=contact])", { contactUnit: "" });
  await tab.locator("#errors").waitFor();
  await fits("without a contact");
  await send(tab, "form:has(input[value=contact])", { contactUnit: "指挥通信处" });
  await tab.waitForURL(/saved=1/);
  await fits("with another contact");
  await send(tab, "form:has(input[value=extend])", { closesOn: size === "wide" ? "2026-09-20" : "2026-09-25" });
  await tab.waitForURL(/saved=1/);
  await fits("extended");
});

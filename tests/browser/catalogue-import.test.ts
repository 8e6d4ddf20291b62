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

const table = [
  "决策事项名称,决策类别,承办部门,完成时间,调整情况",
  "滨江市地下停车引导规定,重大公共措施,监管中心,第四季度,保留",
  "滨江市警报点位规划,重要规划,通信科,2027年11月,新增",
  "滨江市物资储备办法,说不清,监管中心,尽快,保留",
].join("\r\n");

/** Goes on with the Tab key alone until the thing of that name has the focus. */
async function tabTo(tab: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await tab.keyboard.press("Tab");
    const label = await tab.evaluate(() => {
      const element = document.activeElement as (HTMLElement & { labels?: NodeListOf<HTMLLabelElement> | null }) | null;
      return (element?.labels?.[0]?.textContent ?? element?.textContent ?? "").trim();
    });
    if (typeof name === "string" ? label === name : name.test(label)) return;
  }
  throw new Error(`the Tab key does not reach ${String(name)}`);
}

async function isFine(tab: Page, name: string): Promise<void> {
  for (const width of [390, 1280]) {
    await tab.setViewportSize({ width, height: 900 });
    await axe(tab);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} at ${width}`).toBe(true);
    await screenshot(tab, `${name}-${width}`);
  }
}

it("an officer imports a table by keyboard, without JavaScript, and leaves a bad row out by choice", async () => {
  expectConsoleError(/422/);
  const tab = await noJavaScript();
  await tab.goto(`${origin}/sign-in`);
  await tab.getByRole("button", { name: /（drafter）/ }).click();
  await tab.waitForURL(/\/desk/);
  await tab.goto(`${origin}/desk/catalogues/2027`);
  await tabTo(tab, "导入表格");
  await tab.keyboard.press("Enter");
  await tab.waitForURL(/\/import$/);
  await isFine(tab, "import-empty");
  await tab.getByLabel("目录表格").setInputFiles({ name: "目录.csv", mimeType: "text/csv", buffer: Buffer.from(`\ufeff${table}`) });
  await tabTo(tab, "核对表格");
  await tab.keyboard.press("Enter");
  await tab.getByText("第 4 行“决策类别”：“说不清”不是决策类别").waitFor();
  await isFine(tab, "import-preview");

  await tabTo(tab, "“通信科”是哪个部门");
  const chosen = () => tab.evaluate(() => (document.activeElement as HTMLSelectElement).selectedOptions[0]?.textContent);
  for (let presses = 0; presses < 40 && (await chosen()) !== "指挥通信处"; presses += 1) await tab.keyboard.press("ArrowDown");
  await tabTo(tab, /跳过第 4 行/);
  await tab.keyboard.press("Space");
  await tabTo(tab, "导入");
  await tab.keyboard.press("Enter");
  // The third row is new in its catalogue and gives no reason.
  const summary = tab.getByRole("region", { name: /有 1 处/ });
  await summary.waitFor();
  await isFine(tab, "import-refused");
  await tabTo(tab, /^统一的调整理由/);
  await tab.keyboard.type("市政府交办");
  await tabTo(tab, "导入");
  await tab.keyboard.press("Enter");
  await tab.waitForURL(/\/desk\/catalogues\/2027\?saved=1$/);
  await tab.getByRole("link", { name: "滨江市地下停车引导规定" }).waitFor();
  await isFine(tab, "import-done");
  expect(await platform.db.decision.count({ where: { catalogue: { year: 2027 } } })).toBe(2);
});

it("the pages of a catalogue can be used by everybody", async () => {
  const tab = await noJavaScript();
  for (const [path, name] of [["/catalogue/2026", "catalogue"], ["/catalogue/2026/versions/1", "catalogue-version"], ["/en/catalogue/2026", "catalogue-en"]] as const) {
    expect((await tab.goto(origin + path))?.status()).toBe(200);
    await isFine(tab, name);
  }
  await tab.goto(`${origin}/sign-in`);
  await tab.getByRole("button", { name: /（drafter）/ }).click();
  await tab.waitForURL(/\/desk/);
  for (const page of ["coverage", "carry-over"]) {
    expect((await tab.goto(`${origin}/desk/catalogues/2026/${page}`))?.status()).toBe(200);
    await isFine(tab, `catalogue-${page}`);
  }
});

import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { unfollowUrl } from "~/features/consultation/follow-decision.server";
import { axe, openBrowser, screenshot } from "../support/browser";
import { expectConsoleError } from "../support/console-errors";
import { answeredTheme, buildLedger, publishReport, seedOpinions } from "../support/ledger-builder";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ env: { KAIMEN_DEMO: "1" } });
const origin = await openSite(platform);
const browser = await openBrowser();
const SMALL = { viewport: { width: 375, height: 812 }, hasTouch: true };

/** After an interaction: no breach of WCAG 2.2 AA, nothing wider than the screen. */
async function inspect(page: Page, name: string): Promise<void> {
  await axe(page);
  await screenshot(page, `window-news-${name}`);
  expect([name, await page.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth)]).toEqual([name, 0]);
}

describe("after every interaction", () => {
  it("the form that follows a decision can be used: empty, refused, with the code, done, and ended by its link", async () => {
    expectConsoleError(/status of 422/);
    const ledger = await buildLedger(platform, { slug: "followed" });
    const page = await browser.noJavaScript(SMALL);
    await page.goto(`${origin}/decisions/${ledger.slug}/follow`);
    await inspect(page, "follow");
    await page.getByRole("button", { name: "获取验证码" }).tap();
    await page.locator("#errors").waitFor();
    await inspect(page, "follow-refused");
    await page.getByLabel("电子邮箱").fill("lin@people.test");
    await page.getByText("同意用这个邮箱接收").tap();
    await page.getByRole("button", { name: "获取验证码" }).tap();
    await page.getByLabel("六位验证码").waitFor();
    await inspect(page, "follow-code");
    const { props } = await platform.db.message.findFirstOrThrow({ where: { template: "contact-code" } });
    await page.getByLabel("六位验证码").fill((props as { code: string }).code);
    await page.getByRole("button", { name: "关注" }).tap();
    await page.getByText("17 时发一封邮件告诉您").waitFor();
    await inspect(page, "follow-done");
    const { id } = await platform.db.follow.findFirstOrThrow({ where: { contact: "lin@people.test" } });
    await page.goto(unfollowUrl(platform, "zh", id).replace(platform.env.publicUrl, origin));
    await inspect(page, "unfollow");
    await page.getByRole("button", { name: /关注/ }).tap();
    await page.getByRole("heading", { name: /已/ }).waitFor();
    await inspect(page, "unfollowed");
  });

  it("the published table can be filtered, to rows and to none", async () => {
    const ledger = await buildLedger(platform, { slug: "filtered" });
    const seeded = await seedOpinions(platform, ledger, [{ body: "请设坡道" }, ...Array.from({ length: 110 }, (_, n) => ({ body: `请延长期限，第 ${n + 1} 件` }))]);
    await answeredTheme(platform, ledger, { title: "期限", pointIds: seeded.map(({ pointId }) => pointId), disposition: "adopted" });
    await publishReport(platform, platform.clock.now(), ledger);
    const page = await browser.noJavaScript(SMALL);
    for (const [words, found] of [["坡道", "符合条件 1 条"], ["没有的词", "没有符合条件的内容"]] as const) {
      await page.goto(`${origin}/decisions/${ledger.slug}/report`);
      await page.getByLabel("意见或者理由中的字词").fill(words);
      await page.getByRole("button", { name: "查询" }).tap();
      await page.getByText(found).first().waitFor();
      await inspect(page, `report-${found.slice(0, 4)}`);
    }
    await page.goto(`${origin}/decisions/${ledger.slug}/report`);
    await page.getByRole("link", { name: "下一页" }).tap();
    await page.waitForURL(/after=/);
    await inspect(page, "report-page-2");
    await page.getByRole("link", { name: "上一页" }).tap();
    await page.waitForURL(/before=/);
    await inspect(page, "report-page-1");
  });

  it("a selection is made a theme and given away with the keyboard alone, refused first", async () => {
    expectConsoleError(/status of 422/);
    const ledger = await buildLedger(platform, { slug: "given" });
    await seedOpinions(platform, ledger, [{ body: "警报声听不见" }, { body: "请加装喇叭" }]);
    const page = await browser.desktop();
    await page.context().request.post(`${origin}/sign-in/demo`, { form: { persona: "drafter" } });
    await page.goto(`${origin}/desk/windows/${ledger.windowId}/opinions`);
    const assign = page.locator("form#assign");
    await page.locator("input[name=points]").first().focus();
    await page.keyboard.press("Space");
    await assign.locator("[name=newTitle]").focus();
    await page.keyboard.type("警报");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await inspect(page, "give-open");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await assign.getByRole("button", { name: "归类" }).focus();
    await page.keyboard.press("Enter");
    await page.locator("#errors").waitFor();
    expect(await page.locator("#errors").innerText()).toContain("请选择答复的期限");
    await inspect(page, "give-refused");
    await assign.locator("[name=dueOn]").fill("2026-08-20");
    await assign.getByRole("button", { name: "归类" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("已归入新主题并交办").waitFor();
    await inspect(page, "given");
  });
});

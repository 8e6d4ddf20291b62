import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { draftPublication } from "~/features/consultation/draft-publication.server";
import { importDraft } from "~/features/consultation/import-draft.server";
import { axe, openBrowser, screenshot } from "../support/browser";
import { addWindow, buildConsultation, publish } from "../support/consultation-builder";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ at: "2026-08-12T09:00:00+08:00", env: { SITE_OFFICE_NAME: "滨江市国防动员办公室", SITE_OFFICE_NAME_EN: "Office for National Defence Mobilisation", SITE_PHONE: "000-5550 0100" } });
const { db } = platform;
const origin = await openSite(platform);
const { desktop, noJavaScript } = await openBrowser();

const SLUG = "parking-fees";
const FIRST = ["停车要付费。", "夜间停车免费，直到早上六时。", "停车场应当设置充电桩。", "停车费收入用于设施养护。", "停车场应当设置人工岗亭。", "残疾人车辆停车免费。", "经营者应当在三十日内退还多收的费用：\n（一）现金退还；\n（二）原路退还。"];
const SECOND = [...FIRST.slice(0, 4), FIRST[5]!, FIRST[6]!.replace("三十日", "四十五日")];
const built = await buildConsultation(db, { slug: SLUG, withoutWindow: true });
await db.publicDocument.deleteMany({ where: { kind: "draft" } });
await db.clause.deleteMany();
await db.draftVersion.deleteMany();

async function version(articles: string[]): Promise<string> {
  const lines = ["滨江市停车收费办法", ...articles.flatMap((article, index) => `第${"一二三四五六七"[index]}条　${article}`.split("\n"))];
  const imported = await importDraft(platform, platform.clock.now(), { actor: { kind: "system" }, unitScope: {} }, { slug: SLUG, name: "草案.md", bytes: new TextEncoder().encode(lines.join("\n\n")) });
  if (!imported.ok) throw new Error(imported.reason);
  await publish(db, draftPublication, imported.versionId);
  return imported.versionId;
}
const first = await version(FIRST);
const windowId = await addWindow(db, built.decisionId, first);
const draft = `${origin}/decisions/${SLUG}/draft`;

/** Presses Tab until the thing with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      return [element?.getAttribute("aria-label"), element?.textContent, element?.labels?.[0]?.textContent].filter(Boolean).join(" | ");
    });
    if (focused.includes(name)) return;
  }
  throw new Error(`${name} is not reached with the Tab key`);
}

/** How far the page is wider than the screen, and targets below 24 × 24 px that do not stand in a sentence (WCAG 2.5.8). */
async function fits(page: Page): Promise<void> {
  await axe(page);
  const boxes = await page.locator("main a, main button, main summary, main input:not([type=hidden]), main select").evaluateAll((elements) =>
    elements.map((element) => {
      const { width, height } = element.getBoundingClientRect();
      const isInSentence = element.tagName === "A" && (element.parentElement?.textContent ?? "").trim() !== (element.textContent ?? "").trim();
      return { name: element.textContent || element.tagName, width, height, isInSentence };
    }),
  );
  expect(boxes.filter(({ width, height, isInSentence }) => width > 0 && !isInSentence && (width < 24 || height < 24))).toEqual([]);
  expect(await page.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth)).toBe(0);
}

describe("a new version of a draft", () => {
  it("is found, commented on item by item and compared with the keyboard alone (C10, C13)", async () => {
    const page = await desktop();
    await page.goto(draft);
    await tabTo(page, "只对其中的一款或一项提意见");
    await page.keyboard.press("Enter");
    await axe(page);
    await tabTo(page, "对第七条第（二）项提意见");
    await page.keyboard.press("Enter");
    await page.waitForURL(/opinion\?clause=a7\.p1\.i2/);
    await axe(page);
    await tabTo(page, "您的意见和理由");
    await page.keyboard.type("建议增加现场扫码退还。");
    await tabTo(page, "提交意见");
    await page.keyboard.press("Enter");
    await page.waitForURL(/receipts/);
    expect(await page.locator("[role=status]").innerText()).toContain("意见已提交");
    await axe(page);

    await version(SECOND);
    await page.goto(draft);
    await tabTo(page, "第 2 版");
    await page.keyboard.press("Enter");
    await page.waitForURL(/version=2/);
    expect(await page.locator("#a6").innerText()).toMatch(/已收到 1 条意见[\s\S]*文本已修改[\s\S]*原第七条/);
    await axe(page);
    await tabTo(page, "与第 1 版逐条比较");
    await page.keyboard.press("Enter");
    await page.waitForURL(/compare/);
    expect(await page.locator("#a6 del").innerText()).toContain("三十");
    expect(await page.locator("#a6 ins").innerText()).toContain("四十五");
    await axe(page);
    await tabTo(page, "对照方式");
    await page.keyboard.press("ArrowDown");
    await tabTo(page, "比较");
    await page.keyboard.press("Enter");
    await page.waitForURL(/view=inline/);
    await axe(page);
    await screenshot(page, "draft-compare-inline");
  });

  it("reads, searches and compares on a small phone without scripts (C11, C13, C15)", async () => {
    const page = await noJavaScript({ viewport: { width: 375, height: 812 }, hasTouch: true });
    await page.goto(`${draft}?version=1`);
    await page.locator("#a7").getByText("只对其中的一款或一项提意见").tap();
    await fits(page);
    await page.locator("#a5").getByRole("link", { name: "对第五条提意见" }).tap();
    await page.waitForURL(/opinion/);
    await page.getByLabel("您的意见和理由").fill("保留岗亭。");
    await page.getByRole("button", { name: "提交意见" }).tap();
    await page.waitForURL(/receipts/);
    expect(await page.locator("main").innerText()).toContain("意见已提交");
    await fits(page);

    await page.goto(`${draft}?version=2`);
    await fits(page);
    const deleted = page.getByRole("region", { name: "已删除条款" });
    expect(await deleted.innerText()).toMatch(/第五条[\s\S]*收到 1 条意见/);
    expect(await deleted.innerText()).toContain("2 = 1 + 0 + 1");
    await deleted.getByRole("link", { name: "查看原文" }).tap();
    await page.waitForURL(/version=1#a5$/);
    await fits(page);

    await page.goto(`${draft}?version=2`);
    await page.getByLabel("在草案中查找").fill("第６条");
    await page.getByRole("button", { name: "查找" }).tap();
    await page.waitForURL(/q=/);
    expect(await page.getByRole("heading", { name: /找到“第６条”/ }).isVisible()).toBe(true);
    await fits(page);
    await page.getByRole("link", { name: "第六条", exact: true }).first().tap();
    await page.waitForURL(/#a6$/);

    await page.locator("#a6").getByRole("link", { name: "文本已修改" }).tap();
    await page.waitForURL(/compare\?from=1&to=2#a6$/);
    await fits(page);
    await screenshot(page, "draft-compare-375");
    await page.locator("#a5").getByRole("link", { name: /在草案中查看/ }).tap();
    await page.waitForURL(/version=2#a5$/);
    await page.goBack();
    await page.getByLabel("对照方式").selectOption("inline");
    await page.getByRole("button", { name: "比较", exact: true }).tap();
    await page.waitForURL(/view=inline/);
    await fits(page);
    await page.goto(`${draft}?version=2`);
    await page.getByLabel("在草案中查找").fill("没有的词语");
    await page.getByRole("button", { name: "查找" }).tap();
    await page.waitForURL(/q=/);
    await fits(page);
    expect(await db.opinion.count({ where: { windowId } })).toBe(2);
  });

  it("is quoted on the receipt of an adopted opinion as a difference, in both languages, on a phone without scripts (E28)", async () => {
    const { receiptCode } = await db.opinion.findFirstOrThrow({ where: { windowId, clauseLabel: "第七条第（二）项" }, select: { receiptCode: true } });
    const { identityId } = await db.clause.findFirstOrThrow({ where: { versionId: first, anchor: "a7" }, select: { identityId: true } });
    const theme = await db.theme.create({
      data: { windowId, position: 1, title: "退费期限", summary: "", disposition: "adopted", reason: "", changedClause: "第六条", changedIdentityId: identityId, changedVersion: 2, createdAt: platform.clock.now() },
    });
    await db.point.updateMany({ where: { windowId, opinion: { receiptCode } }, data: { themeId: theme.id } });
    await db.consultationWindow.update({ where: { id: windowId }, data: { reportedAt: platform.clock.now() } });
    const page = await noJavaScript({ viewport: { width: 390, height: 844 }, hasTouch: true });
    for (const [prefix, changed, compare, full] of [
      ["", "第六条因您的意见修改", "查看第 1 版和第 2 版的逐条对照", "修改前后的全文"],
      ["/en", "第六条 was changed because of your opinion", "Compare versions 1 and 2 clause by clause", "Both texts in full"],
    ] as const) {
      await page.goto(`${origin}${prefix}/receipts/${receiptCode}`);
      await page.getByRole("heading", { name: changed }).scrollIntoViewIfNeeded();
      expect(await page.locator("main").innerText()).toContain(prefix === "" ? "征求意见时的第七条，现在是第六条。" : "第七条 of the text under consultation is 第六条 now.");
      // The number is not part of what was taken out and put in.
      expect(await page.locator("del").allInnerTexts()).toEqual([expect.stringMatching(/三十$/)]);
      expect(await page.locator("ins").allInnerTexts()).toEqual([expect.stringMatching(/四十五$/)]);
      await fits(page);
      await screenshot(page, `receipt-change${prefix.replace("/", "-")}-390`);
      await page.getByText(full).tap();
      expect(await page.getByText("在三十日内退还").last().isVisible()).toBe(true);
      await fits(page);
      await page.getByRole("link", { name: compare }).tap();
      await page.waitForURL(/compare\?from=1&to=2#a6$/);
      expect(await page.locator("#a6 del").first().innerText()).toContain("三十");
    }
  });
});

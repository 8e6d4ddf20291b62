import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { axe, openBrowser, screenshot } from "../support/browser";
import { buildConsultation } from "../support/consultation-builder";
import { expectConsoleError } from "../support/console-errors";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ at: "2026-08-12T09:00:00+08:00", env: { SITE_OFFICE_NAME: "滨江市国防动员办公室", SITE_OFFICE_NAME_EN: "Binjiang Office", SITE_PHONE: "000-5550 0100" } });
const origin = await openSite(platform);
const { desktop, noJavaScript } = await openBrowser();
const draft = `${origin}/decisions/garage-rules/draft`;

beforeEach(async () => {
  await platform.db.$executeRaw`TRUNCATE "Catalogue", "PublicDocument", "AuditRow", "Message", "RateCounter", "ContactCode", "Citizen", "Session" CASCADE`;
  await buildConsultation(platform.db);
});

/** Presses Tab until the thing with this name has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      return [element?.textContent, element?.labels?.[0]?.textContent, element?.getAttribute("name")].filter(Boolean).join(" | ");
    });
    if (focused.includes(name)) return;
  }
  throw new Error(`${name} is not reached with the Tab key`);
}

describe("an opinion with the keyboard alone", () => {
  it("C10: goes from the draft to the receipt, with the focus on what happened", async () => {
    const page = await desktop();
    await page.goto(draft);
    await axe(page);
    await tabTo(page, "对第七条提意见");
    await page.keyboard.press("Enter");
    await page.waitForURL(/opinion/);
    await axe(page);
    await tabTo(page, "您的意见和理由");
    await page.keyboard.type("建议将三十日改为四十五日，理由：材料多。");
    await tabTo(page, "提交意见");
    await page.keyboard.press("Enter");
    await page.waitForURL(/receipts/);
    // The browser moves the focus when the page has come, a moment after its address has.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent), { timeout: 10_000 }).toBe("意见已提交");
    expect(await page.locator("[role=status]").innerText()).toContain("意见已提交");
    await axe(page);
    await page.goto(draft);
    expect(await page.locator("#a7").innerText()).toContain("已收到 1 条意见");
  });

  it("puts the focus on what is wrong, and from there to the field", async () => {
    expectConsoleError(/status of 422/);
    const page = await desktop();
    await page.goto(`${origin}/decisions/garage-rules/opinion?clause=a7`);
    await tabTo(page, "提交意见");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#errors");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), { timeout: 10_000 }).toBe("errors");
    await axe(page);
    await tabTo(page, "请填写 1 至 5000 字的意见");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), { timeout: 10_000 }).toBe("field-body");
  });
});

describe("the counter below an opinion", () => {
  it("D22: counts characters as a person sees them, as the server does, says when there are too many, and cuts nothing off", async () => {
    expectConsoleError(/status of 422/);
    const page = await desktop({ viewport: { width: 375, height: 812 } });
    await page.goto(`${origin}/decisions/garage-rules/opinion?clause=a7`);
    const field = page.getByLabel("您的意见和理由");
    const seen = page.locator("[data-count-of=field-body]");
    await expect.poll(() => seen.innerText()).toBe("已写 0 字，还可以写 5000 字");
    await field.fill("家👨‍👩‍👧‍👦e\u0301Ａ\n　");
    // The family, the accented letter and the full-width letter are one each; the ends are trimmed as they are stored.
    expect(await seen.innerText()).toBe("已写 4 字，还可以写 4996 字");
    await expect.poll(() => page.locator(".field:has(#field-body) [role=status]").textContent(), { timeout: 10_000 }).toBe("已写 4 字，还可以写 4996 字");
    const long = "字".repeat(4999) + "👨‍👩‍👧‍👦👍🏽";
    await field.fill(long);
    expect(await seen.innerText()).toBe("已写 5001 字，超过 1 字");
    await axe(page);
    await page.getByRole("button", { name: "提交意见" }).click();
    await page.waitForSelector("#errors");
    expect(await page.locator("#errors").innerText()).toContain("5001");
    await axe(page);
    expect(await field.inputValue()).toBe(long);
    await expect.poll(() => seen.innerText()).toBe("已写 5001 字，超过 1 字");
  });
});

describe("D18, D16: the button pressed more often than once", () => {
  const form = `${origin}/decisions/garage-rules/opinion?clause=a7`;
  const given = { words: "建议将三十日改为四十五日。", contact: "13800000018" };
  async function filled(page: Page): Promise<void> {
    await page.goto(form);
    await page.getByLabel("您的意见和理由").fill(given.words);
    await page.getByLabel("手机号码或者电子邮箱").fill(given.contact);
    await page.getByText("同意按个人信息说明").click();
  }
  const button = (page: Page) => page.getByRole("button", { name: "提交意见" });
  const receiptOf = (page: Page) => /receipts\/(\w+)/.exec(page.url())?.[1];
  async function expectOne(page: Page): Promise<void> {
    const opinions = await platform.db.opinion.findMany({ select: { receiptCode: true } });
    expect(opinions).toEqual([{ receiptCode: receiptOf(page) }]);
    expect(await platform.db.message.count({ where: { recipient: given.contact } })).toBe(1);
  }

  it.each([
    ["with JavaScript", desktop],
    ["without JavaScript", noJavaScript],
  ])("twice quickly, and once more after going back, is one opinion, one receipt and one message (%s); a second person reads it with the code", async (_name, open) => {
    const page = await open();
    await filled(page);
    await button(page).dblclick();
    // The second press ends the first answer on its way, which waiting for an address takes for a fault.
    await expect.poll(() => page.url(), { timeout: 10_000 }).toMatch(/receipts/);
    await page.waitForLoadState();
    await expectOne(page);
    const receipt = receiptOf(page);

    await page.goBack();
    await page.waitForURL(/opinion/);
    expect(await page.getByLabel("您的意见和理由").inputValue()).toBe(given.words);
    await button(page).click();
    await page.waitForURL(/receipts/);
    expect(receiptOf(page)).toBe(receipt);
    await expectOne(page);

    const elsewhere = await noJavaScript();
    await elsewhere.goto(`${origin}/receipts/${receipt}`);
    const text = await elsewhere.locator("main").innerText();
    for (const seen of ["已收到", given.words, "2026年8月12日 09:0"]) expect(text).toContain(seen);
    expect(await elsewhere.content()).not.toContain(given.contact);
  });
});

describe("on a small phone without scripts", () => {
  it("C11, C15: every page fits, every target is large enough, and the whole way works", async () => {
    expectConsoleError(/status of 4(04|09|22)/);
    const page = await noJavaScript({ viewport: { width: 375, height: 812 } });
    const fits = async (name: string) => {
      await axe(page);
      await screenshot(page, `citizen-${name}-375`);
      const { overflow, small } = await measure(page);
      expect([name, overflow, small]).toEqual([name, 0, []]);
    };
    for (const [name, path] of [
      ["consultations", "/consultations"],
      ["privacy", "/privacy"],
      ["closed-clause", "/decisions/garage-rules/opinion?clause=a5"],
      ["wrong-code", "/receipts/AAAAAAAAAA"],
      ["resend", "/receipts/resend"],
      ["sign-in", "/sign-in/code"],
      ["english", "/en/decisions/garage-rules/draft"],
    ] as const) {
      await page.goto(origin + path);
      await fits(name);
    }
    await page.goto(draft);
    await fits("draft");
    await page.getByRole("link", { name: "对第七条提意见" }).click();
    await fits("opinion");
    await page.getByLabel("手机号码或者电子邮箱").fill("138");
    await page.getByRole("button", { name: "提交意见" }).click();
    await fits("opinion-refused");
    await page.getByLabel("您的意见和理由").fill("好");
    await page.getByLabel("手机号码或者电子邮箱").fill("13800000001");
    await page.getByRole("button", { name: "提交意见" }).click();
    await fits("opinion-no-consent");
    await page.getByText("同意按个人信息说明").click();
    await page.getByRole("button", { name: "提交意见" }).click();
    await fits("receipt");
    const code = async () => ((await platform.db.message.findFirstOrThrow({ where: { template: "contact-code" }, orderBy: { id: "desc" } })).props as { code: string }).code;
    await page.getByRole("link", { name: /确认联系方式是您的/ }).click();
    await fits("confirm");
    await page.getByRole("button", { name: "发送验证码" }).click();
    await fits("confirm-code");
    await page.getByRole("button", { name: "确认", exact: true }).click();
    await fits("confirm-refused");
    await page.getByLabel("六位验证码").fill(await code());
    await page.getByRole("button", { name: "确认", exact: true }).click();
    await page.waitForURL(/receipts\/\w+$/);
    await fits("confirmed");
    await page.getByRole("link", { name: "撤回意见" }).click();
    await fits("withdraw");
    await page.getByRole("button", { name: "发送验证码" }).click();
    await fits("withdraw-code");
    await page.getByRole("button", { name: "确认撤回" }).click();
    await fits("withdraw-refused");
    await page.getByLabel("六位验证码").fill(await code());
    await page.getByRole("button", { name: "确认撤回" }).click();
    expect(await page.locator("main").innerText()).toContain("这条意见已经撤回");
    await fits("withdrawn");
  });

  it("says why the words come too late, and shows them", async () => {
    expectConsoleError(/status of 409/);
    const page = await noJavaScript({ viewport: { width: 375, height: 812 } });
    await page.goto(`${origin}/decisions/garage-rules/opinion?clause=a7`);
    await page.getByLabel("您的意见和理由").fill("写到截止以后。");
    platform.clock.set("2027-01-01T09:00:00+08:00");
    await page.getByRole("button", { name: "提交意见" }).click();
    await page.locator("#typed").waitFor();
    platform.clock.set("2026-08-12T09:00:00+08:00");
    expect(await page.locator("#typed").inputValue()).toBe("写到截止以后。");
    await axe(page);
    expect((await measure(page)).overflow).toBe(0);
  });

  it("reads as well in the elder version", async () => {
    const page = await noJavaScript({ viewport: { width: 375, height: 812 } });
    await page.goto(draft);
    await page.getByRole("button", { name: "长者版" }).click();
    expect(page.url()).toBe(draft);
    await axe(page);
    const { overflow, small } = await measure(page);
    expect([overflow, small]).toEqual([0, []]);
    expect(await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize))).toBeGreaterThanOrEqual(24);
  });
});

/** How far the page is wider than the screen, and targets below 24 × 24 px that do not stand in a sentence (WCAG 2.5.8). */
async function measure(page: Page): Promise<{ overflow: number; small: string[] }> {
  const boxes = await page.locator("main a, main button, main summary, main input:not([type=hidden]), main textarea").evaluateAll((elements) =>
    elements.map((element) => {
      const { width, height } = element.getBoundingClientRect();
      const isInSentence = element.tagName === "A" && (element.parentElement?.textContent ?? "").trim() !== (element.textContent ?? "").trim();
      return { name: element.textContent || element.tagName, width, height, isInSentence };
    }),
  );
  const overflow = await page.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth);
  return { overflow, small: boxes.filter(({ width, height, isInSentence }) => width > 0 && !isInSentence && (width < 24 || height < 24)).map(({ name }) => name) };
}

import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { hideOpinion } from "~/features/consultation/hide-opinion.server";
import { publishDigests } from "~/features/consultation/publish-digests.server";
import { projectNumbers, withdrawProjection } from "~/publications";
import { axe, openBrowser, screenshot } from "../support/browser";
import { buildLedger, must, seedOpinions, type Ledger } from "../support/ledger-builder";
import { expectConsoleError } from "../support/console-errors";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ env: { KAIMEN_DEMO: "1" } });
const now = platform.clock.now();
const origin = await openSite(platform);
const { desktop, noJavaScript } = await openBrowser();
let ledger: Ledger;
let codes: string[];

beforeAll(async () => {
  ledger = await buildLedger(platform);
  const opinions = await seedOpinions(platform, ledger, [{ body: "被隐去的意见。" }, { body: "公开表中的意见。", name: "赵一鸣" }, { body: "要核对的意见。" }]);
  codes = opinions.map(({ receiptCode }) => receiptCode);
  must(await hideOpinion(platform, now, ledger.drafter, { windowId: ledger.windowId, opinionId: opinions[0]!.id, rule: "《意见受理规则》第六条第二项" }, withdrawProjection));
  await publishDigests(platform, now, projectNumbers);
});

/** Things outside a sentence that are smaller than 24 × 24 px, and how far the page is wider than the screen. */
async function misfits(page: Page): Promise<{ overflow: number; small: string[] }> {
  const small = await page.locator("main a, main button, main summary, main input:not([type=hidden]), main textarea").evaluateAll((elements) =>
    elements.flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      const isInSentence = element.tagName === "A" && (element.parentElement?.textContent ?? "").trim() !== (element.textContent ?? "").trim();
      return width > 0 && !isInSentence && (width < 24 || height < 24) ? [element.textContent ?? element.tagName] : [];
    }),
  );
  return { overflow: await page.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth), small };
}

describe("on a small phone without scripts", () => {
  it("proof, objection, case, following, overdue list and digests fit and pass axe at each step", async () => {
    expectConsoleError(/status of 4(04|09|22)/);
    const page = await noJavaScript({ viewport: { width: 375, height: 812 } });
    const fits = async (name: string) => {
      await axe(page);
      await screenshot(page, `rights-${name}-375`);
      expect([name, await misfits(page)]).toEqual([name, { overflow: 0, small: [] }]);
    };
    for (const [name, path] of [
      ["digests", "/digests"],
      ["digest", "/digests/2026-07-01"],
      ["overdue", "/consultations/overdue"],
      ["proof", `/receipts/${codes[2]}/proof`],
      ["receipt-hidden", `/receipts/${codes[0]}`],
      ["follow", "/decisions/parking/follow"],
      ["english-proof", `/en/receipts/${codes[2]}/proof`],
    ] as const) {
      await page.goto(origin + path);
      await fits(name);
    }
    await page.goto(`${origin}/receipts/${codes[0]}`);
    await page.getByRole("link", { name: "提出异议" }).click();
    await fits("object");
    await page.getByRole("button", { name: "提交异议" }).click();
    await fits("object-empty");
    await page.getByLabel("理由").fill("我的意见没有违反任何规则。");
    await page.getByRole("button", { name: "提交异议" }).click();
    expect(await page.locator("main").innerText()).toContain("异议正在复核");
    await fits("objected");
    await page.goto(`${origin}/receipts/${codes[1]}`);
    await page.getByRole("link", { name: "这条意见不是您写的？请告诉我们" }).click();
    await fits("not-mine");
    await page.getByLabel("理由").fill("收到了回执，但不是我写的。");
    await page.getByRole("button", { name: "提交反映" }).click();
    expect(await page.locator("main").innerText()).toContain("已经收到您的反映");
    await fits("case");
  });
});

describe("pressed twice quickly, and once more after going back (D18)", () => {
  it.each([
    ["with JavaScript", desktop],
    ["without JavaScript", noJavaScript],
  ])("“I did not write this” is one case with one number (%s)", async (_name, open) => {
    const count = () => platform.db.falseAttribution.count();
    const before = await count();
    const page = await open();
    await page.goto(`${origin}/receipts/${codes[2]}/not-mine`);
    await page.getByLabel("理由").fill("收到了回执，但不是我写的。");
    const button = page.getByRole("button", { name: "提交反映" });
    await button.dblclick();
    await expect.poll(() => page.url(), { timeout: 10_000 }).toMatch(/cases/);
    await page.waitForLoadState();
    const first = page.url();
    await page.goBack();
    await page.waitForURL(/not-mine$/);
    expect(await page.getByLabel("理由").inputValue()).toBe("收到了回执，但不是我写的。");
    await button.click();
    await page.waitForURL(/cases/);
    expect([page.url(), await count()]).toEqual([first, before + 1]);
    await axe(page);
  });

  it("an objection is one, and who goes back is told of it", async () => {
    expectConsoleError(/status of 409/);
    const [opinion] = await seedOpinions(platform, ledger, [{ body: "又一件被隐去的意见。" }]);
    must(await hideOpinion(platform, now, ledger.drafter, { windowId: ledger.windowId, opinionId: opinion!.id, rule: "《意见受理规则》第六条第二项" }, withdrawProjection));
    const page = await noJavaScript({ viewport: { width: 375, height: 812 } });
    await page.goto(`${origin}/receipts/${opinion!.receiptCode}/object`);
    await page.getByLabel("理由").fill("我的意见没有违反任何规则。");
    await page.getByRole("button", { name: "提交异议" }).dblclick();
    await page.waitForLoadState();
    await expect.poll(() => page.url(), { timeout: 10_000 }).toMatch(/receipts\/\w+$/);
    await page.goBack();
    await page.waitForURL(/object$/);
    expect(await page.locator("main").innerText()).toContain("您已经提出过异议");
    await axe(page);
    expect(await platform.db.objection.count({ where: { opinionId: opinion!.id } })).toBe(1);
  });
});

describe("with a browser of one's own", () => {
  it("the proof is computed again with the keyboard, and a digest that was not published is 不一致", async () => {
    const page = await desktop();
    await page.goto(`${origin}/receipts/${codes[2]}/proof`);
    const button = page.getByRole("button", { name: "在浏览器里重新计算" });
    await button.focus();
    await page.keyboard.press("Enter");
    const word = page.locator("[data-verify=word]");
    await expect.poll(() => word.textContent(), { timeout: 10_000 }).toBe("一致");
    await axe(page);
    await screenshot(page, "rights-proof-1280");
    await page.getByLabel("摘要（默克尔树根）").fill("0".repeat(64));
    await button.press("Enter");
    await expect.poll(() => word.textContent(), { timeout: 10_000 }).toBe("不一致");
    await axe(page);
    expect(await page.locator("[data-verify=detail]").textContent()).toContain("摘要不是当天公布的那一个");
  });
});

describe("on the desk", () => {
  it("a colleague decides the objection with the keyboard", async () => {
    expectConsoleError(/status of 422/);
    const page = await desktop();
    await page.goto(`${origin}/sign-in`);
    await page.request.post(`${origin}/sign-in/demo`, { form: { persona: "colleague" } });
    await page.goto(`${origin}/desk/windows/${ledger.windowId}/cases`);
    await axe(page);
    await screenshot(page, "rights-desk-cases-1280");
    await page.locator("li", { hasText: "对隐去的异议" }).first().getByRole("link", { name: "处理" }).press("Enter");
    await page.waitForURL(/open=/);
    await axe(page);
    await page.getByRole("button", { name: "保存处理结果" }).press("Enter");
    await page.locator("#errors").waitFor();
    await axe(page);
    await page.getByLabel("异议成立，恢复显示").press("Space");
    await page.getByLabel("答复").fill("经复核，不属于广告。");
    await axe(page);
    await page.getByRole("button", { name: "保存处理结果" }).press("Enter");
    await page.waitForURL(/done=objection-upheld/);
    await axe(page);
    expect(await page.locator("main").innerText()).toContain("异议成立，意见已经恢复");
  });
});

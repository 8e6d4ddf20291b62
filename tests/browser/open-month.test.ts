import jsQR from "jsqr";
import type { Page } from "playwright-core";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { parseTicketCode } from "~/domain/codes/ticket-code";
import { startWorker } from "~/worker";
import { atFileEnd } from "../support/at-file-end";
import { expectConsoleError } from "../support/console-errors";
import { axe, openBrowser, screenshot } from "../support/browser";
import { demoDatabase } from "../support/demo-database";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";
import { startSmtp } from "../support/smtp";

const smtp = await startSmtp();
const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1", SMTP_URL: smtp.url } });
const { at: filledAt } = await platform.db.auditRow.findFirstOrThrow({ where: { nounId: "district-organisers" } });
platform.clock.set(filledAt);
const origin = await openSite(platform);
const worker = await startWorker(platform, platform.databaseUrl);
atFileEnd(() => worker.stop());
const browser = await openBrowser();

async function personAt(page: Promise<Page>, persona: string): Promise<Page> {
  const opened = await page;
  await opened.goto(`${origin}/sign-in`);
  await opened.locator(`form:has(input[name=persona][value=${persona}]) button`).click();
  return opened;
}
/** No sideways scrolling. */
async function fits(page: Page): Promise<void> {
  const { scroll, client } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
  expect(scroll).toBeLessThanOrEqual(client);
}

/** The sheets of a printed page by their size. */
function sheetsOf(pdf: Buffer): string[] {
  const millimetres = (points = "") => Math.round((Number(points) / 72) * 25.4);
  return [...pdf.toString("latin1").matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => `${millimetres(width)} × ${millimetres(height)} mm`);
}

describe("a citizen with a phone and no JavaScript", () => {
  it("finds an event, registers with a code from the mail, and holds a ticket that a scanner reads", async () => {
    const page = await browser.noJavaScript();
    await page.goto(`${origin}/open-month`);
    await axe(page);
    await fits(page);
    await screenshot(page, "open-month-phone");
    await page.getByLabel("活动形式").selectOption("visit");
    await page.getByRole("button", { name: "查询" }).click();
    await page.getByRole("link", { name: "走进地下纳凉点：看看改造前后" }).click();
    await axe(page);
    await fits(page);
    await screenshot(page, "event-phone");
    await page.getByRole("button", { name: /^报名/ }).first().click();
    await axe(page);
    await fits(page);
    await screenshot(page, "register-phone");
    expectConsoleError(/status of 422/);
    await page.getByRole("button", { name: "下一步：获取验证码" }).click();
    await axe(page);
    expect(await page.locator(".error-summary").innerText()).toContain("姓名");
    await page.getByLabel("姓名").fill("林小满");
    await page.getByLabel("参加人数").fill("2");
    await page.getByLabel("手机号码或者电子邮箱").fill("lin@home.example");
    await page.getByRole("button", { name: "下一步：获取验证码" }).click();
    await axe(page);
    await screenshot(page, "register-code-phone");
    const mail = await smtp.waitForMail(({ to }) => to.includes("lin@home.example"));
    await page.getByLabel("六位验证码").fill(/\b\d{6}\b/.exec(mail.text)?.[0] ?? "");
    await page.getByRole("button", { name: "提交报名" }).click();
    await axe(page);
    await fits(page);
    await screenshot(page, "ticket-phone");
    expect(await page.locator("h1").innerText()).toBe("已报名，这是您的票");

    const qr = page.locator("svg.qr");
    expect((await qr.boundingBox())?.width).toBeGreaterThanOrEqual(260);
    const { data, width, height } = PNG.sync.read(await qr.screenshot());
    const scanned = jsQR(new Uint8ClampedArray(data), width, height)?.data ?? "";
    expect(parseTicketCode(scanned)).toMatchObject({ ok: true });
    expect(page.url()).toContain(scanned);
    const confirmed = await smtp.waitForMail(({ to, subject }) => to.includes("lin@home.example") && subject.includes("走进地下纳凉点"));
    expect(confirmed.source.toString()).toContain("method=REQUEST");

    await page.emulateMedia({ media: "print" });
    expect([await qr.isVisible(), await page.locator("h1").isVisible(), await page.locator(".site-header").isVisible()]).toEqual([true, false, false]);
    expect(sheetsOf(await page.pdf({ width: "105mm", height: "148mm" }))).toEqual(["105 × 148 mm"]);
    await page.emulateMedia({ media: null });

    await page.getByRole("link", { name: "改人数、取消或者换票码" }).click();
    await axe(page);
    await fits(page);
    await screenshot(page, "ticket-change-phone");
    await page.getByRole("button", { name: "确认取消" }).click();
    expect(await page.locator("h1").innerText()).toBe("报名已取消");
    await axe(page);
    const cancelled = await smtp.waitForMail(({ subject }) => subject.includes("报名已取消"));
    expect(cancelled.source.toString()).toContain("method=CANCEL");
  });

  it("stands in line for what is full, and reads when the next registration opens", async () => {
    const page = await personAt(browser.noJavaScript(), "citizen");
    await page.goto(`${origin}/events/first-aid-families`);
    await screenshot(page, "event-full-phone");
    await page.getByRole("button", { name: /排队候补/ }).click();
    expect(await page.locator("main").innerText()).toContain("您前面还有 3 组");
    await axe(page);
    await screenshot(page, "ticket-waiting-phone");
    await page.goto(`${origin}/me`);
    await axe(page);
    await fits(page);
    await page.goto(`${origin}/events/hall-by-night`);
    expect(await page.locator("main").innerText()).toMatch(/报名 \d{4}年\d+月\d+日 \d\d:\d\d 开始/);
    await axe(page);
    await page.goto(`${origin}/events/hear-the-siren`);
    await axe(page);
    await screenshot(page, "event-past-phone");
  });
});

describe("wide screens and the other language", () => {
  it("show the season and an event accessibly", async () => {
    const page = await browser.desktop();
    for (const [path, name] of [
      ["/open-month", "open-month-desktop"],
      ["/en/open-month/2026", "open-month-en"],
      ["/events/early-tunnels-walk", "event-desktop"],
      ["/en/events/port-firms-outreach", "event-en"],
      ["/tickets/resend", "tickets-resend"],
    ] as const) {
      await page.goto(origin + path);
      await axe(page);
      await screenshot(page, name);
    }
  });

  it("give the organiser a desk that can be read", async () => {
    const page = await personAt(browser.desktop(), "organiser");
    for (const [path, name] of [
      ["/desk/events", "desk-events"],
      ["/desk/events/new", "desk-event-new"],
      ["/desk/events/hands-on-corner", "desk-event"],
      ["/desk/events/hands-on-corner/sessions", "desk-sessions"],
      ["/desk/events/hands-on-corner/registrations", "desk-registrations"],
      ["/desk/events/hands-on-corner/register-for", "desk-register-for"],
      ["/desk/seasons/2026", "desk-season"],
    ] as const) {
      await page.goto(origin + path);
      await axe(page);
      await screenshot(page, name);
    }
  });
});

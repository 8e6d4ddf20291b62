import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { PNG } from "pngjs";
import QRCode from "qrcode";
import { axe, openBrowser, screenshot } from "../support/browser";
import { expectConsoleError } from "../support/console-errors";
import { buildDoor, cookieOf, gateOperator, scanOf, sendScan, ticketFor } from "../support/door-builder";
import { openGate, type GatePage } from "../support/gate-page";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

/** An end, no pace: what is waited for comes at once. */
const PATIENCE = { timeout: 10_000 };
const platform = await testPlatform();
const { db } = platform;
const { sessionId, operator } = await buildDoor(platform, { capacity: 200 });
const second = await buildDoor(platform, { slug: "second-visit" });
const origin = await openSite(platform);
const { desktop, phone, noJavaScript } = await openBrowser();
const cookie = await cookieOf(platform, operator.id);
const SMALL = { viewport: { width: 375, height: 667 } };

const open = async (tab?: Page): Promise<GatePage> => openGate(tab ?? (await phone(SMALL)), origin, cookie, sessionId);
const scansOf = (registrationId: string) => db.scan.findMany({ where: { registrationId }, orderBy: { receivedAt: "asc" } });
const unitsOf = (registrationId: string) => db.admissionUnit.count({ where: { registrationId } });

async function typeCode(gate: GatePage, code: string): Promise<void> {
  if ((await gate.colour()) !== null) await gate.tab.keyboard.press("Escape");
  await gate.tab.getByLabel("键入票码").fill(code);
  await gate.tab.getByLabel("键入票码").press("Enter");
}

/** Holds every answer of the server until it is let go. */
async function holdAnswers(tab: Page): Promise<() => void> {
  let letGo: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await tab.route("**/api/v1/scans", async (route) => {
    const response = await route.fetch();
    await held;
    await route.fulfill({ response });
  });
  return letGo;
}

describe("the door page", () => {
  it("is for people at the door", async () => {
    const tab = await desktop();
    await tab.goto(`${origin}/en/gate`);
    expect(new URL(tab.url()).pathname).toBe("/sign-in");
    const drafter = await gateOperator(platform, "test-office", "高明", ["drafter"]);
    const [name = "", value = ""] = (await cookieOf(platform, drafter.id)).split(/=(.*)/s);
    await tab.context().addCookies([{ name, value, url: origin }]);
    expectConsoleError(/403/);
    expect((await tab.goto(`${origin}/gate`))?.status()).toBe(403);
    await tab.getByText("检票页只对检票员和活动组织者开放").waitFor();
  });

  it("says what to do without scripts", async () => {
    const tab = await noJavaScript();
    const [name = "", value = ""] = cookie.split(/=(.*)/s);
    await tab.context().addCookies([{ name, value, url: origin }]);
    await tab.goto(`${origin}/gate`);
    expect(await tab.content()).toContain("没有脚本时请使用纸质名单");
  });

  it("lists the sessions of the unit, remembers the language, and fits a small screen", async () => {
    const gate = await openGate(await phone(SMALL), origin, cookie, null);
    await gate.tab.locator(`[data-session="${second.sessionId}"]`).waitFor();
    await axe(gate.tab);
    await screenshot(gate.tab, "gate-sessions");
    await gate.tab.getByRole("button", { name: "English" }).click();
    await gate.tab.getByRole("heading", { name: "Choose a session" }).waitFor();
    await gate.tab.getByText("Inside a Cool Shelter").first().waitFor();
    await gate.tab.reload();
    await gate.tab.getByRole("heading", { name: "Choose a session" }).waitFor();
    await axe(gate.tab);
    expect(await gate.tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  it("works by keyboard alone: choose, type, read, go on, undo", async () => {
    const { id, code } = await ticketFor(platform, sessionId, { name: "司马相如" });
    const gate = await openGate(await desktop(), origin, cookie, null);
    await gate.tab.locator(`[data-session="${sessionId}"]`).focus();
    await gate.tab.keyboard.press("Enter");
    await gate.tab.getByLabel("键入票码").focus();
    await gate.tab.keyboard.type(code);
    await gate.tab.keyboard.press("Enter");
    await gate.verdict("admit");
    expect(await gate.tab.locator("[role=status]").textContent()).toMatch(/^签到成功。司马\*如/);
    await gate.tab.keyboard.press("Escape");
    expect(await gate.colour()).toBeNull();
    expect(await gate.tab.evaluate(() => document.activeElement?.id)).toBe("code");
    await gate.tab.getByRole("button", { name: "撤销" }).first().focus();
    await gate.tab.keyboard.press("Enter");
    await axe(gate.tab);
    await gate.tab.getByRole("button", { name: "确认撤销" }).focus();
    await gate.tab.keyboard.press("Enter");
    await gate.tab.locator("li", { hasText: "已撤销" }).first().waitFor();
    expect([await unitsOf(id), (await scansOf(id)).map((scan) => scan.type)]).toEqual([0, ["entry", "undo"]]);
    expect(await db.auditRow.count({ where: { action: "scan.recorded", detail: { path: ["reason"], equals: "wrong_ticket" } } })).toBe(1);
  });
});

describe("verdicts", () => {
  it("have their own colour, symbol and words, and are accessible", async () => {
    const gate = await open();
    const good = await ticketFor(platform, sessionId, { name: "王明", persons: 4, needs: "轮椅一辆" });
    const used = await ticketFor(platform, sessionId);
    await sendScan(platform, operator, scanOf(sessionId, { code: used.code, deviceId: "EAST-K7Q" }));
    const other = await ticketFor(platform, second.sessionId);
    const waiting = await ticketFor(platform, sessionId);
    await db.registration.update({ where: { id: waiting.id }, data: { state: "waiting" } });
    const cases: [code: string, verdict: string, colour: string, words: RegExp][] = [
      [good.code, "admit", "green", /签到成功.*王\*.*1 \/ 4.*备注：轮椅一辆/],
      [used.code, "already_in", "yellow", /已于 09:10 签到.*检票机 K7Q 的黄师傅/],
      [other.code, "wrong_session", "orange", /非本场次.*听潮社区服务中心/],
      [waiting.code, "not_confirmed", "orange", /没有名额.*候补中/],
      ["王小明", "malformed", "red", /无效/],
      [good.code.replace(/..$/, "AA"), "malformed", "red", /无效/],
    ];
    for (const [code, verdict, colour, words] of cases) {
      await typeCode(gate, code);
      await gate.verdict(verdict);
      expect(await gate.colour()).toBe(colour);
      expect((await gate.tab.locator(".verdict").innerText()).replace(/\s+/g, " ")).toMatch(words);
      await axe(gate.tab);
      await screenshot(gate.tab, `gate-${verdict}`);
      expect(await gate.tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    await gate.figure("unsent", "未上传 0");
  });

  it("show the time of Shanghai on a phone in New York", async () => {
    const used = await ticketFor(platform, sessionId);
    await sendScan(platform, operator, scanOf(sessionId, { code: used.code }));
    const gate = await open(await phone({ ...SMALL, timezoneId: "America/New_York" }));
    await gate.tab.getByRole("heading", { level: 1 }).filter({ hasText: "2026年8月20日" }).waitFor();
    await typeCode(gate, used.code);
    await gate.tab.locator(".verdict", { hasText: "已于 09:10 签到" }).waitFor();
  });

  it("C10: come before any colour, tone or pulse, however long the answer takes", async () => {
    const { id, code } = await ticketFor(platform, sessionId);
    const gate = await open();
    const letGo = await holdAnswers(gate.tab);
    await typeCode(gate, code);
    // The patience of the screen ends; the server has admitted by now, and nobody here knows.
    await gate.verdict("not_prepared");
    await expect.poll(() => unitsOf(id), PATIENCE).toBe(1);
    await axe(gate.tab);
    await screenshot(gate.tab, "gate-no-answer");
    expect(await gate.colours()).toEqual(["none", "grey"]);
    expect(await gate.signals()).toEqual({ tones: 0, pulses: 0 });
    letGo();
    await gate.verdict("admit");
    expect(await gate.colours()).toEqual(["none", "grey", "green"]);
    await expect.poll(() => gate.signals(), PATIENCE).toEqual({ tones: 1, pulses: 1 });
    expect((await scansOf(id)).map(({ shown, verdict }) => [shown, verdict])).toEqual([[null, "admit"]]);
  });
});

describe("a scanner that is a keyboard", () => {
  it("C9: scans once although it sends every code twice, and never presses a button", async () => {
    const { id, code } = await ticketFor(platform, sessionId);
    const gate = await open();
    for (let time = 0; time < 2; time++) {
      await gate.tab.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await gate.tab.keyboard.type(code);
      await gate.tab.keyboard.press("Enter");
      if (time === 0) await gate.verdict("admit");
    }
    const next = await ticketFor(platform, sessionId);
    await gate.tab.keyboard.type(next.code);
    await gate.tab.keyboard.press("Enter");
    await expect.poll(() => unitsOf(next.id), PATIENCE).toBe(1);
    expect(await scansOf(id)).toHaveLength(1);
    expect(await gate.colours()).not.toContain("yellow");
  });
});

describe("a photo", () => {
  it("is read where the camera is not", async () => {
    const { id, code } = await ticketFor(platform, sessionId);
    const gate = await open();
    const take = (buffer: Buffer) => gate.tab.locator("input[type=file]").setInputFiles({ name: "photo.png", mimeType: "image/png", buffer });
    await take(PNG.sync.write(new PNG({ width: 400, height: 300, fill: true })));
    await gate.verdict("no-code");
    await gate.tab.getByText("照片里没有找到二维码").first().waitFor();
    await gate.tab.keyboard.press("Escape");
    await take(await QRCode.toBuffer("这不是票码", { scale: 8 }));
    await gate.verdict("malformed");
    await gate.tab.keyboard.press("Escape");
    await take(await QRCode.toBuffer(code, { scale: 8, errorCorrectionLevel: "Q" }));
    await gate.verdict("admit");
    expect(await unitsOf(id)).toBe(1);
  });
});

describe("without a camera", () => {
  it("says what is missing: https, permission, a camera", async () => {
    const insecure = await phone(SMALL);
    await insecure.addInitScript(() => Object.defineProperty(window, "isSecureContext", { value: false }));
    await (await open(insecure)).tab.getByText("相机需要 https 网址").waitFor();
    await axe(insecure);
    await screenshot(insecure, "gate-no-https");
    for (const [error, sentence] of [["NotAllowedError", "相机没有得到允许"], ["NotFoundError", "没有找到可用的相机"], ["NotReadableError", "相机打不开"]] as const) {
      const tab = await phone(SMALL);
      await tab.addInitScript((name) => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", name));
      }, error);
      await (await open(tab)).tab.getByText(sentence).waitFor();
      await tab.getByRole("button", { name: "打开相机" }).waitFor();
    }
  });
});

describe("a phone that keeps nothing", () => {
  it("never shows green, says so, and sends nothing", async () => {
    const { id, code } = await ticketFor(platform, sessionId);
    const tab = await phone(SMALL);
    await tab.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("", "InvalidStateError");
      };
    });
    const gate = await open(tab);
    await typeCode(gate, code);
    await gate.tab.getByText("本机存不下扫码记录").first().waitFor();
    expect([await gate.colours(), await gate.signals()]).toEqual([["grey"], { tones: 0, pulses: 0 }]);
    expect(await scansOf(id)).toEqual([]);
  });
});

describe("without a network", () => {
  it("lets nobody in, keeps the scan, and asks the server again under the same id", async () => {
    const { id, code } = await ticketFor(platform, sessionId);
    const gate = await open();
    await gate.tab.route("**/api/v1/scans", (route) => route.abort());
    expectConsoleError(/ERR_FAILED/);
    await typeCode(gate, code);
    await gate.verdict("not_prepared");
    await gate.figure("unsent", "未上传 1");
    expect([await unitsOf(id), await gate.signals()]).toEqual([0, { tones: 0, pulses: 0 }]);

    // The page is closed and opened again: the scan is still there.
    await gate.tab.reload();
    await gate.figure("unsent", "未上传 1");
    await gate.tab.unroute("**/api/v1/scans");
    await gate.tab.reload();
    await gate.figure("unsent", "未上传 0");
    await gate.tab.locator(`[data-session="${sessionId}"]`).click();
    await gate.tab.getByText("后来查到这张票有效").waitFor();
    expect((await scansOf(id)).map(({ mode, verdict, shown }) => [mode, verdict, shown])).toEqual([["offline", "admit", "not_prepared"]]);
    expect(await unitsOf(id)).toBe(0);
    await gate.tab.getByRole("button", { name: "没有进场" }).click();
    await gate.tab.locator("li", { hasText: "已记：没有进场" }).waitFor();
    await gate.figure("unsent", "未上传 0");
    expect([(await scansOf(id))[0]?.letIn, await unitsOf(id)]).toEqual([false, 0]);
  });

  it("does not count somebody as let in whom the screen did not let in, until the volunteer says so", async () => {
    const { id, code } = await ticketFor(platform, sessionId);
    const gate = await open();
    // The server records the scan, and its answer gets lost.
    await gate.tab.route("**/api/v1/scans", async (route) => {
      await route.fetch();
      await route.abort();
    }, { times: 1 });
    expectConsoleError(/ERR_FAILED/);
    await typeCode(gate, code);
    await gate.verdict("not_prepared");
    await gate.tab.getByRole("button", { name: "下一位" }).click();
    const row = gate.tab.locator("li[data-verdict=admit]", { hasText: "后来查到这张票有效" });
    await row.waitFor();
    await expect.poll(() => unitsOf(id), PATIENCE).toBe(0);
    await axe(gate.tab);
    await row.getByRole("button", { name: "进场了", exact: true }).click();
    await gate.tab.locator("li", { hasText: "已记：进场了" }).waitFor();
    await expect.poll(() => unitsOf(id), PATIENCE).toBe(1);
    expect((await scansOf(id)).map(({ shown, letIn, verdict }) => [shown, letIn, verdict])).toEqual([["not_prepared", true, "admit"]]);
  });

  it("takes the same code again for the same scan, so that waiting for the network costs no ticket", async () => {
    const { id, code } = await ticketFor(platform, sessionId);
    const gate = await open();
    // Only what comes straight from the door gets through, and only the second time.
    let tries = 0;
    await gate.tab.route("**/api/v1/scans", (route) => (route.request().postData()?.includes('"online"') && ++tries > 1 ? route.continue() : route.abort()));
    expectConsoleError(/ERR_FAILED/);
    await typeCode(gate, code);
    await gate.verdict("not_prepared");
    await gate.tab.keyboard.type(code);
    await gate.tab.keyboard.press("Enter");
    await gate.verdict("admit");
    await expect.poll(() => unitsOf(id), PATIENCE).toBe(1);
    expect((await scansOf(id)).map(({ verdict, shown }) => [verdict, shown])).toEqual([["admit", null]]);
  });

  it("keeps everything when the session has ended, and says so", async () => {
    const { id, code } = await ticketFor(platform, sessionId);
    const gate = await open();
    await gate.tab.context().clearCookies();
    expectConsoleError(/401/);
    await typeCode(gate, code);
    await gate.tab.getByText("登录已失效，上传已暂停").waitFor();
    await gate.figure("unsent", "未上传 1");
    await axe(gate.tab);
    const [name = "", value = ""] = cookie.split(/=(.*)/s);
    await gate.tab.context().addCookies([{ name, value, url: origin }]);
    await gate.tab.reload();
    await gate.figure("unsent", "未上传 0");
    expect(await scansOf(id)).toHaveLength(1);
  });
});

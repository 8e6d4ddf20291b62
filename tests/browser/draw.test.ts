import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { DrawRecord } from "~/domain/representatives/draw-record";
import { atFileEnd } from "../support/at-file-end";
import { axe, openBrowser, screenshot } from "../support/browser";
import { expectConsoleError } from "../support/console-errors";
import { demoDatabase } from "../support/demo-database";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const ROOT = path.resolve(import.meta.dirname, "../..");
const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
const origin = await openSite(platform);
const { desktop, phone, noJavaScript } = await openBrowser();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kaimen-draw-"));
atFileEnd(() => fs.rmSync(folder, { recursive: true }));

const DRAW = "/draws/shelter-signs-meeting-1";
const readRecord = async () => (await (await fetch(`${origin}${DRAW}/record.json`)).json()) as DrawRecord;
const oneDigitChanged = (record: DrawRecord): DrawRecord => ({ ...record, draw: { ...record.draw, randomness: { kind: "numbers", sources: ["507317"] } } });
const status = (tab: Page) => tab.locator("#verify").getByRole("status");

async function compute(tab: Page, button = "重新计算"): Promise<void> {
  await tab.getByRole("button", { name: button }).click();
}

describe("the page of a draw", () => {
  it.each([
    ["phone", phone],
    ["desktop", desktop],
  ] as const)("makes the draw again on a %s and says 一致", async (name, open) => {
    const tab = await open();
    await tab.goto(origin + DRAW);
    await axe(tab);
    await compute(tab);
    await status(tab).getByText("一致", { exact: true }).waitFor();
    const { draw } = await readRecord();
    expect(await status(tab).textContent()).toContain(draw.chosen.map((number) => `第 ${number} 号`).join("、"));
    await axe(tab);
    await screenshot(tab, `draw-${name}`);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });

  it("says 不一致 and where when one digit of the random value was changed", async () => {
    const tab = await desktop();
    await tab.route("**/record.json", async (route) => route.fulfill({ json: oneDigitChanged(await readRecord()) }));
    await tab.goto(origin + DRAW);
    await compute(tab);
    await status(tab).getByText("不一致", { exact: true }).waitFor();
    expect(await status(tab).textContent()).toMatch(/公开随机数不符.*位置：draw\.text.*应为：507317\.\/.*实为：507316\.\//);
    await axe(tab);
    await screenshot(tab, "draw-tampered");
  });

  it("checks a file of the reader's own, and the hash that the reader noted", async () => {
    const tab = await desktop();
    await tab.goto(`${origin}/en${DRAW}`);
    const genuine = JSON.stringify(await readRecord());
    const choose = (text: string) => tab.getByLabel("Check a record file of your own").setInputFiles({ name: "record.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await choose(genuine);
    await compute(tab, "Compute again");
    await status(tab).getByText("Consistent", { exact: true }).waitFor();
    await choose(JSON.stringify(oneDigitChanged(JSON.parse(genuine) as DrawRecord)));
    await compute(tab, "Compute again");
    await status(tab).getByText("Inconsistent", { exact: true }).waitFor();
    await choose("{");
    await compute(tab, "Compute again");
    await status(tab).getByText("not a JSON record").waitFor();
    await choose(genuine);
    await tab.getByLabel("Hash published before the draw").fill("0".repeat(64));
    await compute(tab, "Compute again");
    await status(tab).getByText("not the record that was published").waitFor();
    await axe(tab);
  });

  it("names the command without JavaScript, and the command agrees about the downloaded record", async () => {
    const tab = await noJavaScript();
    await tab.goto(origin + DRAW);
    await axe(tab);
    expect(await tab.getByRole("button", { name: "重新计算" }).count()).toBe(0);
    const { recordHash } = await readRecord();
    await tab.getByText(`npm run draw:verify -- shelter-signs-meeting-1.json --hash ${recordHash}`).waitFor();
    expect(await tab.getByRole("link", { name: "下载抽选记录" }).getAttribute("href")).toBe(`${DRAW}/record.json`);

    const answer = await fetch(`${origin}${DRAW}/record.json`);
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="shelter-signs-meeting-1.json"');
    const file = path.join(folder, "shelter-signs-meeting-1.json");
    fs.writeFileSync(file, await answer.text());
    const verified = spawnSync(process.execPath, ["--import", "tsx", "prisma/verify-draw.ts", file, "--hash", recordHash], { cwd: ROOT, encoding: "utf8" });
    expect([verified.stdout.slice(0, 2), verified.status]).toEqual(["一致", 0]);
  });
});

describe("the pages of a call", () => {
  it.each([
    ["phone", phone],
    ["desktop", desktop],
  ] as const)("are accessible on a %s, from the call to the own application", async (name, open) => {
    const tab = await open();
    const steps: [page: string, address: string][] = [
      ["call", "/calls/siren-rules-meeting"],
      ["call-drawn", "/en/calls/shelter-signs-meeting"],
      ["apply-first", "/calls/siren-rules-meeting/apply"],
    ];
    for (const [page, address] of steps) {
      await tab.goto(origin + address);
      await axe(tab);
      await screenshot(tab, `${page}-${name}`);
    }
    await tab.goto(`${origin}/sign-in`);
    await tab.getByLabel("第几位演示市民").fill(name === "phone" ? "41" : "42");
    await tab.getByRole("button", { name: "市民", exact: true }).click();
    await tab.waitForURL(/\/me/);
    await tab.goto(`${origin}/calls/siren-rules-meeting/apply`);
    expectConsoleError(/status of 422/);
    await tab.getByRole("button", { name: "提交报名" }).click();
    await tab.getByText("请阅读并同意名单怎样公开").first().waitFor();
    await axe(tab);
    await screenshot(tab, `apply-faults-${name}`);
    for (const group of await tab.getByRole("radio", { name: "是", exact: true }).all()) await group.check({ force: true });
    await tab.getByLabel("性别").selectOption("女");
    await tab.getByLabel("片区").selectOption({ index: 1 });
    await tab.getByLabel("代表类别").selectOption("居民");
    await tab.getByLabel("我同意按照公布的遴选办法").check({ force: true });
    await tab.getByRole("button", { name: "提交报名" }).click();
    await tab.getByRole("heading", { name: "报名已提交" }).waitFor();
    await axe(tab);
    await screenshot(tab, `mine-${name}`);
  });

  it("are accessible on the desk, where the unit screens", async () => {
    const tab = await desktop();
    await tab.goto(`${origin}/sign-in`);
    await tab.locator("form:has(input[name=persona][value=drafter2]) button").click();
    await tab.waitForURL(/\/desk/);
    for (const [page, address] of [["desk-calls", "/desk/calls"], ["desk-call", "/desk/calls/siren-rules-meeting"], ["desk-call-new", "/desk/calls/new"], ["desk-pool", "/desk/calls/siren-rules-meeting/pool"]] as const) {
      await tab.goto(origin + address);
      await axe(tab);
      await screenshot(tab, page);
    }
    expectConsoleError(/status of 422/);
    await tab.getByLabel("第 28 号审核结论").selectOption("refused");
    await tab.getByRole("button", { name: "保存审核结论" }).click();
    await tab.getByText("第 28 号不符合条件，请写明理由").first().waitFor();
    await axe(tab);
    await tab.getByLabel("第 28 号不符合的理由").fill("未满十八周岁，不符合第一项。");
    await tab.getByRole("button", { name: "保存审核结论" }).click();
    await tab.getByText("审核结论已保存").waitFor();
  });
});

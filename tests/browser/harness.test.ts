import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { PNG } from "pngjs";
import { describe, expect, it, onTestFinished } from "vitest";
import { axe, openBrowser, screenshot } from "../support/browser";
import { expectConsoleError } from "../support/console-errors";

const { desktop, phone, noJavaScript } = await openBrowser();
const page = (body: string) =>
  `data:text/html;charset=utf-8,${encodeURIComponent(`<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width"><title>开门</title><body style="margin:0;background:#fff;color:#000">${body}</body></html>`)}`;

describe("the browser of the tests", () => {
  it("draws Chinese characters, not boxes, and bold ones bolder", async () => {
    const tab = await desktop();
    const inkOf = async (character: string, weight = 400): Promise<number> => {
      await tab.goto(page(`<main style="font:${weight} 200px sans-serif;line-height:1;width:220px">${character}</main>`));
      const { data } = PNG.sync.read(await tab.locator("main").screenshot());
      return data.filter((value, index) => index % 4 === 0 && value < 128).length;
    };
    const [stroke, box] = [await inkOf("一"), await inkOf("\u{10FFFD}")];
    const [open, nose, bold] = [await inkOf("开"), await inkOf("鼻"), await inkOf("开", 700)];
    // One stroke, four, fourteen; a box would be the same for each.
    expect(stroke).toBeGreaterThan(200);
    expect(open).toBeGreaterThan(stroke * 2);
    expect(nose).toBeGreaterThan(open * 1.2);
    expect(bold).toBeGreaterThan(open * 1.2);
    expect([stroke, open, nose]).not.toContain(box);
  });

  it("writes a picture of the whole page", async () => {
    const tab = await phone();
    await tab.goto(page('<main style="height:2000px"><h1 style="margin:0">滨江市国防动员办公室 Open 2026</h1></main>'));
    const { width, height } = PNG.sync.read(fs.readFileSync(await screenshot(tab, "harness")));
    expect([width, height]).toEqual([780, 4000]);
  });

  it("finds what is not accessible, with JavaScript and without", async () => {
    for (const tab of [await desktop(), await noJavaScript()]) {
      await tab.goto(page('<main><h1>报名</h1><form><input name="phone"></form></main>'));
      await expect(axe(tab)).rejects.toThrow(/label/);
      await tab.goto(page('<main><h1>报名</h1><p style="color:#bbb">看不清的字</p></main>'));
      await expect(axe(tab)).rejects.toThrow(/color-contrast/);
      await tab.goto(page('<main><h1>报名</h1><form><label>手机号 <input name="phone"></label></form></main>'));
      await axe(tab);
    }
  });

  it("runs no script of a page when JavaScript is off", async () => {
    const scripted = page("<main><h1>无</h1></main><script>document.querySelector('h1').textContent = '有'</script>");
    const late = page("<main><h1>无</h1><input autofocus aria-label='x' onfocus=\"document.querySelector('h1').textContent = '有'\"></main>");
    for (const [tab, heading] of [
      [await noJavaScript(), "无"],
      [await desktop(), "有"],
    ] as const) {
      for (const each of [scripted, late]) {
        await tab.goto(each);
        await axe(tab);
        expect(await tab.textContent("h1")).toBe(heading);
      }
    }
  });

  it("fills in and sends a form by keyboard and by touch without JavaScript", async () => {
    const site = http.createServer((request, response) => {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(
        `<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width"><title>开门</title>
        <main><h1>${new URL(request.url ?? "/", "http://localhost").searchParams.get("name") ?? "报名"}</h1>
        <form><label>姓名 <input name="name"></label> <label><input type="checkbox" name="agree"> 同意</label> <button>提交</button></form></main></html>`,
      );
    });
    await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void site.close());
    const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;

    const tab = await noJavaScript();
    await tab.goto(origin);
    await tab.getByLabel("姓名").fill("王晓明");
    await tab.getByLabel("同意").check();
    await tab.getByRole("button", { name: "提交" }).tap();
    await tab.waitForURL(/agree=on/);
    expect(await tab.textContent("h1")).toBe("王晓明");

    await tab.keyboard.press("Tab");
    await tab.keyboard.type("李华");
    await tab.keyboard.press("Enter");
    await tab.getByRole("heading", { name: "李华" }).waitFor();
    await axe(tab);
  });

  it("reports errors of the page and requests to other sites", async () => {
    const tab = await desktop();
    expectConsoleError(/uncaught in the page: broken/);
    await tab.goto(page("<main></main><script>throw new Error('broken')</script>"));
    expectConsoleError(/the page asked another site: https:\/\/elsewhere\.example/);
    expectConsoleError(/console of the page: .*(ERR_|refused|blocked)/i);
    await tab.goto(page('<main><img alt="" src="https://elsewhere.example/pixel.png"></main>'));
    await tab.waitForLoadState("load");
  });
});

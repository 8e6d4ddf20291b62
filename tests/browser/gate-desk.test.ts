import { describe, expect, it } from "vitest";
import { axe, openBrowser, screenshot } from "../support/browser";
import { buildDoor, cookieOf, scanOf, sendScan, ticketFor } from "../support/door-builder";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform();
const { sessionId, event, operator } = await buildDoor(platform);
const origin = await openSite(platform);
const { desktop, phone } = await openBrowser();
const [cookieName = "", cookieValue = ""] = (await cookieOf(platform, event.organiser.id)).split(/=(.*)/s);
const parties = [];
for (const [name, persons] of [["王小明", 2], ["欧阳修", 1], ["Mary Smith", 4], ["诸葛亮", 3]] as const) parties.push(await ticketFor(platform, sessionId, { name, persons, needs: persons === 4 ? "轮椅一辆" : "" }));
await sendScan(platform, operator, scanOf(sessionId, { code: parties[0]!.code, persons: 2 }));

const paths = ["/desk/door", `/desk/door/${sessionId}`, `/desk/door/${sessionId}/list`, `/desk/door/${sessionId}/paper`];

describe("the desk of the door", () => {
  it("is accessible, and as wide as the screen", async () => {
    for (const tab of [await desktop(), await phone({ viewport: { width: 375, height: 667 } })]) {
      await tab.context().addCookies([{ name: cookieName, value: cookieValue, url: origin }]);
      for (const [index, path] of paths.entries()) {
        await tab.goto(origin + path);
        await axe(tab);
        await screenshot(tab, `desk-door-${index}-${tab.viewportSize()!.width}`);
        expect(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path).toBe(true);
      }
    }
  });

  it("admits by hand and takes it back with the keyboard", async () => {
    const tab = await desktop();
    await tab.context().addCookies([{ name: cookieName, value: cookieValue, url: origin }]);
    await tab.goto(`${origin}/desk/door/${sessionId}`);
    await tab.getByLabel("2 号进场人数").focus();
    await tab.keyboard.press("Enter");
    await tab.getByRole("row", { name: /欧阳\*.*1 \/ 1/ }).waitFor();
    await tab.getByLabel("撤销欧阳*的原因").selectOption({ label: "人没有进场" });
    await tab.getByRole("button", { name: "撤销" }).focus();
    await tab.keyboard.press("Enter");
    await tab.getByRole("row", { name: /欧阳\*.*0 \/ 1/ }).waitFor();
    await axe(tab);
  });

  it("prints the list on A4 without the frame of the page", async () => {
    // 210 mm less the margins of 16 mm.
    const tab = await desktop({ viewport: { width: 673, height: 950 } });
    await tab.context().addCookies([{ name: cookieName, value: cookieValue, url: origin }]);
    await tab.goto(`${origin}/desk/door/${sessionId}/list`);
    await tab.emulateMedia({ media: "print" });
    expect(await tab.getByRole("navigation").filter({ visible: true }).count()).toBe(0);
    await tab.getByRole("row", { name: /M\*\* S\*\*.*轮椅一辆/ }).waitFor();
    expect(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await screenshot(tab, "desk-door-print");
  });
});

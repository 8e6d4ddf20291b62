import { describe, expect, it } from "vitest";
import { axe, openBrowser, screenshot } from "../support/browser";
import { demoDatabase } from "../support/demo-database";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
const { at: now } = await platform.db.auditRow.findFirstOrThrow({ where: { nounId: "district-organisers" } });
platform.clock.set(now);
const origin = await openSite(platform);
const { desktop, phone, noJavaScript } = await openBrowser();
const { sessionId } = await platform.db.sessionLottery.findFirstOrThrow();

describe("a session by lottery", () => {
  it.each([
    ["phone", phone],
    ["desktop", desktop],
  ] as const)("is computed again on a %s, and says 一致", async (name, open) => {
    const tab = await open();
    await tab.goto(`${origin}/lotteries/${sessionId}`);
    await axe(tab);
    await tab.getByRole("button", { name: "重新计算" }).click();
    await tab.locator("#verify").getByText("一致", { exact: true }).waitFor();
    expect(await tab.locator("#verify").textContent()).toContain("中签：");
    await axe(tab);
    await screenshot(tab, `lottery-${name}`);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });

  it("says on the event page and in the form that it is drawn, in both languages", async () => {
    const tab = await noJavaScript();
    for (const path of ["/events/siren-up-close", "/en/events/siren-up-close", "/events/flood-day-two-groups"]) {
      await tab.goto(origin + path);
      await axe(tab);
      await screenshot(tab, `places${path.replaceAll("/", "-")}`);
    }
    await tab.goto(`${origin}/events/siren-up-close`);
    await tab.getByRole("button", { name: /申请参加抽签/ }).click();
    await tab.getByText("这个场次用抽签决定谁参加").waitFor();
    await axe(tab);
    await screenshot(tab, "places-apply");
  });

  it("is led through the desk step by step", async () => {
    const tab = await desktop();
    await tab.request.post(`${origin}/sign-in/demo`, { form: { persona: "organiser" } });
    for (const path of ["sessions", `lotteries/${sessionId}`]) {
      await tab.goto(`${origin}/desk/events/siren-up-close/${path}`);
      await axe(tab);
      await screenshot(tab, `desk-${path.split("/")[0]}`);
    }
  });
});

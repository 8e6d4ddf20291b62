import { describe, expect, it } from "vitest";
import { axe, openBrowser, screenshot } from "../support/browser";
import { buildDoor, cookieOf, ticketFor } from "../support/door-builder";
import { cameraShowing } from "../support/fake-camera";
import { openGate } from "../support/gate-page";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

/** An end, no pace: what is waited for comes at once. */
const PATIENCE = { timeout: 10_000 };
const platform = await testPlatform();
const { db } = platform;
const { sessionId, operator } = await buildDoor(platform);
const origin = await openSite(platform);
const ticket = await ticketFor(platform, sessionId, { name: "王小明", persons: 2 });
const { phone } = await openBrowser({ args: cameraShowing(ticket.code) });
const cookie = await cookieOf(platform, operator.id);

describe("the camera of the door", () => {
  it("C9: reads the code of a ticket, lets the person in once, and stays green while the code is held in view", async () => {
    const gate = await openGate(await phone({ viewport: { width: 375, height: 667 } }), origin, cookie, sessionId);
    await gate.verdict("admit");
    await gate.tab.getByText("签到成功").first().waitFor();
    await gate.tab.getByText("王*明").first().waitFor();
    await gate.tab.getByText("1 / 2").first().waitFor();
    await axe(gate.tab);
    await screenshot(gate.tab, "gate-admit");
    // Frames go on being read; the scan that a second reading would start would be answered long before these.
    const frames = await gate.decodedFrames(40);
    expect(frames).toBeGreaterThanOrEqual(40);
    expect(await db.scan.count()).toBe(1);
    expect(await gate.colours()).toEqual(["none", "green"]);
    expect(await db.scan.findFirstOrThrow()).toMatchObject({ registrationId: ticket.id, mode: "online", verdict: "admit", deviceSeq: 1, persons: 1 });

    await gate.tab.getByRole("button", { name: "其余 1 人一起进" }).click();
    await gate.tab.getByText("2 / 2").first().waitFor();
    await gate.figure("admitted", "已到 2 / 2");
    expect(await db.admissionUnit.count()).toBe(2);
    await expect.poll(() => gate.colour(), PATIENCE).toBeNull();
    await screenshot(gate.tab, "gate-camera");
    await axe(gate.tab);
    expect(await gate.colours()).not.toContain("yellow");
  });
});

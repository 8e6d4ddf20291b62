import { describe, expect, it, onTestFinished } from "vitest";
import { createUnitOfWork } from "~/platform/unit-of-work.server";
import { demoDatabase } from "../support/demo-database";
import { visitor } from "../support/http";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
platform.unitOfWork = createUnitOfWork(platform.db, { concurrency: 1, queueLength: 0, clockOffsetMs: 0 });
const clerk = visitor(await openSite(platform));

describe("a site whose queue of commands is full", () => {
  it("says so, asks to come back, and is open again afterwards", async () => {
    const signIn = () => clerk.post("/sign-in/demo", new URLSearchParams({ persona: "clerk" }));
    const door = meetingPoint(2);
    const slow = platform.unitOfWork({ now: platform.clock.now(), actor: { kind: "system" } }, async (work) => {
      await door();
      await work.record({ action: "demo.slow", nounKind: "demo", nounId: "slow" });
      return { ok: true };
    });
    onTestFinished(async () => {
      await door();
      await slow;
    });

    const busy = await signIn();
    expect(busy.status).toBe(503);
    expect(busy.headers.get("retry-after")).toBe("10");
    await door();
    await slow;
    expect((await signIn()).status).toBe(303);
  });
});

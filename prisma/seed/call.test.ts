import { describe, expect, it } from "vitest";
import type { DrawRecord } from "~/domain/representatives/draw-record";
import { verifyDraw } from "~/domain/representatives/verify-draw";
import { freezePool } from "~/features/representatives/freeze-pool.server";
import { findCall, findDraw } from "~/features/representatives/public-queries.server";
import { revealPanel } from "~/features/representatives/reveal-draw.server";
import { screenApplications } from "~/features/representatives/screen-applications.server";
import { project } from "~/publications";
import { nodeSha256 } from "../../tests/support/call-builder";
import { demoDatabase } from "../../tests/support/demo-database";
import { must } from "../../tests/support/ledger-builder";
import { testPlatform } from "../../tests/support/platform";
import { instantOf } from "./moments";
import { readDemoStaff } from "./publish";
import { sirenMeetingCall } from "./texts/call";

const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
const start = { at: new Date("2026-08-12T09:00:00+08:00") };

describe("the calls of the demo world", () => {
  it("hold last year's finished draw, which everybody can check", async () => {
    const call = await findCall(platform.db, "shelter-signs-meeting", start.at);
    expect(call).toMatchObject({ state: "drawn", applications: 16, draw: { counts: { received: 16, withdrawn: 0, refused: 1, pooled: 15 } } });
    const draw = await findDraw(platform.db, "shelter-signs-meeting-1");
    if (draw === null || draw === "withdrawn") throw new Error(`no draw: ${draw}`);
    expect(verifyDraw(nodeSha256, draw.record, draw.recordHash)).toMatchObject({ consistent: true });
    const { frozen, draw: result } = draw.record as DrawRecord;
    expect(Date.parse(frozen.randomness.availableAt) - Date.parse(frozen.frozenAt)).toBeGreaterThanOrEqual(3_600_000);
    expect(result.chosen).toHaveLength(3);
  });

  it("hold this year's, to which 28 people have applied and more may, and most are screened", async () => {
    expect(await findCall(platform.db, sirenMeetingCall.slug, start.at)).toMatchObject({ state: "open", applications: 28, draw: null });
    const waiting = await platform.db.representativeApplication.findMany({ where: { screening: null }, select: { number: true } });
    expect(waiting.map(({ number }) => number)).toEqual([28]);
  });

  it("can be brought to a draw as the demo's clock goes on", async () => {
    const staff = await readDemoStaff(platform);
    const officer = { ...staff.writerOf("command"), ownUnitOnly: true, unitScope: { leadUnitId: "command" } };
    must(await screenApplications(platform, start.at, officer, sirenMeetingCall.slug, [{ number: 28, verdict: "eligible" }]));
    const frozen = must(await freezePool(platform, instantOf(start, sirenMeetingCall.poolFrozenAt), officer, sirenMeetingCall.slug, { looserQuotas: false, neverSelectable: false }, project));
    const drawAt = instantOf(start, sirenMeetingCall.drawAt);
    const drawn = must(await revealPanel(platform, drawAt, officer, frozen.drawId, { text: "482913", publicAt: drawAt }, project));
    expect(drawn.chosen).toHaveLength(5);
  });
});

import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { PublicReport } from "~/domain/consultation/public-shapes";
import { buildLedger, must, type Ledger } from "../../../tests/support/ledger-builder";
import { testPlatform } from "../../../tests/support/platform";
import { activityAsItStands } from "./activity-queries.server";
import { addActivity, type NewActivity } from "./add-activity.server";
import { enterOpinion } from "./enter-opinion.server";
import { removeActivity } from "./remove-activity.server";
import { reportPublication } from "./report-publication.server";

const platform = await testPlatform();
const now = platform.clock.now();
const symposium: NewActivity = { kind: "symposium", heldOn: "2026-07-02", heldAt: "14:00", place: "礼堂", people: 9, audienceKind: "enterprise", audience: "物业企业", summary: "讨论期限。" };
let count = 0;
let ledger: Ledger;

beforeEach(async () => {
  count += 1;
  ledger = await buildLedger(platform, { slug: `heard-${count}` });
});

const add = async (change: Partial<NewActivity> = {}, windowId = ledger.windowId) => must(await addActivity(platform, now, ledger.drafter, { windowId, ...symposium, ...change })).activityId;
const enter = (activity: string, submission: string, receivedOn = "2026-07-02") =>
  enterOpinion(
    platform, now, ledger.clerk,
    { windowId: ledger.windowId, channel: "meeting", receivedOn, authorKind: "firm", name: "", contact: null, namePublic: false, clause: "", activity, body: "期限太短。", submission },
    (n) => randomBytes(n),
  );
const reported = async () => ((await reportPublication.canonicalise(platform.db, ledger.windowId)) as unknown as PublicReport).activities;
const duties = async () => (await reportPublication.faults(platform.db, ledger.windowId, now)).map(({ reason }) => reason).filter((reason) => reason.endsWith("NOT_HEARD"));

describe("an opinion heard at an activity", () => {
  it("goes into the ledger with the activity named, and the report counts those that count (D5)", async () => {
    const activityId = await add();
    const other = await add({ kind: "fieldVisit", audienceKind: "grassroots", audience: "居民" });
    must(await enter(activityId, "one"));
    must(await enter(activityId, "two"));
    // Noted as received after the window: listed apart, and no part of the sums.
    must(await enter(activityId, "late", "2026-07-22"));
    expect(await reported()).toMatchObject([{ kind: "symposium", heldAt: "14:00", audienceKind: "enterprise", opinions: 2 }, { kind: "fieldVisit", opinions: 0 }]);
    const seen = async (id: string) => (await activityAsItStands(platform.db, ledger.windowId, id))!.seen;
    const remove = async (id: string) => removeActivity(platform, now, ledger.drafter, { windowId: ledger.windowId, activityId: id, seen: await seen(id) });
    expect(await remove(activityId)).toEqual({ ok: false, reason: "ACTIVITY_HAS_OPINIONS" });
    must(await remove(other));
  });

  it("cannot name an activity of another consultation", async () => {
    const elsewhere = await buildLedger(platform, { slug: `elsewhere-${count}` });
    const activityId = must(await addActivity(platform, now, elsewhere.drafter, { windowId: elsewhere.windowId, ...symposium })).activityId;
    expect(await enter(activityId, "one")).toEqual({ ok: false, reason: "ACTIVITY_GONE" });
    expect(await platform.db.opinion.count({ where: { windowId: ledger.windowId } })).toBe(0);
  });
});

it("V7: the report waits for those whom the decision concerns", async () => {
  expect(await duties()).toEqual([]);
  await platform.db.decision.update({ where: { slug: ledger.slug }, data: { affectsEnterprises: true, affectsLivelihood: true } });
  // The kind that was chosen counts, not the words beside it.
  await add({ audienceKind: "public", audience: "物业企业和居民" });
  expect(await duties()).toEqual(["ENTERPRISES_NOT_HEARD", "GRASSROOTS_NOT_HEARD"]);
  await add({ audienceKind: "association" });
  expect(await duties()).toEqual(["GRASSROOTS_NOT_HEARD"]);
  await add({ kind: "fieldVisit", audienceKind: "grassroots" });
  expect(await duties()).toEqual([]);
});

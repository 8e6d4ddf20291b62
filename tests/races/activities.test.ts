import { beforeEach, describe, expect, it } from "vitest";
import type { PublicReport } from "~/domain/consultation/public-shapes";
import { activityAsItStands } from "~/features/consultation/activity-queries.server";
import { addActivity, type NewActivity } from "~/features/consultation/add-activity.server";
import { editActivity, type EditActivity } from "~/features/consultation/edit-activity.server";
import { removeActivity } from "~/features/consultation/remove-activity.server";
import type { Officer } from "~/features/identity/viewer.server";
import { buildLedger, must, reportNoun, submitAndApprove, type Ledger } from "../support/ledger-builder";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";
import { whilePublishing } from "../support/while-publishing";

const platform = await testPlatform({ pool: 4 });
const { db } = platform;
const now = platform.clock.now();
const symposium: NewActivity = { kind: "symposium", heldOn: "2026-07-02", heldAt: "14:00", place: "礼堂", people: 9, audienceKind: "enterprise", audience: "物业企业", summary: "讨论期限。" };
let count = 0;
let ledger: Ledger;
let activityId: string;

beforeEach(async () => {
  count += 1;
  ledger = await buildLedger(platform, { slug: `met-${count}` });
  activityId = must(await addActivity(platform, now, ledger.drafter, { windowId: ledger.windowId, ...symposium })).activityId;
});

const standing = async () => (await activityAsItStands(db, ledger.windowId, activityId))!;
const edit = (officer: Officer, seen: string, summary: string) => editActivity(platform, now, officer, { windowId: ledger.windowId, activityId, seen, ...symposium, summary });

/** `editActivity` without the ledger's lock: look at what stands, then write. */
const editUnguarded = (officer: Officer, seen: string, summary: string, looked: () => Promise<void>) =>
  platform.unitOfWork<EditActivity>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const found = await activityAsItStands(work.tx, ledger.windowId, activityId);
    const window = await work.tx.consultationWindow.findUniqueOrThrow({ where: { id: ledger.windowId } });
    await looked();
    if (window.reportedAt) return { ok: false, reason: "LEDGER_CLOSED" };
    if (found?.seen !== seen) return { ok: false, reason: "ACTIVITY_GONE" };
    await work.tx.activity.update({ where: { id: activityId }, data: { summary } });
    await work.record({ action: "activity.edited", nounKind: "activity", nounId: activityId });
    return { ok: true };
  });

describe("two officials who edit one activity at once", () => {
  it("save one text, and the other is shown what stands", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { seen } = await standing();
      const results = await Promise.all([ledger.drafter, ledger.colleague].map((officer) => edit(officer, seen, `${officer.name}写的概要，第 ${round} 次。`)));
      const winner = results.findIndex(({ ok }) => ok);
      const { words } = await standing();
      expect(results[1 - winner]).toMatchObject({ ok: false, reason: "ACTIVITY_CHANGED_MEANWHILE", theirs: { words: { summary: words.summary } } });
      expect(words.summary).toBe(`${[ledger.drafter, ledger.colleague][winner]!.name}写的概要，第 ${round} 次。`);
    }
  });

  it("without the lock both believe that they have saved", async () => {
    const { seen } = await standing();
    const bothHaveLooked = meetingPoint(2);
    expect(await Promise.all([ledger.drafter, ledger.colleague].map((officer) => editUnguarded(officer, seen, officer.name, bothHaveLooked)))).toEqual([{ ok: true }, { ok: true }]);
  });

  it("one edits and one removes: what was edited is not removed unseen", async () => {
    const { seen } = await standing();
    const [edited, removed] = await Promise.all([edit(ledger.drafter, seen, "改过的概要。"), removeActivity(platform, now, ledger.colleague, { windowId: ledger.windowId, activityId, seen })]);
    expect([edited.ok, removed.ok].filter(Boolean)).toHaveLength(1);
    expect((await db.activity.count({ where: { id: activityId } })) === 1).toBe(edited.ok);
  });
});

describe("an official who edits an activity while the report is being published", () => {
  const inReport = async () => {
    const { body } = await db.publicDocument.findUniqueOrThrow({ where: { kind_key: { kind: "report", key: `${ledger.slug}/1` } } });
    return (body as unknown as PublicReport).activities[0]?.summary;
  };
  const publishWhile = (change: () => Promise<EditActivity>) => whilePublishing(platform, now, ledger.publisher, reportNoun(ledger.windowId), change);

  it("is refused, and the record says what was published", async () => {
    await submitAndApprove(platform, now, ledger);
    const { seen } = await standing();
    expect(await publishWhile(() => edit(ledger.drafter, seen, "没有审查过。"))).toEqual({ ok: false, reason: "LEDGER_CLOSED" });
    expect([await inReport(), (await standing()).words.summary]).toEqual(["讨论期限。", "讨论期限。"]);
  });

  it("without the lock succeeds, and the record is not what was published", async () => {
    await submitAndApprove(platform, now, ledger);
    const { seen } = await standing();
    must(await publishWhile(() => editUnguarded(ledger.drafter, seen, "没有审查过。", async () => {})));
    expect([await inReport(), (await standing()).words.summary]).toEqual(["讨论期限。", "没有审查过。"]);
  });
});

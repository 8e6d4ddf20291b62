import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";

export type RemoveActivity = { ok: true } | LedgerRefusal | { ok: false; reason: "ACTIVITY_GONE" };

/** Takes an activity that was noted by mistake out of the record. What it said stays in the audit row. */
export async function removeActivity(platform: Platform, now: Date, officer: Officer, input: { windowId: string; activityId: string }): Promise<RemoveActivity> {
  return platform.unitOfWork<RemoveActivity>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { windowId, activityId } = input;
    const ledger = await lockLedger(work, officer, windowId);
    if (!ledger.ok) return ledger;
    const activity = await work.tx.activity.findFirst({ where: { id: activityId, windowId } });
    if (!activity) return { ok: false, reason: "ACTIVITY_GONE" };
    await work.tx.activity.delete({ where: { id: activityId } });
    const { kind, heldOn, place, people } = activity;
    await work.record({ action: "activity.removed", nounKind: "activity", nounId: activityId, detail: { windowId, kind, heldOn, place, people } });
    return { ok: true };
  });
}

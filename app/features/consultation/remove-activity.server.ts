import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { activityAsItStands } from "./activity-queries.server";
import type { ActivityChanged } from "./edit-activity.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";

export type RemoveActivity = { ok: true } | LedgerRefusal | ActivityChanged | { ok: false; reason: "ACTIVITY_GONE" | "ACTIVITY_HAS_OPINIONS" };

/**
 * Takes an activity that was noted by mistake out of the record, if it still reads as the official saw it. What it said stays in the audit row.
 * One at which opinions were heard stays: they name it.
 */
export async function removeActivity(
  platform: Platform,
  now: Date,
  officer: Officer,
  input: { windowId: string; activityId: string; seen: string },
): Promise<RemoveActivity> {
  return platform.unitOfWork<RemoveActivity>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { windowId, activityId, seen } = input;
    const ledger = await lockLedger(work, officer, windowId);
    if (!ledger.ok) return ledger;
    const standing = await activityAsItStands(work.tx, windowId, activityId);
    if (!standing) return { ok: false, reason: "ACTIVITY_GONE" };
    if (standing.seen !== seen) return { ok: false, reason: "ACTIVITY_CHANGED_MEANWHILE", theirs: standing };
    if ((await work.tx.opinion.count({ where: { activityId } })) > 0) return { ok: false, reason: "ACTIVITY_HAS_OPINIONS" };
    await work.tx.activity.delete({ where: { id: activityId } });
    const { kind, heldOn, place, people } = standing.words;
    await work.record({ action: "activity.removed", nounKind: "activity", nounId: activityId, detail: { windowId, kind, heldOn, place, people } });
    return { ok: true };
  });
}

import { dayOf } from "~/domain/calendar/shanghai";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { activityAsItStands, type StandingActivity } from "./activity-queries.server";
import type { NewActivity } from "./add-activity.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";

/** Somebody else changed the activity first: `theirs` is what stands. */
export type ActivityChanged = { ok: false; reason: "ACTIVITY_CHANGED_MEANWHILE"; theirs: StandingActivity };

export type EditActivity = { ok: true } | LedgerRefusal | ActivityChanged | { ok: false; reason: "NOT_HELD_YET" | "ACTIVITY_GONE" | "FIGURES_OF_QUESTIONNAIRE" };

/**
 * Corrects an activity, if it still reads as the official saw it. `seen` is the mark of that. What a questionnaire was, when, and how many answered
 * stays as it was counted: the report says the number of answers that are stored.
 */
export async function editActivity(
  platform: Platform,
  now: Date,
  officer: Officer,
  input: NewActivity & { windowId: string; activityId: string; seen: string },
): Promise<EditActivity> {
  return platform.unitOfWork<EditActivity>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { windowId, activityId, seen, ...fields } = input;
    const ledger = await lockLedger(work, officer, windowId);
    if (!ledger.ok) return ledger;
    const standing = await activityAsItStands(work.tx, windowId, activityId);
    if (!standing) return { ok: false, reason: "ACTIVITY_GONE" };
    if (standing.seen !== seen) return { ok: false, reason: "ACTIVITY_CHANGED_MEANWHILE", theirs: standing };
    if ((fields.heldUntil ?? fields.heldOn) > dayOf(now)) return { ok: false, reason: "NOT_HELD_YET" };
    const { kind, heldOn, heldUntil = null, heldAt, place, people, audienceKind, audience, summary } = fields;
    const { words } = standing;
    const isCounted = (await work.tx.questionnaire.count({ where: { activityId } })) > 0;
    if (isCounted && (kind !== words.kind || heldOn !== words.heldOn || heldUntil !== (words.heldUntil ?? null) || people !== words.people)) return { ok: false, reason: "FIGURES_OF_QUESTIONNAIRE" };
    await work.tx.activity.update({ where: { id: activityId }, data: { kind, heldOn, heldUntil, heldAt, place, people, audienceKind, audience, summary } });
    await work.record({ action: "activity.edited", nounKind: "activity", nounId: activityId, detail: { windowId, kind, heldOn, audienceKind } });
    return { ok: true };
  });
}

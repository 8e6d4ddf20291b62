import { dayOf, type Day } from "~/domain/calendar/shanghai";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";
import type { ActivityKind, AudienceKind } from "./schema-desk";

export interface NewActivity {
  kind: ActivityKind;
  heldOn: Day;
  /** The last day of one that ran for days. */
  heldUntil?: Day | null;
  /** Time of day, 14:00; empty where none was noted. */
  heldAt: string;
  place: string;
  people: number;
  audienceKind: AudienceKind;
  audience: string;
  summary: string;
}

export type AddActivity = { ok: true; activityId: string } | LedgerRefusal | { ok: false; reason: "NOT_HELD_YET" };

/** The same form was sent before: nothing is written, and its activity is the answer. */
type Repeated = { ok: false; reason: "REPEATED"; activityId: string };

/**
 * Notes a meeting, visit or survey at which people were heard; it is published with the report (Decree 713 Art. 14). One that agrees with another in every
 * field is that one: under the ledger's lock the second of two equal requests finds the first.
 */
export async function addActivity(platform: Platform, now: Date, officer: Officer, input: NewActivity & { windowId: string }): Promise<AddActivity> {
  const result = await platform.unitOfWork<AddActivity | Repeated>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const ledger = await lockLedger(work, officer, input.windowId);
    if (!ledger.ok) return ledger;
    if ((input.heldUntil ?? input.heldOn) > dayOf(now)) return { ok: false, reason: "NOT_HELD_YET" };
    const { windowId, kind, heldOn, heldUntil = null, heldAt, place, people, audienceKind, audience, summary } = input;
    const fields = { windowId, kind, heldOn, heldUntil, heldAt, place, people, audienceKind, audience, summary };
    const before = await work.tx.activity.findFirst({ where: fields, select: { id: true } });
    if (before) return { ok: false, reason: "REPEATED", activityId: before.id };
    const activity = await work.tx.activity.create({ data: { ...fields, createdAt: now }, select: { id: true } });
    await work.record({ action: "activity.added", nounKind: "activity", nounId: activity.id, detail: { windowId, kind, heldOn, audienceKind } });
    return { ok: true, activityId: activity.id };
  });
  return !result.ok && result.reason === "REPEATED" ? { ok: true, activityId: result.activityId } : result;
}

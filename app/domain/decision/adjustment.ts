import type { Adjustment } from "./catalogue.words";

/** What an earlier published version says of an item, as far as a change of it must be explained. */
export interface PublishedItem {
  title: string;
  plannedCompletion: string;
  adjustment: string;
}

/** An item as the desk has it now, with what it says of itself. */
export interface ItemClaim {
  title: string;
  plannedCompletion: string;
  adjustment: Adjustment;
  adjustmentReason: string;
}

/** How an item stands against the version before, and what stood there instead. */
export interface DerivedAdjustment {
  /** Never empty; renamed and rescheduled may come together. */
  kinds: Adjustment[];
  before: { title?: string; plannedCompletion?: string };
}

export type AdjustmentRefusal = "REASON_MISSING" | "CHANGED_UNMARKED" | "ADDED_UNMARKED" | "NOTHING_CHANGED" | "CANCELLED_UNPUBLISHED";

/**
 * How an item stands against the published version before (rule V6). All but a cancellation is read from the two versions and cannot be
 * claimed. Without a version before there is nothing to compare: an office that comes here in the middle of the year takes the marks of its
 * own table along. An item that had been cancelled and is back counts as added.
 *
 * @param published the item in the version before, null where it is not in it
 */
export function deriveAdjustment(item: Omit<ItemClaim, "adjustmentReason">, published: PublishedItem | null, hasVersionBefore: boolean): DerivedAdjustment {
  if (item.adjustment === "cancelled" || !hasVersionBefore) return { kinds: [item.adjustment], before: {} };
  if (published === null || published.adjustment === "cancelled") return { kinds: ["added"], before: {} };
  const before = {
    ...(item.title === published.title ? {} : { title: published.title }),
    ...(item.plannedCompletion === published.plannedCompletion ? {} : { plannedCompletion: published.plannedCompletion }),
  };
  return { kinds: adjustmentKinds({ adjustment: "kept", before }), before };
}

/** All kinds of a published item, from the leading one and the old values. */
export function adjustmentKinds({ adjustment, before }: { adjustment: string; before?: DerivedAdjustment["before"] }): Adjustment[] {
  const changed: Adjustment[] = [];
  if (before?.title !== undefined) changed.push("renamed");
  if (before?.plannedCompletion !== undefined) changed.push("rescheduled");
  return changed.length > 0 ? changed : [adjustment as Adjustment];
}

/**
 * Whether an item says of itself what it is: nothing that the public has read is renamed, moved to another time, added or cancelled in
 * silence, and whatever is not kept gives its reason (rule V6, acceptance A2).
 */
export function checkAdjustment(item: ItemClaim, published: PublishedItem | null, hasVersionBefore: boolean): { ok: true } | { ok: false; reason: AdjustmentRefusal } {
  if (item.adjustment === "cancelled" && hasVersionBefore && published === null) return { ok: false, reason: "CANCELLED_UNPUBLISHED" };
  const { kinds } = deriveAdjustment(item, published, hasVersionBefore);
  if (!kinds.includes(item.adjustment)) {
    if (kinds.includes("kept")) return { ok: false, reason: "NOTHING_CHANGED" };
    return { ok: false, reason: kinds.includes("added") ? "ADDED_UNMARKED" : "CHANGED_UNMARKED" };
  }
  return item.adjustment !== "kept" && item.adjustmentReason.trim() === "" ? { ok: false, reason: "REASON_MISSING" } : { ok: true };
}

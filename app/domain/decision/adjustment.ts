import type { Adjustment } from "./catalogue.words";

/** What the published catalogue says of an item, as far as a change of it must be explained. */
export interface PublishedItem {
  title: string;
  plannedCompletion: string;
}

export type AdjustmentRefusal = "REASON_MISSING" | "CHANGED_UNMARKED" | "ADDED_UNMARKED";

/**
 * Whether a change of an item says of itself what it is: whatever is not kept gives its reason, and nothing that the public has read is
 * renamed, moved to another time or added in silence (rule V6). A catalogue that is not published yet has nothing to adjust.
 *
 * @param published the item in the published catalogue, null where it is not in it
 */
export function checkAdjustment(
  item: PublishedItem & { adjustment: Adjustment; adjustmentReason: string },
  published: PublishedItem | null,
  isCataloguePublished: boolean,
): { ok: true } | { ok: false; reason: AdjustmentRefusal } {
  if (item.adjustment !== "kept") return item.adjustmentReason.trim() === "" ? { ok: false, reason: "REASON_MISSING" } : { ok: true };
  if (published === null) return isCataloguePublished ? { ok: false, reason: "ADDED_UNMARKED" } : { ok: true };
  const isSame = item.title === published.title && item.plannedCompletion === published.plannedCompletion;
  return isSame ? { ok: true } : { ok: false, reason: "CHANGED_UNMARKED" };
}

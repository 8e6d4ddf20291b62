/** What the rule of carrying over asks of an item. */
export interface CarriableItem {
  year: number;
  adjustment: string;
  /** It has a draft, a window or a written section: people may hold its address, a receipt or an opinion. */
  hasBegun: boolean;
  /** The decision was taken and published. */
  isDecided: boolean;
  /** It stands in a later catalogue already. */
  isCarried: boolean;
}

export type CarryOver = { ok: true; identity: "same" | "new" } | { ok: false; reason: "NOT_LATER" | "CANCELLED" | "DECIDED" | "CARRIED_ALREADY" };

/**
 * Whether and how an item of one year goes on in a later catalogue. An item whose procedure has begun stays what it is: the same address, with
 * its drafts, windows, opinions and sections, because receipts and links point there. One that has only been listed begins anew under an
 * address of its own, and its old page says where it goes on. What is cancelled or decided does not go on (Decree 713 Art. 37: a change of a
 * decision is a procedure of its own).
 */
export function carryOver(item: CarriableItem, toYear: number): CarryOver {
  if (toYear <= item.year) return { ok: false, reason: "NOT_LATER" };
  if (item.isCarried) return { ok: false, reason: "CARRIED_ALREADY" };
  if (item.adjustment === "cancelled") return { ok: false, reason: "CANCELLED" };
  if (item.isDecided) return { ok: false, reason: "DECIDED" };
  return { ok: true, identity: item.hasBegun ? "same" : "new" };
}

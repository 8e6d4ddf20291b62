/** How a participant dealt with the record of the hearing (Decree 713 Art. 17: confirmed and signed by participants). */
export const CONFIRMATIONS = ["confirmed", "corrected", "absent"] as const;

export type Confirmation = (typeof CONFIRMATIONS)[number];

/** How many did what; those who have not answered are in `open`. */
export function countConfirmations(rows: readonly { confirmation: string | null }[]): Record<Confirmation | "open", number> {
  const counts = { confirmed: 0, corrected: 0, absent: 0, open: 0 };
  for (const { confirmation } of rows) counts[CONFIRMATIONS.find((known) => known === confirmation) ?? "open"] += 1;
  return counts;
}

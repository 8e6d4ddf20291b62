/** What became of a point, in the order in which reports print it. One list for opinions, suggestions, idea cards and messages. */
export const DISPOSITIONS = ["adopted", "partiallyAdopted", "notAdopted", "alreadyProvided", "outOfScope"] as const;

export type Disposition = (typeof DISPOSITIONS)[number];

/** A reason is mandatory and public for every disposition but adoption (Decree 713 Art. 18; the office's work plan, part 4). */
export function reasonRequired(disposition: Disposition): boolean {
  return disposition !== "adopted";
}

/** A disposition as stored; false for anything else. */
export function isDisposition(value: string): value is Disposition {
  return (DISPOSITIONS as readonly string[]).includes(value);
}

/** What a theme or a single point was answered with. `reason` is empty where none was given. */
export interface Answer {
  disposition: Disposition | null;
  reason: string;
}

/**
 * The answer that holds for a point: its own where it differs from the theme, otherwise the theme's. A point that repeats the theme's
 * disposition without words of its own takes the theme's reason. Null while nothing was decided.
 */
export function answerOfPoint(point: Answer, theme: Answer | null): { disposition: Disposition; reason: string } | null {
  const disposition = point.disposition ?? theme?.disposition ?? null;
  if (disposition === null) return null;
  const ownReason = point.reason.trim();
  const sharedReason = theme?.disposition === disposition ? theme.reason.trim() : "";
  return { disposition, reason: ownReason === "" ? sharedReason : ownReason };
}

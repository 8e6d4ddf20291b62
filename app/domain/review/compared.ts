/** A revision as far as choosing what to compare goes. */
interface Comparable {
  number: number;
  publishedAt: Date | null;
  reviews: readonly { step: string; conclusion: string }[];
}

/**
 * Which two revisions a page compares: those that were asked for, otherwise the newest with the last one before it that was published or had passed all
 * reviews. Null when there is nothing to compare with.
 *
 * @param history newest first
 */
export function comparedNumbers(history: readonly Comparable[], asked: { from: number | null; to: number | null }): { from: number; to: number } | null {
  const isThere = (number: number | null) => number !== null && history.some((revision) => revision.number === number);
  const to = isThere(asked.to) ? asked.to : (history[0]?.number ?? null);
  if (to === null) return null;
  if (isThere(asked.from) && asked.from !== to) return { from: asked.from!, to };
  const base = history.find((revision) => revision.number < to && wasApproved(revision));
  return base ? { from: base.number, to } : null;
}

function wasApproved({ publishedAt, reviews }: Comparable): boolean {
  return publishedAt !== null || reviews.some(({ step, conclusion }) => step === "secrecy" && conclusion === "approved");
}

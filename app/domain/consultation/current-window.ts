/** A round of consultation with its half-open window. */
interface Round {
  round: number;
  opensAt: Date;
  closesAt: Date;
}

/**
 * The window that matters to a visitor: the one that is open, where several are the latest round; otherwise the latest round, whether it
 * is still to come or over. Null where nothing was published yet.
 */
export function currentWindow<Window extends Round>(windows: readonly Window[], now: Date): Window | null {
  const latestFirst = [...windows].sort((a, b) => b.round - a.round);
  return latestFirst.find(({ opensAt, closesAt }) => opensAt <= now && now < closesAt) ?? latestFirst[0] ?? null;
}

import { answerOfPoint, DISPOSITIONS, type Answer, type Disposition } from "./disposition";

/** How an opinion stands in the sums. Exactly one holds for each opinion. */
export type Standing = "counted" | "withdrawn" | "hidden" | "late";

/**
 * A late opinion is shown apart whatever happens to it; one that its author withdrew counts as withdrawn even if officials had hidden
 * it, because the author's word is the later truth about the author's text.
 */
export function standingOf(opinion: { isLate: boolean; isWithdrawn: boolean; isHidden: boolean }): Standing {
  if (opinion.isLate) return "late";
  if (opinion.isWithdrawn) return "withdrawn";
  return opinion.isHidden ? "hidden" : "counted";
}

/** Numbers counted independently of each other, so that a lost row shows. Late opinions and their points are in none but `late`. */
export interface LedgerCounts {
  received: number;
  counted: number;
  withdrawn: number;
  hidden: number;
  late: number;
  /** Points of the counted opinions. */
  points: number;
  byDisposition: Record<Disposition, number>;
}

export type PartKey = "counted" | "withdrawn" | "hidden" | Disposition;

export interface BalanceLine {
  key: "opinions" | "points";
  total: number;
  parts: { key: PartKey; count: number }[];
  /** total − sum of the parts: above 0 something was not decided, below 0 something was counted twice. */
  missing: number;
}

export interface Balance {
  /** Both lines add up. Only then may a report be published. */
  holds: boolean;
  lines: [BalanceLine, BalanceLine];
  /** Shown apart and part of neither sum. */
  late: number;
  /** Points without a disposition, plus opinions without a standing. */
  missing: { opinions: number; points: number };
}

/**
 * The two sums of the adoption report. Opinions: received = counted + withdrawn + hidden. Points of the counted opinions: total = adopted +
 * partly + not adopted + already provided + out of scope.
 */
export function balance(counts: LedgerCounts): Balance {
  const opinions = lineOf("opinions", counts.received, [
    { key: "counted", count: counts.counted },
    { key: "withdrawn", count: counts.withdrawn },
    { key: "hidden", count: counts.hidden },
  ]);
  const points = lineOf(
    "points",
    counts.points,
    DISPOSITIONS.map((key) => ({ key, count: counts.byDisposition[key] })),
  );
  return {
    holds: opinions.missing === 0 && points.missing === 0,
    lines: [opinions, points],
    late: counts.late,
    missing: { opinions: opinions.missing, points: points.missing },
  };
}

/** Points by what became of them. Themes only lend their answer: however points are grouped, each is counted once. */
export function countByDisposition(
  points: readonly (Answer & { themeId: string | null })[],
  themes: ReadonlyMap<string, Answer>,
): Record<Disposition, number> {
  const counts: Record<Disposition, number> = { adopted: 0, partiallyAdopted: 0, notAdopted: 0, alreadyProvided: 0, outOfScope: 0 };
  for (const point of points) {
    const answer = answerOfPoint(point, point.themeId === null ? null : (themes.get(point.themeId) ?? null));
    if (answer !== null) counts[answer.disposition]++;
  }
  return counts;
}

/** From how many people, or from which share of the points on, an opinion counts as raised by many. */
export interface Concentration {
  people: number;
  /** Share of all points in percent; needs at least `sharePeople` people. */
  sharePercent: number;
  sharePeople: number;
}

export const DEFAULT_CONCENTRATION: Concentration = { people: 5, sharePercent: 10, sharePeople: 2 };

/** Whether a theme is a frequently raised opinion (较为集中意见): 5 people, or 10 % of the points from at least 2 people. */
export function concentrated(people: number, points: number, totalPoints: number, limits: Concentration = DEFAULT_CONCENTRATION): boolean {
  if (people >= limits.people) return true;
  return people >= limits.sharePeople && totalPoints > 0 && points * 100 >= limits.sharePercent * totalPoints;
}

function lineOf(key: BalanceLine["key"], total: number, parts: BalanceLine["parts"]): BalanceLine {
  return { key, total, parts, missing: total - parts.reduce((sum, part) => sum + part.count, 0) };
}

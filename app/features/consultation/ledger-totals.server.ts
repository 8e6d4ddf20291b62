import type { Db } from "~/platform/db.server";

/** Figures of one theme. Points are those of the counted opinions. */
export interface ThemeTotals {
  points: number;
  /** Opinions behind the points. */
  people: number;
  /** Different things said: equal texts, and letters accepted as one, count once. */
  voices: number;
}

/** What came in through a window and how far it is. */
export interface LedgerTotals {
  received: number;
  late: number;
  points: number;
  sorted: number;
  answered: number;
  themes: ReadonlyMap<string, ThemeTotals>;
  /** Clauses on which opinions hang, by label. */
  clauses: { identity: string; label: string }[];
}

const NOTHING: LedgerTotals = { received: 0, late: 0, points: 0, sorted: 0, answered: 0, themes: new Map(), clauses: [] };

/** Smaller ledgers are counted anew for every page: that takes no time. */
const KEEP_FROM = 2000;
/** A change by officials shows at once. What citizens send in meanwhile shows after so many milliseconds of the machine's clock, */
const FRESH_MS = 10_000;
/** or so many times as long as the counting itself takes, where that is longer, so that it never keeps the database busy, */
const REST = 20;
/** and figures that nobody asked for in so long are counted before they are shown. */
const STALE_MS = 60_000;

interface Kept {
  version: number;
  countedAt: number;
  tookMs: number;
  totals: LedgerTotals;
  isBeingCounted: boolean;
}

const keptOf = new WeakMap<Db, Map<string, Kept>>();

/**
 * The figures of these windows. Counting 100,000 points takes a tenth of a second and more, so the figures of large ledgers are kept in
 * this process until officials change something (`ledgerVersion` says so, in whatever process) and renewed in the background.
 */
export async function ledgerTotals(db: Db, windowIds: readonly string[]): Promise<ReadonlyMap<string, LedgerTotals>> {
  const windows = await db.consultationWindow.findMany({ where: { id: { in: [...windowIds] } }, select: { id: true, ledgerVersion: true } });
  const kept = keptOf.get(db) ?? new Map<string, Kept>();
  keptOf.set(db, kept);
  const found = new Map<string, LedgerTotals>();
  const missing: typeof windows = [];
  for (const window of windows) {
    const known = kept.get(window.id);
    const age = known ? performance.now() - known.countedAt : Infinity;
    if (known?.version !== window.ledgerVersion || age > STALE_MS) {
      missing.push(window);
      continue;
    }
    found.set(window.id, known.totals);
    if (age > Math.max(FRESH_MS, REST * known.tookMs) && !known.isBeingCounted) {
      known.isBeingCounted = true;
      // Who asks next gets the new figures; a failure shows when somebody has to wait for them.
      void renew(db, kept, [window]).catch(() => (known.isBeingCounted = false));
    }
  }
  if (missing.length > 0) for (const [id, totals] of await renew(db, kept, missing)) found.set(id, totals);
  return found;
}

export async function totalsOf(db: Db, windowId: string): Promise<LedgerTotals> {
  return (await ledgerTotals(db, [windowId])).get(windowId) ?? NOTHING;
}

async function renew(db: Db, kept: Map<string, Kept>, windows: readonly { id: string; ledgerVersion: number }[]): Promise<Map<string, LedgerTotals>> {
  const startedAt = performance.now();
  const counted = await count(db, windows.map(({ id }) => id));
  const countedAt = performance.now();
  for (const { id, ledgerVersion } of windows) {
    const totals = counted.get(id) ?? NOTHING;
    if (totals.points >= KEEP_FROM) kept.set(id, { version: ledgerVersion, countedAt, tookMs: countedAt - startedAt, totals, isBeingCounted: false });
    else kept.delete(id);
  }
  return counted;
}

async function count(db: Db, windowIds: string[]): Promise<Map<string, LedgerTotals>> {
  const [opinions, points] = await Promise.all([
    db.$queryRaw<{ windowId: string; identity: string | null; label: string | null; received: number; late: number }[]>`
      SELECT "windowId", "clauseIdentityId" AS "identity", max("clauseLabel") AS "label",
        count(*) FILTER (WHERE NOT "isLate")::int AS "received", count(*) FILTER (WHERE "isLate")::int AS "late"
      FROM "Opinion" WHERE "windowId" = ANY(${windowIds}) GROUP BY 1, 2 ORDER BY 1, 2`,
    db.$queryRaw<{ windowId: string; themeId: string | null; isAnswered: boolean; points: number; people: number; voices: number; own: number }[]>`
      SELECT p."windowId", p."themeId", bool_or(t."disposition" IS NOT NULL) AS "isAnswered", count(*)::int AS "points",
        count(DISTINCT p."opinionId")::int AS "people", count(DISTINCT coalesce(p."jointId", p."textKey", p."id"))::int AS "voices",
        count(p."disposition")::int AS "own"
      FROM "Point" p JOIN "Opinion" o ON o."id" = p."opinionId" AND NOT o."isLate" AND o."withdrawnAt" IS NULL AND o."hiddenAt" IS NULL
        LEFT JOIN "Theme" t ON t."id" = p."themeId"
      WHERE p."windowId" = ANY(${windowIds}) GROUP BY 1, 2`,
  ]);
  const totals = new Map<string, LedgerTotals & { themes: Map<string, ThemeTotals> }>();
  const of = (windowId: string) => {
    const found = totals.get(windowId) ?? { ...NOTHING, themes: new Map<string, ThemeTotals>(), clauses: [] };
    totals.set(windowId, found);
    return found;
  };
  for (const { windowId, identity, label, received, late } of opinions) {
    const window = of(windowId);
    window.received += received;
    window.late += late;
    if (identity !== null) window.clauses.push({ identity, label: label ?? "" });
  }
  for (const { windowId, themeId, isAnswered, own, ...theme } of points) {
    const window = of(windowId);
    window.points += theme.points;
    if (themeId !== null) window.sorted += theme.points;
    window.answered += isAnswered ? theme.points : own;
    if (themeId !== null) window.themes.set(themeId, theme);
  }
  return totals;
}

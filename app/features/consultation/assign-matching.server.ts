import type { Officer } from "~/features/identity/viewer.server";
import type { Db, Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/client";
import type { Platform } from "~/platform/platform.server";
import { themeOfTarget, type AssignTarget } from "./add-theme.server";
import type { AssignPoints } from "./assign-points.server";
import { lockLedger } from "./lock-ledger.server";
import { matchingPoints, type DatedFilter } from "./opinion-filter.server";

/** What would move. */
export interface MatchingPreview {
  points: number;
  opinions: number;
  /** Of the points, those that are in a theme now and would leave it, by the theme's title. */
  from: { title: string; points: number }[];
}

export type AssignMatching = AssignPoints | { ok: false; reason: "CHANGED_SINCE_PREVIEW"; preview: MatchingPreview };

/** What a bulk assignment of everything that meets the conditions would change. */
export async function previewMatching(db: Db | Tx, windowId: string, filter: DatedFilter): Promise<MatchingPreview> {
  const rows = await db.$queryRaw<{ title: string | null; points: number; opinions: number }[]>`
    SELECT t."title", count(*)::int AS "points", count(DISTINCT o."id")::int AS "opinions"
    FROM "Point" p JOIN "Opinion" o ON o."id" = p."opinionId" LEFT JOIN "Theme" t ON t."id" = p."themeId"
    WHERE ${matchingPoints(windowId, filter)} GROUP BY t."id", t."title", t."position" ORDER BY t."position" NULLS FIRST`;
  const sum = (key: "points" | "opinions") => rows.reduce((total, row) => total + row[key], 0);
  return { points: sum("points"), opinions: sum("opinions"), from: rows.flatMap(({ title, points }) => (title === null ? [] : [{ title, points }])) };
}

/**
 * Puts every point that meets the conditions into a theme, when they are as many as the official saw in the preview; otherwise nothing
 * moves and the new preview comes back.
 */
export async function assignMatching(
  platform: Platform,
  now: Date,
  officer: Officer,
  input: { windowId: string; filter: DatedFilter; target: AssignTarget; expected: number },
): Promise<AssignMatching> {
  return platform.unitOfWork<AssignMatching>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { windowId, filter, target, expected } = input;
    const ledger = await lockLedger(work, officer, windowId);
    if (!ledger.ok) return ledger;
    const preview = await previewMatching(work.tx, windowId, filter);
    if (preview.points === 0) return { ok: false, reason: "POINTS_GONE" };
    if (preview.points !== expected) return { ok: false, reason: "CHANGED_SINCE_PREVIEW", preview };
    const theme = await themeOfTarget(work, windowId, target);
    if (!theme.ok) return theme;
    const { themeId } = theme;
    const ids = Prisma.sql`SELECT p."id" FROM "Point" p JOIN "Opinion" o ON o."id" = p."opinionId" WHERE ${matchingPoints(windowId, filter)}`;
    const points = await work.tx.$executeRaw`UPDATE "Point" SET "themeId" = ${themeId} WHERE "id" IN (${ids})`;
    await work.record({ action: "points.assigned", nounKind: "window", nounId: windowId, detail: { themeId, count: points, filter: { ...filter } } });
    return { ok: true, themeId, points };
  });
}

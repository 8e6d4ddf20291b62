import { balance, concentrated, countByDisposition, standingOf, type Balance } from "~/domain/ledger/balance";
import type { PublicReport } from "~/domain/consultation/public-shapes";
import type { Answer } from "~/domain/ledger/disposition";
import { checkReport, type ReportRefusal } from "~/domain/ledger/report-check";
import { checkReplies, type AnsweredTheme, type QualityWarning } from "~/domain/ledger/reply-quality";
import type { Db, Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/client";
import { publicActivity } from "./activity-queries.server";
import { answerIn, withOpinions } from "./ledger-queries.server";

export type ReportFigures = Omit<PublicReport, "table">;

const include = {
  decision: { select: { slug: true, title: true, affectsEnterprises: true, affectsLivelihood: true } },
  themes: { orderBy: { position: "asc" } },
  activities: { orderBy: [{ heldOn: "asc" }, { id: "asc" }], include: withOpinions },
  report: true,
} satisfies Prisma.ConsultationWindowInclude;

export async function readReportWindow(db: Db | Tx, windowId: string) {
  return db.consultationWindow.findUnique({ where: { id: windowId }, include });
}
export type ReportWindow = NonNullable<Awaited<ReturnType<typeof readReportWindow>>>;

/** The figures and words of the report as the ledger stands, without the table. The same number of queries whatever the size. */
export async function reportFigures(db: Db | Tx, window: ReportWindow): Promise<ReportFigures> {
  const standings = await countStandings(db, window.id);
  const groups = await countAnswers(db, window.id);
  const perTheme = await countThemes(db, window.id);
  const sum = (rows: readonly { count: number }[]) => rows.reduce((total, { count }) => total + count, 0);
  const of = (standing: string) => standings.filter((row) => standingOf(row) === standing);
  const counted = of("counted");
  const answers = new Map<string, Answer>(window.themes.map((theme) => [theme.id, answerIn(theme)]));
  const total = sum(groups);
  const themes = new Map(perTheme.map((row) => [row.themeId, row]));
  const late = sum(of("late"));
  const byDisposition = countByDisposition([], answers);
  for (const group of groups) {
    const one = countByDisposition([{ themeId: group.themeId, ...answerIn({ ...group, reason: "" }) }], answers);
    for (const key of Object.keys(byDisposition) as (keyof typeof byDisposition)[]) byDisposition[key] += one[key] * group.count;
  }
  return {
    windowId: window.id,
    round: window.round,
    decisionTitle: window.decision.title,
    opensAt: window.opensAt.toISOString(),
    closesAt: window.closesAt.toISOString(),
    introduction: window.report?.introduction ?? "",
    nextStep: window.report?.nextStep ?? "",
    summaryEn: window.report?.summaryEn ?? "",
    opinions: { received: sum(standings) - late, counted: sum(counted), withdrawn: sum(of("withdrawn")), hidden: sum(of("hidden")), late },
    points: { total, ...byDisposition },
    byChannel: tally(counted.map(({ channel, count }) => [channel, count])).map(([channel, count]) => ({ channel, count })),
    byAuthorKind: tally(counted.map(({ authorKind, count }) => [authorKind, count])).map(([authorKind, count]) => ({ authorKind, count })),
    themes: window.themes
      .flatMap((theme) => {
        const counts = themes.get(theme.id);
        if (!counts) return [];
        const { disposition, reason } = answerIn(theme);
        const { people, points, voices } = counts;
        return [
          {
            id: theme.id, title: theme.title, summary: theme.summary, disposition: disposition ?? ("notAdopted" as const), reason, people, points, voices,
            differing: sum(groups.filter((group) => group.themeId === theme.id && group.disposition !== null && group.disposition !== disposition)),
            concentrated: concentrated(people, points, total),
            changedClause: theme.changedClause ?? "", changedIdentity: theme.changedIdentityId, changedVersion: theme.changedVersion,
          },
        ];
      })
      .sort((a, b) => b.points - a.points || b.people - a.people),
    activities: window.activities.map(publicActivity),
  };
}

export function balanceOf({ opinions, points }: Pick<PublicReport, "opinions" | "points">): Balance {
  return balance({ ...opinions, points: points.total, byDisposition: points });
}

/** Named at most; how many more there are is said in a sentence. */
const MOST_NAMED = 20;

/** What stops the report, by name: themes, and the first of the opinions and points. `more` are those not named. */
export async function reportRefusals(db: Db | Tx, window: ReportWindow): Promise<{ refusals: ReportRefusal[]; more: number }> {
  const used = await countThemes(db, window.id);
  const opinions = await db.$queryRaw<Troubled[]>`
      WITH found AS (
        SELECT o."id", o."receivedAt" FROM "Opinion" o
        WHERE o."windowId" = ${window.id} AND NOT o."isLate" AND o."withdrawnAt" IS NULL AND o."hiddenAt" IS NULL
          AND NOT EXISTS (SELECT 1 FROM "Point" p WHERE p."opinionId" = o."id"))
      SELECT f."id", '' AS "pointId", 0 AS "position", NULL AS "themeId", NULL AS "disposition", NULL AS "reason", (SELECT count(*) FROM found)::int AS "all", ${NUMBER}
      FROM (SELECT * FROM found ORDER BY "receivedAt", "id" LIMIT ${MOST_NAMED}) AS f`;
  const points = await db.$queryRaw<Troubled[]>`
      WITH found AS (
        SELECT o."id", o."receivedAt", p."id" AS "pointId", p."position", p."themeId", p."disposition", p."reason"
        FROM "Point" p JOIN "Opinion" o ON o."id" = p."opinionId" AND NOT o."isLate" AND o."withdrawnAt" IS NULL AND o."hiddenAt" IS NULL
          LEFT JOIN "Theme" t ON t."id" = p."themeId"
        WHERE p."windowId" = ${window.id}
          AND (p."themeId" IS NULL OR (p."disposition" IS NOT NULL AND coalesce(p."reason", '') = '' AND p."disposition" <> 'adopted' AND p."disposition" IS DISTINCT FROM t."disposition")))
      SELECT f.*, (SELECT count(*) FROM found)::int AS "all", ${NUMBER}
      FROM (SELECT * FROM found ORDER BY "receivedAt", "id", "position" LIMIT ${MOST_NAMED}) AS f`;
  const inUse = new Set(used.map(({ themeId }) => themeId));
  const refusals = checkReport({
    opinions: [...opinions.map(({ id, number }) => ({ id, label: `第 ${number} 件` })), ...points.map(({ id }) => ({ id, label: "" }))],
    themes: window.themes.filter(({ id }) => inUse.has(id)).map((theme) => ({ ...answerIn(theme), id: theme.id, title: theme.title })),
    points: points.map((point) => ({ ...answerIn(point), id: point.pointId, opinionId: point.id, themeId: point.themeId, label: `第 ${point.number} 件第 ${point.position} 条` })),
  });
  const all = (opinions[0]?.all ?? 0) + (points[0]?.all ?? 0);
  return { refusals, more: all - opinions.length - points.length };
}

interface Troubled {
  id: string;
  number: number;
  pointId: string;
  position: number;
  themeId: string | null;
  disposition: string | null;
  reason: string | null;
  all: number;
}

/** Its number in the order of receipt, by which officials know an opinion. */
const NUMBER = Prisma.sql`(SELECT count(*) FROM "Opinion" n WHERE n."windowId" = (SELECT "windowId" FROM "Opinion" WHERE "id" = f."id") AND (n."receivedAt", n."id") <= (f."receivedAt", f."id"))::int AS "number"`;

/** What a reader would find wanting in the answers. */
export async function replyWarnings(db: Db | Tx, window: ReportWindow): Promise<QualityWarning[]> {
  const rows = await db.$queryRaw<{ themeId: string; clauses: string[]; differing: number }[]>`
    SELECT p."themeId", coalesce(array_agg(DISTINCT p."clauseIdentityId") FILTER (WHERE p."clauseIdentityId" IS NOT NULL), '{}') AS "clauses",
      count(*) FILTER (WHERE p."disposition" IS NOT NULL AND p."disposition" IS DISTINCT FROM t."disposition"
        AND (p."jointId" IS NOT NULL OR EXISTS (SELECT 1 FROM "Point" s WHERE s."windowId" = p."windowId" AND s."textKey" = p."textKey" AND s."id" <> p."id")))::int AS "differing"
    FROM "Point" p JOIN "Opinion" o ON o."id" = p."opinionId" AND NOT o."isLate" AND o."withdrawnAt" IS NULL AND o."hiddenAt" IS NULL
      JOIN "Theme" t ON t."id" = p."themeId"
    WHERE p."windowId" = ${window.id} GROUP BY 1`;
  const found = new Map(rows.map((row) => [row.themeId, row]));
  return checkReplies(window.themes.flatMap((theme): AnsweredTheme[] => {
    const row = found.get(theme.id);
    return row ? [{ id: theme.id, title: theme.title, ...answerIn(theme), clauses: row.clauses, differing: row.differing }] : [];
  }));
}

function countStandings(db: Db | Tx, windowId: string) {
  return db.$queryRaw<{ isLate: boolean; isWithdrawn: boolean; isHidden: boolean; channel: string; authorKind: string; count: number }[]>`
    SELECT "isLate", "withdrawnAt" IS NOT NULL AS "isWithdrawn", "hiddenAt" IS NOT NULL AS "isHidden", "channel", "authorKind", count(*)::int AS "count"
    FROM "Opinion" WHERE "windowId" = ${windowId} GROUP BY 1, 2, 3, 4, 5`;
}

/** Points of the counted opinions by theme and by their own outcome. */
function countAnswers(db: Db | Tx, windowId: string) {
  return db.$queryRaw<{ themeId: string | null; disposition: string | null; count: number }[]>`
    SELECT p."themeId", p."disposition", count(*)::int AS "count"
    FROM "Point" p JOIN "Opinion" o ON o."id" = p."opinionId" AND NOT o."isLate" AND o."withdrawnAt" IS NULL AND o."hiddenAt" IS NULL
    WHERE p."windowId" = ${windowId} GROUP BY 1, 2`;
}

function countThemes(db: Db | Tx, windowId: string) {
  return db.$queryRaw<{ themeId: string; points: number; people: number; voices: number }[]>`
    SELECT p."themeId", count(*)::int AS "points", count(DISTINCT p."opinionId")::int AS "people", count(DISTINCT coalesce(p."jointId", p."textKey", p."id"))::int AS "voices"
    FROM "Point" p JOIN "Opinion" o ON o."id" = p."opinionId" AND NOT o."isLate" AND o."withdrawnAt" IS NULL AND o."hiddenAt" IS NULL
    WHERE p."windowId" = ${windowId} AND p."themeId" IS NOT NULL GROUP BY 1`;
}

function tally(values: [string, number][]): [string, number][] {
  const counts = new Map<string, number>();
  for (const [value, count] of values) counts.set(value, (counts.get(value) ?? 0) + count);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

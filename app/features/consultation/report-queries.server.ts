import type { PublicReport, PublicReportRow, PublicWindow } from "~/domain/consultation/public-shapes";
import type { Disposition } from "~/domain/ledger/disposition";
import type { Db } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/client";

/** A published adoption report with what else is public around it. */
export interface PublishedReport {
  body: PublicReport;
  /** When it became public, and when it was replaced by a corrected one. */
  publishedAt: Date;
  updatedAt: Date;
  titleEn: string;
  /** Key of the document, which its rows carry too, and the digest of the reviewed content. */
  key: string;
  sha256: string;
  /** Key of the draft that people commented on; empty where the window is not public any more. */
  draftKey: string;
  /** Days after closing within which it was due; null where the window itself is not public any more. */
  replyDays: number | null;
  /** All rounds that have a report, newest first. */
  rounds: number[];
}

export type FindReport = PublishedReport | "withdrawn" | null;

/** The report of a round, of the newest one when `round` is null. `withdrawn` where there was one and it was taken back. One query. */
export async function findReport(db: Db, slug: string, round: number | null): Promise<FindReport> {
  const documents = await db.publicDocument.findMany({
    where: { parentKey: slug, kind: { in: ["report", "window"] } },
    select: { kind: true, key: true, body: true, sha256: true, publishedAt: true, updatedAt: true, withdrawnAt: true },
  });
  const roundOf = ({ key }: { key: string }) => Number(key.slice(slug.length + 1));
  const reports = documents.filter(({ kind }) => kind === "report").sort((a, b) => roundOf(b) - roundOf(a));
  const standing = reports.filter(({ withdrawnAt }) => withdrawnAt === null);
  const fits = (document: { key: string }) => round === null || roundOf(document) === round;
  const found = standing.find(fits);
  if (!found) return reports.some(fits) ? "withdrawn" : null;
  const window = documents.find(({ kind, key, withdrawnAt }) => kind === "window" && key === found.key && withdrawnAt === null)?.body as PublicWindow | undefined;
  return {
    body: found.body as unknown as PublicReport,
    publishedAt: found.publishedAt,
    updatedAt: found.updatedAt,
    titleEn: window?.decisionTitleEn ?? "",
    key: found.key,
    sha256: found.sha256,
    draftKey: window?.draftKey ?? "",
    replyDays: window?.replyDays ?? null,
    rounds: standing.map(roundOf),
  };
}

/** Addresses of clauses in the newest published version that has them, by the clause's label: `第七条` → `/decisions/x/draft?version=2#a7`. */
export async function clauseLinks(db: Db, slug: string, labels: readonly string[]): Promise<Record<string, string>> {
  if (labels.length === 0) return {};
  const rows = await db.$queryRaw<{ label: string; anchor: string; version: string }[]>`
    SELECT clause->>'label' AS "label", clause->>'anchor' AS "anchor", d."body"->>'versionNumber' AS "version"
    FROM "PublicDocument" d, jsonb_array_elements(d."body"->'clauses') AS clause
    WHERE d."kind" = 'draft' AND d."parentKey" = ${slug} AND d."withdrawnAt" IS NULL AND clause->>'label' = ANY(${[...labels]})
    ORDER BY (d."body"->>'versionNumber')::int`;
  return Object.fromEntries(rows.map(({ label, anchor, version }) => [label, `/decisions/${slug}/draft?version=${version}#${anchor}`]));
}

export interface RowFilter {
  disposition: Disposition | "";
  phrase: string;
}

/** One page of the table, `take` rows at most, with the numbers of the rows before and after which the other pages lie. */
export interface RowPage {
  rows: PublicReportRow[];
  matching: number;
  before: number | null;
  after: number | null;
}

const rowColumns = Prisma.sql`"number", "author", "authorKind", "channel", "clause", "text", "themeId", "disposition", "reason"`;

/**
 * A page of a published report's table. The document that names the rows is joined, so that a withdrawn report has none.
 *
 * @param place the number of the row after which, or before which, the page lies
 */
export async function findReportRows(db: Db, reportKey: string, filter: RowFilter, place: { after: number } | { before: number }, take: number): Promise<RowPage> {
  const where = rowConditions(reportKey, filter);
  const backwards = "before" in place;
  const [[counted], found] = await Promise.all([
    db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS "count" FROM "ReportRow" r WHERE ${where}`,
    backwards
      ? db.$queryRaw<PublicReportRow[]>`SELECT ${rowColumns} FROM "ReportRow" r WHERE ${where} AND "number" < ${place.before} ORDER BY "number" DESC LIMIT ${take + 1}`
      : db.$queryRaw<PublicReportRow[]>`SELECT ${rowColumns} FROM "ReportRow" r WHERE ${where} AND "number" > ${place.after} ORDER BY "number" LIMIT ${take + 1}`,
  ]);
  const rows = found.slice(0, take);
  if (backwards) rows.reverse();
  const hasMore = found.length > take;
  return {
    rows,
    matching: counted?.count ?? 0,
    before: (backwards ? hasMore : place.after > 0) ? (rows[0]?.number ?? null) : null,
    after: (backwards || hasMore) ? (rows.at(-1)?.number ?? null) : null,
  };
}

/** Rows read at once for a download. */
const EXPORT_PAGE = 2000;

/** The rows that match, in the order of the table, `most` at most; read page by page, so that few are in memory. */
export async function* streamReportRows(db: Db, reportKey: string, filter: RowFilter, most = Infinity): AsyncGenerator<PublicReportRow> {
  let last = 0;
  for (let given = 0; given < most; ) {
    const rows: PublicReportRow[] = await db.$queryRaw`SELECT ${rowColumns} FROM "ReportRow" r WHERE ${rowConditions(reportKey, filter)} AND "number" > ${last} ORDER BY "number" LIMIT ${Math.min(EXPORT_PAGE, most - given)}`;
    yield* rows;
    given += rows.length;
    last = rows.at(-1)?.number ?? last;
    if (rows.length < EXPORT_PAGE) return;
  }
}

function rowConditions(reportKey: string, { disposition, phrase }: RowFilter): Prisma.Sql {
  const all = [Prisma.sql`r."reportKey" = ${reportKey} AND EXISTS (SELECT 1 FROM "PublicDocument" d WHERE d."kind" = 'report' AND d."key" = ${reportKey} AND d."withdrawnAt" IS NULL)`];
  if (disposition !== "") all.push(Prisma.sql`r."disposition" = ${disposition}`);
  // The signs of LIKE stand for themselves.
  const pattern = `%${phrase.replace(/[\\%_]/g, "\\$&")}%`;
  if (phrase !== "") all.push(Prisma.sql`(r."text" ILIKE ${pattern} OR r."reason" ILIKE ${pattern} OR r."clause" ILIKE ${pattern})`);
  return Prisma.join(all, " AND ");
}

import type { PublicReport, PublicReportRow, PublicWindow } from "~/domain/consultation/public-shapes";
import type { Disposition } from "~/domain/ledger/disposition";
import type { Db } from "~/platform/db.server";

/** A published adoption report with what else is public around it. */
export interface PublishedReport {
  body: PublicReport;
  /** When it became public, and when it was replaced by a corrected one. */
  publishedAt: Date;
  updatedAt: Date;
  titleEn: string;
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
    select: { kind: true, key: true, body: true, publishedAt: true, updatedAt: true, withdrawnAt: true },
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

/** The rows that match, in the order of the table. An empty filter matches all. */
export function filterRows(rows: readonly PublicReportRow[], { disposition, phrase }: RowFilter): PublicReportRow[] {
  const wanted = phrase.toLowerCase();
  return rows.filter(
    (row) =>
      (disposition === "" || row.disposition === disposition) &&
      (wanted === "" || `${row.text}\n${row.reason}\n${row.clause}`.toLowerCase().includes(wanted)),
  );
}

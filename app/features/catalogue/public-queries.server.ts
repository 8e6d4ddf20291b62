import type { PublicReport, PublicWindow } from "~/domain/consultation/public-shapes";
import type { PublicCatalogue, PublicDecision, PublicProcedure, PublicSection } from "~/domain/decision/public-shapes";
import { decisionStatus, type DecisionStatus, type Stop } from "~/domain/decision/stage";
import type { Db } from "~/platform/db.server";

/** Where a decision stands for the public, from its newest window. */
export interface PublicStanding {
  status: DecisionStatus;
  daysLeft: number;
  daysLate: number;
  closesAt: string | null;
}

/** The years with a published catalogue, newest first. */
export async function publishedYears(db: Db): Promise<number[]> {
  const rows = await db.publicDocument.findMany({ where: { kind: "catalogue", withdrawnAt: null }, select: { key: true } });
  return rows.map((row) => Number(row.key)).sort((a, b) => b - a);
}

export interface CatalogueFilter {
  unit: string;
  category: string;
  status: string;
  hearing: boolean;
  phrase: string;
}

/** The published catalogue of a year with the standing of each item. Four queries, however long it is. */
export async function publicCatalogue(db: Db, year: number, now: Date) {
  const document = await db.publicDocument.findFirst({
    where: { kind: "catalogue", key: String(year), withdrawnAt: null },
    select: { body: true, publishedAt: true, updatedAt: true, revisionId: true },
  });
  if (!document) return null;
  const catalogue = document.body as unknown as PublicCatalogue;
  const standings = await standingsOf(db, catalogue.items, now);
  return {
    ...document,
    catalogue,
    items: catalogue.items.map((item) => ({ ...item, standing: standings.get(item.slug) ?? NOT_STARTED })),
  };
}
export type PublicItem = PublicDecision & { standing: PublicStanding };

const NOT_STARTED: PublicStanding = { status: "notStarted", daysLeft: 0, daysLate: 0, closesAt: null };

/** The rows that match. An empty filter matches everything. */
export function filterItems(items: PublicItem[], filter: CatalogueFilter): PublicItem[] {
  const phrase = filter.phrase.toLowerCase();
  return items.filter(
    (item) =>
      (filter.unit === "" || item.leadUnit.id === filter.unit || item.coUnits.some((unit) => unit.id === filter.unit)) &&
      (filter.category === "" || item.category === filter.category) &&
      (filter.status === "" || item.standing.status === filter.status) &&
      (!filter.hearing || item.procedures.includes("hearing")) &&
      (phrase === "" || `${item.title} ${item.titleEn} ${item.summary}`.toLowerCase().includes(phrase)),
  );
}

/** One decision's page: the item and everything published about it, in one query. */
export async function publicDecision(db: Db, slug: string, now: Date) {
  const documents = await db.publicDocument.findMany({
    where: { parentKey: slug, withdrawnAt: null },
    orderBy: { publishedAt: "asc" },
    select: { kind: true, key: true, title: true, body: true, publishedAt: true, updatedAt: true, startsAt: true, endsAt: true },
  });
  const item = documents.find((document) => document.kind === "decision");
  if (!item) return null;
  const of = (kind: string) => documents.filter((document) => document.kind === kind);
  const windows = of("window").map((document) => ({ ...document, body: document.body as unknown as PublicWindow }));
  const reports = of("report").map((document) => ({ ...document, body: document.body as unknown as PublicReport }));
  const decision = item.body as unknown as PublicDecision;
  const procedure = (of("procedure")[0]?.body as unknown as PublicProcedure | undefined) ?? null;
  const stop = stopOf(decision.adjustment, procedure);
  return {
    decision,
    publishedAt: item.publishedAt,
    updatedAt: documents.reduce((latest, document) => (document.updatedAt > latest ? document.updatedAt : latest), item.updatedAt),
    sections: of("section").map((document) => ({ ...(document.body as unknown as PublicSection), publishedAt: document.publishedAt, updatedAt: document.updatedAt })),
    drafts: of("draft").map(({ key, title, publishedAt, body }) => ({ key, title, publishedAt, body })),
    windows,
    reports,
    procedure,
    standing: standingOf(windows.at(-1), reports.find((report) => report.body.round === windows.at(-1)?.body.round)?.publishedAt ?? null, stop, now, procedure),
  };
}
export type PublicDecisionPage = NonNullable<Awaited<ReturnType<typeof publicDecision>>>;

async function standingsOf(db: Db, items: readonly Pick<PublicDecision, "slug" | "adjustment">[], now: Date): Promise<Map<string, PublicStanding>> {
  const select = { parentKey: true, publishedAt: true, startsAt: true, endsAt: true } as const;
  const adjustments = new Map(items.map(({ slug, adjustment }) => [slug, adjustment]));
  const of = (kind: string) => ({ kind, parentKey: { in: [...adjustments.keys()] }, withdrawnAt: null });
  const [windows, reports, procedures] = await Promise.all([
    db.publicDocument.findMany({ where: of("window"), orderBy: { startsAt: "asc" }, select: { ...select, body: true } }),
    db.publicDocument.findMany({ where: of("report"), orderBy: { startsAt: "asc" }, select }),
    db.publicDocument.findMany({ where: of("procedure"), select: { parentKey: true, body: true } }),
  ]);
  const standings = new Map<string, PublicStanding>();
  for (const { parentKey, body } of procedures) standings.set(parentKey ?? "", standingOf(undefined, null, null, now, body as unknown as PublicProcedure));
  // The newest window comes last and stays.
  for (const window of windows) {
    const report = reports.findLast((row) => row.parentKey === window.parentKey && row.startsAt?.getTime() === window.startsAt?.getTime());
    const procedure = procedures.find((row) => row.parentKey === window.parentKey)?.body as unknown as PublicProcedure | undefined;
    const stop = stopOf(adjustments.get(window.parentKey ?? "") ?? "", procedure ?? null);
    const standing = standingOf({ ...window, body: window.body as unknown as PublicWindow }, report?.publishedAt ?? null, stop, now);
    standings.set(window.parentKey ?? "", standing);
  }
  return standings;
}

function standingOf(
  window: { startsAt: Date | null; endsAt: Date | null; body: PublicWindow } | undefined,
  reportedAt: Date | null,
  stop: Stop | null,
  now: Date,
  procedure: PublicProcedure | null = null,
): PublicStanding {
  // People who were asked before the office came to this site have their answer, elsewhere.
  if (window === undefined && procedure?.outsideReport) return { ...NOT_STARTED, status: "answered" };
  if (!window?.startsAt || !window.endsAt) return NOT_STARTED;
  const times = { opensAt: window.startsAt, closesAt: window.endsAt, replyDays: window.body.replyDays, reportedAt };
  return { ...decisionStatus({ window: times, stop }, now), closesAt: window.endsAt.toISOString() };
}

/** What holds the procedure for the public: the catalogue's own cancellation, or what was published of the procedure. */
function stopOf(adjustment: string, procedure: PublicProcedure | null): Stop | null {
  return adjustment === "cancelled" ? "cancelled" : (procedure?.stop?.kind ?? null);
}

/** The newest adoption reports with their sums, for the home page. */
export async function latestReports(db: Db, count: number) {
  const rows = await db.publicDocument.findMany({
    where: { kind: "report", withdrawnAt: null },
    orderBy: { publishedAt: "desc" },
    take: count,
    select: { parentKey: true, publishedAt: true, body: true },
  });
  return rows.map((row) => {
    const { decisionTitle, opinions, points } = row.body as unknown as PublicReport;
    return { slug: row.parentKey ?? "", decisionTitle, opinions, points, publishedAt: row.publishedAt };
  });
}

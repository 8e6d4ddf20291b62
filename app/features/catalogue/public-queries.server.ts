import type { PublicReport, PublicWindow } from "~/domain/consultation/public-shapes";
import type { PublicCatalogue, PublicContinuation, PublicDecision, PublicProcedure, PublicSection } from "~/domain/decision/public-shapes";
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

/** The published catalogue of a year with the standing of each item, and its versions. Six queries, however long it is. */
export async function publicCatalogue(db: Db, year: number, now: Date) {
  const document = await db.publicDocument.findFirst({
    where: { kind: "catalogue", key: String(year), withdrawnAt: null },
    select: { body: true, publishedAt: true, updatedAt: true, revisionId: true },
  });
  if (!document) return null;
  const catalogue = document.body as unknown as PublicCatalogue;
  const [items, versions] = await Promise.all([withStandings(db, catalogue, now), publicVersions(db, year)]);
  return { ...document, catalogue, items, versions };
}

/** One version of a year's catalogue as it was published; without `catalogue` where it was withdrawn. Null where there was none. */
export async function publicVersion(db: Db, year: number, number: number) {
  const document = await db.publicDocument.findFirst({
    where: { kind: "catalogueVersion", key: `${year}/${number}` },
    select: { body: true, publishedAt: true, withdrawnAt: true, withdrawnReason: true },
  });
  if (!document) return null;
  const { body, ...rest } = document;
  return { ...rest, catalogue: document.withdrawnAt === null ? (body as unknown as PublicCatalogue) : null, versions: await publicVersions(db, year) };
}

/** All versions that the public has been given, newest first, the withdrawn ones with them. */
async function publicVersions(db: Db, year: number): Promise<PublicVersion[]> {
  const rows = await db.publicDocument.findMany({
    where: { kind: "catalogueVersion", parentKey: `catalogue/${year}` },
    select: { key: true, publishedAt: true, withdrawnAt: true },
  });
  return rows
    .map(({ key, publishedAt, withdrawnAt }) => ({ number: Number(key.split("/")[1]), publishedAt, isWithdrawn: withdrawnAt !== null }))
    .sort((a, b) => b.number - a.number);
}
export interface PublicVersion {
  number: number;
  publishedAt: Date;
  isWithdrawn: boolean;
}

async function withStandings(db: Db, { year, items }: PublicCatalogue, now: Date): Promise<PublicItem[]> {
  const slugs = items.map((item) => item.slug);
  const [standings, documents] = await Promise.all([
    standingsOf(db, items, now),
    db.publicDocument.findMany({ where: { kind: "continuation", parentKey: { in: slugs }, withdrawnAt: null }, orderBy: { key: "asc" }, select: { parentKey: true, body: true } }),
  ]);
  return items.map((item) => ({
    ...item,
    standing: standings.get(item.slug) ?? NOT_STARTED,
    continuedIn: laterOf(year, documents.filter(({ parentKey }) => parentKey === item.slug)),
  }));
}
export type PublicItem = PublicDecision & { standing: PublicStanding; continuedIn: PublicContinuation | null };

/** Where an item of that year goes on, the nearest year first. */
function laterOf(year: number, documents: { body: unknown }[]): PublicContinuation | null {
  return documents.map(({ body }) => body as PublicContinuation).find((continuation) => continuation.year > year) ?? null;
}

const NOT_STARTED: PublicStanding = { status: "notStarted", daysLeft: 0, daysLate: 0, closesAt: null };

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
    continuedIn: laterOf(decision.year, of("continuation")),
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

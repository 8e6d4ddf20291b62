import { closingDay, dayOf } from "~/domain/calendar/shanghai";
import type { WorkCalendar } from "~/domain/calendar/working-days";
import { closingWarnings } from "~/domain/consultation/window";
import { windowWarningSentence } from "~/domain/consultation/window.words";
import type { Officer } from "~/features/identity/viewer.server";
import type { Db } from "~/platform/db.server";
import { publishedWindow, windowPublication } from "./window-publication.server";

const versionFields = { id: true, number: true, title: true, sourceName: true, createdAt: true } as const;

/** The versions of a draft of the officer's reach, newest first, with their counts; null for a decision out of reach. */
export async function draftVersions(db: Db, officer: Officer, slug: string) {
  const decision = await db.decision.findFirst({
    where: { slug, ...officer.unitScope },
    select: { id: true, slug: true, title: true, drafts: { orderBy: { number: "desc" }, select: { ...versionFields, baseId: true, createdById: true } } },
  });
  if (!decision) return null;
  const ids = decision.drafts.map(({ id }) => id);
  const [kinds, published] = await Promise.all([
    db.clause.groupBy({ by: ["versionId", "kind"], where: { versionId: { in: ids } }, _count: true }),
    db.revision.findMany({
      where: { publication: { kind: "draft", nounId: { in: ids } }, publishedAt: { not: null }, supersededAt: null, withdrawnAt: null },
      select: { publication: { select: { nounId: true } } },
    }),
  ]);
  const isPublished = new Set(published.map(({ publication }) => publication.nounId));
  return {
    ...decision,
    drafts: decision.drafts.map((draft) => ({
      ...draft,
      isPublished: isPublished.has(draft.id),
      clauses: kinds.filter(({ versionId }) => versionId === draft.id).reduce((sum, { _count }) => sum + _count, 0),
      articles: kinds.find(({ versionId, kind }) => versionId === draft.id && kind === "article")?._count ?? 0,
    })),
  };
}
export type DraftVersions = NonNullable<Awaited<ReturnType<typeof draftVersions>>>;

/** The clauses of a version in reading order; `closedAbove` is why a clause takes no comments that a larger one does not take. */
export async function clausesOf(db: Db, versionId: string) {
  const clauses = await db.clause.findMany({
    where: { versionId },
    orderBy: { position: "asc" },
    select: { id: true, parentId: true, label: true, title: true, text: true, closedReason: true, guideNote: true },
  });
  const closed = new Map<string, string | null>();
  return clauses.map(({ parentId, ...clause }) => {
    const closedAbove = (parentId === null ? null : closed.get(parentId)) ?? null;
    closed.set(clause.id, clause.closedReason ?? closedAbove);
    return { ...clause, closedAbove };
  });
}
export type DeskClause = Awaited<ReturnType<typeof clausesOf>>[number];

/**
 * The window of a decision as the desk plans it: the newest round, what the public has of it, and in words what stops its release and what
 * to think of. Null for a decision out of reach.
 */
export async function windowForDesk(db: Db, officer: Officer, slug: string, now: Date, calendar: WorkCalendar) {
  const decision = await db.decision.findFirst({
    where: { slug, ...officer.unitScope },
    select: {
      slug: true,
      title: true,
      leadUnit: { select: { name: true, phone: true, email: true, address: true } },
      drafts: { orderBy: { number: "desc" }, select: versionFields },
      windows: { orderBy: { round: "desc" }, take: 1 },
    },
  });
  if (!decision) return null;
  const { windows, ...rest } = decision;
  const window = windows[0] ?? null;
  if (!window) return { ...rest, window: null, standing: "unplanned" as const, published: null, faults: [], warnings: [] };
  const published = await publishedWindow(db, slug, window.round);
  const faults = (await windowPublication.faults(db, window.id, now)).map(({ zh }) => zh);
  const warnings = closingWarnings(closingDay(window.closesAt), calendar).map((warning) => windowWarningSentence(warning, "zh"));
  if (!published && window.originalNotice === "" && dayOf(window.opensAt) < dayOf(now)) warnings.push("开始日期已经过去，公众实际能提意见的时间会短于计划。请在公布前改为公布当天或者以后的日期；已经在其他地方公告并开始的，请填写原公告的网址。");
  const standing = !published ? "planned" : now < new Date(published.opensAt) ? "upcoming" : now < new Date(published.closesAt) ? "open" : "closed";
  return { ...rest, window, standing: standing as "planned" | "upcoming" | "open" | "closed", published, faults, warnings };
}
export type DeskWindow = NonNullable<Awaited<ReturnType<typeof windowForDesk>>>;

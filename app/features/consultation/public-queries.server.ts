import type { Day } from "~/domain/calendar/shanghai";
import { windowState } from "~/domain/consultation/window-state";
import { currentWindow } from "~/domain/consultation/current-window";
import type { PublicDraft, PublicOpinion, PublicWindow } from "~/domain/consultation/public-shapes";
import type { PublicDecision } from "~/domain/decision/public-shapes";
import type { Db, Tx } from "~/platform/db.server";

/** A published window with its instants read. `reportedAt` is when the adoption report became public. */
export interface PublishedWindow {
  body: PublicWindow;
  round: number;
  opensAt: Date;
  closesAt: Date;
  replyDays: number;
  reportedAt: Date | null;
}

/** One published version of the draft, without its text. */
export interface DraftEntry {
  key: string;
  number: number;
  title: string;
  publishedAt: Date;
}

/** What is public about the consultation of one decision, without the text of the draft. */
export interface PublicConsultation {
  slug: string;
  /** Null where the decision itself is not public; then there is nothing to show. */
  title: string | null;
  titleEn: string;
  /** The round that matters now. */
  window: PublishedWindow | null;
  /** All rounds. */
  windows: PublishedWindow[];
  /** Newest first. */
  drafts: DraftEntry[];
}

/** Everything published below one decision, in two queries; null when nothing is. */
export async function findConsultation(db: Db | Tx, slug: string, now: Date): Promise<PublicConsultation | null> {
  const [withBody, entries] = await Promise.all([
    db.publicDocument.findMany({
      where: { withdrawnAt: null, OR: [{ kind: "window", parentKey: slug }, { kind: "decision", key: slug }] },
      select: { kind: true, title: true, body: true, startsAt: true, endsAt: true },
    }),
    db.publicDocument.findMany({
      where: { withdrawnAt: null, parentKey: slug, kind: { in: ["draft", "report"] } },
      select: { kind: true, key: true, title: true, publishedAt: true },
    }),
  ]);
  if (withBody.length === 0 && entries.length === 0) return null;
  const reports = new Map(entries.filter(({ kind }) => kind === "report").map(({ key, publishedAt }) => [key, publishedAt]));
  const windows = withBody
    .filter(({ kind }) => kind === "window")
    .map((row) => publishedWindow(row.body, row, (round) => reports.get(`${slug}/${round}`) ?? null));
  const decision = withBody.find(({ kind }) => kind === "decision");
  const window = currentWindow(windows, now);
  return {
    slug,
    title: decision?.title ?? window?.body.decisionTitle ?? null,
    titleEn: (decision?.body as PublicDecision | undefined)?.titleEn || (window?.body.decisionTitleEn ?? ""),
    window,
    windows,
    drafts: entries
      .filter(({ kind }) => kind === "draft")
      .map(({ key, title, publishedAt }) => ({ key, title, publishedAt, number: Number(key.slice(slug.length + 1)) }))
      .sort((a, b) => b.number - a.number),
  };
}

function publishedWindow(body: unknown, times: { startsAt: Date | null; endsAt: Date | null }, reportedAt: (round: number) => Date | null): PublishedWindow {
  const window = body as PublicWindow;
  return {
    body: window,
    round: window.round,
    opensAt: times.startsAt ?? new Date(window.opensAt),
    closesAt: times.endsAt ?? new Date(window.closesAt),
    replyDays: window.replyDays,
    reportedAt: reportedAt(window.round),
  };
}

/** The text of one published version, by its key `slug/number`. */
export async function findDraft(db: Db | Tx, key: string): Promise<PublicDraft | null> {
  return (await findDrafts(db, [key])).get(key) ?? null;
}

/** The texts of some published versions by their keys, in one query. */
export async function findDrafts(db: Db | Tx, keys: string[]): Promise<Map<string, PublicDraft>> {
  const rows = await db.publicDocument.findMany({ where: { kind: "draft", key: { in: keys }, withdrawnAt: null }, select: { key: true, body: true } });
  return new Map(
    rows.map(({ key, body }) => {
      const draft = body as unknown as PublicDraft;
      // Versions published before clauses had marks say nothing of what was before them.
      const clauses = draft.clauses.map((clause) => ({ ...clause, mark: clause.mark ?? null, wholeMark: clause.wholeMark ?? null, oldLabel: clause.oldLabel ?? null }));
      return [key, { ...draft, clauses, comparedWith: draft.comparedWith ?? null, deleted: draft.deleted ?? [] }];
    }),
  );
}

/**
 * How many opinions came in on each clause in these windows, by the clause's permanent identity, so that they follow the clause from version to version; those on the
 * whole draft stand under the empty text. Public at once. Withdrawn and hidden ones stay counted; late ones are reported apart and are not.
 */
export async function countOpinions(db: Db, windowIds: string[]): Promise<Map<string, number>> {
  const rows = await db.opinion.groupBy({ by: ["clauseIdentityId"], where: { windowId: { in: windowIds }, isLate: false }, _count: { _all: true } });
  return new Map(rows.map((row) => [row.clauseIdentityId ?? "", row._count._all]));
}

/** How many opinions came in while a window asked for them. */
export function countReceived(db: Db, windowId: string): Promise<number> {
  return db.opinion.count({ where: { windowId, isLate: false } });
}

/** The number of a version in its key `slug/number`. */
export function versionOf(draftKey: string): number {
  return Number(draftKey.slice(draftKey.lastIndexOf("/") + 1));
}

/** A window in a list. */
export interface ListedWindow {
  slug: string;
  title: string;
  titleEn: string;
  opensAt: Date;
  closesAt: Date;
  replyDays: number;
  reportedAt: Date | null;
  opinions: number;
}

const RECENT = 20;

/** Open windows by closing date, those to come by opening date, and the twenty that closed last. Five queries, however many there are. */
export async function listConsultations(db: Db, now: Date): Promise<{ open: ListedWindow[]; upcoming: ListedWindow[]; closed: ListedWindow[] }> {
  const select = { key: true, parentKey: true, body: true, startsAt: true, endsAt: true } as const;
  const where = { kind: "window", withdrawnAt: null } as const;
  const [open, upcoming, closed] = await Promise.all([
    db.publicDocument.findMany({ where: { ...where, startsAt: { lte: now }, endsAt: { gt: now } }, orderBy: [{ endsAt: "asc" }, { key: "asc" }], select }),
    db.publicDocument.findMany({ where: { ...where, startsAt: { gt: now } }, orderBy: [{ startsAt: "asc" }, { key: "asc" }], select }),
    db.publicDocument.findMany({ where: { ...where, endsAt: { lte: now } }, orderBy: [{ endsAt: "desc" }, { key: "asc" }], select, take: RECENT }),
  ]);
  const all = [...open, ...upcoming, ...closed];
  const windowIds = all.map(({ body }) => (body as unknown as PublicWindow).windowId);
  const [reports, counts] = await Promise.all([
    db.publicDocument.findMany({ where: { kind: "report", withdrawnAt: null, key: { in: all.map(({ key }) => key) } }, select: { key: true, publishedAt: true } }),
    db.opinion.groupBy({ by: ["windowId"], where: { windowId: { in: windowIds }, isLate: false }, _count: { _all: true } }),
  ]);
  const reportedAt = new Map(reports.map(({ key, publishedAt }) => [key, publishedAt]));
  const opinions = new Map(counts.map((row) => [row.windowId, row._count._all]));
  const listed = (row: (typeof all)[number]): ListedWindow => {
    const { body, ...window } = publishedWindow(row.body, row, () => reportedAt.get(row.key) ?? null);
    return {
      slug: row.parentKey ?? "",
      title: body.decisionTitle,
      titleEn: body.decisionTitleEn,
      opensAt: window.opensAt,
      closesAt: window.closesAt,
      replyDays: window.replyDays,
      reportedAt: window.reportedAt,
      opinions: opinions.get(body.windowId) ?? 0,
    };
  };
  // An answered one leaves the list after its last day of display.
  const isShown = (window: ListedWindow, index: number) => {
    const { displayUntil } = closed[index]?.body as unknown as PublicWindow;
    return window.reportedAt === null || displayUntil === undefined || now < new Date(displayUntil);
  };
  return { open: open.map(listed), upcoming: upcoming.map(listed), closed: closed.map(listed).filter(isShown) };
}

const MOST_UNANSWERED = 500;

/** A window whose response is late, or came late. */
export interface OverdueWindow {
  slug: string;
  title: string;
  titleEn: string;
  contactUnit: string;
  dueOn: Day;
  daysLate: number;
  /** When the response was published; null while it is due. */
  reportedAt: Date | null;
}

/** Windows whose response is overdue now, the latest first, and those of the last year whose response came late. Two queries. */
export async function listOverdue(db: Db, now: Date): Promise<{ overdue: OverdueWindow[]; late: OverdueWindow[] }> {
  const yearAgo = new Date(now.getTime() - 365 * 86_400_000);
  const windows = await db.publicDocument.findMany({
    where: { kind: "window", withdrawnAt: null, endsAt: { lte: now } },
    orderBy: [{ endsAt: "desc" }, { key: "asc" }],
    take: MOST_UNANSWERED,
    select: { key: true, parentKey: true, body: true, startsAt: true, endsAt: true },
  });
  const reports = await db.publicDocument.findMany({ where: { kind: "report", withdrawnAt: null, key: { in: windows.map(({ key }) => key) } }, select: { key: true, publishedAt: true } });
  const reportedAt = new Map(reports.map(({ key, publishedAt }) => [key, publishedAt]));
  const all = windows.map((row): OverdueWindow => {
    const { body, ...window } = publishedWindow(row.body, row, () => reportedAt.get(row.key) ?? null);
    const { replyDueOn, daysLate } = windowState(window, now);
    return { slug: row.parentKey ?? "", title: body.decisionTitle, titleEn: body.decisionTitleEn, contactUnit: body.contactUnit, dueOn: replyDueOn, daysLate, reportedAt: window.reportedAt };
  });
  const isLate = ({ daysLate }: OverdueWindow) => daysLate > 0;
  return {
    overdue: all.filter((window) => window.reportedAt === null && isLate(window)).sort((a, b) => b.daysLate - a.daysLate),
    late: all.filter((window) => window.reportedAt !== null && window.reportedAt >= yearAgo && isLate(window)),
  };
}

const OPINIONS_PER_PAGE = 50;

/** The opinions of a window that were published one by one, in the order of their public marks, fifty at a time. One query. */
export async function listPublicOpinions(db: Db, window: string, after: string): Promise<{ opinions: PublicOpinion[]; next: string | null }> {
  const rows = await db.publicDocument.findMany({
    where: { kind: "opinion", parentKey: window, withdrawnAt: null, key: { gt: `${window}/${after}` } },
    orderBy: { key: "asc" },
    take: OPINIONS_PER_PAGE + 1,
    select: { body: true },
  });
  const opinions = rows.slice(0, OPINIONS_PER_PAGE).map(({ body }) => body as unknown as PublicOpinion);
  return { opinions, next: rows.length > OPINIONS_PER_PAGE ? (opinions.at(-1)?.ref ?? null) : null };
}

/** One of them by its mark, or null. */
export async function findPublicOpinion(db: Db, slug: string, { round, ref }: { round: number; ref: string }): Promise<PublicOpinion | null> {
  const row = await db.publicDocument.findFirst({ where: { kind: "opinion", key: `${slug}/${round}/${ref}`, withdrawnAt: null }, select: { body: true } });
  return row && (row.body as unknown as PublicOpinion);
}

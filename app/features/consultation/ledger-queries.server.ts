import type { PublicClause, PublicWindow } from "~/domain/consultation/public-shapes";
import { windowState, type WindowStanding } from "~/domain/consultation/window-state";
import { isDisposition, type Answer, type Disposition } from "~/domain/ledger/disposition";
import { canonicalJson } from "~/domain/text/canonical-json";
import { sha256Hex } from "~/domain/text/sha256";
import type { Officer } from "~/features/identity/viewer.server";
import type { Db, Tx } from "~/platform/db.server";
import type { Prisma } from "~/platform/generated/client";
import { findDraft } from "./public-queries.server";

export const PAGE_SIZE = 50;

/** An answer as stored; null and unknown dispositions count as undecided. */
export function answerIn(row: { disposition: string | null; reason: string | null }): Answer {
  return { disposition: row.disposition !== null && isDisposition(row.disposition) ? row.disposition : null, reason: row.reason ?? "" };
}

/** A short mark of what somebody saw on a page; equal values have equal marks. */
export function seenMark(value: object): string {
  return sha256Hex(canonicalJson(value)).slice(0, 24);
}

/** What came in and how far it is. Points are those of the counted opinions. */
export interface LedgerProgress {
  received: number;
  late: number;
  points: number;
  sorted: number;
  answered: number;
}

export interface DeskWindow extends LedgerProgress {
  id: string;
  slug: string;
  title: string;
  round: number;
  opensAt: Date;
  closesAt: Date;
  reportedAt: Date | null;
  standing: WindowStanding;
}

const windowSelect = {
  id: true,
  round: true,
  opensAt: true,
  closesAt: true,
  replyDays: true,
  reportedAt: true,
  decision: { select: { slug: true, title: true } },
} as const satisfies Prisma.ConsultationWindowSelect;

/** The windows of the officer's scope that were ever published: overdue ones first, then by what is due next, answered ones last. Three queries. */
export async function listWindows(db: Db, officer: Officer, now: Date): Promise<DeskWindow[]> {
  const windows = await db.consultationWindow.findMany({ where: { decision: officer.unitScope }, select: windowSelect });
  const key = (window: (typeof windows)[number]) => `${window.decision.slug}/${window.round}`;
  const [documents, progress] = await Promise.all([
    db.publicDocument.findMany({ where: { kind: "window", key: { in: windows.map(key) } }, select: { key: true } }),
    progressOf(db, windows.map(({ id }) => id)),
  ]);
  const published = new Set(documents.map((document) => document.key));
  return windows
    .filter((window) => published.has(key(window)))
    .map((window) => deskWindow(window, progress, now))
    .sort((a, b) => rank(a) - rank(b) || due(a) - due(b));
}

const RANKS = { overdue: 0, collating: 1, open: 2, upcoming: 3, reported: 4 } as const;

function rank(window: DeskWindow): number {
  return RANKS[window.standing.state];
}

function due({ standing, opensAt, closesAt, reportedAt }: DeskWindow): number {
  if (standing.state === "reported") return -(reportedAt?.getTime() ?? 0);
  if (standing.state === "upcoming") return opensAt.getTime();
  return standing.state === "open" ? closesAt.getTime() : standing.replyDueAt.getTime();
}

/** One window with its numbers, or null where there is none in the officer's scope. */
export async function findWindow(db: Db, officer: Officer, windowId: string, now: Date): Promise<DeskWindow | null> {
  const window = await db.consultationWindow.findFirst({ where: { id: windowId, decision: officer.unitScope }, select: windowSelect });
  return window && deskWindow(window, await progressOf(db, [window.id]), now);
}

function deskWindow(
  { decision, replyDays, ...window }: Prisma.ConsultationWindowGetPayload<{ select: typeof windowSelect }>,
  progress: ReadonlyMap<string, LedgerProgress>,
  now: Date,
): DeskWindow {
  const numbers = progress.get(window.id) ?? { received: 0, late: 0, points: 0, sorted: 0, answered: 0 };
  return { ...window, ...decision, ...numbers, standing: windowState({ ...window, replyDays }, now) };
}

async function progressOf(db: Db, windowIds: string[]): Promise<Map<string, LedgerProgress>> {
  const rows = await db.$queryRaw<(LedgerProgress & { windowId: string })[]>`
    SELECT o."windowId", count(DISTINCT o."id") FILTER (WHERE NOT o."isLate")::int AS "received",
      count(DISTINCT o."id") FILTER (WHERE o."isLate")::int AS "late",
      count(p."id")::int AS "points", count(p."themeId")::int AS "sorted",
      count(COALESCE(p."disposition", t."disposition"))::int AS "answered"
    FROM "Opinion" o
      LEFT JOIN "Point" p ON p."opinionId" = o."id" AND NOT o."isLate" AND o."withdrawnAt" IS NULL AND o."hiddenAt" IS NULL
      LEFT JOIN "Theme" t ON t."id" = p."themeId"
    WHERE o."windowId" = ANY(${windowIds}) GROUP BY o."windowId"`;
  return new Map(rows.map(({ windowId, ...numbers }) => [windowId, numbers]));
}

export interface DeskTheme {
  id: string;
  title: string;
  disposition: Disposition | null;
  points: number;
  /** Opinions behind the points. */
  people: number;
}

/** The themes of a window in the order in which they were made, with the counted points in each. One query. */
export async function listThemes(db: Db, windowId: string): Promise<DeskTheme[]> {
  const rows = await db.$queryRaw<(Omit<DeskTheme, "disposition"> & { disposition: string | null })[]>`
    SELECT t."id", t."title", t."disposition", count(o."id")::int AS "points", count(DISTINCT o."id")::int AS "people"
    FROM "Theme" t
      LEFT JOIN "Point" p ON p."themeId" = t."id"
      LEFT JOIN "Opinion" o ON o."id" = p."opinionId" AND NOT o."isLate" AND o."withdrawnAt" IS NULL AND o."hiddenAt" IS NULL
    WHERE t."windowId" = ${windowId} GROUP BY t."id" ORDER BY t."position"`;
  return rows.map((row) => ({ ...row, disposition: answerIn({ ...row, reason: "" }).disposition }));
}

/** A theme as it is stored now, and who saved it last. */
export interface StandingTheme {
  id: string;
  title: string;
  summary: string;
  disposition: Disposition | null;
  reason: string;
  changedClause: string;
  version: number;
  /** Name of the official who saved it last, and when; empty for a theme that nobody has touched since it was made by hand. */
  savedBy: string;
  savedAt: Date;
}

export async function themeAsItStands(tx: Db | Tx, windowId: string, themeId: string): Promise<StandingTheme | null> {
  const theme = await tx.theme.findFirst({
    where: { id: themeId, windowId },
    select: { id: true, title: true, summary: true, disposition: true, reason: true, changedClause: true, version: true, createdAt: true },
  });
  if (!theme) return null;
  const saved = await tx.auditRow.findFirst({
    where: { nounKind: "theme", nounId: themeId },
    orderBy: { id: "desc" },
    select: { at: true, actorId: true },
  });
  const by = saved?.actorId ? await tx.staff.findUnique({ where: { id: saved.actorId }, select: { name: true } }) : null;
  const { createdAt, changedClause, ...rest } = theme;
  return { ...rest, ...answerIn(theme), changedClause: changedClause ?? "", savedBy: by?.name ?? "", savedAt: saved?.at ?? createdAt };
}

export interface ThemePoint {
  id: string;
  position: number;
  text: string;
  disposition: Disposition | null;
  reason: string;
  /** Mark of the point's own answer, for whoever changes it. */
  seen: string;
  opinion: { id: string; receivedAt: Date; channel: string; authorKind: string; clauseLabel: string | null; isLate: boolean };
}

/** A page of the points of a theme in the order of receipt, hidden and withdrawn ones left out. `after` is the id of the last point before. */
export async function listThemePoints(db: Db, themeId: string, after: string): Promise<{ points: ThemePoint[]; next: string | null }> {
  const visible = { withdrawnAt: null, hiddenAt: null } as const;
  const last = after === "" ? null : await db.point.findFirst({ where: { id: after, themeId }, select: { position: true, opinionId: true, opinion: { select: { receivedAt: true } } } });
  const rows = await db.point.findMany({
    where: {
      themeId,
      opinion: visible,
      OR: last
        ? [
            { opinion: { receivedAt: { gt: last.opinion.receivedAt } } },
            { opinion: { receivedAt: last.opinion.receivedAt, id: { gt: last.opinionId } } },
            { opinionId: last.opinionId, position: { gt: last.position } },
          ]
        : undefined,
    },
    orderBy: [{ opinion: { receivedAt: "asc" } }, { opinionId: "asc" }, { position: "asc" }],
    take: PAGE_SIZE + 1,
    select: {
      id: true,
      position: true,
      text: true,
      disposition: true,
      reason: true,
      opinion: { select: { id: true, receivedAt: true, channel: true, authorKind: true, clauseLabel: true, isLate: true } },
    },
  });
  const points = rows.slice(0, PAGE_SIZE).map((row) => ({ ...row, ...answerIn(row), seen: seenMark(answerIn(row)) }));
  return { points, next: rows.length > PAGE_SIZE ? (points.at(-1)?.id ?? null) : null };
}

/** What officials wrote around the figures, the mark of it, and the activities by day. */
export async function reportWords(db: Db, windowId: string) {
  const [report, activities] = await Promise.all([
    db.adoptionReport.findUnique({ where: { windowId }, select: { introduction: true, nextStep: true, summaryEn: true } }),
    db.activity.findMany({ where: { windowId }, orderBy: [{ heldOn: "asc" }, { id: "asc" }] }),
  ]);
  const words = report ?? { introduction: "", nextStep: "", summaryEn: "" };
  return { words, seen: seenMark(words), activities };
}

/** The clauses of the draft that the window is about, as they are published; empty where it is not public. */
export async function windowClauses(db: Db, { slug, round }: { slug: string; round: number }): Promise<PublicClause[]> {
  const window = await db.publicDocument.findFirst({ where: { kind: "window", key: `${slug}/${round}`, withdrawnAt: null }, select: { body: true } });
  if (!window) return [];
  return (await findDraft(db, (window.body as unknown as PublicWindow).draftKey))?.clauses ?? [];
}

/** What the slip of an opinion says that was typed in at the desk; null for a code of another window or of a citizen's own. */
export async function findEntry(db: Db, windowId: string, receiptCode: string) {
  const opinion = await db.opinion.findFirst({
    where: { windowId, receiptCode, enteredById: { not: null } },
    select: { receivedAt: true, isLate: true, channel: true },
  });
  return opinion && { ...opinion, code: receiptCode };
}

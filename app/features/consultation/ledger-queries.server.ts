import type { Day } from "~/domain/calendar/shanghai";
import type { PublicClause, PublicWindow } from "~/domain/consultation/public-shapes";
import { windowState, type WindowStanding } from "~/domain/consultation/window-state";
import { isDisposition, type Answer, type Disposition } from "~/domain/ledger/disposition";
import { canonicalJson } from "~/domain/text/canonical-json";
import { sha256Hex } from "~/domain/text/sha256";
import type { Officer } from "~/features/identity/viewer.server";
import type { Db, Tx } from "~/platform/db.server";
import type { Prisma } from "~/platform/generated/client";
import { ledgerTotals, totalsOf, type ThemeTotals } from "./ledger-totals.server";
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

/** The windows of the officer's scope that were ever published: overdue ones first, then by what is due next, answered ones last. The same number of queries however many there are. */
export async function listWindows(db: Db, officer: Officer, now: Date): Promise<DeskWindow[]> {
  const windows = await db.consultationWindow.findMany({ where: { decision: officer.unitScope }, select: windowSelect });
  const key = (window: (typeof windows)[number]) => `${window.decision.slug}/${window.round}`;
  const [documents, progress] = await Promise.all([
    db.publicDocument.findMany({ where: { kind: "window", key: { in: windows.map(key) } }, select: { key: true } }),
    ledgerTotals(db, windows.map(({ id }) => id)),
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
  return window && deskWindow(window, await ledgerTotals(db, [window.id]), now);
}

/** The window of a theme that the officer's unit answers, its own or one that was given to it; `isOwn` tells which. */
export async function findThemeWindow(db: Db, officer: Officer, windowId: string, themeId: string, now: Date): Promise<(DeskWindow & { isOwn: boolean }) | null> {
  const window = await db.consultationWindow.findFirst({
    where: { id: windowId, themes: { some: { id: themeId } }, OR: [{ decision: officer.unitScope }, { themes: { some: { id: themeId, unitId: officer.unitId } } }] },
    select: { ...windowSelect, decision: { select: { slug: true, title: true, leadUnitId: true } } },
  });
  if (!window) return null;
  const { leadUnitId, ...decision } = window.decision;
  const shown = deskWindow({ ...window, decision }, await ledgerTotals(db, [window.id]), now);
  return { ...shown, isOwn: officer.unitScope.leadUnitId === undefined || officer.unitScope.leadUnitId === leadUnitId };
}

function deskWindow(
  { decision, replyDays, ...window }: Prisma.ConsultationWindowGetPayload<{ select: typeof windowSelect }>,
  progress: ReadonlyMap<string, LedgerProgress>,
  now: Date,
): DeskWindow {
  const { received, late, points, sorted, answered } = progress.get(window.id) ?? { received: 0, late: 0, points: 0, sorted: 0, answered: 0 };
  return { ...window, ...decision, received, late, points, sorted, answered, standing: windowState({ ...window, replyDays }, now) };
}

export interface DeskTheme extends ThemeTotals {
  id: string;
  title: string;
  disposition: Disposition | null;
  /** Where another unit prepares the answer, and until when. */
  unitName: string | null;
  dueOn: Day | null;
}

const NO_POINTS: ThemeTotals = { points: 0, people: 0, voices: 0 };

/** The themes of a window in the order in which they were made, with the counted points in each. */
export async function listThemes(db: Db, windowId: string): Promise<DeskTheme[]> {
  const [rows, totals] = await Promise.all([
    db.theme.findMany({
      where: { windowId },
      orderBy: { position: "asc" },
      select: { id: true, title: true, disposition: true, dueOn: true, unit: { select: { name: true } } },
    }),
    totalsOf(db, windowId),
  ]);
  return rows.map(({ unit, ...row }) => ({
    ...row,
    ...(totals.themes.get(row.id) ?? NO_POINTS),
    disposition: answerIn({ ...row, reason: "" }).disposition,
    unitName: unit?.name ?? null,
  }));
}

/** A theme that another unit has asked this one to answer. */
export interface AssignedTheme {
  id: string;
  windowId: string;
  title: string;
  decisionTitle: string;
  leadUnit: string;
  dueOn: Day | null;
  isAnswered: boolean;
}

const MOST_ASSIGNED = 200;

/** The themes that wait for the officer's unit and belong to another unit's window, the most urgent first. */
export async function listAssignedThemes(db: Db, officer: Officer): Promise<AssignedTheme[]> {
  const rows = await db.theme.findMany({
    where: { unitId: officer.unitId, window: { reportedAt: null, decision: { leadUnitId: { not: officer.unitId } } } },
    orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    take: MOST_ASSIGNED,
    select: { id: true, windowId: true, title: true, dueOn: true, disposition: true, window: { select: { decision: { select: { title: true, leadUnit: { select: { name: true } } } } } } },
  });
  return rows.map(({ window, disposition, ...row }) => ({ ...row, decisionTitle: window.decision.title, leadUnit: window.decision.leadUnit.name, isAnswered: disposition !== null }));
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
  unitId: string | null;
  unitName: string | null;
  dueOn: Day | null;
  /** Name of the official who saved it last, and when; empty for a theme that nobody has touched since it was made by hand. */
  savedBy: string;
  savedAt: Date;
}

export async function themeAsItStands(tx: Db | Tx, windowId: string, themeId: string): Promise<StandingTheme | null> {
  const theme = await tx.theme.findFirst({
    where: { id: themeId, windowId },
    select: { id: true, title: true, summary: true, disposition: true, reason: true, changedClause: true, version: true, createdAt: true, unitId: true, dueOn: true, unit: { select: { name: true } } },
  });
  if (!theme) return null;
  const saved = await tx.auditRow.findFirst({
    where: { nounKind: "theme", nounId: themeId },
    orderBy: { id: "desc" },
    select: { at: true, actorId: true },
  });
  const by = saved?.actorId ? await tx.staff.findUnique({ where: { id: saved.actorId }, select: { name: true } }) : null;
  const { createdAt, changedClause, unit, ...rest } = theme;
  return { ...rest, ...answerIn(theme), unitName: unit?.name ?? null, changedClause: changedClause ?? "", savedBy: by?.name ?? "", savedAt: saved?.at ?? createdAt };
}

export interface ThemePoint {
  id: string;
  position: number;
  text: string;
  disposition: Disposition | null;
  reason: string;
  /** Mark of the point's own answer, for whoever changes it. */
  seen: string;
  /** The accepted joint opinion that it is part of, with the words that all of them share. */
  joint: { id: string; commonText: string } | null;
  opinion: { id: string; receivedAt: Date; channel: string; authorKind: string; clauseIdentityId: string | null; clauseLabel: string | null; isLate: boolean };
}

/** A page of the points of a theme in the order of receipt, hidden and withdrawn ones left out. `after` is the id of the last point before. */
export async function listThemePoints(db: Db, themeId: string, after: string): Promise<{ points: ThemePoint[]; next: string | null }> {
  const last = after === "" ? null : await db.point.findFirst({ where: { id: after, themeId }, select: { windowId: true, position: true, opinionId: true, receivedAt: true } });
  const windowId = last?.windowId ?? (await db.theme.findUnique({ where: { id: themeId }, select: { windowId: true } }))?.windowId ?? "";
  // Read in the order of the index, whatever the size of the theme.
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT p."id" FROM "Point" p JOIN "Opinion" o ON o."id" = p."opinionId" AND o."withdrawnAt" IS NULL AND o."hiddenAt" IS NULL
    WHERE p."windowId" = ${windowId} AND p."themeId" = ${themeId}
      AND (p."receivedAt", p."opinionId", p."position") > (${last?.receivedAt ?? new Date(0)}, ${last?.opinionId ?? ""}, ${last?.position ?? 0})
    ORDER BY p."receivedAt", p."opinionId", p."position" LIMIT ${PAGE_SIZE + 1}`;
  const rows = await db.point.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    orderBy: [{ receivedAt: "asc" }, { opinionId: "asc" }, { position: "asc" }],
    select: {
      id: true,
      position: true,
      text: true,
      disposition: true,
      reason: true,
      joint: { select: { id: true, commonText: true } },
      opinion: { select: { id: true, receivedAt: true, channel: true, authorKind: true, clauseIdentityId: true, clauseLabel: true, isLate: true } },
    },
  });
  const points = rows.slice(0, PAGE_SIZE).map((row) => ({ ...row, ...answerIn(row), seen: seenMark(answerIn(row)) }));
  return { points, next: rows.length > PAGE_SIZE ? (points.at(-1)?.id ?? null) : null };
}

/** With each activity the number of counted opinions that were heard there. */
export const withOpinions = {
  _count: { select: { opinions: { where: { isLate: false, withdrawnAt: null, hiddenAt: null } } } },
} satisfies Prisma.ActivityInclude;

/** What officials wrote around the figures, the mark of it, and the activities by day. */
export async function reportWords(db: Db, windowId: string) {
  const [report, activities] = await Promise.all([
    db.adoptionReport.findUnique({ where: { windowId }, select: { introduction: true, nextStep: true, summaryEn: true } }),
    db.activity.findMany({ where: { windowId }, orderBy: [{ heldOn: "asc" }, { id: "asc" }], include: withOpinions }),
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

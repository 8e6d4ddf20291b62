import type { Disposition } from "~/domain/ledger/disposition";
import type { Db } from "~/platform/db.server";
import type { Prisma } from "~/platform/generated/client";
import { answerIn, PAGE_SIZE } from "./ledger-queries.server";

/** What a list of opinions is limited to; an empty text is no limit. */
export interface OpinionFilter {
  /** A theme's id, or `unsorted`: counted opinions with a point that has no theme yet. */
  theme: string;
  channel: string;
  /** A clause's permanent identity, or `whole` for opinions on the whole draft. */
  clause: string;
  phrase: string;
}

/** A place in the order of receipt, as it stands in an address: `2026-08-12T01:00:00.000Z~<opinion id>`. */
export interface OpinionPlace {
  direction: "after" | "before";
  place: string;
}

export interface DeskPoint {
  id: string;
  position: number;
  text: string;
  themeId: string | null;
  themeTitle: string | null;
  disposition: Disposition | null;
}

/** An opinion as officials see it, with name and contact. */
export interface DeskOpinion {
  id: string;
  /** Its number in the order of receipt, by which the report's check names it. */
  number: number;
  body: string;
  quotedText: string | null;
  clauseLabel: string | null;
  authorKind: string;
  authorName: string | null;
  namePublic: boolean;
  contact: string | null;
  channel: string;
  receivedAt: Date;
  /** Who typed it in; then only the day of `receivedAt` is known. */
  enteredById: string | null;
  withdrawnAt: Date | null;
  hiddenAt: Date | null;
  hiddenRule: string | null;
  isLate: boolean;
  points: DeskPoint[];
}

const select = {
  id: true,
  body: true,
  quotedText: true,
  clauseLabel: true,
  authorKind: true,
  authorName: true,
  namePublic: true,
  contact: true,
  channel: true,
  receivedAt: true,
  enteredById: true,
  withdrawnAt: true,
  hiddenAt: true,
  hiddenRule: true,
  isLate: true,
  points: {
    orderBy: { position: "asc" },
    select: { id: true, position: true, text: true, themeId: true, disposition: true, reason: true, theme: { select: { title: true } } },
  },
} as const satisfies Prisma.OpinionSelect;

/**
 * One page of a window's opinions in the order of receipt, fifty at most, with how many match and where the pages before and after are.
 * The same number of queries whatever the page holds.
 */
export async function listOpinions(db: Db, windowId: string, filter: OpinionFilter, at: OpinionPlace | null) {
  const where = whereOf(windowId, filter);
  const [moment, id] = (at?.place ?? "").split("~");
  const start = new Date(moment ?? "");
  const isPlace = at !== null && id !== undefined && !Number.isNaN(start.getTime());
  const backwards = isPlace && at.direction === "before";
  const beyond = backwards ? "lt" : "gt";
  const order = backwards ? "desc" : "asc";
  const [total, found] = await Promise.all([
    db.opinion.count({ where }),
    db.opinion.findMany({
      where: isPlace ? { AND: [where, { OR: [{ receivedAt: { [beyond]: start } }, { receivedAt: start, id: { [beyond]: id } }] }] } : where,
      orderBy: [{ receivedAt: order }, { id: order }],
      take: PAGE_SIZE + 1,
      select,
    }),
  ]);
  const page = found.slice(0, PAGE_SIZE);
  if (backwards) page.reverse();
  const hasMore = found.length > PAGE_SIZE;
  const opinions = await numbered(db, windowId, page);
  const place = (opinion: DeskOpinion | undefined) => opinion && `${opinion.receivedAt.toISOString()}~${opinion.id}`;
  return {
    total,
    opinions,
    before: (backwards ? hasMore : isPlace) ? place(opinions[0]) : undefined,
    after: (backwards ? true : hasMore) ? place(opinions.at(-1)) : undefined,
  };
}

/** One opinion of the window, or null. */
export async function findOpinion(db: Db, windowId: string, opinionId: string): Promise<DeskOpinion | null> {
  const opinion = await db.opinion.findFirst({ where: { id: opinionId, windowId }, select });
  return opinion && ((await numbered(db, windowId, [opinion]))[0] ?? null);
}

/** The clauses on which opinions of the window hang, by label. */
export async function opinionClauses(db: Db, windowId: string): Promise<{ identity: string; label: string }[]> {
  const rows = await db.opinion.groupBy({ by: ["clauseIdentityId", "clauseLabel"], where: { windowId, clauseIdentityId: { not: null } }, orderBy: { clauseIdentityId: "asc" } });
  return rows.flatMap((row) => (row.clauseIdentityId ? [{ identity: row.clauseIdentityId, label: row.clauseLabel ?? "" }] : []));
}

function whereOf(windowId: string, filter: OpinionFilter): Prisma.OpinionWhereInput {
  const { theme, channel, clause, phrase } = filter;
  const limits: Prisma.OpinionWhereInput[] = [{ windowId }];
  if (theme === "unsorted") limits.push({ isLate: false, withdrawnAt: null, hiddenAt: null, points: { some: { themeId: null } } });
  else if (theme !== "") limits.push({ points: { some: { themeId: theme } } });
  if (channel !== "") limits.push({ channel });
  if (clause !== "") limits.push({ clauseIdentityId: clause === "whole" ? null : clause });
  // The signs of LIKE stand for themselves.
  if (phrase !== "") limits.push({ body: { contains: phrase.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } });
  return { AND: limits };
}

async function numbered(db: Db, windowId: string, opinions: Prisma.OpinionGetPayload<{ select: typeof select }>[]): Promise<DeskOpinion[]> {
  const rows = await db.$queryRaw<{ id: string; number: number }[]>`
    SELECT "id", "number" FROM (
      SELECT "id", row_number() OVER (ORDER BY "receivedAt", "id")::int AS "number" FROM "Opinion" WHERE "windowId" = ${windowId}
    ) AS ordered WHERE "id" = ANY(${opinions.map(({ id }) => id)})`;
  const numbers = new Map(rows.map((row) => [row.id, row.number]));
  return opinions.map(({ points, ...opinion }) => ({
    ...opinion,
    number: numbers.get(opinion.id) ?? 0,
    points: points.map(({ theme, reason, disposition, ...point }) => ({ ...point, themeTitle: theme?.title ?? null, disposition: answerIn({ disposition, reason }).disposition })),
  }));
}

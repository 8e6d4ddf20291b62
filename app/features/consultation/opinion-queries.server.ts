import type { Disposition } from "~/domain/ledger/disposition";
import type { Db } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/client";
import { answerIn, PAGE_SIZE } from "./ledger-queries.server";
import { isUnlimited, narrowly, widely, type DatedFilter } from "./opinion-filter.server";

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
  /** Points of the window with the same words; 1 where it is the only one. */
  sameTexts: number;
  textKey: string | null;
  jointId: string | null;
}

/** An opinion as officials see it, with name and contact. */
export interface DeskOpinion {
  id: string;
  /** Its number in the order of receipt, by which the report's check names it. */
  number: number;
  body: string;
  quotedText: string | null;
  clauseIdentityId: string | null;
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
  clauseIdentityId: true,
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
    select: { id: true, position: true, text: true, themeId: true, disposition: true, reason: true, textKey: true, jointId: true },
  },
} as const satisfies Prisma.OpinionSelect;

/** Up to so many matches are counted and put in order; what matches more often is met soon enough on the way through the window. */
const MOST_COUNTED = 1000;

/**
 * One page of a window's opinions in the order of receipt, fifty at most, with how many match and where the pages before and after are.
 * The same number of queries whatever the page holds. `total` is exact up to 1,000; beyond, `isMore` says that there are more.
 *
 * @param all how many opinions the window has, where that is known already
 */
export async function listOpinions(db: Db, windowId: string, filter: DatedFilter, at: OpinionPlace | null, all: number | null = null) {
  const [moment, id] = (at?.place ?? "").split("~");
  const start = new Date(moment ?? "");
  const isPlace = at !== null && id !== undefined && !Number.isNaN(start.getTime());
  const backwards = isPlace && at.direction === "before";
  const isKnown = all !== null && isUnlimited(filter);
  const total = isKnown ? all : await matching(db, windowId, filter);
  const isMore = total > MOST_COUNTED && !isKnown;
  const beyond = !isPlace ? Prisma.empty : backwards ? Prisma.sql`AND (o."receivedAt", o."id") < (${start}, ${id})` : Prisma.sql`AND (o."receivedAt", o."id") > (${start}, ${id})`;
  const order = backwards ? Prisma.sql`ORDER BY "receivedAt" DESC, "id" DESC` : Prisma.sql`ORDER BY "receivedAt", "id"`;
  const take = PAGE_SIZE + 1;
  const found =
    total > MOST_COUNTED
      ? await db.$queryRaw<{ id: string }[]>`SELECT o."id" FROM "Opinion" o WHERE ${widely(windowId, filter)} ${beyond} ${order} LIMIT ${take}`
      : await db.$queryRaw<{ id: string }[]>`
          WITH hits AS MATERIALIZED (SELECT o."id", o."receivedAt" FROM "Opinion" o WHERE ${narrowly(windowId, filter)} ${beyond})
          SELECT "id" FROM hits ${order} LIMIT ${take}`;
  const ids = found.slice(0, PAGE_SIZE).map((row) => row.id);
  const page = await db.opinion.findMany({ where: { id: { in: ids } }, orderBy: [{ receivedAt: "asc" }, { id: "asc" }], select });
  const hasMore = found.length > PAGE_SIZE;
  const opinions = await completed(db, windowId, page);
  const place = (opinion: DeskOpinion | undefined) => opinion && `${opinion.receivedAt.toISOString()}~${opinion.id}`;
  return {
    total: isMore ? MOST_COUNTED : total,
    isMore,
    opinions,
    before: (backwards ? hasMore : isPlace) ? place(opinions[0]) : undefined,
    after: (backwards ? true : hasMore) ? place(opinions.at(-1)) : undefined,
  };
}

/** How many opinions match: one more than is counted at most where there are still more. */
async function matching(db: Db, windowId: string, filter: DatedFilter): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM (SELECT 1 FROM "Opinion" o WHERE ${narrowly(windowId, filter)} LIMIT ${MOST_COUNTED + 1}) AS hits`;
  return row?.count ?? 0;
}

/** One opinion of the window, or null. */
export async function findOpinion(db: Db, windowId: string, opinionId: string): Promise<DeskOpinion | null> {
  const opinion = await db.opinion.findFirst({ where: { id: opinionId, windowId }, select });
  return opinion && ((await completed(db, windowId, [opinion]))[0] ?? null);
}

/** The opinions with their numbers in the order of receipt, and with how many others said each thing in the same words. */
async function completed(db: Db, windowId: string, opinions: Prisma.OpinionGetPayload<{ select: typeof select }>[]): Promise<DeskOpinion[]> {
  const [first, last] = [opinions[0], opinions.at(-1)];
  if (!first || !last) return [];
  const keys = [...new Set(opinions.flatMap(({ points }) => points.flatMap(({ textKey }) => textKey ?? [])))];
  const themeIds = [...new Set(opinions.flatMap(({ points }) => points.flatMap(({ themeId }) => themeId ?? [])))];
  const [themes, rows, same] = await Promise.all([
    db.theme.findMany({ where: { id: { in: themeIds } }, select: { id: true, title: true } }),
    db.$queryRaw<{ id: string; number: number }[]>`
      SELECT "id", "number" FROM (
        SELECT "id", ((SELECT count(*) FROM "Opinion" WHERE "windowId" = ${windowId} AND ("receivedAt", "id") < (${first.receivedAt}, ${first.id}))
          + row_number() OVER (ORDER BY "receivedAt", "id"))::int AS "number"
        FROM "Opinion" WHERE "windowId" = ${windowId} AND ("receivedAt", "id") >= (${first.receivedAt}, ${first.id}) AND ("receivedAt", "id") <= (${last.receivedAt}, ${last.id})
      ) AS ordered WHERE "id" = ANY(${opinions.map(({ id }) => id)})`,
    db.$queryRaw<{ key: string; count: number }[]>`
      SELECT "textKey" AS "key", count(*)::int AS "count" FROM "Point" WHERE "windowId" = ${windowId} AND "textKey" = ANY(${keys}) GROUP BY 1`,
  ]);
  const numbers = new Map(rows.map((row) => [row.id, row.number]));
  const titles = new Map(themes.map(({ id, title }) => [id, title]));
  const counts = new Map(same.map((row) => [row.key, row.count]));
  return opinions.map(({ points, ...opinion }) => ({
    ...opinion,
    number: numbers.get(opinion.id) ?? 0,
    points: points.map(({ reason, disposition, ...point }) => ({
      ...point,
      themeTitle: point.themeId === null ? null : (titles.get(point.themeId) ?? null),
      disposition: answerIn({ disposition, reason }).disposition,
      sameTexts: point.textKey === null ? 1 : (counts.get(point.textKey) ?? 1),
    })),
  }));
}

import { addDays, type Day } from "~/domain/calendar/shanghai";
import { searchTokens } from "~/domain/ledger/search-tokens";
import { Prisma } from "~/platform/generated/client";

/** What a list of opinions is limited to; an empty text is no limit. */
export interface OpinionFilter {
  /** A theme's id, or `unsorted`: counted opinions with a point that has no theme yet. */
  theme: string;
  /** What became of a point, or `undecided`: counted opinions with a point that has no outcome yet. */
  disposition: string;
  channel: string;
  authorKind: string;
  /** A clause's permanent identity, or `whole` for opinions on the whole draft. */
  clause: string;
  /** The unit that prepares the answer of the theme. */
  unit: string;
  /** `overdue` or `soon` (within a week): by when the theme's unit is to answer, where it has not. */
  due: string;
  phrase: string;
  /** Mark of the words of a point: all that say the same. */
  same: string;
  /** An accepted joint opinion. */
  joint: string;
}

/** The conditions with the day by which `due` is meant. */
export interface DatedFilter extends OpinionFilter {
  today: Day;
}

const SOON_DAYS = 7;

export function isUnlimited({ today: _today, ...limits }: DatedFilter): boolean {
  return Object.values(limits).every((limit) => limit === "");
}

/** Conditions on `o`, put so that an index finds the few that match. */
export function narrowly(windowId: string, filter: DatedFilter): Prisma.Sql {
  const tokens = searchTokens(filter.phrase);
  const indexed = tokens.length === 0 ? [] : [Prisma.sql`kaimen_tokens(o."body") @> ${tokens}::text[]`];
  return Prisma.join([...conditions(windowId, filter), ...indexed], " AND ");
}

/** The same conditions, put so that opinions are tried one after the other in the order of receipt: for what matches often. */
export function widely(windowId: string, filter: DatedFilter): Prisma.Sql {
  return Prisma.join(conditions(windowId, filter), " AND ");
}

/** The visible points themselves that meet the conditions, on `o` and `p`. */
export function matchingPoints(windowId: string, filter: DatedFilter): Prisma.Sql {
  const visible = Prisma.sql`p."windowId" = ${windowId} AND o."withdrawnAt" IS NULL AND o."hiddenAt" IS NULL`;
  return Prisma.join([narrowly(windowId, filter), visible, ...pointConditions(windowId, filter)], " AND ");
}

function conditions(windowId: string, filter: DatedFilter): Prisma.Sql[] {
  const { channel, authorKind, clause, phrase } = filter;
  const all = [Prisma.sql`o."windowId" = ${windowId}`];
  if (channel !== "") all.push(Prisma.sql`o."channel" = ${channel}`);
  if (authorKind !== "") all.push(Prisma.sql`o."authorKind" = ${authorKind}`);
  if (clause === "whole") all.push(Prisma.sql`o."clauseIdentityId" IS NULL`);
  else if (clause !== "") all.push(Prisma.sql`o."clauseIdentityId" = ${clause}`);
  // The signs of LIKE stand for themselves.
  if (phrase !== "") all.push(Prisma.sql`o."body" ILIKE ${`%${phrase.replace(/[\\%_]/g, "\\$&")}%`}`);
  if (filter.theme === "unsorted" || filter.disposition === "undecided") all.push(Prisma.sql`NOT o."isLate" AND o."withdrawnAt" IS NULL AND o."hiddenAt" IS NULL`);
  const ofPoint = pointConditions(windowId, filter);
  if (ofPoint.length > 0) {
    all.push(Prisma.sql`EXISTS (SELECT 1 FROM "Point" p WHERE p."opinionId" = o."id" AND p."windowId" = ${windowId} AND ${Prisma.join(ofPoint, " AND ")})`);
  }
  return all;
}

/** Conditions that one and the same point must meet. */
function pointConditions(windowId: string, { theme, disposition, unit, due, same, joint, today }: DatedFilter): Prisma.Sql[] {
  const all: Prisma.Sql[] = [];
  const inThemes = (condition: Prisma.Sql) => Prisma.sql`p."themeId" IN (SELECT t."id" FROM "Theme" t WHERE t."windowId" = ${windowId} AND ${condition})`;
  if (theme === "unsorted") all.push(Prisma.sql`p."themeId" IS NULL`);
  else if (theme !== "") all.push(Prisma.sql`p."themeId" = ${theme}`);
  if (disposition === "undecided") all.push(Prisma.sql`p."disposition" IS NULL AND (p."themeId" IS NULL OR ${inThemes(Prisma.sql`t."disposition" IS NULL`)})`);
  else if (disposition !== "") all.push(Prisma.sql`(p."disposition" = ${disposition} OR (p."disposition" IS NULL AND ${inThemes(Prisma.sql`t."disposition" = ${disposition}`)}))`);
  if (unit !== "") all.push(inThemes(Prisma.sql`t."unitId" = ${unit}`));
  if (due === "overdue") all.push(inThemes(Prisma.sql`t."disposition" IS NULL AND t."dueOn" < ${today}`));
  else if (due === "soon") all.push(inThemes(Prisma.sql`t."disposition" IS NULL AND t."dueOn" >= ${today} AND t."dueOn" <= ${addDays(today, SOON_DAYS)}`));
  if (same !== "") all.push(Prisma.sql`p."textKey" = ${same}`);
  if (joint !== "") all.push(Prisma.sql`p."jointId" = ${joint}`);
  return all;
}

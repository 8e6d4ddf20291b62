import type { ChainFault } from "~/domain/audit/chain";
import { endOfDay, startOfDay } from "~/domain/calendar/shanghai";
import type { Db } from "~/platform/db.server";
import type { Prisma } from "~/platform/generated/client";
import { chainBounds } from "./chain-rows.server";
import type { AuditFilter } from "./schema";

const PAGE = 50;
const EXPORT_PAGE = 1000;

export interface ListedAuditRow {
  id: string;
  at: Date;
  actorKind: string;
  actorId: string | null;
  /** The name of a member of staff; of nobody else. */
  actorName: string | null;
  action: string;
  nounKind: string;
  nounId: string;
  revisionId: string | null;
  detail: string;
  position: number | null;
  previousHash: string | null;
  hash: string | null;
  sealedAt: Date | null;
}

/** A page of the trail, the newest first, from before the row with the id `before`; `next` leads to older ones. */
export async function listAuditRows(db: Db, filter: AuditFilter, before: string): Promise<{ rows: ListedAuditRow[]; next: string | null }> {
  const rows = await rowsBefore(db, await whereOf(db, filter), before, PAGE + 1);
  const shown = rows.slice(0, PAGE);
  return { rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}

/** The whole trail that a filter leaves, the newest first, a page at a time. */
export async function* allAuditRows(db: Db, filter: AuditFilter): AsyncGenerator<ListedAuditRow> {
  const where = await whereOf(db, filter);
  for (let before = ""; ; ) {
    const rows = await rowsBefore(db, where, before, EXPORT_PAGE);
    yield* rows;
    before = rows.at(-1)?.id ?? "";
    if (rows.length < EXPORT_PAGE) return;
  }
}

async function rowsBefore(db: Db, where: Prisma.AuditRowWhereInput, before: string, take: number): Promise<ListedAuditRow[]> {
  const rows = await db.auditRow.findMany({ where: { AND: [where, before === "" ? {} : { id: { lt: BigInt(before) } }] }, orderBy: { id: "desc" }, take });
  const staff = await db.staff.findMany({
    where: { id: { in: [...new Set(rows.flatMap(({ actorKind, actorId }) => (actorKind === "staff" && actorId !== null ? [actorId] : [])))] } },
    select: { id: true, name: true },
  });
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  return rows.map(({ id, detail, position, ...row }) => ({
    ...row,
    id: String(id),
    actorName: row.actorId === null ? null : (names.get(row.actorId) ?? null),
    detail: JSON.stringify(detail),
    position: position === null ? null : Number(position),
  }));
}

/** Who is typed as a name, an address or a number of staff; anything else is taken for the number of a citizen. */
async function whereOf(db: Db, { who, action, nounKind, nounId, day }: AuditFilter): Promise<Prisma.AuditRowWhereInput> {
  const staff = who === "" ? [] : await db.staff.findMany({ where: { OR: [{ name: who }, { email: who.toLowerCase() }] }, select: { id: true } });
  return {
    actorId: who === "" ? undefined : { in: [who, ...staff.map(({ id }) => id)] },
    action: action === "" ? undefined : action,
    nounKind: nounKind === "" ? undefined : nounKind,
    nounId: nounId === "" ? undefined : nounId,
    at: day === "" ? undefined : { gte: startOfDay(day), lt: endOfDay(day) },
  };
}

/** Where the chain stands, and the last checks of it. */
export async function chainStanding(db: Db) {
  const [bounds, unsealed, checks] = await Promise.all([
    chainBounds(db, "look"),
    db.auditRow.count({ where: { position: null } }),
    db.auditCheck.findMany({ orderBy: [{ requestedAt: "desc" }, { id: "desc" }], take: 5 }),
  ]);
  return { ...bounds, unsealed, checks: checks.map((check) => ({ ...check, fault: check.fault as unknown as ChainFault | null })) };
}
export type ChainStanding = Awaited<ReturnType<typeof chainStanding>>;

/** The fault that the last finished check found; null when the chain was whole. */
export async function knownFault(db: Db): Promise<ChainFault | null> {
  const last = await db.auditCheck.findFirst({ where: { finishedAt: { not: null } }, orderBy: [{ requestedAt: "desc" }, { id: "desc" }], select: { fault: true } });
  return (last?.fault as unknown as ChainFault | null) ?? null;
}

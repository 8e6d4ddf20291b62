import type { AuditContent, AuditHead, ChainPlace, SealedRow } from "~/domain/audit/chain";
import type { Db, Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/client";

interface ContentRow {
  id: bigint;
  at: Date;
  actorKind: string;
  actorId: string | null;
  action: string;
  nounKind: string;
  nounId: string;
  revisionId: string | null;
  detail: string;
}

/** The columns of a row's content. `detail` comes as PostgreSQL writes it, so that no digit of it is lost on the way. */
export const CONTENT = Prisma.sql`"id", "at", "actorKind", "actorId", "action", "nounKind", "nounId", "revisionId", "detail"::text AS "detail"`;

export function contentOf({ id, at, ...rest }: ContentRow): AuditContent {
  const { actorKind, actorId, action, nounKind, nounId, revisionId, detail } = rest;
  return { id: String(id), at: at.toISOString(), actorKind, actorId, action, nounKind, nounId, revisionId, detail };
}

/** Sealed rows in the order of the chain, from behind a position. */
export async function sealedRowsAfter(db: Db | Tx, position: number, limit: number): Promise<SealedRow[]> {
  const rows = await db.$queryRaw<(ContentRow & { position: bigint; previousHash: string; hash: string; sealedAt: Date })[]>`
    SELECT ${CONTENT}, "position", "previousHash", "hash", "sealedAt" FROM "AuditRow" WHERE "position" > ${position} ORDER BY "position" LIMIT ${limit}`;
  return rows.map((row) => ({
    ...contentOf(row),
    position: Number(row.position),
    previousHash: row.previousHash,
    hash: row.hash,
    sealedAt: row.sealedAt.toISOString(),
  }));
}

/** Rows that wait to be sealed, in the order of their ids. */
export async function unsealedRows(db: Db | Tx, limit: number): Promise<AuditContent[]> {
  const rows = await db.$queryRaw<ContentRow[]>`SELECT ${CONTENT} FROM "AuditRow" WHERE "position" IS NULL ORDER BY "id" LIMIT ${limit}`;
  return rows.map(contentOf);
}

/** Where the chain ends and where it begins; `lock` waits for and keeps out whoever else would move either. */
export async function chainBounds(db: Db | Tx, lock: "lock" | "look"): Promise<{ end: ChainPlace; checkpoint: ChainPlace }> {
  const [chain] = await db.$queryRaw<{ position: bigint; hash: string; checkpointPosition: bigint; checkpointHash: string }[]>`
    SELECT "position", "hash", "checkpointPosition", "checkpointHash" FROM "AuditChain" WHERE "id" = 1 ${lock === "lock" ? Prisma.sql`FOR UPDATE` : Prisma.empty}`;
  if (!chain) throw new Error("the row of the audit chain is gone");
  return {
    end: { position: Number(chain.position), hash: chain.hash },
    checkpoint: { position: Number(chain.checkpointPosition), hash: chain.checkpointHash },
  };
}

/** The kind of the public documents that hold the heads; the key is the day. */
export const HEAD_KIND = "auditHead";

/** All published heads, the oldest first. */
export async function publishedHeads(db: Db | Tx): Promise<AuditHead[]> {
  const rows = await db.publicDocument.findMany({ where: { kind: HEAD_KIND }, orderBy: { key: "asc" }, select: { body: true } });
  return rows.map(({ body }) => body as unknown as AuditHead);
}

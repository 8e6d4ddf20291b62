import type { AuditHead } from "~/domain/audit/chain";
import type { Db } from "~/platform/db.server";
import { HEAD_KIND } from "./chain-rows.server";

export type PublishedHead = AuditHead & { updatedAt: Date };

/** The published heads of so many days, the newest first, from before a day; `next` leads to older ones. */
export async function listHeads(db: Db, before: string, limit: number): Promise<{ heads: PublishedHead[]; next: string | null }> {
  const rows = await db.publicDocument.findMany({
    where: { kind: HEAD_KIND, key: before === "" ? undefined : { lt: before } },
    orderBy: { key: "desc" },
    take: limit + 1,
    select: { body: true, updatedAt: true },
  });
  const heads = rows.slice(0, limit).map(({ body, updatedAt }) => ({ ...(body as unknown as AuditHead), updatedAt }));
  return { heads, next: rows.length > limit ? (heads.at(-1)?.day ?? null) : null };
}

import { keptFrom } from "~/domain/audit/retention";
import { dayOf, endOfDay, startOfDay } from "~/domain/calendar/shanghai";
import type { Db } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";
import { chainBounds } from "./chain-rows.server";

/** The job that removes audit rows which have been kept long enough. */
export const AUDIT_RETENTION = "audit-retention";

/** The row that says up to where rows were removed: `{ day, rows, position, hash }`. */
export const RETENTION_ACTION = "audit.retention-applied";

/**
 * Removes sealed rows that are older than the office keeps them, a whole day at a time from the beginning of the chain. The place and hash of
 * the last one removed become the chain's checkpoint and stand in an audit row of their own, so that the rest can be verified from there.
 * A row that was sealed among younger ones waits for them. The database lets nothing go that lies behind the checkpoint.
 */
export async function applyAuditRetention(platform: Pick<Platform, "db" | "unitOfWork" | "env">, now: Date): Promise<void> {
  const from = startOfDay(keptFrom(dayOf(now), platform.env.auditMonths));
  while (await removeOldestDay(platform, now, from)) {
    // One day after the other, each in a transaction of its own.
  }
}

async function removeOldestDay({ db, unitOfWork }: Pick<Platform, "db" | "unitOfWork">, now: Date, keepFrom: Date): Promise<boolean> {
  const oldest = await firstSealed(db, new Date(0));
  if (!oldest || oldest.at >= keepFrom) return false;
  const day = dayOf(oldest.at);
  const keptNext = await firstSealed(db, endOfDay(day));
  const outcome = await unitOfWork<{ ok: true } | { ok: false; reason: "NOTHING_TO_REMOVE" }>({ now, actor: { kind: "system" } }, async ({ tx, record }) => {
    const { checkpoint } = await chainBounds(tx, "lock");
    const last = await tx.auditRow.findFirst({
      where: { position: { gt: checkpoint.position, ...(keptNext ? { lt: keptNext.position } : {}) } },
      orderBy: { position: "desc" },
      select: { position: true, hash: true },
    });
    if (!last?.position || last.hash === null) return { ok: false, reason: "NOTHING_TO_REMOVE" };
    const place = { position: Number(last.position), hash: last.hash };
    await tx.auditChain.update({ where: { id: 1 }, data: { checkpointPosition: place.position, checkpointHash: place.hash } });
    const { count } = await tx.auditRow.deleteMany({ where: { position: { lte: place.position } } });
    await record({ action: RETENTION_ACTION, nounKind: "audit", nounId: day, detail: { day, rows: count, ...place } });
    return { ok: true };
  });
  return outcome.ok;
}

/** The first row in the order of the chain that is not older than an instant. */
async function firstSealed(db: Db, since: Date): Promise<{ at: Date; position: bigint } | null> {
  const row = await db.auditRow.findFirst({ where: { position: { not: null }, at: { gte: since } }, orderBy: { position: "asc" }, select: { at: true, position: true } });
  return row?.position ? { at: row.at, position: row.position } : null;
}

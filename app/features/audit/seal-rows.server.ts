import { sealRows, type SealedRow } from "~/domain/audit/chain";
import type { Db, Tx } from "~/platform/db.server";
import { chainBounds, unsealedRows } from "./chain-rows.server";

/** The job that seals what has been written since the last time. */
export const SEAL_AUDIT = "seal-audit";

/** Rows of one transaction: short enough to keep nobody waiting, long enough to seal ten thousand in a second or two. */
const BATCH = 1000;

/**
 * Seals every audit row that is committed and has no place in the chain yet. Commands never wait for this: they only insert. The place is
 * given here and now, to whatever is visible, in the order of ids; a transaction that took an earlier number and commits later is simply
 * found the next time and gets a later place. So nothing is lost, and nothing that is sealed ever moves. Whoever seals holds the row of the
 * chain, so several workers make one chain, one batch after the other.
 *
 * It is no command: a record of each sealing would itself have to be sealed.
 *
 * @returns how many rows were sealed
 */
export async function sealAuditRows(db: Db, now: Date): Promise<number> {
  let sealed = 0;
  for (;;) {
    // eslint-disable-next-line no-restricted-syntax -- no command: what it records would itself have to be sealed, for ever
    const batch = await db.$transaction(
      async (tx) => {
        const { end } = await chainBounds(tx, "lock");
        const rows = sealRows(end, await unsealedRows(tx, BATCH), now.toISOString());
        await storeSeals(tx, rows);
        return rows.length;
      },
      { maxWait: 30_000, timeout: 30_000 },
    );
    sealed += batch;
    if (batch < BATCH) return sealed;
  }
}

/** Writes the places, and the last of them as the end of the chain. */
export async function storeSeals(tx: Tx, rows: readonly SealedRow[]): Promise<void> {
  const last = rows.at(-1);
  if (!last) return;
  await tx.$executeRaw`
    UPDATE "AuditRow" AS row SET "position" = seal."position"::bigint, "previousHash" = seal."previousHash", "hash" = seal."hash", "sealedAt" = ${last.sealedAt}::timestamptz
    FROM unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ position }) => String(position))}::text[], ${rows.map((row) => row.previousHash)}::text[], ${rows.map(({ hash }) => hash)}::text[])
      AS seal("id", "position", "previousHash", "hash")
    WHERE row."id" = seal."id"::bigint`;
  await tx.auditChain.update({ where: { id: 1 }, data: { position: last.position, hash: last.hash } });
}

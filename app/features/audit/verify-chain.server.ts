import { checkEnd, checkNextRow, GENESIS, type AuditHead, type ChainFault, type ChainPlace } from "~/domain/audit/chain";
import type { Db, Tx } from "~/platform/db.server";
import { RETENTION_ACTION } from "./apply-retention.server";
import { chainBounds, publishedHeads, sealedRowsAfter } from "./chain-rows.server";

/** Rows read at once. */
const PAGE = 2000;
/** Longer than ten million rows take. */
const LONGEST_MS = 60 * 60_000;

export interface ChainVerdict {
  /** The first bad place, null when the chain is whole. */
  fault: ChainFault | null;
  rowsChecked: number;
  /** Rows written and not sealed yet; the next job seals them. */
  unsealed: number;
  /** Rows up to here were removed by retention; the chain is computed from this hash on. */
  checkpoint: ChainPlace;
  end: ChainPlace;
}

/**
 * Computes the whole chain again from its checkpoint, in one snapshot of the database, and holds it against the end that the sealing job
 * remembers and against every head: those published here, and those that somebody kept outside. Writes nothing.
 *
 * @param kept heads from a copy that the office does not hold
 * @param onProgress gets the rows checked so far, after each page
 */
export async function verifyChain(db: Db, kept: readonly AuditHead[] = [], onProgress: (rowsChecked: number) => Promise<void> = async () => {}): Promise<ChainVerdict> {
  // eslint-disable-next-line no-restricted-syntax -- one snapshot to read from; nothing is written
  return db.$transaction(
    async (tx) => {
      const { end, checkpoint } = await chainBounds(tx, "look");
      const heads = [...(await publishedHeads(tx)), ...kept];
      const headsAt = new Map<number, AuditHead[]>();
      for (const head of heads) headsAt.set(head.position, [...(headsAt.get(head.position) ?? []), head]);
      const [{ unsealed } = { unsealed: 0 }] = await tx.$queryRaw<{ unsealed: number }[]>`SELECT count(*)::int AS "unsealed" FROM "AuditRow" WHERE "position" IS NULL`;
      let reached = checkpoint;
      let rowsChecked = 0;
      const verdict = (fault: ChainFault | null): ChainVerdict => ({ fault, rowsChecked, unsealed, checkpoint, end });
      if (!(await isAccountedFor(tx, checkpoint))) return verdict({ fault: "CHECKPOINT_UNKNOWN", position: checkpoint.position, rowId: null });
      for (;;) {
        const rows = await sealedRowsAfter(tx, reached.position, PAGE);
        for (const row of rows) {
          if (row.position > end.position) return verdict(checkEnd(reached, end, heads) ?? { fault: "ROW_ADDED", position: row.position, rowId: row.id });
          const fault = checkNextRow(reached, row);
          if (fault) return verdict(fault);
          const other = headsAt.get(row.position)?.find(({ hash }) => hash !== row.hash);
          if (other) return verdict({ fault: "HEAD_DIFFERS", position: row.position, rowId: row.id, day: other.day });
          reached = { position: row.position, hash: row.hash };
          rowsChecked += 1;
        }
        await onProgress(rowsChecked);
        if (rows.length < PAGE) return verdict(checkEnd(reached, end, heads));
      }
    },
    { isolationLevel: "RepeatableRead", maxWait: 30_000, timeout: LONGEST_MS },
  );
}

/** Rows may be missing before the first only where retention wrote down that it removed them. */
async function isAccountedFor(tx: Tx, checkpoint: ChainPlace): Promise<boolean> {
  if (checkpoint.position === GENESIS.position) return checkpoint.hash === GENESIS.hash;
  const last = await tx.auditRow.findFirst({ where: { action: RETENTION_ACTION }, orderBy: { id: "desc" }, select: { detail: true } });
  const detail = last?.detail as { position?: number; hash?: string } | undefined;
  return detail?.position === checkpoint.position && detail.hash === checkpoint.hash;
}

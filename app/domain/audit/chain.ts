import { canonicalJson } from "../text/canonical-json";
import { sha256Hex } from "../text/sha256";

/** An audit row as it was written, every value as text or null. `detail` is the JSON as the database writes it, digit by digit. */
export interface AuditContent {
  id: string;
  /** ISO 8601 in UTC, to the millisecond. */
  at: string;
  actorKind: string;
  actorId: string | null;
  action: string;
  nounKind: string;
  nounId: string;
  revisionId: string | null;
  detail: string;
}

/** A place in the chain and the hash of the row there; the end of a chain is one, and a checkpoint. */
export interface ChainPlace {
  position: number;
  hash: string;
}

/** Where every chain begins: before its first row, at position 0. */
export const GENESIS: ChainPlace = { position: 0, hash: "0".repeat(64) };

export interface SealedRow extends AuditContent, ChainPlace {
  previousHash: string;
  sealedAt: string;
}

/** The end of the chain as the public saw it on a day. */
export interface AuditHead extends ChainPlace {
  /** `YYYY-MM-DD` in Shanghai. */
  day: string;
}

/** The first place at which a chain is not what it was when it was sealed. `rowId` is null where no row is left to be named. */
export type ChainFault =
  | { fault: "ROW_MISSING" | "LINK_BROKEN" | "ROW_CHANGED" | "ROW_ADDED"; position: number; rowId: string | null }
  | { fault: "HEAD_DIFFERS"; position: number; rowId: string | null; day: string }
  | { fault: "TAIL_MISSING"; position: number; rowId: null; day: string | null }
  | { fault: "END_DIFFERS" | "CHECKPOINT_UNKNOWN"; position: number; rowId: null };

/** SHA-256 of the canonical JSON (RFC 8785) of a row with its place, its time of sealing and the hash before it. */
export function sealHash(row: Omit<SealedRow, "hash">): string {
  const { id, at, actorKind, actorId, action, nounKind, nounId, revisionId, detail, position, previousHash, sealedAt } = row;
  return sha256Hex(canonicalJson({ id, at, actorKind, actorId, action, nounKind, nounId, revisionId, detail, position, previousHash, sealedAt }));
}

/** Gives rows the next places of a chain, in the order in which they come. */
export function sealRows(end: ChainPlace, rows: readonly AuditContent[], sealedAt: string): SealedRow[] {
  let { position, hash } = end;
  return rows.map((row) => {
    const placed = { ...row, position: ++position, previousHash: hash, sealedAt };
    hash = sealHash(placed);
    return { ...placed, hash };
  });
}

/** What is wrong with the row that comes next in a chain; null when nothing is. */
export function checkNextRow(before: ChainPlace, row: SealedRow): ChainFault | null {
  const { position, id: rowId } = row;
  if (position !== before.position + 1) return { fault: "ROW_MISSING", position: before.position + 1, rowId: null };
  if (row.previousHash !== before.hash) return { fault: "LINK_BROKEN", position, rowId };
  return sealHash(row) === row.hash ? null : { fault: "ROW_CHANGED", position, rowId };
}

/**
 * What is wrong with where a chain ends, once all its rows have been found good: it must be the end that the sealing job remembers, without a
 * row beyond it, and no published head may lie behind it.
 */
export function checkEnd(reached: ChainPlace, remembered: ChainPlace, heads: readonly AuditHead[]): ChainFault | null {
  const lost = [...heads].filter((head) => head.position > reached.position).sort((a, b) => a.position - b.position)[0];
  if (lost) return { fault: "TAIL_MISSING", position: reached.position + 1, rowId: null, day: lost.day };
  if (reached.position < remembered.position) return { fault: "TAIL_MISSING", position: reached.position + 1, rowId: null, day: null };
  return reached.hash === remembered.hash ? null : { fault: "END_DIFFERS", position: reached.position, rowId: null };
}

import type { ScanFact } from "~/domain/open-month/scan-facts";
import { foldScans, type ScanFold } from "~/domain/open-month/scan-fold";
import type { Tx } from "~/platform/db.server";
import { CHECKPOINT, foldPartyOf } from "./door-queries.server";

export interface ScannedParty {
  id: string;
  persons: number;
  state: string;
  endedAt: Date | null;
}

/** What the scans of one party mean, and how many of its places they use: those inside where people may come back, otherwise all let in. */
export function foldParty(facts: readonly ScanFact[], party: ScannedParty, allowsReEntry: boolean): { fold: ScanFold; used: number } {
  const fold = foldScans(facts, {
    parties: new Map([[party.id, foldPartyOf(party)]]),
    reEntryCheckpoints: new Set(allowsReEntry ? [CHECKPOINT] : []),
    walkInLeases: null,
  });
  const admission = fold.admissions.find((one) => one.partyId === party.id && one.checkpointId === CHECKPOINT);
  return { fold, used: (allowsReEntry ? admission?.inside : admission?.places) ?? 0 };
}

/**
 * Takes so many more places of a party, or gives so many back. The key of AdmissionUnit decides: of two transactions that take the same place
 * one waits for the other and then finds it gone.
 *
 * @param change.used how many are used afterwards, by what the caller has read
 * @param change.refersTo the scan whose places go first when some are given back
 * @returns false when another scan was faster; the caller rolls back and decides again
 */
export async function changeUnits(
  tx: Tx,
  party: ScannedParty,
  change: { more: number; used: number; scanId: string; refersTo: string | null; at: Date },
): Promise<boolean> {
  const { more, used, scanId, refersTo, at } = change;
  if (more === 0) return true;
  if (more > 0) {
    const inserted = await tx.$executeRaw`
      INSERT INTO "AdmissionUnit" ("registrationId", "checkpoint", "ordinal", "scanId", "admittedAt")
      SELECT ${party.id}, ${CHECKPOINT}, free.ordinal, ${scanId}, ${at}
      FROM generate_series(1, ${party.persons}::int) AS free(ordinal)
      WHERE NOT EXISTS (
        SELECT 1 FROM "AdmissionUnit" u
        WHERE u."registrationId" = ${party.id} AND u."checkpoint" = ${CHECKPOINT} AND u."ordinal" = free.ordinal)
      ORDER BY free.ordinal LIMIT ${more}::int
      ON CONFLICT DO NOTHING`;
    // Another scan may have been through between the reading and this, and left other places free: then the answer would be out of date.
    return inserted === more && used === (await tx.admissionUnit.count({ where: { registrationId: party.id, checkpoint: CHECKPOINT } }));
  }
  await tx.$executeRaw`
    DELETE FROM "AdmissionUnit" WHERE ("registrationId", "checkpoint", "ordinal") IN (
      SELECT u."registrationId", u."checkpoint", u."ordinal" FROM "AdmissionUnit" u
      WHERE u."registrationId" = ${party.id} AND u."checkpoint" = ${CHECKPOINT}
      ORDER BY (u."scanId" = ${refersTo ?? scanId}) DESC, u."ordinal" DESC LIMIT ${-more}::int)`;
  return true;
}

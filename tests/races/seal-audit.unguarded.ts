import { sealRows } from "~/domain/audit/chain";
import { chainBounds, unsealedRows } from "~/features/audit/chain-rows.server";
import { storeSeals } from "~/features/audit/seal-rows.server";
import type { Db } from "~/platform/db.server";

/** Sealing that looks at the end of the chain without holding it. Gives the places that it took. */
export async function sealUnguarded(db: Db, now: Date, everybodyHasLooked: () => Promise<void>): Promise<number[]> {
  return db.$transaction(async (tx) => {
    const { end } = await chainBounds(tx, "look");
    const rows = sealRows(end, await unsealedRows(tx, 1000), now.toISOString());
    await everybodyHasLooked();
    await storeSeals(tx, rows);
    return rows.map(({ position }) => position);
  });
}

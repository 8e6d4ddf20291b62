import type { Prisma } from "~/platform/generated/client";
import type { Tx } from "~/platform/db.server";
import type { LockedSession } from "./lock-session.server";

/**
 * Takes seats of a locked session, and as many of its hall; a negative number frees them. The guards repeat what was decided under the locks: whatever
 * else goes wrong, seats are never given out twice.
 *
 * @param also what else changes in the session's row
 * @returns false where there are not so many seats; the caller then refuses, which takes everything back
 */
export async function takeSeats(tx: Tx, session: Pick<LockedSession, "id" | "hall">, persons: number, also: Prisma.EventSessionUpdateManyMutationInput = {}): Promise<boolean> {
  const guard = persons > 0 ? { seatsLeft: { gte: persons } } : {};
  const own = await tx.eventSession.updateMany({ where: { id: session.id, ...guard }, data: { ...also, seatsLeft: { decrement: persons } } });
  if (own.count === 0) return false;
  if (session.hall === null || persons === 0) return true;
  const shared = await tx.hall.updateMany({ where: { id: session.hall.id, ...guard }, data: { seatsLeft: { decrement: persons } } });
  return shared.count > 0;
}

import type { Tx } from "~/platform/db.server";
import type { Actor } from "~/platform/unit-of-work.server";
import { lockSession, type LockedSession } from "./lock-session.server";

/** Whoever acts on a registration: with the ticket code (its hash), or an officer of the event's unit (`unitId` null: of any unit). */
export type TicketHolder =
  | { codeHash: string; actor: Actor }
  | { registrationId: string; unitId: string | null; actor: { kind: "staff"; id: string } };

type Party = NonNullable<Awaited<ReturnType<Tx["registration"]["findUnique"]>>>;

/** The registration with its session's row locked, read behind the lock; null where the code is replaced, unknown, or of another unit. */
export async function lockRegistration(tx: Tx, holder: TicketHolder): Promise<{ session: LockedSession; party: Party } | null> {
  const where = "codeHash" in holder ? { codeHash: holder.codeHash } : { id: holder.registrationId };
  const found = await tx.registration.findUnique({ where, select: { sessionId: true } });
  const session = found && (await lockSession(tx, found.sessionId));
  if (!session) return null;
  if ("unitId" in holder && holder.unitId !== null && holder.unitId !== session.unitId) return null;
  const party = await tx.registration.findUnique({ where });
  return party && { session, party };
}

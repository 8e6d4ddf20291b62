import type { Db, Tx } from "~/platform/db.server";
import type { Prisma } from "~/platform/generated/client";
import type { ToldSession } from "./tell-party.server";

/** What a message or a ticket needs of a session in force; `event` goes beside the rest. */
export const toldSession = {
  id: true,
  title: true,
  titleEn: true,
  place: true,
  placeEn: true,
  phone: true,
  startsAt: true,
  endsAt: true,
  calendarUid: true,
  sequence: true,
  changedAt: true,
  event: { select: { slug: true, onlineLink: true } },
} as const satisfies Prisma.EventSessionSelect;

/** A session as messages need it, without a lock. */
export async function readToldSession(db: Db | Tx, id: string): Promise<ToldSession | null> {
  const row = await db.eventSession.findUnique({ where: { id }, select: toldSession });
  return row && { ...row, ...row.event };
}

import { lineClosesAt, lineMoves, visibleHallSeats } from "~/domain/open-month/waiting-list";
import type { Tx } from "~/platform/db.server";

/** A session in force as a command needs it, read under its row lock. */
export interface LockedSession {
  id: string;
  eventId: string;
  slug: string;
  unitId: string;
  title: string;
  titleEn: string;
  place: string;
  placeEn: string;
  phone: string;
  onlineLink: string;
  startsAt: Date;
  endsAt: Date;
  registrationOpensAt: Date;
  registrationClosesAt: Date;
  maxPartySize: number;
  allocation: string;
  drawAt: Date | null;
  drawSource: string;
  capacity: number;
  seatsLeft: number;
  waitingParties: number;
  lastNumber: number;
  listFrozenAt: Date | null;
  drawnAt: Date | null;
  calendarUid: string;
  sequence: number;
  changedAt: Date;
  cancelledAt: Date | null;
  /** What it shares with other sessions, locked as well, and they too. */
  hall: LockedHall | null;
  /** From the published revision; null where the event is not public, never was or was withdrawn. */
  admission: string | null;
  seasonYear: number | null;
  seasonLimit: number | null;
}

export interface LockedHall {
  id: string;
  capacity: number;
  seatsLeft: number;
}

type Row = Omit<LockedSession, "hall"> & { hallId: string | null };

/**
 * Reads a session with its row locked until the end of the transaction. Everything that takes or frees seats comes through here first, so
 * that whoever counts afterwards counts what is true. Where the session shares a hall, the hall is locked before it, and with it all the hall's
 * sessions, because what is freed in one may go to another.
 */
export async function lockSession(tx: Tx, sessionId: string): Promise<LockedSession | null> {
  const [hall = null] = await lockHallsOf(tx, [sessionId]);
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT s."id", s."eventId", e."slug", e."unitId", s."title", s."titleEn", s."place", s."placeEn", s."phone", e."onlineLink",
      s."startsAt", s."endsAt", s."registrationOpensAt", s."registrationClosesAt", s."maxPartySize", s."allocation", s."drawAt", s."drawSource", s."hallId",
      s."capacity", s."seatsLeft", s."waitingParties", s."lastNumber", s."listFrozenAt", s."drawnAt", s."calendarUid", s."sequence", s."changedAt", s."cancelledAt",
      d."body"->>'admission' AS "admission", (d."body"->>'seasonYear')::int AS "seasonYear", y."registrationLimit" AS "seasonLimit"
    FROM "EventSession" s
    JOIN "OpenEvent" e ON e."id" = s."eventId"
    LEFT JOIN "PublicDocument" d ON d."kind" = 'event' AND d."key" = e."slug" AND d."withdrawnAt" IS NULL
    LEFT JOIN "Season" y ON y."year" = (d."body"->>'seasonYear')::int
    WHERE s."id" = ${sessionId}
    FOR UPDATE OF s`;
  if (!row) return null;
  const { hallId, ...session } = row;
  // Published into a hall between the two statements: to be tried again like any other conflict.
  if (hallId !== (hall?.id ?? null)) throw Object.assign(new Error("the session's hall has just changed"), { code: "40001" });
  return { ...session, hall };
}

/**
 * Locks the halls of these sessions in the order of their ids, then these sessions and all others of the halls in the order of theirs. A command that needs
 * several sessions calls it before the first `lockSession`, so that no two commands wait for each other.
 */
export async function lockHallsOf(tx: Tx, sessionIds: readonly string[]): Promise<LockedHall[]> {
  const halls = await tx.$queryRaw<LockedHall[]>`
    SELECT h."id", h."capacity", h."seatsLeft" FROM "Hall" h
    WHERE h."id" IN (SELECT "hallId" FROM "EventSession" WHERE "id" = ANY(${sessionIds}))
    ORDER BY h."id" FOR UPDATE`;
  if (halls.length === 0 && sessionIds.length < 2) return halls;
  await tx.$queryRaw`SELECT 1 FROM "EventSession" WHERE "id" = ANY(${sessionIds}) OR "hallId" = ANY(${halls.map(({ id }) => id)}) ORDER BY "id" FOR UPDATE`;
  return halls;
}

/** The window of a session in the terms of the domain. */
export function windowOf(session: Pick<LockedSession, "registrationOpensAt" | "registrationClosesAt" | "startsAt" | "cancelledAt">) {
  return { opensAt: session.registrationOpensAt, closesAt: session.registrationClosesAt, startsAt: session.startsAt, cancelledAt: session.cancelledAt };
}

/** Whether seats that become free go to the session's line. */
export function movesLine(session: Pick<LockedSession, "registrationClosesAt" | "startsAt" | "cancelledAt" | "drawnAt">, now: Date): boolean {
  return lineMoves({ closesAt: lineClosesAt(session), startsAt: session.startsAt, cancelledAt: session.cancelledAt }, now);
}

/** The figures of a locked session in the terms of the domain: seats and capacity are the smaller of the session's and the hall's. */
export async function seatsOf(tx: Tx, session: LockedSession, now: Date) {
  const { hall, maxPartySize, waitingParties, allocation, listFrozenAt, drawnAt } = session;
  const lottery = allocation === "lottery" && drawnAt === null ? { isFrozen: listFrozenAt !== null } : null;
  const own = { capacity: session.capacity, seatsLeft: session.seatsLeft, maxPartySize, waitingParties, hasWaitingList: true, lottery };
  if (hall === null) return own;
  const others = await tx.eventSession.findMany({
    where: { hallId: hall.id, id: { not: session.id }, waitingParties: { gt: 0 } },
    select: { seatsLeft: true, waitingParties: true, registrationClosesAt: true, startsAt: true, cancelledAt: true, drawnAt: true },
  });
  const visible = visibleHallSeats(hall.seatsLeft, others.filter((other) => movesLine(other, now)));
  return { ...own, capacity: Math.min(own.capacity, hall.capacity), seatsLeft: Math.min(own.seatsLeft, visible) };
}

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
  capacity: number;
  seatsLeft: number;
  waitingParties: number;
  lastNumber: number;
  calendarUid: string;
  sequence: number;
  changedAt: Date;
  cancelledAt: Date | null;
  /** From the published revision; null where the event is not public, never was or was withdrawn. */
  admission: string | null;
  seasonYear: number | null;
  seasonLimit: number | null;
}

/**
 * Reads a session with its row locked until the end of the transaction. Everything that takes or frees seats comes through here first, so
 * that whoever counts afterwards counts what is true. A command that needs several sessions locks them in the order of their ids.
 */
export async function lockSession(tx: Tx, sessionId: string): Promise<LockedSession | null> {
  const [session] = await tx.$queryRaw<LockedSession[]>`
    SELECT s."id", s."eventId", e."slug", e."unitId", s."title", s."titleEn", s."place", s."placeEn", s."phone", e."onlineLink",
      s."startsAt", s."endsAt", s."registrationOpensAt", s."registrationClosesAt", s."maxPartySize", s."allocation",
      s."capacity", s."seatsLeft", s."waitingParties", s."lastNumber", s."calendarUid", s."sequence", s."changedAt", s."cancelledAt",
      d."body"->>'admission' AS "admission", (d."body"->>'seasonYear')::int AS "seasonYear", y."registrationLimit" AS "seasonLimit"
    FROM "EventSession" s
    JOIN "OpenEvent" e ON e."id" = s."eventId"
    LEFT JOIN "PublicDocument" d ON d."kind" = 'event' AND d."key" = e."slug" AND d."withdrawnAt" IS NULL
    LEFT JOIN "Season" y ON y."year" = (d."body"->>'seasonYear')::int
    WHERE s."id" = ${sessionId}
    FOR UPDATE OF s`;
  return session ?? null;
}

/** The window of a session in the terms of the domain. */
export function windowOf(session: Pick<LockedSession, "registrationOpensAt" | "registrationClosesAt" | "startsAt" | "cancelledAt">) {
  return { opensAt: session.registrationOpensAt, closesAt: session.registrationClosesAt, startsAt: session.startsAt, cancelledAt: session.cancelledAt };
}

import { maskContact, type ContactKind } from "~/domain/identity/contact";
import type { FrozenLottery, LotteryRecord } from "~/domain/open-month/lottery";
import type { RegistrationState } from "~/domain/open-month/registration-states";
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

/** Which units' events an officer may see: the own one's, or all. Goes into every `where`. */
export interface DeskScope {
  ownUnitOnly: boolean;
  unitId: string;
}

function unitsOf({ ownUnitOnly, unitId }: DeskScope): { unitId?: string } {
  return ownUnitOnly ? { unitId } : {};
}

/** The events of the officer's unit, the next ones first, with what is public and how full they are. Two queries. */
export async function listDeskEvents(db: Db, scope: DeskScope) {
  const events = await db.openEvent.findMany({
    where: unitsOf(scope),
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    select: {
      id: true,
      slug: true,
      title: true,
      seasonYear: true,
      kind: true,
      updatedAt: true,
      cancelledAt: true,
      plans: { orderBy: { startsAt: "asc" }, select: { id: true, startsAt: true, endsAt: true } },
      sessions: { select: { capacity: true, seatsLeft: true, waitingParties: true, cancelledAt: true } },
    },
  });
  const published = await db.publicDocument.findMany({ where: { kind: "event", key: { in: events.map(({ slug }) => slug) }, withdrawnAt: null }, select: { key: true } });
  const keys = new Set(published.map(({ key }) => key));
  return events.map((event) => ({ ...event, isPublic: keys.has(event.slug) }));
}

export type DeskEventRow = Awaited<ReturnType<typeof listDeskEvents>>[number];

/** One event of the officer's unit with its planned sessions and those in force, or null. */
export async function findDeskEvent(db: Db, scope: DeskScope, slug: string) {
  return db.openEvent.findFirst({
    where: { slug, ...unitsOf(scope) },
    include: { plans: { orderBy: [{ startsAt: "asc" }, { id: "asc" }] }, sessions: { orderBy: [{ startsAt: "asc" }, { id: "asc" }] } },
  });
}

export type DeskEvent = NonNullable<Awaited<ReturnType<typeof findDeskEvent>>>;

/** The halls that sessions of the unit can share, with what is left. */
export async function listHalls(db: Db, scope: DeskScope) {
  return db.hall.findMany({ where: unitsOf(scope), orderBy: [{ name: "asc" }, { id: "asc" }], select: { id: true, name: true, capacity: true, seatsLeft: true } });
}

export type DeskHall = Awaited<ReturnType<typeof listHalls>>[number];

/** A session by lottery of the officer's unit, with what was frozen and drawn; null for anybody else's and for a session without one. */
export async function deskLottery(db: Db, scope: DeskScope, slug: string, sessionId: string) {
  const session = await db.eventSession.findFirst({
    where: { id: sessionId, allocation: "lottery", event: { slug, ...unitsOf(scope) } },
    include: { lottery: true, registrations: { where: { state: "applied" }, orderBy: { number: "asc" }, select: { number: true, persons: true } } },
  });
  if (!session) return null;
  const { lottery, registrations, title, startsAt, endsAt, registrationClosesAt, drawAt, drawSource, capacity, cancelledAt } = session;
  return {
    slug,
    sessionId,
    title,
    startsAt,
    endsAt,
    registrationClosesAt,
    drawAt,
    drawSource,
    capacity,
    cancelledAt,
    applications: registrations.length,
    persons: registrations.reduce((sum, { persons }) => sum + persons, 0),
    frozen: lottery && { at: lottery.frozenAt, recordHash: lottery.recordHash, numbers: (lottery.frozen as unknown as FrozenLottery).pool.length },
    result: lottery?.record ? (lottery.record as unknown as LotteryRecord).draw : null,
  };
}
export type DeskLottery = NonNullable<Awaited<ReturnType<typeof deskLottery>>>;

/** The open months there are, newest first, and whose they are. */
export async function listSeasons(db: Db) {
  return db.season.findMany({ orderBy: { year: "desc" } });
}

/** A registration in the organiser's list: the contact masked. */
export interface DeskRegistration {
  id: string;
  number: number;
  name: string;
  contact: string;
  persons: number;
  children: number;
  needs: string;
  state: RegistrationState;
  source: string;
  createdAt: Date;
}

const PAGE = 200;

/** The registrations of one session in the order of their numbers, from behind `after`; `next` leads to the rest. */
export async function listDeskRegistrations(db: Db, sessionId: string, after: number): Promise<{ rows: DeskRegistration[]; next: number | null }> {
  const rows = await db.registration.findMany({
    where: { sessionId, number: { gt: after } },
    orderBy: { number: "asc" },
    take: PAGE + 1,
    select: { id: true, number: true, name: true, contactKind: true, contact: true, persons: true, children: true, needs: true, state: true, source: true, createdAt: true },
  });
  const shown = rows.slice(0, PAGE);
  return {
    rows: shown.map(({ contactKind, contact, ...row }) => ({
      ...row,
      state: row.state as RegistrationState,
      contact: contact === null ? "" : maskContact({ kind: contactKind as ContactKind, value: contact }),
    })),
    next: rows.length > PAGE ? (shown.at(-1)?.number ?? null) : null,
  };
}

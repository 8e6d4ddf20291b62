import { CANCEL_CAUSES, oneOf } from "~/domain/open-month/event";
import type { LiveSession, PublicEvent, PublicLottery, PublicSeason } from "~/domain/open-month/public-shapes";
import { registrationState, type WindowState } from "~/domain/open-month/registration";
import { visibleHallSeats, visibleSeatsLeft } from "~/domain/open-month/waiting-list";
import { dayOf } from "~/domain/calendar/shanghai";
import type { Db } from "~/platform/db.server";
import { movesLine } from "./lock-session.server";

/** A session as the public sees it: what was reviewed, with its live figures. */
export interface SessionView {
  id: string;
  startsAt: Date;
  endsAt: Date;
  doorsOpenAt: Date;
  registrationOpensAt: Date;
  registrationClosesAt: Date;
  maxPartySize: number;
  allocation: string;
  /** How a lottery is drawn, as it was published. */
  draw: { at: Date; source: string } | null;
  /** What it shares with other sessions; `capacity` and `seatsLeft` are of the hall. */
  hall: { name: string; capacity: number; seatsLeft: number } | null;
  /** Of no session that is not in force. */
  live: LiveSession;
  /** What a newcomer can have, the smaller of session and hall: 0 while anybody waits. */
  seatsLeft: number;
  window: WindowState;
  isOver: boolean;
}

export interface EventView {
  event: PublicEvent;
  publishedAt: Date;
  updatedAt: Date;
  sessions: SessionView[];
  /** Every session that is not over was called off. */
  isCancelled: boolean;
  isOver: boolean;
}

const document = { body: true, publishedAt: true, updatedAt: true } as const;
const figures = { id: true, capacity: true, seatsLeft: true, waitingParties: true, appliedParties: true, listFrozenAt: true, drawnAt: true, cancelledAt: true, cancelledCause: true, hallId: true } as const;

/** The published event of that slug, or null. Two queries, and two for halls where there are any. */
export async function findEvent(db: Db, slug: string, now: Date): Promise<EventView | null> {
  const row = await db.publicDocument.findFirst({ where: { kind: "event", key: slug, withdrawnAt: null }, select: document });
  if (!row) return null;
  return (await withFigures(db, [row], now))[0] ?? null;
}

/** Published events by their first start, those of one season or all. Two queries, and two for halls, however many there are. */
export async function listEvents(db: Db, now: Date, filter: { seasonYear?: number; endsAfter?: Date } = {}): Promise<EventView[]> {
  const rows = await db.publicDocument.findMany({
    where: {
      kind: "event",
      withdrawnAt: null,
      ...(filter.seasonYear === undefined ? {} : { body: { path: ["seasonYear"], equals: filter.seasonYear } }),
      ...(filter.endsAfter ? { endsAt: { gt: filter.endsAfter } } : {}),
    },
    orderBy: [{ startsAt: "asc" }, { key: "asc" }],
    select: document,
  });
  return withFigures(db, rows, now);
}

async function withFigures(db: Db, rows: { body: unknown; publishedAt: Date; updatedAt: Date }[], now: Date): Promise<EventView[]> {
  const events = rows.map((row) => ({ ...row, event: row.body as PublicEvent }));
  const ids = events.flatMap(({ event }) => event.sessions.map(({ id }) => id));
  const live = new Map((await db.eventSession.findMany({ where: { id: { in: ids } }, select: figures })).map((row) => [row.id, row]));
  const halls = await readHalls(db, [...live.values()], now);
  return events.map(({ event, publishedAt, updatedAt }) => {
    const sessions = event.sessions.flatMap((session): SessionView[] => {
      const row = live.get(session.id);
      if (!row) return [];
      const { hallId, ...figuresOfSession } = row;
      const hall = hallId === null ? null : (halls.get(hallId) ?? null);
      const [startsAt, endsAt] = [new Date(session.startsAt), new Date(session.endsAt)];
      const [opensAt, closesAt] = [new Date(session.registrationOpensAt), new Date(session.registrationClosesAt)];
      return [
        {
          id: session.id,
          startsAt,
          endsAt,
          doorsOpenAt: new Date(session.doorsOpenAt),
          registrationOpensAt: opensAt,
          registrationClosesAt: closesAt,
          maxPartySize: session.maxPartySize,
          allocation: session.allocation,
          draw: session.draw ? { at: new Date(session.draw.at), source: session.draw.source } : null,
          hall: hall && { name: session.hall?.name ?? "", capacity: hall.capacity, seatsLeft: hall.visibleTo(row.id) },
          live: { ...figuresOfSession, cancelledCause: row.cancelledCause === null ? null : oneOf(CANCEL_CAUSES, row.cancelledCause) },
          seatsLeft: visibleSeatsLeft(Math.min(row.seatsLeft, hall?.visibleTo(row.id) ?? Infinity), row.waitingParties),
          window: registrationState({ opensAt, closesAt, startsAt, cancelledAt: row.cancelledAt }, now),
          isOver: endsAt <= now,
        },
      ];
    });
    const ahead = sessions.filter(({ isOver }) => !isOver);
    const cancelled = (list: SessionView[]) => list.length > 0 && list.every(({ live: { cancelledAt } }) => cancelledAt !== null);
    return { event, publishedAt, updatedAt, sessions, isCancelled: cancelled(ahead.length > 0 ? ahead : sessions), isOver: ahead.length === 0 };
  });
}

/** The halls of these sessions in numbers, and what each leaves to a newcomer of one session: see `visibleHallSeats`. */
async function readHalls(db: Db, sessions: { hallId: string | null }[], now: Date) {
  const ids = [...new Set(sessions.flatMap(({ hallId }) => hallId ?? []))];
  if (ids.length === 0) return new Map<string, { capacity: number; visibleTo: (sessionId: string) => number }>();
  const rows = await db.hall.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      capacity: true,
      seatsLeft: true,
      sessions: { select: { id: true, seatsLeft: true, waitingParties: true, registrationClosesAt: true, startsAt: true, cancelledAt: true, drawnAt: true } },
    },
  });
  return new Map(
    rows.map(({ id, capacity, seatsLeft, sessions: all }) => {
      const moving = all.filter((one) => movesLine(one, now));
      return [id, { capacity, visibleTo: (sessionId: string) => visibleHallSeats(seatsLeft, moving.filter((one) => one.id !== sessionId)) }];
    }),
  );
}

/** A published lottery; `withdrawn` where it was taken off, null where there never was one. */
export async function findLottery(db: Db, sessionId: string): Promise<PublicLottery | "withdrawn" | null> {
  const row = await db.publicDocument.findUnique({ where: { kind_key: { kind: "lottery", key: sessionId } }, select: { body: true, withdrawnAt: true } });
  if (!row) return null;
  return row.withdrawnAt ? "withdrawn" : (row.body as unknown as PublicLottery);
}

/** The years with a published open month, newest first. */
export async function publishedSeasons(db: Db): Promise<number[]> {
  const rows = await db.publicDocument.findMany({ where: { kind: "season", withdrawnAt: null }, select: { key: true } });
  return rows.map(({ key }) => Number(key)).sort((a, b) => b - a);
}

export async function findSeason(db: Db, year: number): Promise<{ season: PublicSeason; updatedAt: Date } | null> {
  const row = await db.publicDocument.findFirst({ where: { kind: "season", key: String(year), withdrawnAt: null }, select: document });
  return row && { season: row.body as unknown as PublicSeason, updatedAt: row.updatedAt };
}

export interface EventFilter {
  unit: string;
  kind: string;
  mode: string;
  /** `YYYY-MM-DD` in Shanghai, or empty. */
  day: string;
}

/** The events that match; an empty filter matches everything. */
export function filterEvents(events: EventView[], { unit, kind, mode, day }: EventFilter): EventView[] {
  return events.filter(
    ({ event, sessions }) =>
      (unit === "" || event.unit.id === unit) &&
      (kind === "" || event.kind === kind) &&
      (mode === "" || event.mode === mode) &&
      (day === "" || sessions.some(({ startsAt }) => dayOf(startsAt) === day)),
  );
}

/** The next events that one can still register for, for the home page. */
export async function nextEvents(db: Db, now: Date, count: number): Promise<{ open: number; events: EventView[] }> {
  const ahead = (await listEvents(db, now, { endsAfter: now })).filter(({ isCancelled }) => !isCancelled);
  const open = ahead.filter(({ event, sessions }) => event.admission === "open" && sessions.some(({ window }) => window.state === "open"));
  return { open: open.length, events: ahead.slice(0, count) };
}

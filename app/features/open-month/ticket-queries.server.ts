import type { Contact } from "~/domain/identity/contact";
import { doorMask } from "~/domain/identity/names";
import { parseTicketCode } from "~/domain/codes/ticket-code";
import { CANCEL_CAUSES, oneOf, type CancelCause } from "~/domain/open-month/event";
import { registrationState } from "~/domain/open-month/registration";
import { isLive, type RegistrationState } from "~/domain/open-month/registration-states";
import { partiesAhead } from "~/domain/open-month/waiting-list";
import type { Db } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";
import type { RateLimit } from "~/platform/rate-limit.server";
import { ownSession, ticketEntry } from "./feed-queries.server";
import { movesLine } from "./lock-session.server";
import { waitingLine } from "./promote-waiting.server";
import { ticketCodeHash, ticketCodeOf } from "./ticket-code.server";

/** Wrong codes by address; right ones are never limited. */
const ticketGuess: RateLimit = { action: "ticket-guess", times: 10, seconds: 600 };

/** A ticket as its holder sees it: the name masked as at the door, nothing of the contact. */
export interface TicketView {
  registrationId: string;
  code: string;
  number: number;
  state: RegistrationState;
  endedBy: "person" | "office" | null;
  nameMask: string;
  persons: number;
  needs: string;
  /** Parties before this one in the line; null for who is not waiting. */
  ahead: number | null;
  /** Whether a seat can still become free for the line: not once registration has closed. */
  lineMoves: boolean;
  /** Of a session by lottery; `drawAt` is when the public value appears. */
  lottery: { drawAt: Date | null; isFrozen: boolean; sessionId: string } | null;
  hasContact: boolean;
  event: { slug: string; title: string; titleEn: string; whatToBring: string; accessibility: string; address: string; capacityUnit: string; isWithdrawn: boolean };
  session: {
    startsAt: Date;
    endsAt: Date;
    doorsOpenAt: Date;
    place: string;
    placeEn: string;
    phone: string;
    onlineLink: string;
    isProvisional: boolean;
    maxPartySize: number;
    cancelledAt: Date | null;
    cancelledCause: CancelCause | null;
    cancelledReason: string;
  };
  can: { change: boolean; cancel: boolean; reissue: boolean };
}

/** `REPLACED`: the party has a newer code. */
export type FindTicket = { ok: true; ticket: TicketView } | { ok: false; reason: "NOT_FOUND" | "REPLACED" | "TOO_MANY_TRIES" };

/**
 * The ticket of a code as typed or clicked. A wrong code of whatever kind gives the same answer and counts against the caller's address.
 *
 * @param address the caller's address, for the limit
 */
export async function findTicket(platform: Platform, typed: string, now: Date, address: string): Promise<FindTicket> {
  const parsed = parseTicketCode(typed);
  const found = parsed.ok ? await readTicket(platform, ticketCodeHash(parsed.code), parsed.code, now) : null;
  if (found) return { ok: true, ticket: found };
  const replaced = parsed.ok && (await platform.db.revokedCode.findUnique({ where: { codeHash: ticketCodeHash(parsed.code) }, select: { codeHash: true } }));
  if (replaced) return { ok: false, reason: "REPLACED" };
  return { ok: false, reason: (await platform.rateLimiter.use(ticketGuess, address, now)) ? "NOT_FOUND" : "TOO_MANY_TRIES" };
}

async function readTicket(platform: Platform, codeHash: string, code: string, now: Date): Promise<TicketView | null> {
  const { db } = platform;
  const row = await db.registration.findUnique({ where: { codeHash }, include: { session: { include: { event: { select: { slug: true, onlineLink: true } } } } } });
  if (!row) return null;
  const { session } = row;
  const document = await db.publicDocument.findFirst({ where: { kind: "event", key: session.event.slug, withdrawnAt: null }, select: { body: true } });
  const body = document?.body as { whatToBring?: string; accessibility?: string; address?: string; capacityUnit?: string } | undefined;
  const state = row.state as RegistrationState;
  const live = isLive(state) && session.cancelledAt === null;
  const sizeIsFixed = state === "applied" && session.listFrozenAt !== null;
  const times = { opensAt: session.registrationOpensAt, closesAt: session.registrationClosesAt, startsAt: session.startsAt, cancelledAt: session.cancelledAt };
  const window = registrationState(times, now);
  return {
    registrationId: row.id,
    code,
    number: row.number,
    state,
    endedBy: row.endedBy === "office" || row.endedBy === "person" ? row.endedBy : null,
    nameMask: doorMask(row.name),
    persons: row.persons,
    needs: row.needs,
    ahead: state === "waiting" ? await aheadOf(db, session, row.id) : null,
    lineMoves: movesLine(session, now),
    lottery: session.allocation === "lottery" ? { drawAt: session.drawAt, isFrozen: session.listFrozenAt !== null, sessionId: session.id } : null,
    hasContact: row.contact !== null,
    event: {
      slug: session.event.slug,
      title: session.title,
      titleEn: session.titleEn,
      whatToBring: body?.whatToBring ?? "",
      accessibility: body?.accessibility ?? "",
      address: body?.address ?? "",
      capacityUnit: body?.capacityUnit ?? "persons",
      isWithdrawn: document === null,
    },
    session: {
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      doorsOpenAt: session.doorsOpenAt,
      place: session.place,
      placeEn: session.placeEn,
      phone: session.phone,
      onlineLink: state === "confirmed" && live ? session.event.onlineLink : "",
      isProvisional: session.isProvisional,
      maxPartySize: session.maxPartySize,
      cancelledAt: session.cancelledAt,
      cancelledCause: session.cancelledCause === null ? null : oneOf(CANCEL_CAUSES, session.cancelledCause),
      cancelledReason: session.cancelledReason ?? "",
    },
    can: {
      change: live && !sizeIsFixed && now < session.startsAt && (row.persons > 1 || (window.state === "open" && session.maxPartySize > 1)),
      cancel: live && now < session.endsAt,
      reissue: live && now < session.endsAt,
    },
  };
}

/** Sessions that share a hall are one line. */
async function aheadOf(db: Db, session: { id: string; hallId: string | null; drawnAt: Date | null }, id: string): Promise<number | null> {
  const sessions = session.hallId === null ? [session] : await db.eventSession.findMany({ where: { hallId: session.hallId }, select: { id: true, drawnAt: true } });
  return partiesAhead(await waitingLine(db, sessions), id);
}

/** The calendar entry of a ticket, or null for a code that nobody has (any more). */
export async function findTicketEntry(platform: Platform, typed: string, lang: "zh" | "en") {
  const parsed = parseTicketCode(typed);
  if (!parsed.ok) return null;
  const row = await platform.db.registration.findUnique({
    where: { codeHash: ticketCodeHash(parsed.code) },
    select: { state: true, turn: true, confirmedAt: true, session: { select: ownSession } },
  });
  return row?.confirmedAt ? ticketEntry(platform, row, lang) : null;
}

/** One of a person's own registrations in a list. */
export interface OwnTicket {
  code: string;
  slug: string;
  title: string;
  titleEn: string;
  place: string;
  placeEn: string;
  startsAt: Date;
  endsAt: Date;
  persons: number;
  number: number;
  state: RegistrationState;
  sessionCancelled: boolean;
}

const MOST_OWN = 100;

/** The registrations made with this confirmed contact, the next session first. One query. */
export async function listOwnTickets(platform: Platform, contact: Contact): Promise<OwnTicket[]> {
  const rows = await platform.db.registration.findMany({
    where: { contactKind: contact.kind, contact: contact.value },
    orderBy: [{ session: { startsAt: "asc" } }, { createdAt: "asc" }],
    take: MOST_OWN,
    select: { id: true, reissueNumber: true, persons: true, number: true, state: true, session: { select: { ...ownSession } } },
  });
  return rows.map(({ session, ...row }) => ({
    code: ticketCodeOf(platform.keys.ticketKey, row),
    slug: session.event.slug,
    title: session.title,
    titleEn: session.titleEn,
    place: session.place,
    placeEn: session.placeEn,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    persons: row.persons,
    number: row.number,
    state: row.state as RegistrationState,
    sessionCancelled: session.cancelledAt !== null,
  }));
}

/** The citizen known by a contact that has just been proved. */
export async function citizenWith(db: Db, contact: Contact): Promise<string> {
  const citizen = await db.citizen.findUniqueOrThrow({ where: { contactKind_contact: { contactKind: contact.kind, contact: contact.value } }, select: { id: true } });
  return citizen.id;
}

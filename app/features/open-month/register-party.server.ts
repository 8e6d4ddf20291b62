import { decideRegistration, type RegistrationRefusal } from "~/domain/open-month/registration";
import { isLive, REGISTRATION_STATES, type RegistrationState } from "~/domain/open-month/registration-states";
import type { Contact } from "~/domain/identity/contact";
import { canonicalJson } from "~/domain/text/canonical-json";
import type { Lang } from "~/domain/text/lang";
import { sha256Hex } from "~/domain/text/sha256";
import type { Platform } from "~/platform/platform.server";
import type { Actor, Work } from "~/platform/unit-of-work.server";
import { lockSession, seatsOf, windowOf, type LockedSession } from "./lock-session.server";
import { takeSeats } from "./take-seats.server";
import { sessionFacts, tellParty, ticketFacts, ticketUrl } from "./tell-party.server";
import { ticketCodeHash, ticketCodeOf } from "./ticket-code.server";

/** A party that wants to come. */
export interface NewParty {
  sessionId: string;
  name: string;
  persons: number;
  /** Of them under fourteen. */
  children: number;
  needs: string;
  /** Confirmed by a code, or vouched for by the clerk. It is the person's identity for limits; null only at the desk. */
  contact: Contact | null;
  whenFull: "wait" | "refuse";
  /** The random token of the page from which it was sent; empty for a script that has none. */
  submission: string;
  lang: Lang;
  /** `unitId`: the clerk's, whose events alone the clerk may fill; null for all units. */
  by: { source: "self"; citizenId: string } | { source: "clerk"; staffId: string; unitId: string | null };
}

export interface RegisteredParty {
  registrationId: string;
  code: string;
  number: number;
  state: RegistrationState;
}

/** `isNew` is false where the same person had registered before: the ticket is that one's. */
export type RegisterParty =
  | ({ ok: true; isNew: boolean } & RegisteredParty)
  | { ok: false; reason: "NOT_FOUND" | "INVITED_ONLY" }
  | RegistrationRefusal;

const LIVE = REGISTRATION_STATES.filter(isLive);

/** Ends the command without writing anything; the caller is told of the registration that is there. */
type Duplicate = { ok: false; reason: "REGISTERED_BEFORE"; party: RegisteredParty };

/**
 * Registers one party for one session: confirmed with its seats, or in the line where the seats do not suffice. The registration, the seats,
 * the audit row and the message are one transaction.
 *
 * The person is locked first and the session's row last, so that one person's registrations for several sessions count each other and everybody's wait
 * for the row is short. Whether the window is open is decided by `now` (`[opensAt, closesAt)`); for a lottery also by the list, which may be frozen by
 * the time the row is ours. The same person again, or the same page again, gets the registration that is
 * there: same number, same ticket, no second message. No seats are held before the contact is confirmed, so a form that nobody finishes takes
 * nothing from anybody.
 *
 * @param randomBytes a cryptographic source for the registration's id
 * @throws QueueFull
 */
export async function registerParty(platform: Platform, now: Date, party: NewParty, randomBytes: (n: number) => Uint8Array): Promise<RegisterParty> {
  const actor: Actor = party.by.source === "clerk" ? { kind: "staff", id: party.by.staffId } : { kind: "citizen", id: party.by.citizenId };
  const result = await platform.unitOfWork<RegisterParty | Duplicate>({ now, actor }, (work) => take(work, platform, party, randomBytes));
  if (!result.ok && result.reason === "REGISTERED_BEFORE") return { ok: true, isNew: false, ...result.party };
  return result;
}

async function take(work: Work, platform: Platform, party: NewParty, randomBytes: (n: number) => Uint8Array): Promise<RegisterParty | Duplicate> {
  const { tx, now } = work;
  const idempotencyKey = keyOf(party);
  const own = await ownRegistrations(work, party, idempotencyKey);
  const session = await lockSession(tx, party.sessionId);
  if (!session || session.admission === null) return { ok: false, reason: "NOT_FOUND" };
  if (party.by.source === "clerk" && party.by.unitId !== null && party.by.unitId !== session.unitId) return { ok: false, reason: "NOT_FOUND" };
  if (party.by.source === "self" && session.admission !== "open") return { ok: false, reason: "INVITED_ONLY" };

  const here = own.filter((one) => one.sessionId === session.id);
  const before = here.find((one) => idempotencyKey !== null && one.idempotencyKey === idempotencyKey) ?? here.find((one) => isLive(one.state as RegistrationState));
  // Before the window is looked at: a browser that repeats its request a moment after closing still gets its ticket.
  if (before) {
    const code = ticketCodeOf(platform.keys.ticketKey, before);
    return { ok: false, reason: "REGISTERED_BEFORE", party: { registrationId: before.id, code, number: before.number, state: before.state as RegistrationState } };
  }

  const decision = decideRegistration(
    { sessionId: session.id, persons: party.persons, children: party.children, contactConfirmed: true, whenFull: party.whenFull },
    {
      ...windowOf(session),
      ...(await seatsOf(tx, session, now)),
      seasonLimit: session.seasonLimit ?? Infinity,
    },
    own
      .filter((one) => one.seasonYear === session.seasonYear)
      .map((one) => ({ sessionId: one.sessionId, state: one.state as RegistrationState, deadlineAt: null, sessionEndsAt: one.session.endsAt })),
    now,
  );
  if (!decision.ok) return decision;
  return write(work, platform, party, session, {
    id: uuidOf(randomBytes(16)),
    state: decision.state === "held" ? "confirmed" : decision.state,
    idempotencyKey,
    turn: here.length,
  });
}

/**
 * Everything this person has for the session or has live for others, with the person locked: two sessions at once cannot both be the third. Somebody
 * without a contact is known by the page from which the clerk sent the form.
 */
async function ownRegistrations({ tx }: Work, { contact, sessionId }: NewParty, idempotencyKey: string | null) {
  if (!contact && idempotencyKey === null) return [];
  const person = contact ? `${contact.kind}:${contact.value}` : `form:${idempotencyKey}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`registrations:${person}`}, 0))`;
  return tx.registration.findMany({
    where: contact ? { contactKind: contact.kind, contact: contact.value, OR: [{ sessionId }, { state: { in: LIVE } }] } : { sessionId, idempotencyKey },
    select: { id: true, sessionId: true, seasonYear: true, state: true, number: true, reissueNumber: true, idempotencyKey: true, session: { select: { endsAt: true } } },
  });
}

async function write(
  work: Work,
  platform: Platform,
  party: NewParty,
  session: LockedSession,
  given: { id: string; state: "confirmed" | "waiting" | "applied"; idempotencyKey: string | null; turn: number },
): Promise<RegisterParty> {
  const { tx, now } = work;
  const { id, state } = given;
  const confirmed = state === "confirmed";
  const number = session.lastNumber + 1;
  const line = state === "waiting" ? { waitingParties: { increment: 1 } } : state === "applied" ? { appliedParties: { increment: 1 } } : {};
  const taken = await takeSeats(tx, session, confirmed ? party.persons : 0, { lastNumber: number, ...line });
  if (!taken) return { ok: false, reason: "SESSION_FULL", seatsLeft: session.seatsLeft, canWait: true };

  const code = ticketCodeOf(platform.keys.ticketKey, { id, reissueNumber: 0 });
  const row = await tx.registration.create({
    data: {
      id,
      sessionId: session.id,
      seasonYear: session.seasonYear,
      contactKind: party.contact?.kind ?? null,
      contact: party.contact?.value ?? null,
      name: party.name,
      persons: party.persons,
      children: party.children,
      needs: party.needs,
      state,
      number,
      turn: given.turn,
      waitingSeq: state === "waiting" ? number : null,
      source: party.by.source,
      enteredById: party.by.source === "clerk" ? party.by.staffId : null,
      lang: party.lang,
      idempotencyKey: given.idempotencyKey,
      codeHash: ticketCodeHash(code),
      createdAt: now,
      confirmedAt: confirmed ? now : null,
    },
  });
  await work.record({
    action: `registration.${state}`,
    nounKind: "registration",
    nounId: id,
    detail: { sessionId: session.id, persons: party.persons, source: party.by.source },
  });
  if (confirmed) await tellParty(work, row, "registration-confirmed", ticketFacts(platform, session, row), `registration-confirmed:${id}`);
  else {
    const props = { session: sessionFacts(platform, session, party.lang, false), persons: party.persons, ticketUrl: ticketUrl(platform, party.lang, code) };
    if (state === "waiting") await tellParty(work, row, "registration-waiting", props, `registration-waiting:${id}`);
    else await tellParty(work, row, "registration-applied", { ...props, number, drawAt: (session.drawAt ?? session.startsAt).toISOString() }, `registration-applied:${id}`);
  }
  return { ok: true, isNew: true, registrationId: id, code, number, state };
}

/** SHA-256 of the page's token with who registers; null without a token, where the contact alone decides. */
function keyOf({ submission, contact, name }: NewParty): string | null {
  return submission === "" ? null : sha256Hex(submission + canonicalJson({ contact: contact && { kind: contact.kind, value: contact.value }, name }));
}

/** RFC 9562, version 4. */
function uuidOf(random: Uint8Array): string {
  const bytes = Uint8Array.from(random);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return Buffer.from(bytes).toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

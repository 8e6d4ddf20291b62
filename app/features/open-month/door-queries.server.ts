import type { Checkpoint, UnknownHerePolicy, Verdict } from "~/domain/open-month/door-decision";
import { doorMask } from "~/domain/identity/names";
import { eventNumbers, type EventNumbers } from "~/domain/open-month/event-numbers";
import type { RegistrationState } from "~/domain/open-month/registration-states";
import { gateTag } from "~/domain/open-month/scan-answer";
import type { ScanFact, ScanMode, ScanType } from "~/domain/open-month/scan-facts";
import { foldScans, type FoldParty, type ScanFold } from "~/domain/open-month/scan-fold";
import type { Db, Tx } from "~/platform/db.server";
import type { Prisma } from "~/platform/generated/client";
import { ticketCodeOf } from "./ticket-code.server";

/** Where a session counts its admissions; the schema allows more, the product has one so far. */
export const CHECKPOINT = "main";

/** Whose sessions somebody may see at the door: a filter for `where`, empty for all units. */
export type DoorScope = { unitId?: string };

const LISTED_SESSIONS = 300;

const doorSession = {
  id: true,
  title: true,
  titleEn: true,
  place: true,
  placeEn: true,
  startsAt: true,
  endsAt: true,
  doorsOpenAt: true,
  doorsCloseAt: true,
  capacity: true,
  allowsReEntry: true,
  unknownHere: true,
  cancelledAt: true,
  event: { select: { slug: true, unitId: true } },
} as const satisfies Prisma.EventSessionSelect;

export type DoorSession = Prisma.EventSessionGetPayload<{ select: typeof doorSession }>;

/** One session, or null where it does not exist or belongs to another unit. */
export function doorSessionOf(db: Db | Tx, scope: DoorScope, sessionId: string): Promise<DoorSession | null> {
  return db.eventSession.findFirst({ where: { id: sessionId, event: scope }, select: doorSession });
}

export function checkpointOf(session: DoorSession): Checkpoint {
  const { id, doorsOpenAt, doorsCloseAt, allowsReEntry } = session;
  return { id: CHECKPOINT, sessionId: id, doorsOpenAt, doorsCloseAt, allowsReEntry, unknownHere: session.unknownHere as UnknownHerePolicy };
}

export type ListedSession = Omit<DoorSession, "event" | "allowsReEntry" | "unknownHere"> & {
  /** Confirmed persons, and persons let in. */
  expected: number;
  admitted: number;
};

/** The sessions that end after an instant, next first, with how many have come. */
export async function doorSessions(db: Db, scope: DoorScope, endsAfter: Date): Promise<ListedSession[]> {
  const sessions = await db.eventSession.findMany({
    where: { event: scope, endsAt: { gte: endsAfter } },
    select: doorSession,
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: LISTED_SESSIONS,
  });
  const ids = sessions.map((session) => session.id);
  const [expected, admitted] = await Promise.all([
    db.registration.groupBy({ by: ["sessionId"], where: { sessionId: { in: ids }, state: "confirmed" }, _sum: { persons: true } }),
    db.$queryRaw<{ sessionId: string; admitted: number }[]>`
      SELECT r."sessionId", count(*)::int AS "admitted" FROM "AdmissionUnit" u JOIN "Registration" r ON r."id" = u."registrationId"
      WHERE r."sessionId" = ANY(${ids}) AND u."checkpoint" = ${CHECKPOINT} GROUP BY r."sessionId"`,
  ]);
  return sessions.map(({ event: _event, allowsReEntry: _reEntry, unknownHere: _policy, ...session }) => ({
    ...session,
    expected: expected.find((row) => row.sessionId === session.id)?._sum.persons ?? 0,
    admitted: admitted.find((row) => row.sessionId === session.id)?.admitted ?? 0,
  }));
}

const scanRow = {
  id: true,
  deviceId: true,
  deviceSeq: true,
  checkpoint: true,
  type: true,
  codeHash: true,
  registrationId: true,
  persons: true,
  clockOffsetMs: true,
  receivedAt: true,
  estAt: true,
  mode: true,
  verdict: true,
  shown: true,
  letIn: true,
  operatorId: true,
  refersTo: true,
} as const satisfies Prisma.ScanSelect;

export type ScanRow = Prisma.ScanGetPayload<{ select: typeof scanRow }>;

/** A stored scan in the terms of the domain. `operator` holds the id; `operatorNames` gives the names where they are shown. */
export function factOf(row: ScanRow, revokedAt: ReadonlyMap<string, Date>): ScanFact {
  return {
    scanId: row.id,
    deviceId: row.deviceId,
    deviceSeq: row.deviceSeq,
    checkpointId: row.checkpoint,
    gate: gateTag(row.deviceId),
    operator: row.operatorId,
    type: row.type as ScanType,
    partyId: row.registrationId,
    persons: row.persons,
    estAt: row.estAt,
    receivedAt: row.receivedAt,
    clockOffsetMs: row.clockOffsetMs,
    mode: row.mode as ScanMode,
    shown: row.shown as Verdict["verdict"] | null,
    answered: row.verdict as Verdict["verdict"],
    letIn: row.letIn,
    codeReplacedAt: (row.codeHash && revokedAt.get(row.codeHash)) || null,
    refersTo: row.refersTo,
  };
}

/** When a party was cancelled. A cancelled session ends all its parties. */
export function foldPartyOf(party: { persons: number; state: string; endedAt: Date | null }): FoldParty {
  return { persons: party.persons, cancelledAt: party.state === "cancelled" ? party.endedAt : null };
}

/** The scans of one party, with what an undo among them takes back. */
export async function factsOfParty(db: Db | Tx, registrationId: string): Promise<ScanFact[]> {
  const [rows, revoked] = await Promise.all([
    db.scan.findMany({ where: { registrationId }, select: scanRow }),
    db.revokedCode.findMany({ where: { registrationId }, select: { codeHash: true, revokedAt: true } }),
  ]);
  const revokedAt = new Map(revoked.map((code) => [code.codeHash, code.revokedAt]));
  return rows.map((row) => factOf(row, revokedAt));
}

export interface DoorParty {
  partyId: string;
  number: number;
  /** Masked for staff at the door. */
  name: string;
  persons: number;
  children: number;
  needs: string;
  state: RegistrationState;
  admitted: number;
  codeHash: string;
}

/** A scan as the desk lists it. */
export interface DoorScan {
  scanId: string;
  at: Date;
  type: ScanType;
  verdict: string;
  name: string;
  persons: number;
  gate: string;
  operator: string;
  /** Which phone, or which desk, made it; only that one may take it back. */
  deviceId: string;
  mode: ScanMode;
  undone: boolean;
}

export interface DoorBook {
  numbers: EventNumbers;
  parties: DoorParty[];
  /** Newest first. */
  scans: DoorScan[];
  fold: ScanFold;
}

/** Everything that happened at the doors of one session, read once and folded: figures, parties and scans agree with each other. */
export async function doorBook(db: Db, session: DoorSession, now: Date): Promise<DoorBook> {
  const [registrations, rows, revoked] = await Promise.all([
    db.registration.findMany({
      where: { sessionId: session.id },
      select: { id: true, number: true, name: true, persons: true, children: true, needs: true, state: true, endedAt: true, codeHash: true },
      orderBy: { number: "asc" },
    }),
    db.scan.findMany({ where: { sessionId: session.id }, select: scanRow }),
    db.revokedCode.findMany({ where: { registration: { sessionId: session.id } }, select: { codeHash: true, revokedAt: true } }),
  ]);
  const revokedAt = new Map(revoked.map((code) => [code.codeHash, code.revokedAt]));
  const facts = rows.map((row) => factOf(row, revokedAt));
  const fold = foldScans(facts, {
    parties: new Map(registrations.map((party) => [party.id, foldPartyOf(party)])),
    reEntryCheckpoints: new Set(session.allowsReEntry ? [CHECKPOINT] : []),
    walkInLeases: null,
  });
  const places = new Map(fold.admissions.map((one) => [one.partyId, one.places]));
  const names = await operatorNames(db, facts.map((fact) => fact.operator));
  const masks = new Map(registrations.map((party) => [party.id, doorMask(party.name)]));
  const undone = new Set(facts.filter((fact) => fact.type === "undo" && !fold.flags.get(fact.scanId)?.includes("undo_ignored")).map((fact) => fact.refersTo));
  return {
    fold,
    numbers: eventNumbers(
      registrations.map((party) => ({ partyId: party.id, state: party.state as RegistrationState, persons: party.persons })),
      fold,
      { closed: now >= session.doorsCloseAt, devicesWithUnsentScans: [] },
    ),
    parties: registrations.map(({ id, name: _name, endedAt: _endedAt, ...party }) => ({
      ...party,
      partyId: id,
      name: masks.get(id) ?? "",
      state: party.state as RegistrationState,
      admitted: places.get(id) ?? 0,
    })),
    scans: facts
      .sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || b.deviceSeq - a.deviceSeq)
      .map((fact) => ({
        scanId: fact.scanId,
        at: fact.estAt,
        type: fact.type,
        verdict: fact.answered ?? "",
        name: (fact.partyId && masks.get(fact.partyId)) || "",
        persons: fact.persons,
        gate: fact.gate,
        operator: names.get(fact.operator) ?? "",
        deviceId: fact.deviceId,
        mode: fact.mode,
        undone: undone.has(fact.scanId),
      })),
  };
}

/** The names of staff, for the one sentence or list that shows them. */
export async function operatorNames(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const staff = await db.staff.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  return new Map(staff.map((person) => [person.id, person.name]));
}

export interface PaperRow {
  number: number;
  name: string;
  persons: number;
  needs: string;
  /** The last four symbols of the ticket code, to tell two people of one name apart. */
  lastFour: string;
}

/** The list on paper: who has a place, by number. */
export async function paperList(db: Db, ticketKey: string, sessionId: string): Promise<PaperRow[]> {
  const parties = await db.registration.findMany({
    where: { sessionId, state: "confirmed" },
    select: { id: true, number: true, name: true, persons: true, needs: true, reissueNumber: true },
    orderBy: { number: "asc" },
  });
  return parties.map(({ id, reissueNumber, name, ...party }) => ({
    ...party,
    name: doorMask(name),
    lastFour: ticketCodeOf(ticketKey, { id, reissueNumber }).slice(-4),
  }));
}

/** The number of the next scan that this desk or phone makes. */
export async function nextDeviceSeq(db: Db, deviceId: string): Promise<number> {
  const last = await db.scan.aggregate({ where: { deviceId }, _max: { deviceSeq: true } });
  return (last._max.deviceSeq ?? 0) + 1;
}

import { doorMask } from "~/domain/identity/names";
import { parseTicketCode } from "~/domain/codes/ticket-code";
import { decide, type SessionLabel, type TicketView, type Verdict } from "~/domain/open-month/door-decision";
import type { Passage } from "~/domain/open-month/presence";
import type { RegistrationState } from "~/domain/open-month/registration-states";
import { plainAnswer, scanAnswer, type AnswerVerdict, type ScanAnswer } from "~/domain/open-month/scan-answer";
import { estimatedAt, type ScanFact } from "~/domain/open-month/scan-facts";
import type { Lang } from "~/domain/text/lang";
import { sha256Hex } from "~/domain/text/sha256";
import type { Tx } from "~/platform/db.server";
import type { Work } from "~/platform/unit-of-work.server";
import { changeUnits, foldParty, type ScannedParty } from "./admission-units.server";
import { CHECKPOINT, checkpointOf, doorSessionOf, factOf, factsOfParty, operatorNames, type DoorScope, type DoorSession, type ScanRow } from "./door-queries.server";
import type { SentScan } from "./schema-door";
import { ticketCodeHash } from "./ticket-code.server";

/** Who holds the phone, and whose sessions that person may see. */
export interface DoorOperator {
  id: string;
  scope: DoorScope;
}

/** `SAME_ID`: the same scan was being recorded at that moment. `LOST_RACE`: somebody else took the place. Both: look again. */
export type TakenScan = { ok: true; answer: ScanAnswer } | { ok: false; reason: "SAME_ID" | "LOST_RACE" };

const LARGEST_INTEGER = 2_147_483_647;

/** What makes two scans with one id the same: everything but how it went on the phone's side. */
export function scanBodyHash(scan: SentScan): string {
  const { sessionId, type, code, codeHash, partyId, persons, deviceSeq, deviceTime, refersTo } = scan;
  return sha256Hex(JSON.stringify([sessionId, type, code, codeHash, partyId, persons, deviceSeq, deviceTime.toISOString(), refersTo]));
}

/** Decides one entry or exit and writes what follows from it: the scan, the places, the audit row. */
export async function takeScan(work: Work, operator: DoorOperator, session: DoorSession, scan: SentScan): Promise<TakenScan> {
  const { tx, now } = work;
  await lockForScan(tx, session.id);
  const code = readCode(scan);
  const found = await findTicket(tx, operator, code, scan.partyId);
  const own = found?.session.id === session.id ? found : null;

  const row = { ...rowOf(operator, session, scan, now), codeHash: code.hash, registrationId: own?.party.id ?? null };
  const revokedAt = new Map(found?.replacedAt && code.hash ? [[code.hash, found.replacedAt]] : []);
  const history = own ? await factsOfParty(tx, own.party.id) : [];
  const before = own && foldParty(history, own.party, session.allowsReEntry);
  const passages = before?.fold.admissions[0]?.passages ?? [];
  const view = code.malformed ? { kind: "malformed" as const } : viewOf(found, passages, row.estAt);
  const decided = decide(view, checkpointOf(session), decisionTime(scan, session, now, row.estAt), {
    type: scan.type === "exit" ? "exit" : "entry",
    persons: scan.persons,
    // Without a device's id nobody can say that it was the same phone.
    deviceId: scan.deviceId === undefined ? scan.scanId : row.deviceId,
  });
  const verdict = await withOperatorName(tx, decided);

  const fact: ScanFact = factOf({ ...row, verdict: verdict.verdict }, revokedAt);
  const after = own && foldParty([...history, fact], own.party, session.allowsReEntry);
  if (own && before && after) {
    const settled = await changeUnits(tx, own.party, { more: after.used - before.used, used: after.used, scanId: scan.scanId, refersTo: null, at: row.estAt });
    if (!settled) return { ok: false, reason: "LOST_RACE" };
  }
  const answer = scanAnswer(scan.scanId, verdict, {
    ticket: own && { name: doorMask(own.party.name), children: own.party.children, needs: own.party.needs },
    labels: found ? { zh: labelOf(found.session, "zh"), en: labelOf(found.session, "en") } : undefined,
    flags: after?.fold.flags.get(scan.scanId),
  });
  return store(work, row, answer, {});
}

/** Takes back an earlier scan of the same phone, and gives its places back. */
export async function takeBack(work: Work, operator: DoorOperator, session: DoorSession, scan: SentScan): Promise<TakenScan> {
  const { tx, now } = work;
  await lockForScan(tx, session.id);
  const target = await tx.scan.findFirst({ where: { id: scan.refersTo, sessionId: session.id } });
  const row = { ...rowOf(operator, session, scan, now), registrationId: target?.registrationId ?? null };
  const party = target?.registrationId ? await tx.registration.findUnique({ where: { id: target.registrationId }, select: partyColumns }) : null;
  const history = party ? await factsOfParty(tx, party.id) : target ? [factOf(target, new Map())] : [];
  const scanned: ScannedParty = party ?? { id: "", persons: 0, state: "", endedAt: null };
  const before = foldParty(history, scanned, session.allowsReEntry);
  const after = foldParty([...history, factOf({ ...row, verdict: "undone" }, new Map())], scanned, session.allowsReEntry);
  const refused = after.fold.flags.get(scan.scanId)?.includes("undo_ignored") ?? false;
  if (party) {
    const settled = await changeUnits(tx, party, { more: after.used - before.used, used: after.used, scanId: scan.scanId, refersTo: scan.refersTo ?? null, at: row.estAt });
    if (!settled) return { ok: false, reason: "LOST_RACE" };
  }
  const answer = plainAnswer(scan.scanId, refused ? "undo_refused" : "undone", party ? { admitted: after.used, of: party.persons } : {});
  return store(work, row, answer, { refersTo: scan.refersTo ?? null, reason: scan.reason });
}

/** A session's row is locked before its registrations, as the commands that give seats do; scans do not keep each other waiting. */
export async function lockForScan(tx: Tx, sessionId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "EventSession" WHERE "id" = ${sessionId} FOR KEY SHARE`;
}

async function store(work: Work, row: NewRow, answer: ScanAnswer, detail: Record<string, string | null>): Promise<TakenScan> {
  const verdict: AnswerVerdict = answer.verdict;
  const { count } = await work.tx.scan.createMany({ data: [{ ...row, verdict, answer: JSON.stringify(answer) }], skipDuplicates: true });
  if (count === 0) return { ok: false, reason: "SAME_ID" };
  await work.record({
    action: "scan.recorded",
    nounKind: "scan",
    nounId: row.id,
    detail: { sessionId: row.sessionId, registrationId: row.registrationId, type: row.type, mode: row.mode, persons: row.persons, verdict, ...detail },
  });
  return { ok: true, answer };
}

type NewRow = Omit<ScanRow, "verdict"> & { bodySha256: string; sessionId: string; deviceTime: Date };

function rowOf(operator: DoorOperator, session: DoorSession, scan: SentScan, now: Date): NewRow {
  const isOnline = scan.mode === "online";
  // A scan that came straight from the door happened now; how far the phone's clock is off shows from the difference.
  const clockOffsetMs = isOnline ? scan.deviceTime.getTime() - now.getTime() : scan.clockOffsetMs;
  return {
    id: scan.scanId,
    bodySha256: scanBodyHash(scan),
    // A phone says who it is, and only its own operator can speak for it.
    deviceId: scan.deviceId === undefined ? operator.id : `${operator.id}/${scan.deviceId}`,
    deviceSeq: scan.deviceSeq,
    sessionId: session.id,
    checkpoint: CHECKPOINT,
    type: scan.type,
    codeHash: null,
    registrationId: null,
    persons: scan.persons,
    deviceTime: scan.deviceTime,
    clockOffsetMs: clamp(clockOffsetMs, -LARGEST_INTEGER, LARGEST_INTEGER),
    receivedAt: now,
    estAt: isOnline ? now : estimatedAt({ deviceAt: scan.deviceTime, clockOffsetMs, lastSyncAt: null, receivedAt: now }),
    mode: scan.mode,
    shown: scan.shown ?? null,
    letIn: scan.letIn ?? null,
    operatorId: operator.id,
    refersTo: scan.refersTo ?? null,
  };
}

/** What a paper list records happened while the doors were open, whatever time was written down. */
function decisionTime(scan: SentScan, session: DoorSession, now: Date, estAt: Date): Date {
  if (scan.mode === "online") return now;
  if (scan.mode !== "paper") return estAt;
  return new Date(clamp(estAt.getTime(), session.doorsOpenAt.getTime(), session.doorsCloseAt.getTime() - 1));
}

type ReadCode = { malformed: boolean; hash: string | null };

function readCode({ code, codeHash }: SentScan): ReadCode {
  if (code === undefined) return { malformed: false, hash: codeHash ?? null };
  const read = parseTicketCode(code);
  return read.ok ? { malformed: false, hash: ticketCodeHash(read.code) } : { malformed: true, hash: null };
}

const partyColumns = { id: true, name: true, persons: true, children: true, needs: true, state: true, endedAt: true } as const;

interface FoundTicket {
  party: ScannedParty & { name: string; children: number; needs: string };
  session: DoorSession;
  visible: boolean;
  /** When this code was replaced; null for the code in force and for a party named by hand. */
  replacedAt: Date | null;
}

async function findTicket(tx: Tx, operator: DoorOperator, code: ReadCode, partyId: string | undefined): Promise<FoundTicket | null> {
  const select = { ...partyColumns, sessionId: true };
  let replacedAt: Date | null = null;
  let party = null;
  if (code.hash !== null) {
    party = await tx.registration.findUnique({ where: { codeHash: code.hash }, select });
    const revoked = party ? null : await tx.revokedCode.findUnique({ where: { codeHash: code.hash }, select: { revokedAt: true, registration: { select } } });
    if (revoked) [party, replacedAt] = [revoked.registration, revoked.revokedAt];
  } else if (partyId !== undefined) {
    party = await tx.registration.findFirst({ where: { id: partyId, session: { event: operator.scope } }, select });
  }
  if (!party) return null;
  const session = await doorSessionOf(tx, {}, party.sessionId);
  if (!session) return null;
  const { unitId } = operator.scope;
  return { party, session, replacedAt, visible: unitId === undefined || unitId === session.event.unitId };
}

function viewOf(found: FoundTicket | null, passages: readonly Passage[], at: Date): TicketView {
  if (!found) return { kind: "unknown", lookedUpIn: "server" };
  const { party, session, replacedAt, visible } = found;
  const sessionIsOff = session.cancelledAt !== null && session.cancelledAt <= at;
  return {
    kind: "ticket",
    lookedUpIn: "server",
    session: labelOf(session, "zh"),
    sessionVisible: visible,
    replaced: replacedAt !== null && replacedAt <= at,
    blocked: false,
    state: sessionIsOff ? "cancelled" : (party.state as RegistrationState),
    missing: [],
    persons: party.persons,
    passages,
  };
}

function labelOf(session: DoorSession, lang: Lang): SessionLabel {
  const { id, startsAt } = session;
  if (lang === "zh") return { id, startsAt, title: session.title, place: session.place };
  return { id, startsAt, title: session.titleEn || session.title, place: session.placeEn || session.place };
}

/** Passages carry the operator's id; the sentence for the door carries the name. */
async function withOperatorName(tx: Tx, verdict: Verdict): Promise<Verdict> {
  if (!("first" in verdict) || verdict.first === null) return verdict;
  const names = await operatorNames(tx, [verdict.first.operator]);
  return { ...verdict, first: { ...verdict.first, operator: names.get(verdict.first.operator) ?? "" } };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

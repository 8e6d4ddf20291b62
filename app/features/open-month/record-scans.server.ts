import { plainAnswer, scanAnswer, type ScanAnswer } from "~/domain/open-month/scan-answer";
import type { ScanFact } from "~/domain/open-month/scan-facts";
import type { Platform } from "~/platform/platform.server";
import type { RateLimit } from "~/platform/rate-limit.server";
import { changeUnits, foldParty } from "./admission-units.server";
import { doorSessionOf, factsOfParty } from "./door-queries.server";
import type { ScanItem, SentScan } from "./schema-door";
import { lockForScan, scanBodyHash, takeBack, takeScan, type DoorOperator, type TakenScan } from "./take-scan.server";

export type RecordScans = { ok: true; results: ScanAnswer[] } | { ok: false; reason: "TOO_MANY_TRIES" };

/** Well-formed codes that nobody issued, by one operator. A queue at a door shows a handful; a guesser shows hundreds. */
export const UNKNOWN_CODES: RateLimit = { action: "unknown-ticket-code", times: 60, seconds: 60 };

/** More than a party has places: each race that is lost means that somebody else took one. */
const ATTEMPTS = 12;

/**
 * Records scans and answers each with a verdict. Scans of one request are taken in the order of the phone's counter, each in a transaction of
 * its own, so that one bad item keeps no other from being recorded; the answers stand in the order of the request.
 *
 * A scan id that came before is looked up before any other rule: the same scan gets the stored answer again, word for word, another scan
 * with that id gets `id_reused`. A session of another unit is answered like an unknown ticket, and nothing is written.
 *
 * @throws QueueFull
 */
export async function recordScans(platform: Platform, now: Date, operator: DoorOperator, items: readonly ScanItem[]): Promise<RecordScans> {
  if (await platform.rateLimiter.isExhausted(UNKNOWN_CODES, operator.id, now)) return { ok: false, reason: "TOO_MANY_TRIES" };
  const results: ScanAnswer[] = items.map((item) => plainAnswer(item.ok ? item.scan.scanId : item.scanId, "rejected_protocol"));
  const readable = items.flatMap((item, index) => (item.ok ? [{ index, scan: item.scan }] : []));
  readable.sort((a, b) => a.scan.deviceSeq - b.scan.deviceSeq);
  for (const { index, scan } of readable) results[index] = await recordScan(platform, now, operator, scan);

  const unknown = results.filter((answer) => answer.verdict === "not_found" && !answer.replayed).length;
  for (let i = 0; i < unknown; i++) await platform.rateLimiter.use(UNKNOWN_CODES, operator.id, now);
  if (unknown > 0 && (await platform.rateLimiter.isExhausted(UNKNOWN_CODES, operator.id, now))) await raiseAlarm(platform, now, operator);
  return { ok: true, results };
}

async function raiseAlarm(platform: Platform, now: Date, operator: DoorOperator): Promise<void> {
  await platform.unitOfWork({ now, actor: { kind: "staff", id: operator.id } }, async ({ record }) => {
    await record({ action: "door.guessing-suspected", nounKind: "staff", nounId: operator.id, detail: { ...UNKNOWN_CODES } });
    return { ok: true as const };
  });
}

async function recordScan(platform: Platform, now: Date, operator: DoorOperator, scan: SentScan): Promise<ScanAnswer> {
  const context = { now, actor: { kind: "staff" as const, id: operator.id } };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await platform.db.scan.findUnique({ where: { id: scan.scanId }, select: { bodySha256: true, answer: true } });
    if (before) {
      if (before.bodySha256 !== scanBodyHash(scan)) return plainAnswer(scan.scanId, "id_reused");
      if (scan.shown !== undefined || scan.letIn !== undefined) await addLaterFacts(platform, now, operator, scan);
      return { ...(JSON.parse(before.answer) as ScanAnswer), replayed: true };
    }
    const session = await doorSessionOf(platform.db, operator.scope, scan.sessionId);
    if (!session) return scanAnswer(scan.scanId, { verdict: "not_found" }, { ticket: null });
    const record = scan.type === "undo" ? takeBack : takeScan;
    const taken = await platform.unitOfWork<TakenScan>(context, (work) => record(work, operator, session, scan));
    if (taken.ok) return taken.answer;
  }
  throw new Error(`the scan ${scan.scanId} lost every race`);
}

type LaterFacts = { ok: true } | { ok: false; reason: "NOTHING_NEW" | "LOST_RACE" };

/**
 * A phone that did not wait for the server says afterwards what its screen showed, and later whether the person went in. Both are kept
 * beside the answer, once. A place that the server gave while the phone refused is given back until somebody says that the person went in.
 */
async function addLaterFacts(platform: Platform, now: Date, operator: DoorOperator, scan: SentScan): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const added = await platform.unitOfWork<LaterFacts>({ now, actor: { kind: "staff", id: operator.id } }, async ({ tx, record }) => {
      const session = await doorSessionOf(tx, operator.scope, scan.sessionId);
      if (!session) return { ok: false, reason: "NOTHING_NEW" };
      await lockForScan(tx, session.id);
      await tx.$queryRaw`SELECT 1 FROM "Scan" WHERE "id" = ${scan.scanId} FOR UPDATE`;
      const stored = await tx.scan.findUniqueOrThrow({ where: { id: scan.scanId }, select: { shown: true, letIn: true, registrationId: true } });
      const later = { shown: stored.shown ?? scan.shown ?? null, letIn: stored.letIn ?? scan.letIn ?? null };
      if (later.shown === stored.shown && later.letIn === stored.letIn) return { ok: false, reason: "NOTHING_NEW" };
      await tx.scan.update({ where: { id: scan.scanId }, data: later });
      const party =
        stored.registrationId === null
          ? null
          : await tx.registration.findUnique({ where: { id: stored.registrationId }, select: { id: true, persons: true, state: true, endedAt: true } });
      if (party) {
        const after = await factsOfParty(tx, party.id);
        const before = after.map((fact): ScanFact => (fact.scanId === scan.scanId ? { ...fact, ...(stored as Pick<ScanFact, "shown" | "letIn">) } : fact));
        const { used } = foldParty(after, party, session.allowsReEntry);
        const more = used - foldParty(before, party, session.allowsReEntry).used;
        const settled = await changeUnits(tx, party, { more, used, scanId: scan.scanId, refersTo: null, at: now });
        if (!settled) return { ok: false, reason: "LOST_RACE" };
      }
      await record({ action: "scan.explained", nounKind: "scan", nounId: scan.scanId, detail: { sessionId: session.id, ...later } });
      return { ok: true };
    });
    if (added.ok || added.reason === "NOTHING_NEW") return;
  }
  throw new Error(`what became of the scan ${scan.scanId} lost every race`);
}

import { sha256Hex } from "~/domain/text/sha256";
import { openSession } from "~/features/identity/open-session.server";
import { recordScans } from "~/features/open-month/record-scans.server";
import { readScans } from "~/features/open-month/schema-door";
import type { DoorOperator } from "~/features/open-month/take-scan.server";
import { sessionCookie } from "~/platform/session.server";
import type { ScanAnswer } from "~/domain/open-month/scan-answer";
import type { Role } from "~/domain/identity/roles";
import { buildEvent, register, type TestEvent } from "./event-builder";
import type { TestPlatform } from "./platform";

/** While the doors of `buildDoor` are open: 9:00 to 10:45 on 20 August, session at 9:30. */
export const DOORS_OPEN = "2026-08-20T09:10:00+08:00";
const REGISTERED_AT = new Date("2026-08-02T10:00:00+08:00");

export interface TestDoor {
  event: TestEvent;
  sessionId: string;
  operator: DoorOperator;
}

/** An event with one session, and somebody who holds a phone at its door. The clock is set to when its doors are open. */
export async function buildDoor(platform: TestPlatform, options: { unitId?: string; slug?: string; capacity?: number } = {}): Promise<TestDoor> {
  const unitId = options.unitId ?? "test-office";
  const event = await buildEvent(platform, { unitId, slug: options.slug ?? "shelter-visit", seasonYear: null, sessions: [{ capacity: options.capacity ?? 40 }] });
  platform.clock.set(DOORS_OPEN);
  const operator = await gateOperator(platform, unitId, "黄师傅");
  return { event, sessionId: event.sessionIds[0]!, operator };
}

/** Somebody with the role at the door of a unit. */
export async function gateOperator({ db }: TestPlatform, unitId: string, name: string, roles: Role[] = ["gate"]): Promise<DoorOperator> {
  const email = `${sha256Hex(name + unitId).slice(0, 12)}@${unitId}.example`;
  const staff = await db.staff.upsert({
    where: { email },
    create: { email, name, unitId, createdAt: REGISTERED_AT, roles: { create: roles.map((role) => ({ role })) } },
    update: {},
  });
  return { id: staff.id, scope: { unitId } };
}

let people = 0;

/** A confirmed party with its ticket code. */
export async function ticketFor(platform: TestPlatform, sessionId: string, over: { name?: string; persons?: number; needs?: string } = {}): Promise<{ id: string; code: string }> {
  people += 1;
  const party = await register(platform, REGISTERED_AT, sessionId, people, over);
  if (!party.ok || party.state !== "confirmed") throw new Error(`no place: ${JSON.stringify(party)}`);
  return { id: party.registrationId, code: party.code };
}

let seq = 0;

/** A scan as a phone sends it. */
export function scanOf(sessionId: string, over: Record<string, unknown> = {}): Record<string, unknown> & { scanId: string } {
  seq += 1;
  return { scanId: `scan-${seq}`, deviceSeq: seq, sessionId, type: "entry", persons: 1, deviceTime: "2026-08-20T01:10:00Z", mode: "online", deviceId: "PHONE-AAA", ...over };
}

/** Sends scans past HTTP; throws when the body as a whole is refused. */
export async function sendScans(platform: TestPlatform, operator: DoorOperator, ...scans: Record<string, unknown>[]): Promise<ScanAnswer[]> {
  const read = readScans({ scans });
  if (!read.ok) throw new Error(read.reason);
  const recorded = await recordScans(platform, platform.clock.now(), operator, read.items);
  if (!recorded.ok) throw new Error(recorded.reason);
  return recorded.results;
}

export async function sendScan(platform: TestPlatform, operator: DoorOperator, scan: Record<string, unknown>): Promise<ScanAnswer> {
  return (await sendScans(platform, operator, scan))[0]!;
}

/** The cookie of somebody who is signed in, `name=value`. */
export async function cookieOf(platform: TestPlatform, staffId: string): Promise<string> {
  const opened = await platform.unitOfWork({ now: platform.clock.now(), actor: { kind: "system" } }, async (work) => {
    const token = await openSession(work, { staffId });
    await work.record({ action: "session.opened", nounKind: "staff", nounId: staffId });
    return { ok: true as const, token };
  });
  return (await sessionCookie(platform).serialize(opened.token)).split(";")[0]!;
}

import { randomUUID } from "node:crypto";
import type { Platform } from "~/platform/platform.server";

/**
 * What `registerParty` would be without the session's lock: read how many seats are left, then write one less. `looked` is called in
 * between. Never part of the product.
 */
export async function registerUnguarded(platform: Platform, now: Date, sessionId: string, person: number, looked: () => Promise<void>) {
  return platform.unitOfWork({ now, actor: { kind: "anonymous" } }, async ({ tx, record }) => {
    const session = await tx.eventSession.findUniqueOrThrow({ where: { id: sessionId } });
    await looked();
    if (session.seatsLeft < 1) return { ok: false as const, reason: "SESSION_FULL" };
    const id = randomUUID();
    await tx.registration.create({
      data: { id, sessionId, name: "王小明", persons: 1, state: "confirmed", number: person, codeHash: id, createdAt: now, confirmedAt: now },
    });
    await tx.eventSession.update({ where: { id: sessionId }, data: { seatsLeft: session.seatsLeft - 1 } });
    await record({ action: "registration.confirmed", nounKind: "registration", nounId: id });
    return { ok: true as const };
  });
}

/** `cancelRegistration` without lock and guard: see that it is confirmed, then give its seat back. */
export async function cancelUnguarded(platform: Platform, now: Date, id: string, looked: () => Promise<void>) {
  return platform.unitOfWork({ now, actor: { kind: "anonymous" } }, async ({ tx, record }) => {
    const party = await tx.registration.findUniqueOrThrow({ where: { id } });
    await looked();
    if (party.state !== "confirmed") return { ok: false as const, reason: "NOT_POSSIBLE_NOW" };
    await tx.registration.update({ where: { id }, data: { state: "cancelled" } });
    await tx.eventSession.update({ where: { id: party.sessionId }, data: { seatsLeft: { increment: party.persons } } });
    await record({ action: "registration.cancelled", nounKind: "registration", nounId: id });
    return { ok: true as const };
  });
}

/** The promotion without the lock: read the line and what is free, then write. */
export async function promoteUnguarded(platform: Platform, now: Date, sessionId: string, looked: () => Promise<void>) {
  return platform.unitOfWork({ now, actor: { kind: "system" } }, async ({ tx, record }) => {
    const { seatsLeft } = await tx.eventSession.findUniqueOrThrow({ where: { id: sessionId } });
    const first = await tx.registration.findFirst({ where: { sessionId, state: "waiting" }, orderBy: { waitingSeq: "asc" } });
    await looked();
    if (!first || first.persons > seatsLeft) return { ok: false as const, reason: "NOBODY" };
    await tx.registration.update({ where: { id: first.id }, data: { state: "confirmed" } });
    await tx.eventSession.update({ where: { id: sessionId }, data: { seatsLeft: { decrement: first.persons }, waitingParties: { decrement: 1 } } });
    await record({ action: "registration.promoted", nounKind: "registration", nounId: first.id });
    return { ok: true as const };
  });
}

/** The season's limit counted without the person's lock, for a session of its own each time. */
export async function limitUnguarded(platform: Platform, now: Date, sessionId: string, limit: number, looked: () => Promise<void>) {
  return platform.unitOfWork({ now, actor: { kind: "anonymous" } }, async ({ tx, record }) => {
    const contact = { contactKind: "phone", contact: "13800000001" };
    const live = await tx.registration.count({ where: { ...contact, seasonYear: 2026, state: "confirmed" } });
    await looked();
    if (live >= limit) return { ok: false as const, reason: "SEASON_LIMIT" };
    const id = randomUUID();
    await tx.registration.create({
      data: { id, sessionId, ...contact, seasonYear: 2026, name: "王小明", persons: 1, state: "confirmed", number: 1, codeHash: id, createdAt: now },
    });
    await record({ action: "registration.confirmed", nounKind: "registration", nounId: id });
    return { ok: true as const };
  });
}

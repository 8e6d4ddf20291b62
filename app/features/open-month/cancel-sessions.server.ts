import type { CancelCause } from "~/domain/open-month/event";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";
import { lockHallsOf, lockSession, type LockedSession } from "./lock-session.server";
import { promoteWaiting } from "./promote-waiting.server";
import { invitationFacts, langOfParty, sessionFacts, tellParty } from "./tell-party.server";

/** `sessionId` null: every session of the event that is not over. */
export interface Cancellation {
  slug: string;
  sessionId: string | null;
  cause: CancelCause;
  /** In the office's words, for the people who are registered; for the public page only once it has been reviewed. */
  reason: string;
}

export type CancelSessions = { ok: true; sessions: number; parties: number } | { ok: false; reason: "NOT_FOUND" | "NOTHING_TO_CANCEL" };

/**
 * Calls one session or a whole event off, at once: nobody can register any more, no ticket lets anybody in, and every confirmed or waiting party
 * gets one message, with a calendar cancellation where there was an invitation. The page stays and says so. What a session frees in a hall goes to the
 * lines of the hall's other sessions.
 */
export async function cancelSessions(platform: Platform, now: Date, officer: StaffViewer, cancellation: Cancellation): Promise<CancelSessions> {
  const { slug, sessionId, cause, reason } = cancellation;
  return platform.unitOfWork<CancelSessions>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { tx } = work;
    const event = await tx.openEvent.findFirst({
      where: { slug, unitId: officer.unitId },
      select: { id: true, sessions: { where: sessionId === null ? {} : { id: sessionId }, orderBy: { id: "asc" }, select: { id: true } } },
    });
    if (!event || (sessionId !== null && event.sessions.length === 0)) return { ok: false, reason: "NOT_FOUND" };

    // All at once and in order, before any is read: two cancellations of events in one hall must not wait for each other.
    await lockHallsOf(tx, event.sessions.map(({ id }) => id));
    const freed = new Map<string, LockedSession>();
    let [sessions, parties] = [0, 0];
    for (const { id } of event.sessions) {
      const session = await lockSession(tx, id);
      if (!session || session.cancelledAt || now >= session.endsAt) continue;
      await tx.eventSession.update({
        where: { id },
        data: {
          cancelledAt: now,
          cancelledCause: cause,
          cancelledReason: reason,
          sequence: { increment: 1 },
          changedAt: now,
          seatsLeft: session.capacity,
          waitingParties: 0,
          appliedParties: 0,
        },
      });
      const taken = session.capacity - session.seatsLeft;
      if (session.hall) await tx.hall.update({ where: { id: session.hall.id }, data: { seatsLeft: { increment: taken } } });
      await work.record({ action: "session.cancelled", nounKind: "session", nounId: id, detail: { eventId: event.id, cause } });
      parties += await endAll(work, platform, { ...session, sequence: session.sequence + 1, changedAt: now }, reason);
      if (session.hall) freed.set(session.hall.id, session);
      sessions += 1;
    }
    // Not before all are called off: nobody moves up into a session that goes next.
    for (const session of freed.values()) await promoteWaiting(work, platform, session);
    if (sessions === 0) return { ok: false, reason: "NOTHING_TO_CANCEL" };
    const whole = (await tx.eventSession.count({ where: { eventId: event.id, cancelledAt: null, endsAt: { gt: now } } })) === 0;
    if (whole) await tx.openEvent.update({ where: { id: event.id }, data: { cancelledAt: now, cancelledCause: cause, cancelledReason: reason, updatedAt: now } });
    return { ok: true, sessions, parties };
  });
}

async function endAll(work: Work, platform: Platform, session: LockedSession, reason: string): Promise<number> {
  const parties = await work.tx.registration.findMany({ where: { sessionId: session.id, state: { in: ["confirmed", "waiting", "applied"] } }, orderBy: { number: "asc" } });
  const end = { endedAt: work.now, endedBy: "office" };
  await work.tx.registration.updateMany({ where: { sessionId: session.id, state: "confirmed" }, data: { state: "cancelled", ...end } });
  await work.tx.registration.updateMany({ where: { sessionId: session.id, state: { in: ["waiting", "applied"] } }, data: { state: "closed", ...end } });
  for (const party of parties) {
    const facts = sessionFacts(platform, session, langOfParty(party), false);
    const calendar = party.state === "confirmed" ? invitationFacts(session, party, true) : null;
    await tellParty(work, party, "event-cancelled", { session: facts, reason, calendar }, `session-cancelled:${party.id}`);
  }
  return parties.length;
}

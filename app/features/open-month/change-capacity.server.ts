import { seatsLeft } from "~/domain/open-month/seats";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockSession } from "./lock-session.server";
import { promoteWaiting } from "./promote-waiting.server";

/** `excess`: how many more seats were given out than there are now. */
export type ChangeCapacity = { ok: true; promoted: number; excess: number } | { ok: false; reason: "NOT_FOUND" | "SESSION_CANCELLED" | "LIST_FROZEN" | "NOTHING_CHANGED" };

/**
 * Changes how many seats a session in force has, at once. New seats go to the line first. Below what was given out nobody loses a seat:
 * the officer sees the excess, and nobody gets in until it is gone. Between freezing and draw of a lottery the number stands in the published list.
 */
export async function changeCapacity(platform: Platform, now: Date, officer: StaffViewer, sessionId: string, capacity: number): Promise<ChangeCapacity> {
  return platform.unitOfWork<ChangeCapacity>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const session = await lockSession(work.tx, sessionId);
    if (!session || session.unitId !== officer.unitId) return { ok: false, reason: "NOT_FOUND" };
    if (session.cancelledAt) return { ok: false, reason: "SESSION_CANCELLED" };
    if (session.listFrozenAt !== null && session.drawnAt === null) return { ok: false, reason: "LIST_FROZEN" };
    if (capacity === session.capacity) return { ok: false, reason: "NOTHING_CHANGED" };
    const taken = session.capacity - session.seatsLeft;
    await work.tx.eventSession.update({ where: { id: sessionId }, data: { capacity, seatsLeft: capacity - taken } });
    await work.tx.sessionPlan.updateMany({ where: { id: sessionId }, data: { capacity } });
    await work.record({ action: "session.capacity-changed", nounKind: "session", nounId: sessionId, detail: { before: session.capacity, after: capacity, taken } });
    const promoted = await promoteWaiting(work, platform, session);
    return { ok: true, promoted, excess: seatsLeft(capacity, taken).excess };
  });
}

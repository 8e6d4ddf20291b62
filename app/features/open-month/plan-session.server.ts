import { calendarUid, UID_RANDOM_BYTES } from "~/domain/open-month/calendar-identity";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { SessionTimes } from "./schema";

export type PlanSession = { ok: true; planId: string } | { ok: false; reason: "NOT_FOUND" | "SESSION_CANCELLED" };

/**
 * Plans a session, a new one where `planId` is null. It comes into force with the next release of the event; until then a session that is
 * public keeps its old times. The capacity of a session in force is changed elsewhere, for it counts at once.
 *
 * @param randomBytes a cryptographic source for the session's calendar name
 */
export async function planSession(
  platform: Platform,
  now: Date,
  officer: StaffViewer,
  target: { slug: string; planId: string | null },
  { capacity, ...times }: SessionTimes,
  randomBytes: (n: number) => Uint8Array,
): Promise<PlanSession> {
  return platform.unitOfWork<PlanSession>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const event = await tx.openEvent.findFirst({ where: { slug: target.slug, unitId: officer.unitId }, select: { id: true } });
    if (!event) return { ok: false, reason: "NOT_FOUND" };
    if (times.hallId !== null && (await tx.hall.count({ where: { id: times.hallId, unitId: officer.unitId } })) === 0) return { ok: false, reason: "NOT_FOUND" };
    if (target.planId === null) {
      const uid = calendarUid(randomBytes(UID_RANDOM_BYTES), new URL(platform.env.publicUrl).hostname);
      const plan = await tx.sessionPlan.create({ data: { eventId: event.id, capacity, ...times, calendarUid: uid }, select: { id: true } });
      await record({ action: "session.planned", nounKind: "session", nounId: plan.id, detail: { eventId: event.id } });
      return { ok: true, planId: plan.id };
    }
    const inForce = await tx.eventSession.findUnique({ where: { id: target.planId }, select: { cancelledAt: true } });
    if (inForce?.cancelledAt) return { ok: false, reason: "SESSION_CANCELLED" };
    const { count } = await tx.sessionPlan.updateMany({
      where: { id: target.planId, eventId: event.id },
      data: { ...times, ...(inForce ? {} : { capacity }) },
    });
    if (count === 0) return { ok: false, reason: "NOT_FOUND" };
    await record({ action: "session.planned", nounKind: "session", nounId: target.planId, detail: { eventId: event.id } });
    return { ok: true, planId: target.planId };
  });
}

import { calendarUid, UID_RANDOM_BYTES } from "~/domain/open-month/calendar-identity";
import { canonicalJson } from "~/domain/text/canonical-json";
import type { StaffViewer } from "~/features/identity/viewer.server";
import { mac } from "~/platform/keys.server";
import type { Platform } from "~/platform/platform.server";
import type { SessionTimes } from "./schema";

export type PlanSession = { ok: true; planId: string } | { ok: false; reason: "NOT_FOUND" | "SESSION_CANCELLED" };

/** The same page was sent before: nothing is written, and its session is the answer. */
type Repeated = { ok: false; reason: "REPEATED"; planId: string };

/**
 * Plans a session, a new one where `planId` is null. It comes into force with the next release of the event; until then a session that is
 * public keeps its old times. The capacity of a session in force is changed elsewhere, for it counts at once.
 *
 * Two sessions of an event may agree in everything, so the page's token tells a repeated press from a second session: the calendar name of a new one is
 * derived from token and times, and its unique index decides.
 *
 * @param target `submission`: the random token of the page, empty for a script that has none
 * @param randomBytes a cryptographic source for the session's calendar name
 */
export async function planSession(
  platform: Platform,
  now: Date,
  officer: StaffViewer,
  target: { slug: string; planId: string | null; submission?: string },
  { capacity, ...times }: SessionTimes,
  randomBytes: (n: number) => Uint8Array,
): Promise<PlanSession> {
  const result = await platform.unitOfWork<PlanSession | Repeated>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const event = await tx.openEvent.findFirst({ where: { slug: target.slug, unitId: officer.unitId }, select: { id: true } });
    if (!event) return { ok: false, reason: "NOT_FOUND" };
    if (times.hallId !== null && (await tx.hall.count({ where: { id: times.hallId, unitId: officer.unitId } })) === 0) return { ok: false, reason: "NOT_FOUND" };
    if (target.planId === null) {
      const fields = { eventId: event.id, capacity, ...times };
      const drawn = target.submission ? sealed(platform.keys.secret, target.submission, fields) : randomBytes(UID_RANDOM_BYTES);
      const uid = calendarUid(drawn, new URL(platform.env.publicUrl).hostname);
      const [plan] = await tx.sessionPlan.createManyAndReturn({ data: [{ ...fields, calendarUid: uid }], skipDuplicates: true, select: { id: true } });
      if (!plan) return { ok: false, reason: "REPEATED", planId: (await tx.sessionPlan.findUniqueOrThrow({ where: { calendarUid: uid }, select: { id: true } })).id };
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
  return !result.ok && result.reason === "REPEATED" ? { ok: true, planId: result.planId } : result;
}

/** As good as random for who does not know the secret, and the same for the same page with the same times. */
function sealed(secret: string, submission: string, fields: object): Uint8Array {
  return Buffer.from(mac(secret, `session-plan:${submission}:${canonicalJson(JSON.parse(JSON.stringify(fields)))}`), "hex").subarray(0, UID_RANDOM_BYTES);
}

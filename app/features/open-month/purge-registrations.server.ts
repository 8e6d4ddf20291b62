import { expiredBefore } from "~/domain/identity/retention";
import type { Platform } from "~/platform/platform.server";

/** Takes name, contact and notes off the registrations of sessions that have had their time (rule V18). Persons and states stay, for the counts. */
export async function purgeRegistrations(platform: Platform, now: Date): Promise<void> {
  await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
    const { count } = await work.tx.registration.updateMany({
      where: { purgedAt: null, session: { endsAt: { lte: expiredBefore("registration", now) } } },
      data: { name: "", contactKind: null, contact: null, needs: "", idempotencyKey: null, purgedAt: now },
    });
    if (count === 0) return { ok: false, reason: "NOTHING_EXPIRED" };
    await work.record({ action: "retention.applied", nounKind: "retention", nounId: "registrations", detail: { registrations: count } });
    return { ok: true };
  });
}

import { PERSONAL_DATA_DAYS } from "~/domain/open-month/registration";
import type { Platform } from "~/platform/platform.server";

const DAY_MS = 86_400_000;

/** Takes name, contact and notes off the registrations of sessions that ended thirty days ago (rule V18). Persons and states stay, for the counts. */
export async function purgeRegistrations(platform: Platform, now: Date): Promise<void> {
  const endedBefore = new Date(now.getTime() - PERSONAL_DATA_DAYS * DAY_MS);
  await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
    const { count } = await work.tx.registration.updateMany({
      where: { purgedAt: null, session: { endsAt: { lte: endedBefore } } },
      data: { name: "", contactKind: null, contact: null, needs: "", idempotencyKey: null, purgedAt: now },
    });
    if (count === 0) return { ok: false, reason: "NOTHING_EXPIRED" };
    await work.record({ action: "retention.applied", nounKind: "retention", nounId: "registrations", detail: { registrations: count } });
    return { ok: true };
  });
}

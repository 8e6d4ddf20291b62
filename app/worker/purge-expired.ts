import type { Platform } from "~/platform/platform.server";

/** How long messages stay: long enough to answer "did you write to me?" after an event or a report. */
export const MESSAGE_DAYS = 90;

const MS_PER_HOUR = 3_600_000;

/**
 * Removes what has had its time: sessions and contact codes that have expired, counters of limits whose window is long over, and messages
 * after 90 days, which are the only ones with a person in them. What it removed is in the audit trail as numbers.
 */
export async function purgeExpired(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * MS_PER_HOUR);
  await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
    const sessions = await work.tx.session.deleteMany({ where: { expiresAt: { lte: now } } });
    const contactCodes = await work.tx.contactCode.deleteMany({ where: { expiresAt: { lte: hoursAgo(1) } } });
    const rateCounters = await work.tx.rateCounter.deleteMany({ where: { windowStartsAt: { lte: hoursAgo(24) } } });
    const messages = await work.tx.message.deleteMany({ where: { createdAt: { lte: hoursAgo(24 * MESSAGE_DAYS) } } });
    const removed = {
      sessions: sessions.count,
      contactCodes: contactCodes.count,
      rateCounters: rateCounters.count,
      messages: messages.count,
    };
    if (Object.values(removed).every((count) => count === 0)) return { ok: false, reason: "NOTHING_EXPIRED" };
    await work.record({ action: "retention.applied", nounKind: "retention", nounId: "expired", detail: removed });
    return { ok: true };
  });
}

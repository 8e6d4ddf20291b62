import { expiredBefore } from "~/domain/identity/retention";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";

/** How many people without a session one run goes through; the next run takes the next ones. */
const PAGE = 1000;

/**
 * Removes what has had its time: sessions and contact codes that have expired, counters of limits whose window is over, messages, and the rows of
 * people on whom nothing hangs any more. What it removed is in the audit trail as numbers.
 */
export async function purgeExpired(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
    const { tx } = work;
    const sessions = await tx.session.deleteMany({ where: { expiresAt: { lte: expiredBefore("session", now) } } });
    const contactCodes = await tx.contactCode.deleteMany({ where: { expiresAt: { lte: expiredBefore("contactCode", now) } } });
    const rateCounters = await tx.rateCounter.deleteMany({ where: { windowStartsAt: { lte: expiredBefore("rateCounter", now) } } });
    const messages = await tx.message.deleteMany({ where: { createdAt: { lte: expiredBefore("message", now) } } });
    const removed = {
      sessions: sessions.count,
      contactCodes: contactCodes.count,
      rateCounters: rateCounters.count,
      messages: messages.count,
      citizens: await removeIdleCitizens(work),
    };
    if (Object.values(removed).every((count) => count === 0)) return { ok: false, reason: "NOTHING_EXPIRED" };
    await work.record({ action: "retention.applied", nounKind: "retention", nounId: "expired", detail: removed });
    return { ok: true };
  });
}

/**
 * People without a session, an application and a calendar address. Their rows are locked first and looked at again then, so that nobody who signs
 * in at this moment loses the new session.
 */
async function removeIdleCitizens({ tx, now }: Work): Promise<number> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT c."id" FROM "Citizen" c
    WHERE c."createdAt" <= ${expiredBefore("citizen", now)} AND NOT EXISTS (SELECT 1 FROM "Session" s WHERE s."citizenId" = c."id")
      AND NOT EXISTS (SELECT 1 FROM "RepresentativeApplication" a WHERE a."citizenId" = c."id")
      AND NOT EXISTS (SELECT 1 FROM "CalendarFeed" f WHERE f."citizenId" = c."id" AND f."tokenHash" IS NOT NULL)
    ORDER BY c."id" LIMIT ${PAGE} FOR UPDATE SKIP LOCKED`;
  if (locked.length === 0) return 0;
  const ids = locked.map(({ id }) => id);
  await tx.calendarFeed.deleteMany({ where: { citizenId: { in: ids }, tokenHash: null } });
  return (await tx.citizen.deleteMany({ where: { id: { in: ids }, sessions: { none: {} } } })).count;
}

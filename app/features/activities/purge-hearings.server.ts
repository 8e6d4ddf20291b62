import { publicMask } from "~/domain/identity/names";
import { expiredBefore } from "~/domain/identity/retention";
import type { Platform } from "~/platform/platform.server";

/** The job behind the retention table: names of those who took part in a hearing become what had been published of them; sides and confirmations stay. */
export async function purgeHearings(platform: Pick<Platform, "db" | "unitOfWork">, now: Date): Promise<void> {
  const hearings = await platform.db.hearing.findMany({
    where: { heldAt: { lte: expiredBefore("hearingParticipant", now) }, participants: { some: { NOT: { name: { endsWith: "**" } } } } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  for (const { id: hearingId } of hearings) {
    await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
      const people = await work.tx.hearingParticipant.findMany({ where: { hearingId, NOT: { name: { endsWith: "**" } } }, select: { id: true, name: true } });
      if (people.length === 0) return { ok: false, reason: "NOTHING_EXPIRED" };
      for (const { id, name } of people) await work.tx.hearingParticipant.updateMany({ where: { id }, data: { name: publicMask(name) } });
      await work.record({ action: "retention.applied", nounKind: "retention", nounId: "hearings", detail: { hearingId, people: people.length } });
      return { ok: true };
    });
  }
}

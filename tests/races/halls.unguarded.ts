import { randomUUID } from "node:crypto";
import type { Platform } from "~/platform/platform.server";

/** A registration that locks and guards its session but only looks at the hall, as if each session were alone. Never part of the product. */
export async function registerBesideHall(platform: Platform, now: Date, sessionId: string, hallId: string, number: number, looked: () => Promise<void>) {
  return platform.unitOfWork({ now, actor: { kind: "anonymous" } }, async ({ tx, record }) => {
    const hall = await tx.hall.findUniqueOrThrow({ where: { id: hallId } });
    await looked();
    if (hall.seatsLeft < 1) return { ok: false as const, reason: "SESSION_FULL" };
    const own = await tx.eventSession.updateMany({ where: { id: sessionId, seatsLeft: { gte: 1 } }, data: { seatsLeft: { decrement: 1 } } });
    if (own.count === 0) return { ok: false as const, reason: "SESSION_FULL" };
    await tx.hall.update({ where: { id: hallId }, data: { seatsLeft: { decrement: 1 } } });
    const id = randomUUID();
    await tx.registration.create({ data: { id, sessionId, name: "王小明", persons: 1, state: "confirmed", number, codeHash: id, createdAt: now, confirmedAt: now } });
    await record({ action: "registration.confirmed", nounKind: "registration", nounId: id });
    return { ok: true as const };
  });
}

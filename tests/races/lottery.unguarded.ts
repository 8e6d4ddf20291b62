import { randomUUID } from "node:crypto";
import type { Prisma } from "~/platform/generated/client";
import type { Platform } from "~/platform/platform.server";

/** What an application would be with the window alone, and no look at the list behind the lock. `looked` is called in between. Never part of the product. */
export async function applyUnguarded(platform: Platform, now: Date, sessionId: string, number: number, looked: () => Promise<void>) {
  return platform.unitOfWork({ now, actor: { kind: "anonymous" } }, async ({ tx, record }) => {
    const session = await tx.eventSession.findUniqueOrThrow({ where: { id: sessionId } });
    await looked();
    if (now >= session.registrationClosesAt) return { ok: false as const, reason: "CLOSED" };
    const id = randomUUID();
    await tx.registration.create({ data: { id, sessionId, name: "王小明", persons: 1, state: "applied", number, codeHash: id, createdAt: now } });
    await tx.eventSession.update({ where: { id: sessionId }, data: { appliedParties: { increment: 1 }, lastNumber: number } });
    await record({ action: "registration.applied", nounKind: "registration", nounId: id });
    return { ok: true as const };
  });
}

/** The draw without lock and guard: look whether it was made, then write. The seats go to whom the own value drew. */
export async function revealUnguarded(platform: Platform, now: Date, sessionId: string, chosen: number[], looked: () => Promise<void>): Promise<number[]> {
  const result = await platform.unitOfWork({ now, actor: { kind: "system" } }, async ({ tx, record }) => {
    const lottery = await tx.sessionLottery.findUniqueOrThrow({ where: { sessionId } });
    await looked();
    if (lottery.record) throw new Error("drawn before");
    await tx.sessionLottery.update({ where: { sessionId }, data: { record: { draw: { chosen } } as unknown as Prisma.InputJsonValue, drawnAt: now } });
    await tx.registration.updateMany({ where: { sessionId, number: { in: chosen } }, data: { state: "confirmed" } });
    await record({ action: "lottery.drawn", nounKind: "session", nounId: sessionId });
    return { ok: true as const, chosen };
  });
  return result.chosen;
}

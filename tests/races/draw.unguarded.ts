import { createHash } from "node:crypto";
import { revealDraw, type FrozenDraw } from "~/domain/representatives/draw-record";
import type { Prisma } from "~/platform/generated/client";
import type { Platform } from "~/platform/platform.server";

/** What `applyForCall` would be without its lock: look for the next number, then write. Never part of the product. */
export async function applyUnguarded(platform: Platform, now: Date, callId: string, citizenId: string, looked: () => Promise<void>): Promise<number | "failed"> {
  try {
    const { number } = await platform.unitOfWork({ now, actor: { kind: "citizen", id: citizenId } }, async ({ tx, record }) => {
      const before = await tx.representativeApplication.findUnique({ where: { callId_citizenId: { callId, citizenId } } });
      const { lastNumber } = await tx.representativeCall.findUniqueOrThrow({ where: { id: callId } });
      await looked();
      const number = before?.number ?? lastNumber + 1;
      await record({ action: "application.received", nounKind: "call", nounId: callId });
      if (!before) await tx.representativeApplication.create({ data: { callId, citizenId, number, values: {}, answers: [], salt: "", appliedAt: now } });
      await tx.representativeCall.update({ where: { id: callId }, data: { lastNumber: number } });
      return { ok: true as const, number };
    });
    return number;
  } catch {
    return "failed";
  }
}

/** What `revealPanel` would be without its guard: look whether it was drawn, draw, write. Never part of the product. */
export async function revealUnguarded(platform: Platform, now: Date, drawId: string, value: string, looked: () => Promise<void>): Promise<number[]> {
  const { chosen } = await platform.unitOfWork({ now, actor: { kind: "system" } }, async ({ tx, record }) => {
    const draw = await tx.representativeDraw.findUniqueOrThrow({ where: { id: drawId } });
    await looked();
    if (draw.record) throw new Error("drawn before");
    const drawn = revealDraw((bytes) => createHash("sha256").update(bytes).digest(), draw.frozen as unknown as FrozenDraw, { kind: "numbers", sources: [value] }, now);
    if (!drawn.ok) throw new Error(drawn.reason);
    await tx.representativeDraw.update({ where: { id: drawId }, data: { record: drawn.record as unknown as Prisma.InputJsonValue, drawnAt: now } });
    await record({ action: "draw.revealed", nounKind: "draw", nounId: drawId });
    return { ok: true as const, chosen: drawn.record.draw.chosen };
  });
  return chosen;
}

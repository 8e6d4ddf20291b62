import type { NewActivity } from "~/features/consultation/add-activity.server";
import type { Platform } from "~/platform/platform.server";

/**
 * What `addActivity` would be without the ledger's lock: look whether the same activity is there, then write it. `looked` is called in between.
 * Never part of the product.
 */
export async function addActivityUnguarded(platform: Platform, now: Date, fields: NewActivity & { windowId: string }, looked: () => Promise<void>) {
  return platform.unitOfWork({ now, actor: { kind: "anonymous" } }, async ({ tx, record }) => {
    const before = await tx.activity.findFirst({ where: fields, select: { id: true } });
    await looked();
    if (before) return { ok: false as const, reason: "REPEATED" };
    const { id } = await tx.activity.create({ data: { ...fields, createdAt: now }, select: { id: true } });
    await record({ action: "activity.added", nounKind: "activity", nounId: id });
    return { ok: true as const };
  });
}

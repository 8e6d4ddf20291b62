import { randomBytes } from "node:crypto";
import { makeReceiptCode } from "~/domain/codes/receipt-code";
import type { Platform } from "~/platform/platform.server";

/**
 * What `submitOpinion` would be without its unique key: look whether the opinion is there, then write it. `looked` is called in between.
 * Never part of the product.
 */
export async function submitUnguarded(platform: Platform, now: Date, input: { windowId: string; idempotencyKey: string; looked: () => Promise<void> }) {
  const { windowId, idempotencyKey } = input;
  return platform.unitOfWork({ now, actor: { kind: "anonymous" } }, async ({ tx, record }) => {
    const before = await tx.opinion.findFirst({ where: { windowId, idempotencyKey }, select: { receiptCode: true } });
    await input.looked();
    if (before) return { ok: false as const, reason: "ALREADY_RECEIVED", receiptCode: before.receiptCode };
    const receiptCode = makeReceiptCode(randomBytes);
    const { id } = await tx.opinion.create({
      data: { windowId, idempotencyKey, receiptCode, body: "意见", authorKind: "individual", channel: "web", receivedAt: now, digest: "" },
    });
    await record({ action: "opinion.received", nounKind: "opinion", nounId: id });
    return { ok: true as const, receiptCode };
  });
}

import type { Platform } from "~/platform/platform.server";
import { lockReport } from "./lock-ledger.server";

export type ObjectionRefusal = "UNKNOWN_RECEIPT" | "NOT_HIDDEN" | "ALREADY_OBJECTED" | "ANSWERS_OUT";

export type ObjectToHiding = { ok: true } | { ok: false; reason: ObjectionRefusal };

/**
 * The author of a hidden opinion objects, once: the opinion's id is the key. Until somebody has decided, the report cannot be published; once
 * it is out nothing can be counted any more, and the objection comes too late.
 */
export async function objectToHiding(platform: Pick<Platform, "unitOfWork">, now: Date, input: { receiptCode: string; reason: string }): Promise<ObjectToHiding> {
  return platform.unitOfWork<ObjectToHiding>({ now, actor: { kind: "anonymous" } }, async (work) => {
    const { tx } = work;
    const found = await tx.opinion.findUnique({ where: { receiptCode: input.receiptCode }, select: { id: true, windowId: true } });
    if (!found) return { ok: false, reason: "UNKNOWN_RECEIPT" };
    await lockReport(tx, found.windowId);
    await tx.$queryRaw`SELECT 1 FROM "Opinion" WHERE "id" = ${found.id} FOR UPDATE`;
    const opinion = await tx.opinion.findUniqueOrThrow({
      where: { id: found.id },
      select: { hiddenAt: true, withdrawnAt: true, objection: { select: { madeAt: true } }, window: { select: { reportedAt: true } } },
    });
    if (opinion.objection) return { ok: false, reason: "ALREADY_OBJECTED" };
    if (!opinion.hiddenAt || opinion.withdrawnAt) return { ok: false, reason: "NOT_HIDDEN" };
    if (opinion.window.reportedAt) return { ok: false, reason: "ANSWERS_OUT" };
    const { count } = await tx.objection.createMany({ data: [{ opinionId: found.id, reason: input.reason, madeAt: now }], skipDuplicates: true });
    if (count === 0) return { ok: false, reason: "ALREADY_OBJECTED" };
    await work.record({ action: "objection.made", nounKind: "opinion", nounId: found.id, detail: { windowId: found.windowId } });
    return { ok: true };
  });
}

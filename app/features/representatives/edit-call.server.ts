import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockCall } from "./apply-for-call.server";
import { unitScope } from "./queries.server";
import type { CallFields } from "./schema-desk";

export type EditCall = { ok: true; version: number } | { ok: false; reason: "NOT_FOUND" | "DECISION_NOT_YOURS" | "STALE" | "POOL_FROZEN" };

/**
 * Saves a call of the officer's own unit. `version` is the one that the officer saw: of two people who edit the same version one wins. People who apply
 * are asked by the published text until the new one is reviewed and published; once the pool is frozen nothing changes.
 */
export async function editCall(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, slug: string, { version, ...fields }: CallFields & { version: number }): Promise<EditCall> {
  return platform.unitOfWork<EditCall>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { tx } = work;
    const call = await tx.representativeCall.findFirst({ where: { slug, ...unitScope(officer) }, select: { id: true, unitId: true } });
    if (!call) return { ok: false, reason: "NOT_FOUND" };
    await lockCall(work, call.id);
    if ((await tx.representativeDraw.count({ where: { callId: call.id } })) > 0) return { ok: false, reason: "POOL_FROZEN" };
    const isOurs = await tx.decision.count({ where: { slug: fields.decisionSlug, leadUnitId: call.unitId } });
    if (isOurs === 0) return { ok: false, reason: "DECISION_NOT_YOURS" };
    const { count } = await tx.representativeCall.updateMany({ where: { id: call.id, version }, data: { ...fields, version: { increment: 1 }, updatedAt: now } });
    if (count === 0) return { ok: false, reason: "STALE" };
    await work.record({ action: "call.edited", nounKind: "call", nounId: call.id, detail: { version: version + 1 } });
    return { ok: true, version: version + 1 };
  });
}

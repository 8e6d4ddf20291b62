import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";

export type RemoveSession = { ok: true } | { ok: false; reason: "NOT_FOUND" | "IN_FORCE" };

/** Takes a planned session away that was never public. One that was is cancelled instead, so that its people are told. */
export async function removeSession(platform: Platform, now: Date, officer: StaffViewer, target: { slug: string; planId: string }): Promise<RemoveSession> {
  return platform.unitOfWork<RemoveSession>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const plan = await tx.sessionPlan.findFirst({ where: { id: target.planId, event: { slug: target.slug, unitId: officer.unitId } }, select: { id: true } });
    if (!plan) return { ok: false, reason: "NOT_FOUND" };
    if ((await tx.eventSession.count({ where: { id: plan.id } })) > 0) return { ok: false, reason: "IN_FORCE" };
    await tx.sessionPlan.delete({ where: { id: plan.id } });
    await record({ action: "session.plan-removed", nounKind: "session", nounId: plan.id });
    return { ok: true };
  });
}

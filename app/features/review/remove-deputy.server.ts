import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";

export type RemoveDeputy = { ok: true } | { ok: false; reason: "NOT_FOUND" };

/** Ends an absence: who was absent is back, or the deputy was the wrong one. What the deputy did stays. */
export async function removeDeputy(platform: Platform, now: Date, officer: StaffViewer, id: string): Promise<RemoveDeputy> {
  return platform.unitOfWork<RemoveDeputy>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { count } = await work.tx.reviewDeputy.deleteMany({ where: { id, absentId: officer.id } });
    if (count === 0) return { ok: false, reason: "NOT_FOUND" };
    await work.record({ action: "deputy.removed", nounKind: "staff", nounId: officer.id, detail: { id } });
    return { ok: true };
  });
}

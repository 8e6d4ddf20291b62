import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockLatestRevision } from "./queries.server";

export type CancelRelease = { ok: true } | { ok: false; reason: "NOT_SCHEDULED" };

/** Takes an ordered release back. The job finds nothing to do then; the approval stays. */
export async function cancelRelease(platform: Platform, now: Date, publisher: StaffViewer, noun: { kind: string; nounId: string }): Promise<CancelRelease> {
  return platform.unitOfWork<CancelRelease>({ now, actor: { kind: "staff", id: publisher.id } }, async (work) => {
    const found = await lockLatestRevision(work.tx, noun);
    if (!found?.revision.scheduledAt) return { ok: false, reason: "NOT_SCHEDULED" };
    const { id } = found.revision;
    await work.tx.revision.update({ where: { id }, data: { scheduledAt: null, scheduledById: null } });
    await work.record({ action: "revision.release-cancelled", nounKind: noun.kind, nounId: noun.nounId, revisionId: id });
    return { ok: true };
  });
}

import { checkPublish, REQUIRED_STEPS, type PublishRefusal } from "~/domain/review/publication-state";
import { checkReleaseTime, type ReleaseTimeRefusal } from "~/domain/review/release-time";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockLatestRevision, recordOf, unansweredFindings } from "./queries.server";

export type ScheduleRelease =
  | { ok: true }
  | { ok: false; reason: "NOT_FOUND" | ReleaseTimeRefusal }
  | { ok: false; reason: "REFUSED"; refusals: PublishRefusal[] };

/** The job's name. */
export const RELEASE_SCHEDULED = "release-scheduled";

/** Orders the release of the approved newest revision for an instant to come. Ordered again, it is moved. The job asks everything once more at that instant. */
export async function scheduleRelease(platform: Platform, now: Date, publisher: StaffViewer, noun: { kind: string; nounId: string }, at: Date): Promise<ScheduleRelease> {
  return platform.unitOfWork<ScheduleRelease>({ now, actor: { kind: "staff", id: publisher.id } }, async (work) => {
    const found = await lockLatestRevision(work.tx, noun);
    if (!found) return { ok: false, reason: "NOT_FOUND" };
    const { revision } = found;
    const check = checkPublish(recordOf(revision), REQUIRED_STEPS, unansweredFindings(revision));
    if (!check.ok) return { ok: false, reason: "REFUSED", refusals: check.refusals };
    const time = checkReleaseTime(at, now);
    if (!time.ok) return time;
    await work.tx.revision.update({ where: { id: revision.id }, data: { scheduledAt: at, scheduledById: publisher.id, scheduleFailure: [] } });
    await work.record({ action: "revision.release-scheduled", nounKind: noun.kind, nounId: noun.nounId, revisionId: revision.id, detail: { at: at.toISOString() } }, [
      { task: RELEASE_SCHEDULED, payload: { revisionId: revision.id }, key: `${RELEASE_SCHEDULED}:${revision.id}`, runAt: at },
    ]);
    return { ok: true };
  });
}

import { checkWithdrawal, type WithdrawalRefusal } from "~/domain/review/publication-state";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";
import { lockLatestRevision, recordOf } from "./queries.server";

export type WithdrawPublication = { ok: true } | { ok: false; reason: "NOT_FOUND" | WithdrawalRefusal };

/** Takes a published thing off every public page at once, with a reason; the internal record stays. */
export async function withdrawPublication(
  platform: Platform,
  now: Date,
  officer: StaffViewer,
  noun: { kind: string; nounId: string },
  reason: string,
  withdrawProjection: (work: Work, publicationId: string, reason: string) => Promise<void>,
): Promise<WithdrawPublication> {
  return platform.unitOfWork<WithdrawPublication>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const found = await lockLatestRevision(work.tx, noun);
    if (!found) return { ok: false, reason: "NOT_FOUND" };
    // A newer revision may be under review; what the public sees is the last published one.
    const published = await work.tx.revision.findFirst({
      where: { publicationId: found.publication.id, publishedAt: { not: null }, supersededAt: null },
      orderBy: { number: "desc" },
      select: { id: true, withdrawnAt: true },
    });
    const target = published ? { ...recordOf(found.revision), publishedAt: now, withdrawnAt: published.withdrawnAt } : recordOf(found.revision);
    const check = checkWithdrawal(target, reason);
    if (!check.ok) return check;
    const { count } = await work.tx.revision.updateMany({
      where: { publicationId: found.publication.id, publishedAt: { not: null }, supersededAt: null, withdrawnAt: null },
      data: { withdrawnAt: now, withdrawnReason: reason },
    });
    if (count === 0) return { ok: false, reason: "ALREADY_WITHDRAWN" };
    // A newer version that waits for its hour must not bring back what was just taken off.
    await work.tx.revision.updateMany({ where: { publicationId: found.publication.id, scheduledAt: { not: null } }, data: { scheduledAt: null, scheduledById: null } });
    await withdrawProjection(work, found.publication.id, reason);
    await work.record({ action: "publication.withdrawn", nounKind: noun.kind, nounId: noun.nounId, revisionId: published?.id });
    return { ok: true };
  });
}

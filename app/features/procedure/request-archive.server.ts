import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { BUILD_ARCHIVE } from "./build-archive.server";
import { lockProcedure } from "./procedure-facts.server";

/** The queue tries for fifteen hours; what is not there after a day will not come. */
const GIVEN_UP_AFTER_MS = 24 * 3_600_000;

export type RequestArchive = { ok: true; id: string } | { ok: false; reason: "NOT_FOUND" | "BEING_BUILT" };

/** Asks for an archive package of a decision of the officer's reach; a job builds it. One at a time for each decision. */
export async function requestArchive(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, slug: string): Promise<RequestArchive> {
  return platform.unitOfWork<RequestArchive>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const procedure = await lockProcedure(tx, officer, slug, now);
    if (!procedure) return { ok: false, reason: "NOT_FOUND" };
    const { decisionId } = procedure;
    const since = new Date(now.getTime() - GIVEN_UP_AFTER_MS);
    if ((await tx.archivePackage.count({ where: { decisionId, finishedAt: null, requestedAt: { gt: since } } })) > 0) return { ok: false, reason: "BEING_BUILT" };
    const opinionsTotal = await tx.opinion.count({ where: { window: { decisionId } } });
    const { id } = await tx.archivePackage.create({ data: { decisionId, requestedById: officer.id, requestedAt: now, opinionsTotal }, select: { id: true } });
    await record({ action: "archive.requested", nounKind: "archive", nounId: id, detail: { slug } }, [{ task: BUILD_ARCHIVE, payload: { id }, key: `archive:${id}` }]);
    return { ok: true, id };
  });
}

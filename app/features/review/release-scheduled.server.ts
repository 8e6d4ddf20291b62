import { z } from "zod";
import { isRole, may } from "~/domain/identity/roles";
import type { Platform } from "~/platform/platform.server";
import type { PublicationKind } from "~/platform/publication-kind.server";
import type { Tx } from "~/platform/db.server";
import type { Work } from "~/platform/unit-of-work.server";
import { release, type Project, type PublishRevision } from "./publish-revision.server";
import { lockLatestRevision } from "./queries.server";
import { publishSentences } from "./words";

const forRevision = z.object({ revisionId: z.string() });

type Refused = Extract<PublishRevision, { ok: false }>;
type ReleaseScheduled = { ok: true } | { ok: false; reason: "NOT_DUE" } | { ok: false; reason: "REFUSED"; why: Refused | "NOBODY_ORDERS" };

/**
 * The job behind an ordered release: publishes by the same way as a publisher, who is asked for nothing less by the clock. Does nothing when the order was
 * taken back or moved, or when another worker was faster. What is refused is noted on the revision, where the publisher reads it, and not tried again.
 *
 * @param payload `{ revisionId }`
 */
export async function releaseScheduled(
  platform: Platform,
  now: Date,
  payload: unknown,
  publications: { kindOf(name: string): PublicationKind | null; project: Project },
): Promise<void> {
  const { revisionId } = forRevision.parse(payload);
  const revision = await platform.db.revision.findUnique({ where: { id: revisionId }, select: { publication: { select: { kind: true, nounId: true } } } });
  const kind = revision && publications.kindOf(revision.publication.kind);
  if (!kind) return;
  const { kind: kindName, nounId } = revision.publication;
  const isDue = async (work: Work) => {
    const found = await lockLatestRevision(work.tx, { kind: kindName, nounId });
    const { id, scheduledAt, scheduledById } = found?.revision ?? {};
    return id === revisionId && scheduledAt && scheduledAt <= now && scheduledById ? { scheduledById } : null;
  };
  const context = { now, actor: { kind: "system" } } as const;

  const released = await platform.unitOfWork<ReleaseScheduled>(context, async (work) => {
    const due = await isDue(work);
    if (!due) return { ok: false, reason: "NOT_DUE" };
    if (!(await mayStillPublish(work.tx, due.scheduledById))) return { ok: false, reason: "REFUSED", why: "NOBODY_ORDERS" };
    const result = await release(work, { kindName, kind, nounId }, publications.project);
    return result.ok ? { ok: true } : { ok: false, reason: "REFUSED", why: result };
  });
  if (released.ok || released.reason === "NOT_DUE") return;

  const { why } = released;
  const sentences = why === "NOBODY_ORDERS" ? ["下达定时发布的人已经不是发布人员。请由现任发布人员发布。"] : publishSentences(why);
  await platform.unitOfWork(context, async (work) => {
    if (!(await isDue(work))) return { ok: false, reason: "NOT_DUE" };
    await work.tx.revision.update({ where: { id: revisionId }, data: { scheduledAt: null, scheduleFailure: sentences } });
    await work.record({ action: "revision.release-failed", nounKind: kindName, nounId, revisionId, detail: { reason: why === "NOBODY_ORDERS" ? why : why.reason } });
    return { ok: true };
  });
}

async function mayStillPublish(tx: Tx, staffId: string): Promise<boolean> {
  const staff = await tx.staff.findUnique({ where: { id: staffId }, select: { closedAt: true, roles: { select: { role: true } } } });
  return staff?.closedAt === null && may(staff.roles.map(({ role }) => role).filter(isRole), "publication.publish");
}

import type { AuditHead } from "~/domain/audit/chain";
import { dayOf } from "~/domain/calendar/shanghai";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";
import { chainBounds, HEAD_KIND } from "./chain-rows.server";

/** The job that shows the public where the chain ends. */
export const PUBLISH_AUDIT_HEAD = "publish-audit-head";

const HEAD_PUBLISHED = "audit.head-published";

/**
 * Publishes the end of the chain as the head of the day, and again while the day goes on, so that the last one of a day is at most an hour
 * older than its end. Nothing is published where nothing but the publishing itself has happened since the last time.
 *
 * @param project the projection of heads, from app/publications.ts
 */
export async function publishAuditHead(platform: Pick<Platform, "unitOfWork">, now: Date, project: (work: Work, head: AuditHead) => Promise<void>): Promise<void> {
  await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
    const { tx } = work;
    const { end } = await chainBounds(tx, "look");
    const last = await tx.publicDocument.findFirst({ where: { kind: HEAD_KIND }, orderBy: { key: "desc" }, select: { body: true } });
    const since = (last?.body as unknown as AuditHead | undefined)?.position ?? 0;
    const news = await tx.auditRow.findFirst({ where: { position: { gt: since, lte: end.position }, action: { not: HEAD_PUBLISHED } }, select: { id: true } });
    if (!news) return { ok: false, reason: "NOTHING_NEW" };
    const day = dayOf(now);
    await project(work, { day, ...end });
    await work.record({ action: HEAD_PUBLISHED, nounKind: "audit", nounId: day, detail: { ...end } });
    return { ok: true };
  });
}

import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockPublication } from "./lock-publication.server";

export type CloseClause = { ok: true; versionNumber: number } | { ok: false; reason: "NOT_FOUND" | "PUBLISHED" };

/**
 * Closes a clause to comments with a reason that the public reads, or opens it again (`closedReason` null). What is below it is closed with
 * it. Once the public has the version nothing of it changes any more; a later version may say otherwise.
 */
export async function closeClause(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  { slug, clauseId, closedReason }: { slug: string; clauseId: string; closedReason: string | null },
): Promise<CloseClause> {
  return platform.unitOfWork<CloseClause>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const clause = await tx.clause.findFirst({
      where: { id: clauseId, version: { decision: { slug, ...officer.unitScope } } },
      select: { versionId: true, anchor: true, version: { select: { number: true } } },
    });
    if (!clause) return { ok: false, reason: "NOT_FOUND" };
    if (await lockPublication(tx, "draft", clause.versionId)) return { ok: false, reason: "PUBLISHED" };
    await tx.clause.update({ where: { id: clauseId }, data: { closedReason } });
    await record({
      action: closedReason === null ? "clause.reopened" : "clause.closed",
      nounKind: "draft",
      nounId: clause.versionId,
      detail: { anchor: clause.anchor, ...(closedReason === null ? {} : { closedReason }) },
    });
    return { ok: true, versionNumber: clause.version.number };
  });
}

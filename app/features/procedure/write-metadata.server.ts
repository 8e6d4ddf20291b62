import type { PublicMetadata } from "~/domain/decision/public-shapes";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";

export type WriteMetadata = { ok: true } | { ok: false; reason: "NOT_FOUND" | "STALE" };

/** Saves the printed head of a decision of the officer's own unit. `version` is the one that the page showed, 0 where there was none. */
export async function writeMetadata(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  { slug, version, metadata }: { slug: string; version: number; metadata: PublicMetadata },
): Promise<WriteMetadata> {
  return platform.unitOfWork<WriteMetadata>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const decision = await tx.decision.findFirst({ where: { slug, ...officer.unitScope }, select: { id: true } });
    if (!decision) return { ok: false, reason: "NOT_FOUND" };
    const decisionId = decision.id;
    const data = { ...metadata, version: version + 1, updatedAt: now };
    const { count } =
      version === 0
        ? await tx.decisionMetadata.createMany({ data: [{ decisionId, ...data }], skipDuplicates: true })
        : await tx.decisionMetadata.updateMany({ where: { decisionId, version }, data });
    if (count === 0) return { ok: false, reason: "STALE" };
    await record({ action: "procedure.metadata-written", nounKind: "decision", nounId: decisionId, detail: { slug, version: version + 1 } });
    return { ok: true };
  });
}

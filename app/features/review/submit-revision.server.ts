import { mayOn } from "~/domain/identity/roles";
import { canonicalJson } from "~/domain/text/canonical-json";
import { sha256Hex } from "~/domain/text/sha256";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Prisma } from "~/platform/generated/client";
import type { Platform } from "~/platform/platform.server";
import type { PublicationKind } from "~/platform/publication-kind.server";

export type SubmitRevision =
  | { ok: true; revisionId: string; publicationId: string }
  | { ok: false; reason: "NOT_FOUND" | "NOTHING_TO_SUBMIT" | "NOTHING_CHANGED" | "NOT_READY"; faults?: { zh: string; en: string }[] };

/**
 * Freezes the noun's content as a new immutable revision and sends it to review. What was under review before is
 * replaced: an edit always needs a new review.
 */
export async function submitRevision(
  platform: Platform,
  now: Date,
  officer: StaffViewer,
  noun: { kindName: string; kind: PublicationKind; nounId: string },
): Promise<SubmitRevision> {
  return platform.unitOfWork<SubmitRevision>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const owner = await noun.kind.owner(work.tx, noun.nounId);
    if (!owner || !mayOn(officer, noun.kind.writeAction, owner.unitId)) return { ok: false, reason: "NOT_FOUND" };
    const publication = await work.tx.publication.upsert({
      where: { kind_nounId: { kind: noun.kindName, nounId: noun.nounId } },
      create: { kind: noun.kindName, nounId: noun.nounId, unitId: owner.unitId, createdAt: now },
      update: { unitId: owner.unitId },
      select: { id: true },
    });
    // One submission at a time, so that revision numbers have no gaps and no doubles.
    await work.tx.$queryRaw`SELECT 1 FROM "Publication" WHERE "id" = ${publication.id} FOR UPDATE`;
    const content = await noun.kind.canonicalise(work.tx, noun.nounId);
    if (content === null) return { ok: false, reason: "NOTHING_TO_SUBMIT" };
    const faults = await noun.kind.faults(work.tx, noun.nounId, now);
    if (faults.length > 0) return { ok: false, reason: "NOT_READY", faults };

    const sha256 = sha256Hex(canonicalJson(content));
    const latest = await work.tx.revision.findFirst({
      where: { publicationId: publication.id },
      orderBy: { number: "desc" },
      select: { number: true, sha256: true, withdrawnAt: true, reviews: { select: { conclusion: true } } },
    });
    const returned = latest?.reviews.some((review) => review.conclusion === "returned") ?? false;
    if (latest && latest.sha256 === sha256 && latest.withdrawnAt === null && !returned) {
      return { ok: false, reason: "NOTHING_CHANGED" };
    }
    await work.tx.revision.updateMany({
      where: { publicationId: publication.id, publishedAt: null, supersededAt: null },
      data: { supersededAt: now },
    });
    const revision = await work.tx.revision.create({
      data: {
        publicationId: publication.id,
        number: (latest?.number ?? 0) + 1,
        content: content as Prisma.InputJsonValue,
        sha256,
        authorId: officer.id,
        createdAt: now,
        submittedAt: now,
      },
      select: { id: true, number: true },
    });
    await work.record({
      action: "revision.submitted",
      nounKind: noun.kindName,
      nounId: noun.nounId,
      revisionId: revision.id,
      detail: { number: revision.number, sha256 },
    });
    return { ok: true, revisionId: revision.id, publicationId: publication.id };
  });
}

import { mayOn } from "~/domain/identity/roles";
import { canonicalJson } from "~/domain/text/canonical-json";
import type { Json } from "~/domain/text/json";
import { sha256Hex } from "~/domain/text/sha256";
import { scan, textsOf, type Finding } from "~/domain/review/scan";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Prisma } from "~/platform/generated/client";
import type { Platform } from "~/platform/platform.server";
import type { PublicationKind } from "~/platform/publication-kind.server";
import type { Tx } from "~/platform/db.server";
import { latestRevision, stateOf } from "./queries.server";
import { scanWords } from "./scan-queries.server";

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
    const latest = await latestRevision(work.tx, publication.id);
    // What came back, was withheld or withdrawn may be submitted as it is: somebody may see it differently now.
    const isOver = latest !== null && ["returned", "withheld", "withdrawn"].includes(stateOf(latest));
    if (latest && latest.sha256 === sha256 && !isOver) return { ok: false, reason: "NOTHING_CHANGED" };
    const findings = await scanContent(work.tx, noun, content);
    // A new version replaces what was under review, and with it a release that was ordered.
    await work.tx.revision.updateMany({
      where: { publicationId: publication.id, publishedAt: null, supersededAt: null },
      data: { supersededAt: now, scheduledAt: null, scheduledById: null },
    });
    const revision = await work.tx.revision.create({
      data: {
        publicationId: publication.id,
        number: (latest?.number ?? 0) + 1,
        content: content as Prisma.InputJsonValue,
        sha256,
        title: owner.title,
        authorId: officer.id,
        createdAt: now,
        submittedAt: now,
        findings: { create: findings.map((finding, i) => ({ ...finding, places: finding.places as unknown as Prisma.InputJsonValue, position: i + 1 })) },
      },
      select: { id: true, number: true },
    });
    await work.record({
      action: "revision.submitted",
      nounKind: noun.kindName,
      nounId: noun.nounId,
      revisionId: revision.id,
      detail: { number: revision.number, sha256, findings: findings.length },
    });
    return { ok: true, revisionId: revision.id, publicationId: publication.id };
  });
}

/** What a reviewer has to look at, by the office's word lists of this moment. */
async function scanContent(tx: Tx, noun: { kind: PublicationKind; nounId: string }, content: Json): Promise<Finding[]> {
  const besides = await noun.kind.scanBesides?.(tx, noun.nounId);
  return [...scan([...textsOf(content), ...(besides?.texts ?? [])], await scanWords(tx)), ...(besides?.findings ?? [])];
}

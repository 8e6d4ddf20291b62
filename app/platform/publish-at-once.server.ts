import { canonicalJson } from "~/domain/text/canonical-json";
import type { Json } from "~/domain/text/json";
import { sha256Hex } from "~/domain/text/sha256";
import type { Prisma } from "./generated/client";
import type { ProjectedDocument, PublicationKind } from "./publication-kind.server";
import type { Work } from "./unit-of-work.server";

/** The writer of the projection, given by the table of publications. */
export type Project = (work: Work, revision: { id: string; publicationId: string; sha256: string }, documents: ProjectedDocument[]) => Promise<void>;

/**
 * Publishes a noun as it stands now, in the caller's transaction, as the next revision of its own publication and without a review. Only for what is computed by
 * rules that were reviewed before, holds no name, and must be public at once: the records of draws.
 */
export async function publishAtOnce(
  work: Work,
  noun: { kind: string; nounId: string; unitId: string },
  content: Json,
  publication: PublicationKind,
  officerId: string,
  project: Project,
): Promise<void> {
  const { tx, now } = work;
  const { kind, nounId, unitId } = noun;
  const sha256 = sha256Hex(canonicalJson(content));
  const { id: publicationId } = await tx.publication.upsert({
    where: { kind_nounId: { kind, nounId } },
    create: { kind, nounId, unitId, createdAt: now },
    update: {},
    select: { id: true },
  });
  const number = 1 + (await tx.revision.count({ where: { publicationId } }));
  await tx.revision.updateMany({ where: { publicationId, supersededAt: null }, data: { supersededAt: now } });
  const revision = await tx.revision.create({
    data: { publicationId, number, content: content as Prisma.InputJsonValue, sha256, authorId: officerId, createdAt: now, submittedAt: now, publishedAt: now },
    select: { id: true },
  });
  await project(work, { id: revision.id, publicationId, sha256 }, publication.project(content));
  await work.record({ action: "revision.published", nounKind: kind, nounId, revisionId: revision.id, detail: { number, sha256 } });
}

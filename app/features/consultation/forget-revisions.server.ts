import type { PublicOpinion } from "~/domain/consultation/public-shapes";
import { publicAuthor, type AuthorKind } from "~/domain/identity/names";
import type { Tx } from "~/platform/db.server";
import type { Prisma } from "~/platform/generated/client";

/**
 * Takes what is deleted of an opinion out of the stored revisions of its publication too: the full name that its author had agreed to publish, or with
 * `words` all that was said. Number, instants, reviews and the reviewed sum stay; what stands behind the sum is gone like the opinion itself, and a
 * revision that was not released yet can be released no more, because it differs from the sum.
 */
export async function forgetInRevisions(tx: Tx, opinionIds: readonly string[], forget: "name" | "words"): Promise<void> {
  const revisions = await tx.revision.findMany({ where: { publication: { kind: "opinion", nounId: { in: [...opinionIds] } } }, select: { id: true, content: true } });
  for (const { id, content } of revisions) {
    const opinion = content as unknown as PublicOpinion;
    const author = publicAuthor(opinion.author, opinion.authorKind as AuthorKind);
    const left = forget === "words" ? { ...opinion, author: "", text: "" } : { ...opinion, author: opinion.author === "" ? "" : author };
    await tx.revision.update({ where: { id }, data: { content: left as unknown as Prisma.InputJsonValue } });
    if (forget === "words") await tx.scanFinding.updateMany({ where: { revisionId: id }, data: { match: "", places: [] } });
  }
}

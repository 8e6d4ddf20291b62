import { stateOf } from "~/features/review/queries.server";
import type { Db } from "~/platform/db.server";

/** Where the newest revision of each noun stands, by the noun's id; nouns that were never submitted are absent. The content is not read. */
export async function nounStates(db: Db, nounIds: string[]) {
  const revisions = await db.revision.findMany({
    where: { publication: { nounId: { in: nounIds } } },
    orderBy: [{ publicationId: "asc" }, { number: "desc" }],
    distinct: ["publicationId"],
    omit: { content: true },
    include: { reviews: true, publication: { select: { nounId: true } } },
  });
  return Object.fromEntries(
    revisions.map((revision) => [revision.publication.nounId, { state: stateOf(revision), submittedAt: revision.submittedAt }]),
  );
}

import type { Db } from "~/platform/db.server";

/** Every application of one person, as it was given, with the salt by which its place in the public pool can be checked. One query. */
export async function ownApplicationData(db: Db, citizenId: string) {
  return db.representativeApplication.findMany({
    where: { citizenId },
    orderBy: { appliedAt: "asc" },
    select: { number: true, salt: true, values: true, answers: true, statement: true, appliedAt: true, withdrawnAt: true, screening: true, screeningReason: true, call: { select: { slug: true, title: true, draws: { select: { id: true, recordHash: true } } } } },
  });
}

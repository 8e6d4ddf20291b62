import type { Db } from "~/platform/db.server";

/** Every application of one person, as it was given. One query. */
export async function ownApplicationData(db: Db, citizenId: string) {
  return db.representativeApplication.findMany({
    where: { citizenId },
    orderBy: { appliedAt: "asc" },
    select: { number: true, values: true, answers: true, statement: true, appliedAt: true, withdrawnAt: true, screening: true, screeningReason: true, call: { select: { slug: true, title: true } } },
  });
}

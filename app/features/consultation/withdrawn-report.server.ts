import type { PublicReport } from "~/domain/consultation/public-shapes";
import type { Db, Tx } from "~/platform/db.server";

/** The report of the window that the public had last and that was taken back: who reads the new one, or is told of it, hears that it is a correction. Null where none was. */
export async function lastWithdrawnReport(db: Db | Tx, windowId: string): Promise<PublicReport["corrects"] | null> {
  const revision = await db.revision.findFirst({
    where: { publication: { kind: "report", nounId: windowId }, publishedAt: { not: null }, withdrawnAt: { not: null } },
    orderBy: { number: "desc" },
    select: { publishedAt: true, withdrawnAt: true, withdrawnReason: true },
  });
  if (!revision?.publishedAt || !revision.withdrawnAt) return null;
  return { publishedAt: revision.publishedAt.toISOString(), withdrawnAt: revision.withdrawnAt.toISOString(), reason: revision.withdrawnReason ?? "" };
}

import { dayOf } from "~/domain/calendar/shanghai";
import type { Work } from "~/platform/unit-of-work.server";

/**
 * Everything open of a person in the way to the public goes to the successor: the duties of the author in what is not released or returned, releases that
 * were ordered, and standing in for others. Absences of the person end. The author of a revision stays the author.
 */
export async function handOverReviews(work: Work, from: string, to: string): Promise<Record<string, number>> {
  const open = { publishedAt: null, supersededAt: null, withdrawnAt: null };
  const authored = await work.tx.revision.updateMany({ where: { ...open, OR: [{ authorId: from, takenOverById: null }, { takenOverById: from }] }, data: { takenOverById: to } });
  const scheduled = await work.tx.revision.updateMany({ where: { ...open, scheduledById: from, scheduledAt: { not: null } }, data: { scheduledById: to } });
  const today = dayOf(work.now);
  const standsInFor = await work.tx.reviewDeputy.updateMany({ where: { deputyId: from, toDay: { gte: today }, absentId: { not: to } }, data: { deputyId: to } });
  await work.tx.reviewDeputy.deleteMany({ where: { toDay: { gte: today }, OR: [{ absentId: from }, { deputyId: from }] } });
  return { revisions: authored.count, releases: scheduled.count, deputies: standsInFor.count };
}

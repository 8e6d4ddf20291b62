import type { Tx } from "~/platform/db.server";

/**
 * What keeps a report from going out: questionnaires that the public could answer and whose results are not on record. Their ways of asking belong in
 * the report (Decree 713 Art. 14), and after it nobody could add them. One that was withdrawn is not asked for.
 */
export async function openQuestionnaireFaults(tx: Tx, windowId: string): Promise<{ reason: string; zh: string; en: string }[]> {
  const open = await tx.questionnaire.findMany({ where: { windowId, activityId: null, publishedAt: { not: null } }, orderBy: { id: "asc" }, select: { slug: true, title: true } });
  if (open.length === 0) return [];
  const standing = await tx.publicDocument.findMany({ where: { kind: "questionnaire", key: { in: open.map(({ slug }) => slug) }, withdrawnAt: null }, select: { key: true } });
  return open
    .filter(({ slug }) => standing.some(({ key }) => key === slug))
    .map(({ title }) => ({
      reason: "QUESTIONNAIRE_NOT_NOTED",
      zh: `问卷《${title}》的结果还没有登记为活动。请在问卷截止后到“问卷调查”中登记，再提交。`,
      en: `The results of the questionnaire "${title}" are not on record yet. Note them as an activity after it has closed.`,
    }));
}

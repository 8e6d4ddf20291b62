import type { Tx } from "~/platform/db.server";

/** What keeps a report from going out: objections of authors and cases of false attribution that nobody has decided. */
export async function openCaseFaults(tx: Tx, windowId: string): Promise<{ reason: string; zh: string; en: string }[]> {
  const open = { decidedAt: null, opinion: { windowId } };
  const objections = await tx.objection.count({ where: open });
  const attributions = await tx.falseAttribution.count({ where: open });
  const faults: { reason: string; zh: string; en: string }[] = [];
  if (objections > 0) {
    faults.push({
      reason: "OBJECTION_OPEN",
      zh: `还有 ${objections} 件被隐去的意见，意见人提出了异议没有处理。请先在“异议和冒名反映”中处理。`,
      en: `Objections of authors to hiding wait for a decision: ${objections}. Decide them first.`,
    });
  }
  if (attributions > 0) {
    faults.push({
      reason: "ATTRIBUTION_OPEN",
      zh: `还有 ${attributions} 件“不是我写的”的反映没有处理。请先在“异议和冒名反映”中处理。`,
      en: `Reports of false attribution wait for a decision: ${attributions}. Decide them first.`,
    });
  }
  return faults;
}

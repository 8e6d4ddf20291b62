import type { Db } from "~/platform/db.server";

/** How many other opinions of the window say exactly the same: a letter that was typed in twice, or one that many people sent. */
export async function countSameWords(db: Db, windowId: string, receiptCode: string): Promise<number> {
  const opinion = await db.opinion.findFirst({ where: { receiptCode, windowId, withdrawnAt: null }, select: { id: true, body: true } });
  return opinion ? db.opinion.count({ where: { windowId, body: opinion.body, id: { not: opinion.id }, withdrawnAt: null } }) : 0;
}

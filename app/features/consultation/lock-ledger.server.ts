import type { Officer } from "~/features/identity/viewer.server";
import type { Tx } from "~/platform/db.server";
import type { Work } from "~/platform/unit-of-work.server";

/** `NOT_FOUND`: no such window, or another unit's. `LEDGER_CLOSED`: the report is out, so what it was made from stands. */
export type LedgerRefusal = { ok: false; reason: "NOT_FOUND" } | { ok: false; reason: "LEDGER_CLOSED" };

export interface LockedLedger {
  ok: true;
  slug: string;
  round: number;
  title: string;
  opensAt: Date;
  closesAt: Date;
  replyDays: number;
}

/**
 * Opens the ledger of one window for a change. Changes of one window run one after the other, and none runs beside a publication of its
 * report: who publishes holds the report's row from before the content is compared with what was reviewed until it is public. Citizens
 * who hand in opinions do not wait for it. The order of the two locks is that of publishing. The raised `ledgerVersion` tells every process that
 * kept figures are out of date.
 *
 * @param options `answeringTheme`: the change is the answer of that theme, which its unit may give too, and nothing else
 */
export async function lockLedger(work: Work, officer: Officer, windowId: string, options: { answeringTheme?: string } = {}): Promise<LockedLedger | LedgerRefusal> {
  const { tx } = work;
  const { answeringTheme } = options;
  const given = answeringTheme === undefined ? [] : [{ themes: { some: { id: answeringTheme, unitId: officer.unitId } } }];
  const where = { id: windowId, OR: [{ decision: officer.unitScope }, ...given] };
  if ((await tx.consultationWindow.count({ where })) === 0) return { ok: false, reason: "NOT_FOUND" };
  await lockReport(tx, windowId);
  await lockWindow(tx, windowId);
  const window = await tx.consultationWindow.update({
    where: { id: windowId },
    data: { ledgerVersion: { increment: 1 } },
    select: { round: true, opensAt: true, closesAt: true, replyDays: true, reportedAt: true, decision: { select: { slug: true, title: true } } },
  });
  const { reportedAt, decision, ...times } = window;
  if (reportedAt !== null) return { ok: false, reason: "LEDGER_CLOSED" };
  return { ok: true, ...times, ...decision };
}

/** Waits for a publication of the window's report that is under way; none begins before the transaction ends. */
export async function lockReport(tx: Tx, windowId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Publication" WHERE "kind" = 'report' AND "nounId" = ${windowId} FOR UPDATE`;
}

/** Waits for a change of the window's ledger that is under way; none begins before the transaction ends. Taken after the report's lock. */
export async function lockWindow(tx: Tx, windowId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "ConsultationWindow" WHERE "id" = ${windowId} FOR NO KEY UPDATE`;
}

import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { themeOfTarget, type AssignTarget, type TargetRefusal } from "./add-theme.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";

export type AssignPoints =
  | { ok: true; themeId: string | null; points: number }
  | LedgerRefusal
  | TargetRefusal
  | { ok: false; reason: "POINTS_GONE" };

/**
 * Puts points of one window into a theme, all or none: when one of them is gone meanwhile (split, withdrawn, hidden) nothing moves. A
 * point's own answer goes with it.
 */
export async function assignPoints(
  platform: Platform,
  now: Date,
  officer: Officer,
  input: { windowId: string; pointIds: readonly string[]; target: AssignTarget },
): Promise<AssignPoints> {
  return platform.unitOfWork<AssignPoints>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { windowId, target } = input;
    const ledger = await lockLedger(work, officer, windowId);
    if (!ledger.ok) return ledger;
    const theme = await themeOfTarget(work, windowId, target);
    if (!theme.ok) return theme;
    const { themeId } = theme;
    const ids = [...new Set(input.pointIds)];
    const { count } = await work.tx.point.updateMany({
      where: { id: { in: ids }, opinion: { windowId, withdrawnAt: null, hiddenAt: null } },
      data: { themeId },
    });
    if (count !== ids.length || count === 0) return { ok: false, reason: "POINTS_GONE" };
    await work.record({ action: "points.assigned", nounKind: "window", nounId: windowId, detail: { themeId, points: ids } });
    return { ok: true, themeId, points: count };
  });
}

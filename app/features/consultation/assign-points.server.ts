import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { themeOfTitle } from "./add-theme.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";

/** Where points go: into a theme, into the theme of a title that may be new, or back among the unsorted. */
export type AssignTarget = { themeId: string } | { title: string } | { unsorted: true };

export type AssignPoints =
  | { ok: true; themeId: string | null; points: number }
  | LedgerRefusal
  | { ok: false; reason: "THEME_GONE" | "POINTS_GONE" };

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
    if ("themeId" in target && (await work.tx.theme.count({ where: { id: target.themeId, windowId } })) === 0) return { ok: false, reason: "THEME_GONE" };

    const themeId = "themeId" in target ? target.themeId : "title" in target ? (await themeOfTitle(work, { windowId, title: target.title, summary: "" })).id : null;
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

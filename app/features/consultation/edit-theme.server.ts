import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { ChangedMeanwhile } from "./answer-theme.server";
import { themeAsItStands } from "./ledger-queries.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";

export type EditTheme = { ok: true; version: number } | LedgerRefusal | ChangedMeanwhile | { ok: false; reason: "THEME_GONE" | "TITLE_TAKEN" };

/** Changes title and summary of a theme, on the version that the official saw. */
export async function editTheme(
  platform: Platform,
  now: Date,
  officer: Officer,
  input: { windowId: string; themeId: string; version: number; title: string; summary: string },
): Promise<EditTheme> {
  return platform.unitOfWork<EditTheme>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { windowId, themeId, version, title, summary } = input;
    const ledger = await lockLedger(work, officer, windowId);
    if (!ledger.ok) return ledger;
    if ((await work.tx.theme.count({ where: { windowId, title, id: { not: themeId } } })) > 0) return { ok: false, reason: "TITLE_TAKEN" };
    const { count } = await work.tx.theme.updateMany({ where: { id: themeId, windowId, version }, data: { title, summary, version: { increment: 1 } } });
    if (count === 0) {
      const theirs = await themeAsItStands(work.tx, windowId, themeId);
      return theirs ? { ok: false, reason: "CHANGED_MEANWHILE", theirs } : { ok: false, reason: "THEME_GONE" };
    }
    await work.record({ action: "theme.edited", nounKind: "theme", nounId: themeId, detail: { windowId, version: version + 1 } });
    return { ok: true, version: version + 1 };
  });
}

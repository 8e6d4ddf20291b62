import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";

export type AddTheme = { ok: true; themeId: string } | LedgerRefusal | { ok: false; reason: "TITLE_TAKEN" };

/** Adds an empty theme to a window's ledger. Two themes of one window never have the same title. */
export async function addTheme(
  platform: Platform,
  now: Date,
  officer: Officer,
  input: { windowId: string; title: string; summary: string },
): Promise<AddTheme> {
  return platform.unitOfWork<AddTheme>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const ledger = await lockLedger(work, officer, input.windowId);
    if (!ledger.ok) return ledger;
    const theme = await themeOfTitle(work, input);
    return theme.isNew ? { ok: true, themeId: theme.id } : { ok: false, reason: "TITLE_TAKEN" };
  });
}

/** The theme of that title, made when there is none yet. The ledger must be locked. */
export async function themeOfTitle(
  work: Work,
  { windowId, title, summary }: { windowId: string; title: string; summary: string },
): Promise<{ id: string; isNew: boolean }> {
  const same = await work.tx.theme.findFirst({ where: { windowId, title }, select: { id: true } });
  if (same) return { ...same, isNew: false };
  const last = await work.tx.theme.aggregate({ where: { windowId }, _max: { position: true } });
  const theme = await work.tx.theme.create({
    data: { windowId, title, summary, position: (last._max.position ?? 0) + 1, createdAt: work.now },
    select: { id: true },
  });
  await work.record({ action: "theme.added", nounKind: "theme", nounId: theme.id, detail: { windowId } });
  return { ...theme, isNew: true };
}

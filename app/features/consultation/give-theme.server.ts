import { dayOf, type Day } from "~/domain/calendar/shanghai";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { ChangedMeanwhile } from "./answer-theme.server";
import { themeAsItStands } from "./ledger-queries.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";

export type GiveTheme = { ok: true; version: number } | LedgerRefusal | ChangedMeanwhile | { ok: false; reason: "THEME_GONE" | "UNIT_UNKNOWN" | "DUE_DAY_PAST" };

/** Asks another unit to prepare the answer of a theme until a day; `unitId` null takes it back. That unit can answer this theme and only it. */
export async function giveTheme(
  platform: Platform,
  now: Date,
  officer: Officer,
  input: { windowId: string; themeId: string; version: number; unitId: string | null; dueOn: Day | null },
): Promise<GiveTheme> {
  return platform.unitOfWork<GiveTheme>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { windowId, themeId, version, unitId } = input;
    const ledger = await lockLedger(work, officer, windowId);
    if (!ledger.ok) return ledger;
    if (unitId !== null && (await work.tx.unit.count({ where: { id: unitId } })) === 0) return { ok: false, reason: "UNIT_UNKNOWN" };
    const dueOn = unitId === null ? null : input.dueOn;
    if (dueOn !== null && dueOn < dayOf(now)) return { ok: false, reason: "DUE_DAY_PAST" };
    const { count } = await work.tx.theme.updateMany({ where: { id: themeId, windowId, version }, data: { unitId, dueOn, version: { increment: 1 } } });
    if (count === 0) {
      const theirs = await themeAsItStands(work.tx, windowId, themeId);
      return theirs ? { ok: false, reason: "CHANGED_MEANWHILE", theirs } : { ok: false, reason: "THEME_GONE" };
    }
    await work.record({ action: unitId === null ? "theme.taken-back" : "theme.given", nounKind: "theme", nounId: themeId, detail: { windowId, version: version + 1, unitId, dueOn } });
    return { ok: true, version: version + 1 };
  });
}

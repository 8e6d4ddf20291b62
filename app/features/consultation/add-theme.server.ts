import { dayOf, type Day } from "~/domain/calendar/shanghai";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";

export type AddTheme = { ok: true; themeId: string } | LedgerRefusal | { ok: false; reason: "TITLE_TAKEN" };

/** The same form was sent before: nothing is written, and its theme is the answer. */
type Repeated = { ok: false; reason: "REPEATED"; themeId: string };

/**
 * Adds an empty theme to a window's ledger. Two themes of one window never have the same title; title and summary of one that is there are that one, so that
 * a form sent twice makes one theme. The ledger's lock lets the second find the first.
 */
export async function addTheme(
  platform: Platform,
  now: Date,
  officer: Officer,
  input: { windowId: string; title: string; summary: string },
): Promise<AddTheme> {
  const result = await platform.unitOfWork<AddTheme | Repeated>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const ledger = await lockLedger(work, officer, input.windowId);
    if (!ledger.ok) return ledger;
    const theme = await themeOfTitle(work, input);
    if (theme.isNew) return { ok: true, themeId: theme.id };
    return theme.summary === input.summary ? { ok: false, reason: "REPEATED", themeId: theme.id } : { ok: false, reason: "TITLE_TAKEN" };
  });
  return !result.ok && result.reason === "REPEATED" ? { ok: true, themeId: result.themeId } : result;
}

/** Where points go: into a theme, into the theme of a title that may be new, or back among the unsorted. A new theme may be given to another unit at once. */
export type AssignTarget = { themeId: string } | { title: string; give?: { unitId: string; dueOn: Day } } | { unsorted: true };

export type TargetRefusal = { ok: false; reason: "THEME_GONE" | "TITLE_TAKEN" | "UNIT_UNKNOWN" | "DUE_DAY_PAST" };

/**
 * The theme that a target names, null for none. Giving is for new themes only: an existing one has an answer, and perhaps a unit, that the
 * official does not see here, and is given on its own page. The ledger must be locked.
 */
export async function themeOfTarget(work: Work, windowId: string, target: AssignTarget): Promise<{ ok: true; themeId: string | null } | TargetRefusal> {
  if ("unsorted" in target) return { ok: true, themeId: null };
  if ("themeId" in target) {
    const isThere = (await work.tx.theme.count({ where: { id: target.themeId, windowId } })) > 0;
    return isThere ? { ok: true, themeId: target.themeId } : { ok: false, reason: "THEME_GONE" };
  }
  const { title, give } = target;
  if (give && (await work.tx.unit.count({ where: { id: give.unitId } })) === 0) return { ok: false, reason: "UNIT_UNKNOWN" };
  if (give && give.dueOn < dayOf(work.now)) return { ok: false, reason: "DUE_DAY_PAST" };
  const theme = await themeOfTitle(work, { windowId, title, summary: "" });
  if (!give) return { ok: true, themeId: theme.id };
  if (!theme.isNew) return { ok: false, reason: "TITLE_TAKEN" };
  await work.tx.theme.update({ where: { id: theme.id }, data: give });
  await work.record({ action: "theme.given", nounKind: "theme", nounId: theme.id, detail: { windowId, ...give } });
  return { ok: true, themeId: theme.id };
}

/** The theme of that title, made when there is none yet. The ledger must be locked. */
export async function themeOfTitle(
  work: Work,
  { windowId, title, summary }: { windowId: string; title: string; summary: string },
): Promise<{ id: string; summary: string; isNew: boolean }> {
  const same = await work.tx.theme.findFirst({ where: { windowId, title }, select: { id: true, summary: true } });
  if (same) return { ...same, isNew: false };
  const last = await work.tx.theme.aggregate({ where: { windowId }, _max: { position: true } });
  const theme = await work.tx.theme.create({
    data: { windowId, title, summary, position: (last._max.position ?? 0) + 1, createdAt: work.now },
    select: { id: true },
  });
  await work.record({ action: "theme.added", nounKind: "theme", nounId: theme.id, detail: { windowId } });
  return { ...theme, summary, isNew: true };
}

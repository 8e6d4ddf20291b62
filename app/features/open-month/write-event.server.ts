import { sameFields } from "~/domain/text/same-fields";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { EventTexts } from "./schema";

/** `CHANGED_MEANWHILE`: somebody else saved it after this form was opened. */
export type WriteEvent = { ok: true; slug: string } | { ok: false; reason: "NOT_FOUND" | "SLUG_TAKEN" | "SEASON_UNKNOWN" | "CHANGED_MEANWHILE" };

/** The same form was sent before: nothing is written, and its event is the answer. */
type Repeated = { ok: false; reason: "REPEATED" };

/** An event that is there already; `seenAt`: when it had last been saved as the form was opened, null to write over whatever stands there. */
export interface WrittenEvent {
  slug: string;
  seenAt: Date | null;
}

/**
 * Writes an event of the officer's own unit, a new one where `target` is null. Nothing of it is public before it has been reviewed and released;
 * what is public already stays as it is until then. Only the address of an online event counts at once, for it goes to registered people alone.
 *
 * Of several new ones at once under one address the unique index lets one be written; who wrote the very same gets it.
 */
export async function writeEvent(platform: Platform, now: Date, officer: StaffViewer, target: WrittenEvent | null, texts: EventTexts): Promise<WriteEvent> {
  const result = await platform.unitOfWork<WriteEvent | Repeated>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    if (texts.seasonYear !== null && (await tx.season.count({ where: { year: texts.seasonYear } })) === 0) return { ok: false, reason: "SEASON_UNKNOWN" };
    if (target === null) {
      const own = { ...texts, unitId: officer.unitId };
      const [event] = await tx.openEvent.createManyAndReturn({ data: [{ ...own, createdById: officer.id, createdAt: now, updatedAt: now }], skipDuplicates: true, select: { id: true } });
      if (!event) {
        const standing = await tx.openEvent.findUnique({ where: { slug: texts.slug } });
        return standing && sameFields(standing, own) ? { ok: false, reason: "REPEATED" } : { ok: false, reason: "SLUG_TAKEN" };
      }
      await record({ action: "event.created", nounKind: "event", nounId: event.id, detail: { slug: texts.slug } });
      return { ok: true, slug: texts.slug };
    }
    const { slug, seenAt } = target;
    const event = await tx.openEvent.findFirst({ where: { slug, unitId: officer.unitId }, select: { id: true } });
    if (!event) return { ok: false, reason: "NOT_FOUND" };
    // The address of the page never changes: it stands in mails, calendars and on posters.
    const { slug: _given, ...rest } = texts;
    const { count } = await tx.openEvent.updateMany({ where: { id: event.id, ...(seenAt ? { updatedAt: seenAt } : {}) }, data: { ...rest, updatedAt: now } });
    if (count === 0) return { ok: false, reason: "CHANGED_MEANWHILE" };
    await record({ action: "event.edited", nounKind: "event", nounId: event.id });
    return { ok: true, slug };
  });
  return !result.ok && result.reason === "REPEATED" ? { ok: true, slug: texts.slug } : result;
}

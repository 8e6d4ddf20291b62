import type { WorkCalendar } from "~/domain/calendar/working-days";
import type { PublicWindow } from "~/domain/consultation/public-shapes";
import { checkExtension, type ExtensionRefusal } from "~/domain/consultation/window";
import type { Officer } from "~/features/identity/viewer.server";
import type { Tx } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";
import { lockPublication } from "./lock-publication.server";
import type { WindowContact } from "./schema-window";
import { publishedWindow } from "./window-publication.server";

export type ExtendWindow = { ok: true; windowId: string; closesAt: Date } | { ok: false; reason: "NOT_FOUND" | "NOT_PUBLISHED" | ExtensionRefusal };

/**
 * Writes a later closing instant for a window that is open; the closing first published stays beside it. The public sees it, and opinions
 * are taken until then, when the extension has been reviewed and published like everything else (decision 8): until that moment the
 * published closing stands, and an extension that is not published before it comes too late. It is measured against what the public has,
 * so one that was written but not released may be written again.
 */
export async function extendWindow(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  { slug, closesOn, calendar }: { slug: string; closesOn: string; calendar: WorkCalendar },
): Promise<ExtendWindow> {
  return platform.unitOfWork<ExtendWindow>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const found = await lockPublished(work, officer, slug);
    if (!found.ok) return found;
    const { windowId, published } = found;
    const check = checkExtension({ opensAt: new Date(published.opensAt), closesAt: new Date(published.closesAt) }, closesOn, now, calendar);
    if (!check.ok) return check;
    await work.tx.consultationWindow.update({ where: { id: windowId }, data: { ...(await rowOf(work.tx, published)), closesAt: check.closesAt } });
    await work.record({ action: "window.extended", nounKind: "window", nounId: windowId, detail: { slug, from: published.closesAt, to: check.closesAt.toISOString() } });
    return { ok: true, windowId, closesAt: check.closesAt };
  });
}

export type ChangeWindowContact = { ok: true; windowId: string } | { ok: false; reason: "NOT_FOUND" | "NOT_PUBLISHED" };

/**
 * Writes another contact for a published window; everything else stays as the public has it, except an extension that is on its way. It
 * goes live like that one, by review and release.
 */
export async function changeWindowContact(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  slug: string,
  contact: WindowContact,
): Promise<ChangeWindowContact> {
  return platform.unitOfWork<ChangeWindowContact>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const found = await lockPublished(work, officer, slug);
    if (!found.ok) return found;
    const { windowId, published, plannedClosesAt } = found;
    const row = await rowOf(work.tx, published);
    const isExtending = now >= row.opensAt && now < row.closesAt && plannedClosesAt > row.closesAt;
    const closesAt = isExtending ? plannedClosesAt : row.closesAt;
    await work.tx.consultationWindow.update({ where: { id: windowId }, data: { ...row, closesAt, ...contact } });
    await work.record({ action: "window.contact-changed", nounKind: "window", nounId: windowId, detail: { slug } });
    return { ok: true, windowId };
  });
}

type Locked = { ok: true; windowId: string; plannedClosesAt: Date; published: PublicWindow } | { ok: false; reason: "NOT_FOUND" | "NOT_PUBLISHED" };

/** The newest window of the decision and what the public has of it, with its publication locked. */
async function lockPublished({ tx }: Work, officer: Officer, slug: string): Promise<Locked> {
  const window = await tx.consultationWindow.findFirst({
    where: { decision: { slug, ...officer.unitScope } },
    orderBy: { round: "desc" },
    select: { id: true, round: true, closesAt: true },
  });
  if (!window) return { ok: false, reason: "NOT_FOUND" };
  await lockPublication(tx, "window", window.id);
  const published = await publishedWindow(tx, slug, window.round);
  return published ? { ok: true, windowId: window.id, plannedClosesAt: window.closesAt, published } : { ok: false, reason: "NOT_PUBLISHED" };
}

/** The row as the public has it: what was planned anew before the opening and never published is gone. */
async function rowOf(tx: Tx, published: PublicWindow) {
  const { draftKey, opensAt, closesAt, originalClosesAt, shortenedReason, guideExemption, channels, allowsAnonymous, replyDays, publishDuringWindow = false, displayUntil } = published;
  const [slug, number] = draftKey.split("/");
  const version = await tx.draftVersion.findFirstOrThrow({ where: { decision: { slug }, number: Number(number) }, select: { id: true } });
  return {
    versionId: version.id,
    opensAt: new Date(opensAt),
    closesAt: new Date(closesAt),
    originalClosesAt: new Date(originalClosesAt),
    shortenedReason,
    guideExemption,
    channels,
    allowsAnonymous,
    replyDays,
    publishDuringWindow,
    displayUntil: displayUntil === undefined ? null : new Date(displayUntil),
  };
}

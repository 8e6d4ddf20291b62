import { atTime, endOfDay, startOfDay } from "~/domain/calendar/shanghai";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockPublication } from "./lock-publication.server";
import type { WindowPlanFields } from "./schema-window";
import { publishedWindow } from "./window-publication.server";

export type PlanWindow =
  | { ok: true; windowId: string; round: number }
  | { ok: false; reason: "NOT_FOUND" | "VERSION_UNKNOWN" | "STALE" | "ALREADY_OPEN" };

/**
 * Plans the consultation window of a decision, or plans it anew while the public cannot use it yet. A plan may have faults: they are shown,
 * and they stop its submission and release. Once the published window has opened only its closing day (`extendWindow`) and its contact
 * (`changeWindowContact`) may change; once it has closed, another round may be planned.
 */
export async function planWindow(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  slug: string,
  { round, opensOn, closesOn, opensTime, closesTime, shortenedReason, guideExemption, displayUntilOn, ...fields }: WindowPlanFields,
): Promise<PlanWindow> {
  return platform.unitOfWork<PlanWindow>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const decision = await tx.decision.findFirst({ where: { slug, ...officer.unitScope }, select: { id: true } });
    if (!decision) return { ok: false, reason: "NOT_FOUND" };
    // Two people who plan the first window at once make one.
    await tx.$queryRaw`SELECT 1 FROM "Decision" WHERE "id" = ${decision.id} FOR UPDATE`;
    const version = await tx.draftVersion.findFirst({ where: { id: fields.versionId, decisionId: decision.id }, select: { id: true } });
    if (!version) return { ok: false, reason: "VERSION_UNKNOWN" };

    const latest = await tx.consultationWindow.findFirst({ where: { decisionId: decision.id }, orderBy: { round: "desc" }, select: { id: true, round: true } });
    if (latest) await lockPublication(tx, "window", latest.id);
    const published = latest && (await publishedWindow(tx, slug, latest.round));
    const isClosed = published !== null && new Date(published.closesAt) <= now;
    if (published && !isClosed && new Date(published.opensAt) <= now) return { ok: false, reason: "ALREADY_OPEN" };
    const replaced = isClosed ? null : latest;
    // The page showed another round than the one that is to be planned now.
    if (round !== (replaced?.round ?? (latest?.round ?? 0) + 1)) return { ok: false, reason: "STALE" };

    const closesAt = closesTime === undefined ? endOfDay(closesOn) : atTime(closesOn, closesTime);
    const data = {
      ...fields,
      opensAt: opensTime === undefined ? startOfDay(opensOn) : atTime(opensOn, opensTime),
      closesAt,
      originalClosesAt: closesAt,
      shortenedReason: shortenedReason || null,
      guideExemption: guideExemption || null,
      displayUntil: displayUntilOn === null ? null : endOfDay(displayUntilOn),
    };
    const window = replaced
      ? await tx.consultationWindow.update({ where: { id: replaced.id }, data, select: { id: true } })
      : await tx.consultationWindow.create({ data: { ...data, decisionId: decision.id, round, createdAt: now }, select: { id: true } });
    await record({ action: "window.planned", nounKind: "window", nounId: window.id, detail: { slug, round, opensOn, closesOn } });
    return { ok: true, windowId: window.id, round };
  });
}

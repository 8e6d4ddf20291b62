import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { latestVersion, lockCatalogue } from "./open-catalogue.server";

export type RecordPartyConsent = { ok: true } | { ok: false; reason: "NOT_FOUND" | "NOT_YOURS" | "IN_THE_FUTURE" | "NOTHING_CHANGED" };

/**
 * Records the meeting at which the party leadership group consented to the publication of the version that is being worked on (Decree 713
 * Art. 3, rule V5): each version has a consent of its own. It belongs to the unit that answers for the catalogue; a meeting that has not
 * been held has consented to nothing.
 *
 * @param today the day in Shanghai
 */
export async function recordPartyConsent(
  platform: Pick<Platform, "unitOfWork">,
  { now, today }: { now: Date; today: string },
  officer: Officer,
  year: number,
  consent: { meeting: string; on: string; note: string },
): Promise<RecordPartyConsent> {
  return platform.unitOfWork<RecordPartyConsent>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const catalogue = await tx.catalogue.findUnique({ where: { year }, select: { id: true, unitId: true } });
    if (!catalogue) return { ok: false, reason: "NOT_FOUND" };
    if (officer.ownUnitOnly && catalogue.unitId !== officer.unitId) return { ok: false, reason: "NOT_YOURS" };
    if (consent.on > today) return { ok: false, reason: "IN_THE_FUTURE" };
    await lockCatalogue(tx, catalogue.id);
    const version = await latestVersion(tx, catalogue.id);
    if (!version || version.publishedAt !== null) return { ok: false, reason: "NOTHING_CHANGED" };
    await tx.catalogueVersion.update({
      where: { id: version.id },
      data: { partyConsentMeeting: consent.meeting, partyConsentOn: consent.on, note: consent.note },
    });
    await record({ action: "catalogue.consent-recorded", nounKind: "catalogue", nounId: catalogue.id, detail: { ...consent, version: version.number } });
    return { ok: true };
  });
}

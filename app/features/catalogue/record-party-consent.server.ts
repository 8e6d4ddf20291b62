import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";

export type RecordPartyConsent = { ok: true } | { ok: false; reason: "NOT_FOUND" | "NOT_YOURS" | "IN_THE_FUTURE" };

/**
 * Records the meeting at which the party leadership group consented to the publication (Decree 713 Art. 3). It belongs to the unit that
 * answers for the catalogue; a meeting that has not been held has consented to nothing.
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
    await tx.catalogue.update({
      where: { id: catalogue.id },
      data: { partyConsentMeeting: consent.meeting, partyConsentOn: consent.on, note: consent.note },
    });
    await record({ action: "catalogue.consent-recorded", nounKind: "catalogue", nounId: catalogue.id, detail: { ...consent } });
    return { ok: true };
  });
}

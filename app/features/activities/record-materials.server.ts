import { materialsShortage, type MaterialsShortage } from "~/domain/activities/hearing-materials";
import { dayOf, type Day } from "~/domain/calendar/shanghai";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockHearing, type HearingAddress, type HearingRefusal } from "./lock-hearing.server";

export type RecordMaterials =
  | { ok: true }
  | HearingRefusal
  | { ok: false; reason: "SENT_IN_FUTURE" | "NOBODY_LISTED" }
  | { ok: false; reason: "MATERIALS_TOO_LATE"; shortage: MaterialsShortage };

/** Notes the day on which participants had the materials. Less than seven days ahead needs a reason, which is published (Decree 713 Art. 16). */
export async function recordMaterials(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  address: HearingAddress,
  { sentOn, reason }: { sentOn: Day; reason: string },
): Promise<RecordMaterials> {
  return platform.unitOfWork<RecordMaterials>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const locked = await lockHearing(work, officer, address);
    if (!locked.ok) return locked;
    const { id, heldAt } = locked.hearing;
    if (sentOn > dayOf(now)) return { ok: false, reason: "SENT_IN_FUTURE" };
    if ((await work.tx.hearingParticipant.count({ where: { hearingId: id } })) === 0) return { ok: false, reason: "NOBODY_LISTED" };
    const shortage = materialsShortage(sentOn, dayOf(heldAt));
    if (shortage && reason === "") return { ok: false, reason: "MATERIALS_TOO_LATE", shortage };
    await work.tx.hearing.update({ where: { id }, data: { materialsSentOn: sentOn, materialsReason: shortage ? reason : "" } });
    await work.record({ action: "hearing.materials-sent", nounKind: "hearing", nounId: id, detail: { sentOn, short: shortage?.short ?? 0 } });
    return { ok: true };
  });
}

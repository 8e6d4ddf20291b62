import type { Confirmation } from "~/domain/activities/hearing-confirmation";
import { dayOf, type Day } from "~/domain/calendar/shanghai";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockHearing, type HearingAddress, type HearingRefusal } from "./lock-hearing.server";

export type ConfirmRecord = { ok: true } | HearingRefusal | { ok: false; reason: "NOT_HELD_YET" } | { ok: false; reason: "SIGNED_OUTSIDE"; position: number };

/** Notes for each participant whether the record was confirmed and signed, corrected and signed, or why there is no signature, with the day (Decree 713 Art. 17). */
export async function confirmRecord(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  address: HearingAddress,
  answers: readonly { position: number; confirmation: Confirmation; on: Day }[],
): Promise<ConfirmRecord> {
  return platform.unitOfWork<ConfirmRecord>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const locked = await lockHearing(work, officer, address);
    if (!locked.ok) return locked;
    const { id, heldAt } = locked.hearing;
    if (heldAt > now) return { ok: false, reason: "NOT_HELD_YET" };
    const outside = answers.find(({ on }) => on < dayOf(heldAt) || on > dayOf(now));
    if (outside) return { ok: false, reason: "SIGNED_OUTSIDE", position: outside.position };
    for (const { position, confirmation, on } of answers) {
      await work.tx.hearingParticipant.updateMany({ where: { hearingId: id, position }, data: { confirmation, confirmedOn: on } });
    }
    await work.record({ action: "hearing.record-confirmed", nounKind: "hearing", nounId: id, detail: { answers: answers.length } });
    return { ok: true };
  });
}

import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockHearing, type HearingAddress, type HearingRefusal } from "./lock-hearing.server";
import type { HearingFields } from "./schema";

export type EditHearing = { ok: true } | HearingRefusal | { ok: false; reason: "SIDE_IN_USE"; side: string };

/** Saves the notice. A side under which participants are listed keeps its name. The public reads the old text until the new one is published. */
export async function editHearing(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, address: HearingAddress, fields: HearingFields): Promise<EditHearing> {
  return platform.unitOfWork<EditHearing>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const locked = await lockHearing(work, officer, address);
    if (!locked.ok) return locked;
    const { id } = locked.hearing;
    const orphan = await work.tx.hearingParticipant.findFirst({ where: { hearingId: id, side: { notIn: fields.sides.map(({ name }) => name) } }, select: { side: true } });
    if (orphan) return { ok: false, reason: "SIDE_IN_USE", side: orphan.side };
    await work.tx.hearing.update({ where: { id }, data: fields });
    await work.record({ action: "hearing.edited", nounKind: "hearing", nounId: id, detail: { version: address.version + 1 } });
    return { ok: true };
  });
}

import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockHearing, type HearingAddress, type HearingRefusal } from "./lock-hearing.server";

export type SumUpHearing = { ok: true } | HearingRefusal | { ok: false; reason: "NOT_HELD_YET" };

/** Writes the summary of the record, which is published after review. An empty one takes it back. */
export async function sumUpHearing(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, address: HearingAddress, summary: string): Promise<SumUpHearing> {
  return platform.unitOfWork<SumUpHearing>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const locked = await lockHearing(work, officer, address);
    if (!locked.ok) return locked;
    if (locked.hearing.heldAt > now) return { ok: false, reason: "NOT_HELD_YET" };
    await work.tx.hearing.update({ where: { id: locked.hearing.id }, data: { recordSummary: summary } });
    await work.record({ action: "hearing.summed-up", nounKind: "hearing", nounId: locked.hearing.id });
    return { ok: true };
  });
}

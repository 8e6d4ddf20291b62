import type { HearingSide } from "~/domain/activities/public-shapes";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockHearing, type HearingAddress, type HearingRefusal } from "./lock-hearing.server";

export type ListParticipants = { ok: true } | HearingRefusal | { ok: false; reason: "HEARING_HELD" } | { ok: false; reason: "SIDE_UNKNOWN" | "SIDE_FULL"; side: string };

/** Writes the list of those who take part, until the hearing begins. Each stands on one of its sides, and no side has more than its seats. */
export async function listParticipants(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  address: HearingAddress,
  people: readonly { name: string; side: string }[],
): Promise<ListParticipants> {
  return platform.unitOfWork<ListParticipants>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const locked = await lockHearing(work, officer, address);
    if (!locked.ok) return locked;
    const { id, heldAt, sides } = locked.hearing;
    if (heldAt <= now) return { ok: false, reason: "HEARING_HELD" };
    const seats = new Map((sides as unknown as HearingSide[]).map((side) => [side.name, side.seats]));
    for (const { side } of people) {
      const left = seats.get(side);
      if (left === undefined) return { ok: false, reason: "SIDE_UNKNOWN", side };
      if (left === 0) return { ok: false, reason: "SIDE_FULL", side };
      seats.set(side, left - 1);
    }
    await work.tx.hearingParticipant.deleteMany({ where: { hearingId: id } });
    await work.tx.hearingParticipant.createMany({ data: people.map(({ name, side }, index) => ({ hearingId: id, position: index + 1, name, side })) });
    await work.record({ action: "hearing.participants-listed", nounKind: "hearing", nounId: id, detail: { people: people.length } });
    return { ok: true };
  });
}

import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockSession } from "./lock-session.server";
import { promoteWaiting } from "./promote-waiting.server";

export type WriteHall = { ok: true; hallId: string } | { ok: false; reason: "NOT_FOUND" | "HALL_NAME_TAKEN" | "NOTHING_CHANGED" };

/** The same form was sent before: nothing is written, and its hall is the answer. */
type Repeated = { ok: false; reason: "REPEATED"; hallId: string };

/**
 * Sets up a hall that several sessions of the unit share, or changes how many places it has, at once: new ones go to the lines of its sessions first, and
 * below what was given out nobody loses a place. Of several new ones at once under one name the unique index lets one be written.
 *
 * @param hallId null for a new hall
 */
export async function writeHall(platform: Platform, now: Date, officer: StaffViewer, hallId: string | null, { name, capacity }: { name: string; capacity: number }): Promise<WriteHall> {
  const result = await platform.unitOfWork<WriteHall | Repeated>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { tx } = work;
    const same = await tx.hall.findUnique({ where: { unitId_name: { unitId: officer.unitId, name } }, select: { id: true, capacity: true } });
    if (same && hallId === null && same.capacity === capacity) return { ok: false, reason: "REPEATED", hallId: same.id };
    if (same && same.id !== hallId) return { ok: false, reason: "HALL_NAME_TAKEN" };
    if (hallId === null) {
      const data = [{ unitId: officer.unitId, name, capacity, seatsLeft: capacity, createdAt: now }];
      const [made] = await tx.hall.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } });
      if (!made) {
        const faster = await tx.hall.findUniqueOrThrow({ where: { unitId_name: { unitId: officer.unitId, name } }, select: { id: true, capacity: true } });
        return faster.capacity === capacity ? { ok: false, reason: "REPEATED", hallId: faster.id } : { ok: false, reason: "HALL_NAME_TAKEN" };
      }
      await work.record({ action: "hall.created", nounKind: "hall", nounId: made.id, detail: { capacity } });
      return { ok: true, hallId: made.id };
    }
    await tx.$queryRaw`SELECT 1 FROM "Hall" WHERE "id" = ${hallId} FOR UPDATE`;
    const hall = await tx.hall.findFirst({ where: { id: hallId, unitId: officer.unitId }, include: { sessions: { orderBy: { id: "asc" }, take: 1, select: { id: true } } } });
    if (!hall) return { ok: false, reason: "NOT_FOUND" };
    if (hall.capacity === capacity && hall.name === name) return { ok: false, reason: "NOTHING_CHANGED" };
    await tx.hall.update({ where: { id: hallId }, data: { name, capacity, seatsLeft: { increment: capacity - hall.capacity } } });
    await work.record({ action: "hall.changed", nounKind: "hall", nounId: hallId, detail: { before: hall.capacity, after: capacity } });
    const first = hall.sessions[0] && (await lockSession(tx, hall.sessions[0].id));
    if (first) await promoteWaiting(work, platform, first);
    return { ok: true, hallId };
  });
  return !result.ok && result.reason === "REPEATED" ? { ok: true, hallId: result.hallId } : result;
}

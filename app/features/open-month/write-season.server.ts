import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { SeasonTexts } from "./schema";

export type WriteSeason = { ok: true } | { ok: false; reason: "NOT_FOUND" };

/** Writes the open month of a year: the unit that wrote it first keeps it. Public after review and release; the limit of registrations counts at once. */
export async function writeSeason(platform: Platform, now: Date, officer: StaffViewer, year: number, texts: SeasonTexts): Promise<WriteSeason> {
  return platform.unitOfWork<WriteSeason>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    await tx.season.createMany({ data: [{ ...texts, year, unitId: officer.unitId, createdAt: now, updatedAt: now }], skipDuplicates: true });
    const { count } = await tx.season.updateMany({ where: { year, unitId: officer.unitId }, data: { ...texts, updatedAt: now } });
    if (count === 0) return { ok: false, reason: "NOT_FOUND" };
    await record({ action: "season.written", nounKind: "season", nounId: String(year) });
    return { ok: true };
  });
}

import { dayOf } from "~/domain/calendar/shanghai";
import { checkAbsence, type AbsenceRefusal } from "~/domain/review/deputies";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { openPerson } from "./deputy-queries.server";

export type SetDeputy = { ok: true } | { ok: false; reason: AbsenceRefusal };

/** A reviewer names who reviews in the days of an absence. */
export async function setDeputy(platform: Platform, now: Date, officer: StaffViewer, input: { deputyId: string; fromDay: string; toDay: string }): Promise<SetDeputy> {
  return platform.unitOfWork<SetDeputy>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    // One after the other, so that two absences entered at once do not overlap, and none is entered for an account that is being closed.
    await work.tx.$queryRaw`SELECT 1 FROM "Staff" WHERE "id" IN (${officer.id}, ${input.deputyId}) ORDER BY "id" FOR UPDATE`;
    const deputy = await openPerson(work.tx, input.deputyId);
    const others = await work.tx.reviewDeputy.findMany({ where: { absentId: officer.id }, select: { fromDay: true, toDay: true } });
    const check = checkAbsence(input, officer, deputy, others, dayOf(now));
    if (!check.ok) return check;
    const { id } = await work.tx.reviewDeputy.create({ data: { absentId: officer.id, ...input, createdAt: now }, select: { id: true } });
    await work.record({ action: "deputy.set", nounKind: "staff", nounId: officer.id, detail: { id, ...input } });
    return { ok: true };
  });
}

import { calendarUid, UID_RANDOM_BYTES } from "~/domain/open-month/calendar-identity";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";

export type CopyEvent = { ok: true; slug: string } | { ok: false; reason: "NOT_FOUND" | "SLUG_TAKEN" };

const DAY_MS = 86_400_000;

/**
 * A new event with the texts of an earlier one of the same unit and its sessions so many days later. Registrations, recap and everything that
 * happened stay behind.
 *
 * @param randomBytes a cryptographic source for the calendar names of the sessions
 */
export async function copyEvent(
  platform: Platform,
  now: Date,
  officer: StaffViewer,
  from: string,
  { slug, days }: { slug: string; days: number },
  randomBytes: (n: number) => Uint8Array,
): Promise<CopyEvent> {
  const domain = new URL(platform.env.publicUrl).hostname;
  return platform.unitOfWork<CopyEvent>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const found = await tx.openEvent.findFirst({ where: { slug: from, unitId: officer.unitId }, include: { plans: true } });
    if (!found) return { ok: false, reason: "NOT_FOUND" };
    const { id: _id, plans, cancelledAt: _at, cancelledCause: _cause, cancelledReason: _reason, ...texts } = found;
    const later = (at: Date) => new Date(at.getTime() + days * DAY_MS);
    const anew = { slug, recap: "", changeNote: "", onlineLink: "", createdById: officer.id, createdAt: now, updatedAt: now };
    // The unique index on the address decides between several at once.
    const [copy] = await tx.openEvent.createManyAndReturn({ data: [{ ...texts, ...anew }], skipDuplicates: true, select: { id: true } });
    if (!copy) return { ok: false, reason: "SLUG_TAKEN" };
    await tx.sessionPlan.createMany({
      data: plans.map(({ id: _plan, ...plan }) => ({
        ...plan,
        eventId: copy.id,
        startsAt: later(plan.startsAt),
        endsAt: later(plan.endsAt),
        doorsOpenAt: later(plan.doorsOpenAt),
        doorsCloseAt: later(plan.doorsCloseAt),
        registrationOpensAt: later(plan.registrationOpensAt),
        registrationClosesAt: later(plan.registrationClosesAt),
        drawAt: plan.drawAt && later(plan.drawAt),
        calendarUid: calendarUid(randomBytes(UID_RANDOM_BYTES), domain),
      })),
    });
    await record({ action: "event.created", nounKind: "event", nounId: copy.id, detail: { slug, copiedFrom: from } });
    return { ok: true, slug };
  });
}

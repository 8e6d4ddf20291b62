import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockCall } from "./apply-for-call.server";
import { unitScope } from "./queries.server";

/** One conclusion. A refusal has its reason, which the applicant reads. */
export type Screening = { number: number; verdict: "eligible" } | { number: number; verdict: "refused"; reason: string };

export type ScreenApplications =
  | { ok: true; screened: number }
  | { ok: false; reason: "NOT_FOUND" | "NOTHING_CHOSEN" | "POOL_FROZEN" }
  | { ok: false; reason: "NO_SUCH_APPLICATION"; number: number };

/** Records who is eligible and who is not, all of them or none. A conclusion can be changed until the pool is frozen. */
export async function screenApplications(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, slug: string, screenings: readonly Screening[]): Promise<ScreenApplications> {
  return platform.unitOfWork<ScreenApplications>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { tx } = work;
    const call = await tx.representativeCall.findFirst({ where: { slug, ...unitScope(officer) }, select: { id: true } });
    if (!call) return { ok: false, reason: "NOT_FOUND" };
    if (screenings.length === 0) return { ok: false, reason: "NOTHING_CHOSEN" };
    await lockCall(work, call.id);
    if ((await tx.representativeDraw.count({ where: { callId: call.id } })) > 0) return { ok: false, reason: "POOL_FROZEN" };
    for (const screening of screenings) {
      const { count } = await tx.representativeApplication.updateMany({
        where: { callId: call.id, number: screening.number, withdrawnAt: null },
        data: {
          screening: screening.verdict,
          screeningReason: screening.verdict === "refused" ? screening.reason : "",
          screenedById: officer.id,
          screenedAt: now,
        },
      });
      if (count === 0) return { ok: false, reason: "NO_SUCH_APPLICATION", number: screening.number };
      await work.record({ action: "application.screened", nounKind: "call", nounId: call.id, detail: { number: screening.number, verdict: screening.verdict } });
    }
    return { ok: true, screened: screenings.length };
  });
}

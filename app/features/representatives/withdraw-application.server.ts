import { checkOpenForApplications } from "~/domain/representatives/call-state";
import type { Platform } from "~/platform/platform.server";
import { lockCall } from "./apply-for-call.server";
import { publishedCall } from "./call-publication.server";

export type WithdrawApplication = { ok: true } | { ok: false; reason: "NO_APPLICATION" | "ALREADY_WITHDRAWN" | "CLOSED" };

/** Takes one's own application back until sign-up closes. What was written goes at once; the number stays, so that the numbers have no unexplained gap. */
export async function withdrawApplication(platform: Pick<Platform, "unitOfWork">, now: Date, citizenId: string, slug: string): Promise<WithdrawApplication> {
  return platform.unitOfWork<WithdrawApplication>({ now, actor: { kind: "citizen", id: citizenId } }, async (work) => {
    const { tx } = work;
    const call = await publishedCall(tx, slug);
    if (!call) return { ok: false, reason: "NO_APPLICATION" };
    const { callId } = call;
    await lockCall(work, callId);
    const application = await tx.representativeApplication.findUnique({ where: { callId_citizenId: { callId, citizenId } }, select: { number: true, withdrawnAt: true } });
    if (!application) return { ok: false, reason: "NO_APPLICATION" };
    if (application.withdrawnAt) return { ok: false, reason: "ALREADY_WITHDRAWN" };
    const open = checkOpenForApplications({ opensAt: new Date(call.applicationsOpenAt), closesAt: new Date(call.applicationsCloseAt) }, now);
    if (!open.ok) return { ok: false, reason: "CLOSED" };
    await tx.representativeApplication.update({
      where: { callId_citizenId: { callId, citizenId } },
      data: { withdrawnAt: now, values: {}, answers: [], statement: "", screening: null, screeningReason: "", screenedById: null, screenedAt: null },
    });
    await work.record({ action: "application.withdrawn", nounKind: "call", nounId: callId, detail: { number: application.number } });
    return { ok: true };
  });
}

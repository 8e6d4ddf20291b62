import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { Prisma } from "~/platform/generated/client";
import { themeOfTitle } from "./add-theme.server";
import type { AssignTarget } from "./add-theme.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";

export type DecideProposal =
  | { ok: true; points: number }
  | LedgerRefusal
  /** Somebody has decided on it, or a new run has replaced it. */
  | { ok: false; reason: "PROPOSAL_GONE" | "THEME_GONE" | "POINTS_GONE" };

/** Accepting takes everything but the points to be left out; without a target the points stay among the unsorted. */
export type ProposalDecision = { accept: false } | { accept: true; leaveOut: readonly string[]; target: Exclude<AssignTarget, { unsorted: true }> | null };

/**
 * A named official decides on what the machine proposed: rejected, accepted, or accepted without some points. Accepted near-equal letters
 * become one joint opinion of so many people, in which each person's own words stay. Points that somebody has sorted by hand since stay
 * where they are; withdrawn and hidden ones are left out. Of two who decide at once one wins.
 */
export async function decideProposal(
  platform: Platform,
  now: Date,
  officer: Officer,
  input: { windowId: string; proposalId: string; decision: ProposalDecision },
): Promise<DecideProposal> {
  return platform.unitOfWork<DecideProposal>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { tx } = work;
    const { windowId, proposalId, decision } = input;
    const ledger = await lockLedger(work, officer, windowId);
    if (!ledger.ok) return ledger;
    const proposal = await tx.proposal.findFirst({ where: { id: proposalId, windowId }, select: { kind: true, commonText: true, points: true } });
    const by = { decidedById: officer.id, decidedAt: now };
    const { count } = await tx.proposal.updateMany({ where: { id: proposalId, windowId, state: "open" }, data: { state: "rejected", ...by } });
    if (!proposal || count === 0) return { ok: false, reason: "PROPOSAL_GONE" };
    if (!decision.accept) {
      await work.record({ action: "proposal.rejected", nounKind: "proposal", nounId: proposalId, detail: { windowId } });
      return { ok: true, points: 0 };
    }

    const { target, leaveOut } = decision;
    if (target && "themeId" in target && (await tx.theme.count({ where: { id: target.themeId, windowId } })) === 0) return { ok: false, reason: "THEME_GONE" };
    const themeId = target === null ? null : "themeId" in target ? target.themeId : (await themeOfTitle(work, { windowId, title: target.title, summary: "" })).id;
    const joint =
      proposal.kind === "joint"
        ? await tx.jointOpinion.create({ data: { windowId, commonText: proposal.commonText, acceptedById: officer.id, acceptedAt: now }, select: { id: true } })
        : null;
    const inJoint = joint ? Prisma.sql`"jointId" = ${joint.id},` : Prisma.empty;
    const points = await tx.$executeRaw`
      UPDATE "Point" p SET ${inJoint} "themeId" = coalesce(p."themeId", ${themeId}::text)
      FROM "ProposalPoint" m, "Opinion" o
      WHERE m."proposalId" = ${proposalId} AND p."id" = m."pointId" AND p."windowId" = ${windowId} AND NOT (p."id" = ANY(${[...leaveOut]}))
        AND o."id" = p."opinionId" AND o."withdrawnAt" IS NULL AND o."hiddenAt" IS NULL`;
    if (points === 0) return { ok: false, reason: "POINTS_GONE" };
    await tx.proposal.update({ where: { id: proposalId }, data: { state: points < proposal.points ? "partly" : "accepted", accepted: points } });
    await work.record({ action: "proposal.accepted", nounKind: "proposal", nounId: proposalId, detail: { windowId, themeId, jointId: joint?.id ?? null, points, leftOut: [...leaveOut] } });
    return { ok: true, points };
  });
}

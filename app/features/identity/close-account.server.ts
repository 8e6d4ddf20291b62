import { canSucceed } from "~/domain/identity/succession";
import { isRole } from "~/domain/identity/roles";
import type { Platform } from "~/platform/platform.server";
import type { Tx } from "~/platform/db.server";
import type { Work } from "~/platform/unit-of-work.server";
import type { StaffViewer } from "./viewer.server";

export type CloseAccount = { ok: true; moved: Record<string, number> } | { ok: false; reason: "NOT_FOUND" | "ALREADY_CLOSED" | "OWN_ACCOUNT" | "SUCCESSOR_MISSING" | "SUCCESSOR_UNFIT" };

/** Gives what is open with one person to another, in the same transaction; returns how many of each. The nouns know what is theirs. */
export type HandOver = (work: Work, from: string, to: string) => Promise<Record<string, number>>;

/**
 * Closes an account: its sessions end at once, and everything open goes to the successor. Nothing of the past is rewritten: author, reviewer and audit rows
 * keep the person who acted. An account of the office is never closed without a successor, so that nothing is left with nobody.
 */
export async function closeAccount(platform: Platform, now: Date, admin: StaffViewer, input: { staffId: string; successorId: string }, handOver: HandOver): Promise<CloseAccount> {
  return platform.unitOfWork<CloseAccount>({ now, actor: { kind: "staff", id: admin.id } }, async (work) => {
    // In the order of ids: of two accounts that are closed with each other as successor, one is refused.
    await work.tx.$queryRaw`SELECT 1 FROM "Staff" WHERE "id" IN (${input.staffId}, ${input.successorId}) ORDER BY "id" FOR UPDATE`;
    const leaving = await personOf(work.tx, input.staffId);
    if (!leaving) return { ok: false, reason: "NOT_FOUND" };
    if (leaving.closedAt) return { ok: false, reason: "ALREADY_CLOSED" };
    if (leaving.id === admin.id) return { ok: false, reason: "OWN_ACCOUNT" };
    const successor = await personOf(work.tx, input.successorId);
    if (!successor || successor.closedAt) return { ok: false, reason: "SUCCESSOR_MISSING" };
    if (!canSucceed(leaving, successor)) return { ok: false, reason: "SUCCESSOR_UNFIT" };
    await work.tx.staff.update({ where: { id: leaving.id }, data: { closedAt: now } });
    await work.tx.session.deleteMany({ where: { staffId: leaving.id } });
    const moved = await handOver(work, leaving.id, successor.id);
    await work.record({ action: "staff.closed", nounKind: "staff", nounId: leaving.id, detail: { successorId: successor.id, ...moved } });
    return { ok: true, moved };
  });
}

async function personOf(tx: Tx, id: string) {
  const row = await tx.staff.findUnique({ where: { id }, select: { id: true, unitId: true, closedAt: true, roles: { select: { role: true } } } });
  return row && { ...row, roles: row.roles.map(({ role }) => role).filter(isRole) };
}

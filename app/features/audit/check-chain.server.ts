import type { Officer } from "~/features/identity/viewer.server";
import type { Prisma } from "~/platform/generated/client";
import type { Platform } from "~/platform/platform.server";
import { verifyChain } from "./verify-chain.server";

/** The job that verifies the chain for somebody who asked, and by itself at night. */
export const VERIFY_AUDIT = "verify-audit";

/** A check that has not ended after this long was killed with its worker; another may be asked for. */
const ABANDONED_MS = 60 * 60_000;

export type RequestCheck = { ok: true; checkId: string } | { ok: false; reason: "UNDER_WAY" };

/** Asks for a verification. It runs as a job, because a long chain takes longer than anybody waits for a page. */
export async function requestCheck(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer): Promise<RequestCheck> {
  return platform.unitOfWork<RequestCheck>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    await tx.$queryRaw`SELECT 1 FROM "AuditChain" WHERE "id" = 1 FOR UPDATE`;
    const underWay = await tx.auditCheck.count({ where: { finishedAt: null, requestedAt: { gt: new Date(now.getTime() - ABANDONED_MS) } } });
    if (underWay > 0) return { ok: false, reason: "UNDER_WAY" };
    const check = await tx.auditCheck.create({ data: { requestedAt: now, requestedById: officer.id }, select: { id: true } });
    await record({ action: "audit.check-requested", nounKind: "audit", nounId: check.id }, [{ task: VERIFY_AUDIT, payload: { id: check.id } }]);
    return { ok: true, checkId: check.id };
  });
}

/**
 * Carries out a check, or one of its own when nobody asked. The verdict stands on the auditor's page; a fault is in the log as well, for
 * whoever watches the machine. How far it is can be seen meanwhile.
 */
export async function checkChain(platform: Platform, now: Date, checkId: string | null): Promise<void> {
  const { db, log } = platform;
  const id = checkId ?? (await db.auditCheck.create({ data: { requestedAt: now }, select: { id: true } })).id;
  const check = await db.auditCheck.findUnique({ where: { id }, select: { finishedAt: true } });
  if (!check || check.finishedAt) return;
  const rowsTotal = await db.auditRow.count({ where: { position: { not: null } } });
  await db.auditCheck.update({ where: { id }, data: { rowsTotal } });
  const verdict = await verifyChain(db, [], async (rowsChecked) => {
    await db.auditCheck.update({ where: { id }, data: { rowsChecked } });
  });
  await platform.unitOfWork({ now, actor: { kind: "system" } }, async ({ tx, record }) => {
    const fault = verdict.fault as unknown as Prisma.InputJsonValue | null;
    await tx.auditCheck.update({ where: { id }, data: { finishedAt: platform.clock.now(), rowsChecked: verdict.rowsChecked, ...(fault ? { fault } : {}) } });
    await record({ action: verdict.fault ? "audit.check-failed" : "audit.check-passed", nounKind: "audit", nounId: id, detail: { rows: verdict.rowsChecked, ...(verdict.fault ?? {}) } });
    return { ok: true };
  });
  if (verdict.fault) log.error("audit.chain-broken", new Error(`${verdict.fault.fault} at position ${verdict.fault.position}`), { check: id });
}

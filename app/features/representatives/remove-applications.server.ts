import type { DrawRecord } from "~/domain/representatives/draw-record";
import { expiredBefore } from "~/domain/identity/retention";
import type { Tx } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";
import { lockCall } from "./apply-for-call.server";

/**
 * The job behind the retention table: after the meeting, who applied and what they wrote goes; whoever was drawn stays until what they said has been
 * followed up. Numbers, screening and the frozen record stay, so that every draw can be run again: the record names nobody.
 */
export async function purgeApplications(platform: Pick<Platform, "db" | "unitOfWork">, now: Date): Promise<void> {
  const calls = await platform.db.representativeCall.findMany({
    where: { meetingAt: { lte: expiredBefore("application", now) }, applications: { some: { identityRemovedAt: null } } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  for (const { id: callId } of calls) {
    await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
      await lockCall(work, callId);
      const numbers = await expiredNumbers(work.tx, callId, now);
      const applications = await forget(work.tx, now, callId, numbers);
      if (applications === 0) return { ok: false, reason: "NOTHING_EXPIRED" };
      await work.record({ action: "retention.applied", nounKind: "retention", nounId: "applications", detail: { callId, applications } });
      return { ok: true };
    });
  }
}

/**
 * Deletes a person's applications at their own request, in every state. Before the pool is frozen it is a withdrawal; a frozen pool keeps the number, and
 * whoever is drawn without a name is replaced by an alternate like one who declines.
 */
export async function removeOwnApplications(platform: Pick<Platform, "unitOfWork">, now: Date, citizenId: string): Promise<{ ok: true }> {
  return platform.unitOfWork<{ ok: true }>({ now, actor: { kind: "citizen", id: citizenId } }, async (work) => {
    const { tx } = work;
    const own = await tx.representativeApplication.findMany({ where: { citizenId }, orderBy: { callId: "asc" }, select: { callId: true, number: true } });
    for (const { callId, number } of own) {
      await lockCall(work, callId);
      const isFrozen = (await tx.representativeDraw.count({ where: { callId } })) > 0;
      if (!isFrozen) await tx.representativeApplication.updateMany({ where: { callId, number, withdrawnAt: null }, data: { withdrawnAt: now } });
      await forget(tx, now, callId, [number]);
    }
    await work.record({ action: "identity.removed", nounKind: "citizen", nounId: citizenId, detail: { applications: own.length } });
    return { ok: true };
  });
}

async function expiredNumbers(tx: Tx, callId: string, now: Date): Promise<number[]> {
  const call = await tx.representativeCall.findUniqueOrThrow({
    where: { id: callId },
    select: { meetingAt: true, alternates: true, draws: { select: { record: true } }, applications: { where: { identityRemovedAt: null }, select: { number: true } } },
  });
  const numbers = call.applications.map(({ number }) => number);
  if (call.meetingAt <= expiredBefore("representative", now)) return numbers;
  // A pool that was frozen and not drawn yet waits for its draw as a whole.
  const drawn = call.draws.flatMap(({ record }) => (record === null ? numbers : drawnIn(record as unknown as DrawRecord, call.alternates)));
  return numbers.filter((number) => !drawn.includes(number));
}

function drawnIn({ draw }: DrawRecord, alternates: number): number[] {
  return [...draw.chosen, ...draw.alternates.slice(0, alternates)];
}

/** A mark that leads nowhere stands where the citizen's id stood: the id would still join what one person sent to several calls. */
async function forget(tx: Tx, now: Date, callId: string, numbers: number[]): Promise<number> {
  return tx.$executeRaw`
    UPDATE "RepresentativeApplication" SET "citizenId" = 'removed:' || "id", "values" = '{}', "answers" = '[]', "statement" = '', "salt" = '',
      "screeningReason" = '', "identityRemovedAt" = ${now}
    WHERE "callId" = ${callId} AND "number" = ANY(${numbers}) AND "identityRemovedAt" IS NULL`;
}

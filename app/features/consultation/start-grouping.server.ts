import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { GROUP_OPINIONS } from "./group-opinions.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";

export type StartGrouping = { ok: true; runId: string } | LedgerRefusal | { ok: false; reason: "GROUPING_RUNNING" };

/** A run that has not ended after so long never will: its job was given up. */
const GIVEN_UP_MINUTES = 60;

/** Asks for proposals on what is not sorted yet. Of two who ask at once one starts the run, the other is told that it is under way. */
export async function startGrouping(platform: Platform, now: Date, officer: Officer, input: { windowId: string }): Promise<StartGrouping> {
  return platform.unitOfWork<StartGrouping>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { windowId } = input;
    const ledger = await lockLedger(work, officer, windowId);
    if (!ledger.ok) return ledger;
    const givenUpBefore = new Date(now.getTime() - GIVEN_UP_MINUTES * 60_000);
    await work.tx.groupingRun.updateMany({ where: { windowId, finishedAt: null, requestedAt: { lt: givenUpBefore } }, data: { finishedAt: now } });
    // The unique index on unfinished runs decides, should somebody come here without the ledger's lock.
    const [run] = await work.tx.groupingRun.createManyAndReturn({ data: [{ windowId, requestedById: officer.id, requestedAt: now }], skipDuplicates: true, select: { id: true } });
    if (!run) return { ok: false, reason: "GROUPING_RUNNING" };
    await work.record({ action: "grouping.requested", nounKind: "window", nounId: windowId, detail: { runId: run.id } }, [
      { task: GROUP_OPINIONS, payload: { runId: run.id }, key: `${GROUP_OPINIONS}:${run.id}` },
    ]);
    return { ok: true, runId: run.id };
  });
}

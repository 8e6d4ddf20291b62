import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { seenMark } from "./ledger-queries.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";

export interface ReportWords {
  introduction: string;
  nextStep: string;
  summaryEn: string;
}

export type WriteReport = { ok: true } | LedgerRefusal | { ok: false; reason: "REPORT_CHANGED_MEANWHILE"; theirs: ReportWords };

/** Saves what officials write around the figures of the report. `seen` is the mark of the words that stood on the official's page. */
export async function writeReport(
  platform: Platform,
  now: Date,
  officer: Officer,
  input: ReportWords & { windowId: string; seen: string },
): Promise<WriteReport> {
  return platform.unitOfWork<WriteReport>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { windowId, seen, ...words } = input;
    const ledger = await lockLedger(work, officer, windowId);
    if (!ledger.ok) return ledger;
    const select = { introduction: true, nextStep: true, summaryEn: true } as const;
    const theirs = (await work.tx.adoptionReport.findUnique({ where: { windowId }, select })) ?? { introduction: "", nextStep: "", summaryEn: "" };
    if (seenMark(theirs) !== seen) return { ok: false, reason: "REPORT_CHANGED_MEANWHILE", theirs };
    const { introduction, nextStep, summaryEn } = words;
    const data = { introduction, nextStep, summaryEn, updatedAt: now };
    await work.tx.adoptionReport.upsert({ where: { windowId }, create: { windowId, ...data }, update: data });
    await work.record({ action: "report.written", nounKind: "window", nounId: windowId });
    return { ok: true };
  });
}

import { answerOfPoint, type Disposition } from "~/domain/ledger/disposition";
import { checkAnswer } from "~/domain/ledger/report-check";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { answerIn, seenMark } from "./ledger-queries.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";

export type AnswerPoint =
  | { ok: true }
  | LedgerRefusal
  | { ok: false; reason: "REASON_MISSING" | "POINTS_GONE" }
  /** Somebody saved another answer to this point since the page was read. */
  | { ok: false; reason: "POINT_CHANGED_MEANWHILE"; theirs: { disposition: Disposition | null; reason: string } };

/**
 * Gives one point an answer of its own, where it differs from its theme; null follows the theme again. `seen` is the mark of the answer
 * that stood on the official's page. As with themes, it is a draft until the report is out.
 */
export async function answerPoint(
  platform: Platform,
  now: Date,
  officer: Officer,
  input: { windowId: string; pointId: string; seen: string; disposition: Disposition | null; reason: string },
): Promise<AnswerPoint> {
  return platform.unitOfWork<AnswerPoint>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { windowId, pointId, seen, disposition } = input;
    const ledger = await lockLedger(work, officer, windowId);
    if (!ledger.ok) return ledger;
    const point = await work.tx.point.findFirst({
      where: { id: pointId, opinion: { windowId, withdrawnAt: null, hiddenAt: null } },
      select: { disposition: true, reason: true, theme: { select: { disposition: true, reason: true } } },
    });
    if (!point) return { ok: false, reason: "POINTS_GONE" };
    // The ledger is locked: nobody can change the point between this look and the write.
    if (seenMark(answerIn(point)) !== seen) return { ok: false, reason: "POINT_CHANGED_MEANWHILE", theirs: answerIn(point) };
    const own = { disposition, reason: disposition === null ? "" : input.reason };
    const answer = answerOfPoint(own, point.theme && answerIn(point.theme));
    const check = disposition === null || answer === null ? { ok: true as const } : checkAnswer(answer);
    if (!check.ok) return check;
    await work.tx.point.update({ where: { id: pointId }, data: { disposition: own.disposition, reason: own.reason === "" ? null : own.reason } });
    await work.record({ action: "point.answered", nounKind: "point", nounId: pointId, detail: { windowId, disposition } });
    return { ok: true };
  });
}

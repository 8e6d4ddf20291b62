import { checkSplit, type SplitRefusal } from "~/domain/ledger/split";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockLedger, type LedgerRefusal } from "./lock-ledger.server";

export type SplitOpinion = { ok: true; points: number } | LedgerRefusal | SplitRefusal | { ok: false; reason: "OPINION_GONE" };

/**
 * Splits an opinion into points, or puts it together again with one text. The opinion's own text is never touched. A point whose words
 * stay the same keeps its theme and its own answer; the others are unsorted again.
 */
export async function splitOpinion(
  platform: Platform,
  now: Date,
  officer: Officer,
  input: { windowId: string; opinionId: string; texts: readonly string[] },
): Promise<SplitOpinion> {
  return platform.unitOfWork<SplitOpinion>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { windowId, opinionId, texts } = input;
    const ledger = await lockLedger(work, officer, windowId);
    if (!ledger.ok) return ledger;
    const opinion = await work.tx.opinion.findFirst({
      where: { id: opinionId, windowId, withdrawnAt: null, hiddenAt: null },
      select: { body: true, clauseIdentityId: true, points: true },
    });
    if (!opinion) return { ok: false, reason: "OPINION_GONE" };
    const check = checkSplit(opinion.body, texts);
    if (!check.ok) return check;

    const before = new Map(opinion.points.map((point) => [point.text, point]));
    await work.tx.point.deleteMany({ where: { opinionId } });
    await work.tx.point.createMany({
      data: texts.map((text, index) => {
        const same = before.get(text);
        return {
          opinionId,
          position: index + 1,
          text,
          clauseIdentityId: same?.clauseIdentityId ?? opinion.clauseIdentityId,
          themeId: same?.themeId ?? null,
          disposition: same?.disposition ?? null,
          reason: same?.reason ?? null,
        };
      }),
    });
    await work.record({ action: "opinion.split", nounKind: "opinion", nounId: opinionId, detail: { windowId, from: opinion.points.length, to: texts.length } });
    return { ok: true, points: texts.length };
  });
}

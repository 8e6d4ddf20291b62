import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockReport } from "./lock-ledger.server";
import { refreshPublicWords, type ShowChanged } from "./refresh-public-words.server";

/** The rule under which an opinion is hidden that its author did not write. */
export const FALSE_ATTRIBUTION_RULE = "《意见受理规则》：冒用他人名义提出的意见";

export type DecideAttribution = { ok: true } | { ok: false; reason: "NOT_FOUND" } | { ok: false; reason: "CASE_GONE" };

/**
 * Decides all open cases about one opinion. `upheld`: the opinion is hidden under a rule and stays a tombstone on every page; where the report is
 * out already, a corrected one goes through its review like the first. `rejected`: the words come back as they were reviewed.
 */
export async function decideAttribution(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  input: { windowId: string; opinionId: string; outcome: "upheld" | "rejected"; answer: string },
  showChanged: ShowChanged,
): Promise<DecideAttribution> {
  return platform.unitOfWork<DecideAttribution>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { windowId, opinionId, outcome, answer } = input;
    const { tx } = work;
    if ((await tx.consultationWindow.count({ where: { id: windowId, decision: officer.unitScope } })) === 0) return { ok: false, reason: "NOT_FOUND" };
    await lockReport(tx, windowId);
    const { count } = await tx.falseAttribution.updateMany({
      where: { opinionId, decidedAt: null, opinion: { windowId } },
      data: { outcome, answer, decidedAt: now, decidedById: officer.id },
    });
    if (count === 0) return { ok: false, reason: "CASE_GONE" };
    if (outcome === "upheld") {
      await tx.opinion.updateMany({ where: { id: opinionId, hiddenAt: null, withdrawnAt: null }, data: { hiddenAt: now, hiddenRule: FALSE_ATTRIBUTION_RULE, hiddenById: officer.id } });
    }
    await refreshPublicWords(work, windowId, opinionId, showChanged);
    await work.record({ action: `attribution.${outcome}`, nounKind: "opinion", nounId: opinionId, detail: { windowId, cases: count } });
    return { ok: true };
  });
}

import type { Officer } from "../../app/features/identity/viewer.server";
import { followDecision } from "../../app/features/consultation/follow-decision.server";
import { hideOpinion } from "../../app/features/consultation/hide-opinion.server";
import { objectToHiding } from "../../app/features/consultation/object-to-hiding.server";
import { reportFalseAttribution } from "../../app/features/consultation/report-false-attribution.server";
import type { Platform } from "../../app/platform/platform.server";
import { showChanged, withdrawProjection } from "../../app/publications";
import { instantOf, type DemoStart } from "./moments";
import type { DemoStaff } from "./publish";
import { attribution, followers, objection } from "./texts/cases";

/**
 * What waits to be decided about single opinions when the demo begins: a hidden one whose author objects, and one that somebody says was
 * written in a false name; and a few people who follow a decision.
 */
export async function fillCases(platform: Platform, staff: DemoStaff, start: DemoStart): Promise<void> {
  const hidden = await opinionOf(platform, objection.decision, objection.words);
  const hider = staff.byEmail(objection.hiddenBy);
  const officer: Officer = { ...hider, ownUnitOnly: true, unitScope: { leadUnitId: hider.unitId } };
  must(await hideOpinion(platform, instantOf(start, objection.hiddenAt), officer, { windowId: hidden.windowId, opinionId: hidden.id, rule: objection.rule }, withdrawProjection));
  must(await objectToHiding(platform, instantOf(start, objection.madeAt), { receiptCode: hidden.receiptCode, reason: objection.reason }));

  const { receiptCode } = await opinionOf(platform, attribution.decision, attribution.words);
  const input = { opinion: { receiptCode }, reason: attribution.reason, submission: "", address: "demo" };
  must(await reportFalseAttribution(platform, instantOf(start, attribution.reportedAt), input, showChanged));

  for (const { decision, email, followedAt } of followers) {
    must(await followDecision(platform, instantOf(start, followedAt), { slug: decision, contact: { kind: "email", value: email }, lang: "zh" }));
  }
}

/** The opinion of a decision that begins with these words. */
function opinionOf(platform: Platform, slug: string, words: string) {
  return platform.db.opinion.findFirstOrThrow({ where: { body: { startsWith: words }, window: { decision: { slug } } }, select: { id: true, windowId: true, receiptCode: true } });
}

function must(result: { ok: boolean }): void {
  if (!result.ok) throw new Error(`the demo's cases: ${JSON.stringify(result)}`);
}

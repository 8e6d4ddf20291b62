import { canonicalJson } from "../text/canonical-json";
import { NOTICE_MINUTES } from "./draw-record";
import type { PublicCall } from "./public-shapes";

/** What stands between a call and the public. */
export type CallFault =
  | "METHOD_MISSING"
  | "CONDITIONS_MISSING"
  | "DIMENSIONS_MISSING"
  | "QUOTA_TWICE"
  | "QUOTAS_DO_NOT_FIT"
  | "DECISION_NOT_PUBLIC"
  | "CLOSES_BEFORE_OPENING"
  | "DRAW_TOO_SOON"
  | "ACCEPTANCE_BEFORE_DRAW"
  | "MEETING_BEFORE_ACCEPTANCE"
  | "METHOD_AFTER_OPENING"
  | "OPENING_MOVED"
  | "CLOSING_MOVED_FORWARD"
  | "QUESTIONS_CHANGED"
  | "RULES_CHANGED_WITHOUT_REASON"
  | "RULES_CHANGED_AFTER_CLOSING"
  | "POOL_FROZEN";

/** Fewer than two members of the public would sit alone. Practice of published rules; see V12 of the rules. */
export const FEWEST_SEATS = 2;

/** What may change after sign-up began only with a public reason, and while people can still answer to it. */
const RULES = ["seats", "alternates", "dimensions", "method", "randomness"] as const;

/**
 * Why this call may not be submitted or published; empty when it may.
 *
 * The selection method comes first: nobody can be asked to sign up for a draw whose rules are not public (Decree 713 Art. 16: the method is published in
 * advance). Once sign-up has begun, its questions stay, its end only moves back, and other rules change with a public reason while sign-up is open. Once the
 * pool is frozen nothing changes.
 *
 * @param published the call as the public reads it now, null before its first publication
 * @param isFrozen whether a draw of this call exists
 */
export function callFaults(call: PublicCall, published: PublicCall | null, context: { decisionIsPublic: boolean; isFrozen: boolean; now: Date }): CallFault[] {
  if (context.isFrozen) return ["POOL_FROZEN"];
  return [...contentFaults(call), ...(context.decisionIsPublic ? [] : (["DECISION_NOT_PUBLIC"] as const)), ...timeFaults(call), ...changeFaults(call, published, context.now)];
}

function contentFaults(call: PublicCall): CallFault[] {
  const faults: CallFault[] = [];
  if (call.method === "") faults.push("METHOD_MISSING");
  if (call.conditions.length === 0) faults.push("CONDITIONS_MISSING");
  if (call.dimensions.length === 0) faults.push("DIMENSIONS_MISSING");
  if (call.dimensions.some(({ values }) => new Set(values.map(({ label }) => label.zh)).size < values.length)) faults.push("QUOTA_TWICE");
  if (call.dimensions.some(({ values }) => !quotasFit(values, call.seats))) faults.push("QUOTAS_DO_NOT_FIT");
  return faults;
}

/** Whoever applies has one of the values, so the seats lie between the sums. */
function quotasFit(values: PublicCall["dimensions"][number]["values"], seats: number): boolean {
  const sum = (end: "min" | "max") => values.reduce((total, value) => total + value[end], 0);
  return values.every(({ min, max }) => min <= max) && sum("min") <= seats && seats <= sum("max");
}

function timeFaults(call: PublicCall): CallFault[] {
  const faults: CallFault[] = [];
  if (call.applicationsOpenAt >= call.applicationsCloseAt) faults.push("CLOSES_BEFORE_OPENING");
  if (Date.parse(call.drawAt) < Date.parse(call.applicationsCloseAt) + NOTICE_MINUTES * 60_000) faults.push("DRAW_TOO_SOON");
  if (call.acceptByAt <= call.drawAt) faults.push("ACCEPTANCE_BEFORE_DRAW");
  if (call.meetingAt <= call.acceptByAt) faults.push("MEETING_BEFORE_ACCEPTANCE");
  return faults;
}

function changeFaults(call: PublicCall, published: PublicCall | null, now: Date): CallFault[] {
  const instant = now.toISOString();
  if (published === null || published.applicationsOpenAt > instant) return call.applicationsOpenAt < instant ? ["METHOD_AFTER_OPENING"] : [];
  const differs = (field: keyof PublicCall) => canonicalJson(call[field]) !== canonicalJson(published[field]);
  const faults: CallFault[] = [];
  if (differs("applicationsOpenAt")) faults.push("OPENING_MOVED");
  if (call.applicationsCloseAt < published.applicationsCloseAt) faults.push("CLOSING_MOVED_FORWARD");
  if (differs("conditions") || canonicalJson(questionsOf(call)) !== canonicalJson(questionsOf(published))) faults.push("QUESTIONS_CHANGED");
  if (RULES.some(differs)) {
    if (!differs("changeReason") || call.changeReason === "") faults.push("RULES_CHANGED_WITHOUT_REASON");
    if (call.applicationsCloseAt <= instant) faults.push("RULES_CHANGED_AFTER_CLOSING");
  }
  return faults;
}

/** What applicants were asked, without how many of each are wanted. */
function questionsOf({ dimensions }: PublicCall): string[][] {
  return dimensions.map(({ label, values }) => [label.zh, ...values.map((value) => value.label.zh)]);
}

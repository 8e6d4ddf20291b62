import { dayOf, daysFrom } from "../calendar/shanghai";
import { canonicalJson } from "../text/canonical-json";
import { materialsShortage } from "./hearing-materials";
import type { PublicHearing } from "./public-shapes";

/** Days between the notice and the hearing where the unit sets nothing else: Decree 713 names none, local rules 10, 15 or 30; hearings on 规章 30. */
export const HEARING_NOTICE_DAYS = 10;

/** A hearing with one side alone hears nobody's answer. */
const FEWEST_SIDES = 2;

export type HearingFault =
  | "DRAFT_NOT_PUBLIC"
  | "EXPLANATION_NOT_PUBLIC"
  | "NOTICE_TOO_SHORT"
  | "METHOD_MISSING"
  | "METHOD_AFTER_OPENING"
  | "METHOD_CHANGED_AFTER_OPENING"
  | "APPLICATIONS_OUT_OF_ORDER"
  | "SIDES_MISSING"
  | "SIDE_NOT_REPRESENTED"
  | "LIST_BEFORE_CLOSING"
  | "LIST_AFTER_HEARING"
  | "LIST_CHANGED_AFTER_HEARING"
  | "MATERIALS_LATE_WITHOUT_REASON"
  | "RECORD_BEFORE_HEARING"
  | "RECORD_WITHOUT_MATERIALS"
  | "RECORD_NOT_CONFIRMED";

export interface HearingContext {
  draftIsPublic: boolean;
  explanationIsPublic: boolean;
  /** The hearing as the public reads it now and since when there is a notice; null before that. */
  published: { body: PublicHearing; since: Date } | null;
  /** Participants whose answer to the record is missing. */
  openConfirmations: number;
  now: Date;
}

/** Why the hearing may not be submitted or published as it stands; empty when it may. */
export function hearingFaults(hearing: PublicHearing, context: HearingContext): HearingFault[] {
  return [...noticeFaults(hearing, context), ...selectionFaults(hearing, context), ...listFaults(hearing, context), ...recordFaults(hearing, context)];
}

/**
 * Decree 713 Art. 16(2): draft, explanation, time and place are published in advance. A new time needs a new notice.
 */
function noticeFaults(hearing: PublicHearing, { draftIsPublic, explanationIsPublic, published, now }: HearingContext): HearingFault[] {
  const faults: HearingFault[] = [];
  if (!draftIsPublic) faults.push("DRAFT_NOT_PUBLIC");
  if (!explanationIsPublic) faults.push("EXPLANATION_NOT_PUBLIC");
  const noticedAt = published && published.body.heldAt === hearing.heldAt ? published.since : now;
  if (daysFrom(dayOf(noticedAt), dayOf(new Date(hearing.heldAt))) < hearing.noticeDays) faults.push("NOTICE_TOO_SHORT");
  return faults;
}

/** Art. 16(3): the selection method is published in advance, and all sides are represented; rule V11: before applications open. */
function selectionFaults(hearing: PublicHearing, { published, now }: HearingContext): HearingFault[] {
  const faults: HearingFault[] = [];
  if (hearing.method === "") faults.push("METHOD_MISSING");
  if (hearing.applicationsOpenAt >= hearing.applicationsCloseAt || hearing.applicationsCloseAt > hearing.heldAt) faults.push("APPLICATIONS_OUT_OF_ORDER");
  if (hearing.sides.length < FEWEST_SIDES) faults.push("SIDES_MISSING");
  const instant = now.toISOString();
  const before = published?.body;
  if (!before || before.applicationsOpenAt > instant) {
    if (hearing.applicationsOpenAt < instant) faults.push("METHOD_AFTER_OPENING");
  } else if (canonicalJson(rulesOf(hearing)) !== canonicalJson(rulesOf(before))) faults.push("METHOD_CHANGED_AFTER_OPENING");
  return faults;
}

function rulesOf({ method, sides, applicationsOpenAt }: PublicHearing) {
  return { method, sides, applicationsOpenAt };
}

/** Art. 16(3): the list of participants is published in advance, with every side on it; after the hearing it stays as it was. */
function listFaults(hearing: PublicHearing, { published, now }: HearingContext): HearingFault[] {
  const listed = published?.body.participants ?? [];
  const isOver = hearing.heldAt <= now.toISOString();
  if (hearing.participants.length === 0 && listed.length === 0) return isOver ? ["LIST_AFTER_HEARING"] : [];
  const faults: HearingFault[] = [];
  const countOf = (side: string) => hearing.participants.filter((person) => person.side === side).length;
  if (hearing.sides.some(({ name, seats }) => countOf(name) < Math.min(1, seats))) faults.push("SIDE_NOT_REPRESENTED");
  if (hearing.applicationsCloseAt > now.toISOString()) faults.push("LIST_BEFORE_CLOSING");
  if (isOver && listed.length === 0) faults.push("LIST_AFTER_HEARING");
  else if (isOver && canonicalJson(listed) !== canonicalJson(hearing.participants)) faults.push("LIST_CHANGED_AFTER_HEARING");
  return faults;
}

/** Art. 16(3): materials seven days ahead, or a public reason. Art. 17: participants confirm the record before it is summed up. */
function recordFaults(hearing: PublicHearing, { openConfirmations, now }: HearingContext): HearingFault[] {
  const faults: HearingFault[] = [];
  const { materialsSentOn, materialsReason, record } = hearing;
  if (materialsSentOn !== null && materialsReason === "" && materialsShortage(materialsSentOn, dayOf(new Date(hearing.heldAt)))) faults.push("MATERIALS_LATE_WITHOUT_REASON");
  if (record === null) return faults;
  if (hearing.heldAt > now.toISOString()) faults.push("RECORD_BEFORE_HEARING");
  if (materialsSentOn === null) faults.push("RECORD_WITHOUT_MATERIALS");
  if (openConfirmations > 0) faults.push("RECORD_NOT_CONFIRMED");
  return faults;
}

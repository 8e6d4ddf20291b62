import { type Day, closingDay, daysFrom, endOfDay, isDay, startOfDay } from "../calendar/shanghai";
import { type Deadline, type HolidayName, isCovered, kindOfDay, type WorkCalendar, workingDayFrom } from "../calendar/working-days";
import { countCharacters } from "../text/graphemes";

/** The numbers an office may set for itself; the defaults are those of Decree 713 and of practice. */
export interface WindowLimits {
  /** Natural days, first day not counted (Decree 713 Art. 15, Civil Code Art. 201). */
  minimumDays: number;
  /** Characters of the public reason for a shorter window. */
  reasonCharacters: number;
}

export const DEFAULT_WINDOW_LIMITS: WindowLimits = { minimumDays: 30, reasonCharacters: 5 };

/** What must lie open together with the draft. `unreviewed`: it exists but nobody has released it. */
export type PartState = "missing" | "unreviewed" | "reviewed";

export interface WindowPlan {
  opensOn: Day;
  /** The last day; the window closes at 24:00 of it. */
  closesOn: Day;
  /** Why the window is shorter than the minimum; shown beside the dates. Empty where there is none. */
  shortenedReason: string;
  parts: { draft: PartState; explanation: PartState; guide: PartState };
  /** Why there is no plain-language guide; shown in its place. Empty where there is none. */
  guideExemption: string;
  /** Ways of giving an opinion, at least one. */
  channels: readonly string[];
  contactUnit: string;
  /** Last day on which the consultation stays in the list after closing; left out where nothing is set. */
  displayUntilOn?: Day;
}

export type WindowRefusal =
  | { reason: "DISPLAY_ENDS_TOO_SOON" }
  | { reason: "PART_MISSING"; part: "draft" | "explanation" | "guide" }
  | { reason: "PART_UNREVIEWED"; part: "draft" | "explanation" | "guide" }
  | { reason: "CHANNEL_MISSING" }
  | { reason: "CONTACT_MISSING" }
  | { reason: "DAY_INVALID"; field: "opensOn" | "closesOn" }
  | { reason: "CLOSES_BEFORE_OPENING" }
  | { reason: "TOO_SHORT"; days: number; minimumDays: number }
  | { reason: "SHORTENED_REASON_TOO_BRIEF"; reasonCharacters: number };

/** A warning does not stop the opening. */
export type WindowWarning =
  | { warning: "CLOSES_ON_REST_DAY"; kind: "holiday" | "weekend"; holiday: HolidayName | null; suggested: Deadline }
  | { warning: "CALENDAR_PROVISIONAL"; year: number };

export type WindowCheck =
  | { ok: true; days: number; isShortened: boolean; opensAt: Date; closesAt: Date; warnings: WindowWarning[] }
  | { ok: false; refusals: WindowRefusal[]; warnings: WindowWarning[] };

/**
 * Whether a consultation may open: draft, drafting explanation, guide or exemption, a channel and a contact unit are there and reviewed, and
 * the window lasts at least 30 natural days or says in public why not (rules V1 to V3; Decree 713 Art. 15). All faults are named at
 * once. On success `opensAt` and `closesAt` bound the half-open window.
 */
export function checkWindow(plan: WindowPlan, calendar: WorkCalendar, limits: WindowLimits = DEFAULT_WINDOW_LIMITS): WindowCheck {
  const refusals: WindowRefusal[] = [...missingParts(plan)];
  if (!plan.channels.some((channel) => channel.trim() !== "")) refusals.push({ reason: "CHANNEL_MISSING" });
  if (plan.contactUnit.trim() === "") refusals.push({ reason: "CONTACT_MISSING" });
  for (const field of ["opensOn", "closesOn"] as const) if (!isDay(plan[field])) refusals.push({ reason: "DAY_INVALID", field });
  if (!isDay(plan.opensOn) || !isDay(plan.closesOn)) return { ok: false, refusals, warnings: [] };

  const days = daysFrom(plan.opensOn, plan.closesOn);
  const isShortened = days < limits.minimumDays;
  if (days < 0) refusals.push({ reason: "CLOSES_BEFORE_OPENING" });
  else if (isShortened) refusals.push(...shortenedRefusals(plan.shortenedReason, days, limits));

  if (plan.displayUntilOn !== undefined && plan.displayUntilOn <= plan.closesOn) refusals.push({ reason: "DISPLAY_ENDS_TOO_SOON" });

  const warnings = closingWarnings(plan.closesOn, calendar);
  if (refusals.length > 0) return { ok: false, refusals, warnings };
  return { ok: true, days, isShortened, opensAt: startOfDay(plan.opensOn), closesAt: endOfDay(plan.closesOn), warnings };
}

/** A day off makes people lose their last day: the Civil Code (Art. 203) moves a period to the next working day, so we suggest that day. */
export function closingWarnings(closesOn: Day, calendar: WorkCalendar): WindowWarning[] {
  const warnings: WindowWarning[] = [];
  const { kind, holiday } = kindOfDay(closesOn, calendar);
  if (kind === "holiday" || kind === "weekend") {
    warnings.push({ warning: "CLOSES_ON_REST_DAY", kind, holiday, suggested: workingDayFrom(closesOn, calendar) });
  }
  if (!isCovered(closesOn, calendar)) warnings.push({ warning: "CALENDAR_PROVISIONAL", year: Number(closesOn.slice(0, 4)) });
  return warnings;
}

export type ExtensionRefusal = "NOT_OPEN_YET" | "ALREADY_CLOSED" | "NOT_LATER" | "DAY_INVALID";

export type ExtensionCheck = { ok: true; closesAt: Date; warnings: WindowWarning[] } | { ok: false; reason: ExtensionRefusal };

/**
 * Whether an open window may close on another day. Once opened it is never shortened; a later day is allowed while it is open, and the first
 * closing day stays visible (rule V4). A window that is not open yet is simply planned anew.
 */
export function checkExtension(window: { opensAt: Date; closesAt: Date }, closesOn: Day, now: Date, calendar: WorkCalendar): ExtensionCheck {
  if (!isDay(closesOn)) return { ok: false, reason: "DAY_INVALID" };
  if (now < window.opensAt) return { ok: false, reason: "NOT_OPEN_YET" };
  if (now >= window.closesAt) return { ok: false, reason: "ALREADY_CLOSED" };
  if (closesOn <= closingDay(window.closesAt)) return { ok: false, reason: "NOT_LATER" };
  return { ok: true, closesAt: endOfDay(closesOn), warnings: closingWarnings(closesOn, calendar) };
}

function missingParts({ parts, guideExemption }: WindowPlan): WindowRefusal[] {
  return (["draft", "explanation", "guide"] as const).flatMap((part): WindowRefusal[] => {
    if (parts[part] === "reviewed") return [];
    if (parts[part] === "unreviewed") return [{ reason: "PART_UNREVIEWED", part }];
    return part === "guide" && guideExemption.trim() !== "" ? [] : [{ reason: "PART_MISSING", part }];
  });
}

function shortenedRefusals(shortenedReason: string, days: number, limits: WindowLimits): WindowRefusal[] {
  const characters = countCharacters(shortenedReason.trim());
  if (characters === 0) return [{ reason: "TOO_SHORT", days, minimumDays: limits.minimumDays }];
  return characters < limits.reasonCharacters ? [{ reason: "SHORTENED_REASON_TOO_BRIEF", reasonCharacters: limits.reasonCharacters }] : [];
}

import type { Verdict } from "./door-decision";

/** `online`: asked the server. `fallback`: the server was too slow. `offline`: no network. `paper`: typed in afterwards. */
export const SCAN_MODES = ["online", "fallback", "offline", "paper"] as const;
export type ScanMode = (typeof SCAN_MODES)[number];

/** `override`: let in anyway, by a supervisor. `undo`: takes back an earlier scan of the same phone. */
export const SCAN_TYPES = ["entry", "exit", "undo", "walk_in", "override"] as const;
export type ScanType = (typeof SCAN_TYPES)[number];

type VerdictName = Verdict["verdict"];

/** An immutable fact: something a phone (or a clerk with the paper list) did. Nothing about it is ever corrected, only flagged. */
export type ScanFact = {
  scanId: string;
  deviceId: string;
  /** The phone's own counter without gaps. */
  deviceSeq: number;
  checkpointId: string;
  gate: string;
  operator: string;
  type: ScanType;
  /** Null for a walk-in and for a code that nobody issued. */
  partyId: string | null;
  persons: number;
  estAt: Date;
  receivedAt: Date;
  /** How far the phone's clock was ahead, in milliseconds; negative when it was behind. */
  clockOffsetMs: number;
  mode: ScanMode;
  /** What the phone showed; null for a client without a screen and for paper. */
  shown: VerdictName | null;
  /** What the server answered to the scan at the door; null where it was not asked. For paper: when it was typed in. */
  answered: VerdictName | null;
  /** What the volunteer answered when asked whether the person went in. */
  letIn: boolean | null;
  /** When the scanned code was replaced by a newer one. */
  codeReplacedAt: Date | null;
  /** The scan that an undo takes back. */
  refersTo: string | null;
};

export type ScanFlag =
  | "double_admission"
  | "admitted_after_cancel"
  | "admitted_replaced_code"
  | "late_upload"
  | "shown_refused"
  | `shown_admitted:${VerdictName}`
  | "not_on_list"
  | "unknown_admitted"
  | "clock_suspect"
  | "over_capacity"
  | "exit_without_entry"
  | "undo_ignored";

export const CLOCK_SUSPECT_MS = 2 * 60_000;
export const UNDO_MINUTES = 15;
const EARLIEST_BEFORE_SYNC_MS = 5 * 60_000;

/**
 * When a scan really happened: the phone's time corrected by its offset, not earlier than five minutes before the phone last spoke to the
 * server and not later than the server received the scan. Where the two limits contradict each other the time of receipt wins.
 */
export function estimatedAt(scan: { deviceAt: Date; clockOffsetMs: number; lastSyncAt: Date | null; receivedAt: Date }): Date {
  const corrected = scan.deviceAt.getTime() - scan.clockOffsetMs;
  const earliest = scan.lastSyncAt === null ? -Infinity : scan.lastSyncAt.getTime() - EARLIEST_BEFORE_SYNC_MS;
  return new Date(Math.min(Math.max(corrected, earliest), scan.receivedAt.getTime()));
}

/** The one order in which scans are read, whatever the order in which they arrived. */
export function scanOrder(a: ScanFact, b: ScanFact): number {
  return (
    a.estAt.getTime() - b.estAt.getTime() ||
    compare(a.deviceId, b.deviceId) ||
    a.deviceSeq - b.deviceSeq ||
    compare(a.scanId, b.scanId)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Whether people physically went in with this scan. The phone's screen decides, because the volunteer followed it; `open` means that the
 * server admitted, the phone showed something else, and nobody has said yet what happened.
 */
export function wentIn(scan: ScanFact): "yes" | "no" | "open" {
  if (scan.type === "override" || scan.mode === "paper") return "yes";
  if (scan.shown === null) {
    if (scan.type === "walk_in" && scan.answered === null) return "yes";
    return scan.answered === "admit" ? "yes" : "no";
  }
  if (scan.shown === "admit") return "yes";
  if (scan.shown === "just_admitted") return "no";
  if (scan.shown !== "unknown_here" && scan.answered !== "admit") return "no";
  if (scan.letIn !== null) return scan.letIn ? "yes" : "no";
  return scan.answered === "admit" ? "open" : "no";
}

/** Flags that follow from the scan alone, without looking at any other. */
export function ownFlags(scan: ScanFact): ScanFlag[] {
  const flags: ScanFlag[] = [];
  if (Math.abs(scan.clockOffsetMs) > CLOCK_SUSPECT_MS) flags.push("clock_suspect");
  if (scan.type !== "entry") return flags;
  const admittedHere = scan.shown === "admit" || scan.mode === "paper";
  const answer = scan.answered;
  if (admittedHere && answer !== null && answer !== "admit" && answer !== "just_admitted") flags.push(`shown_admitted:${answer}`);
  const refusedHere = scan.shown !== null && !["admit", "just_admitted", "unknown_here"].includes(scan.shown);
  if (refusedHere && answer === "admit") flags.push("shown_refused");
  return flags;
}

import { z } from "zod";
import type { Verdict } from "~/domain/open-month/door-decision";
import { VERDICTS } from "~/domain/open-month/scan-answer";
import { SCAN_MODES } from "~/domain/open-month/scan-facts";
import { choiceField, numberField } from "~/platform/fields";
import { doorFormWords } from "./words-door";

/** Largest number of scans in one request. */
export const SCANS_AT_ONCE = 200;

/** Why a scan was taken back. A closed list, because a free text would hold names. */
export const UNDO_REASONS = ["wrong_ticket", "not_let_in", "wrong_count", "other"] as const;
export type UndoReason = (typeof UNDO_REASONS)[number];

type VerdictName = Verdict["verdict"];

const ID = /^[A-Za-z0-9_-]{1,64}$/;
/** PostgreSQL's integer. */
const LARGEST_COUNTER = 2_147_483_647;
/** A QR code carries 2,953 bytes at most; longer input is no scan. */
const LONGEST_CODE = 4_000;
const EARLIEST = Date.UTC(2000, 0);
const LATEST = Date.UTC(2100, 0);

const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() >= EARLIEST && at.getTime() < LATEST);

const scan = z
  .object({
    scanId: z.string().regex(ID),
    deviceSeq: z.int().min(0).max(LARGEST_COUNTER),
    sessionId: z.string().regex(ID),
    type: z.enum(["entry", "exit", "undo"]),
    code: z.string().max(LONGEST_CODE).optional(),
    codeHash: z.string().regex(/^[0-9a-f]{64}$/i).transform((hash) => hash.toLowerCase()).optional(),
    partyId: z.string().regex(ID).optional(),
    persons: z.int().min(1).max(100).default(1),
    deviceTime: instant,
    mode: z.enum(SCAN_MODES).default("online"),
    /** Made by the phone once; without one every scan counts as another phone's. */
    deviceId: z.string().regex(ID).optional(),
    /** How far the phone's clock runs ahead of the server's, as the phone measured it. */
    clockOffsetMs: z.int().default(0),
    /** What the phone's screen said where it did not wait for the server, and whether the person went in. */
    shown: z.enum(VERDICTS as [VerdictName, ...VerdictName[]]).optional(),
    letIn: z.boolean().optional(),
    refersTo: z.string().regex(ID).optional(),
    reason: z.enum(UNDO_REASONS).default("other"),
  })
  .refine(({ type, code, codeHash, partyId, refersTo }) => {
    const named = [code, codeHash, partyId].filter((one) => one !== undefined).length;
    return type === "undo" ? refersTo !== undefined : named === 1 && refersTo === undefined;
  });

/** One scan as it was sent. */
export type SentScan = z.output<typeof scan>;

/** A readable scan, or the id of one that is not, where it has one. */
export type ScanItem = { ok: true; scan: SentScan } | { ok: false; scanId: string | null };

export type ReadScans = { ok: true; items: ScanItem[] } | { ok: false; reason: "BROKEN_BODY" | "NO_SCANS" | "TOO_MANY_SCANS" };

/** Reads the body of `POST /api/v1/scans`. A scan that is not readable does not keep the others from being recorded. */
export function readScans(body: unknown): ReadScans {
  const list = z.object({ scans: z.array(z.unknown()) }).safeParse(body);
  if (!list.success) return { ok: false, reason: "BROKEN_BODY" };
  const { scans } = list.data;
  if (scans.length === 0) return { ok: false, reason: "NO_SCANS" };
  if (scans.length > SCANS_AT_ONCE) return { ok: false, reason: "TOO_MANY_SCANS" };
  return {
    ok: true,
    items: scans.map((one) => {
      const read = scan.safeParse(one);
      if (read.success) return { ok: true, scan: read.data };
      const named = z.object({ scanId: z.string().regex(ID) }).safeParse(one);
      return { ok: false, scanId: named.success ? named.data.scanId : null };
    }),
  };
}

/** Made when the page is drawn, so that a form sent twice is one scan. */
const stamp = {
  submission: z.string().regex(/^[A-Za-z0-9_-]{20,50}$/),
  seq: z.coerce.number().int().min(0).max(LARGEST_COUNTER - SCANS_AT_ONCE * 10),
  at: instant,
};

/** `persons` people of a party are let in at the desk. */
export const admitForm = z.object({ ...stamp, partyId: z.string().regex(ID), persons: numberField(doorFormWords.persons, { min: 1, max: 100 }) });

/** A scan of this desk is taken back. */
export const undoForm = z.object({ ...stamp, scanId: z.string().regex(ID), reason: choiceField(UNDO_REASONS, doorFormWords.reason) });

export const paperStamp = z.object(stamp);

/** The fields of the paper list are named `arrived-<party id>`; empty means that nobody came. */
const ARRIVED = /^arrived-([A-Za-z0-9_-]{1,64})$/;

export type PaperArrivals = { ok: true; arrivals: { partyId: string; persons: number }[] } | { ok: false; errors: Record<string, string[]> };

/** Reads how many people the paper list has for each party. */
export function readArrivals(form: FormData): PaperArrivals {
  const errors: Record<string, string[]> = {};
  const arrivals: { partyId: string; persons: number }[] = [];
  for (const [name, value] of form) {
    const partyId = ARRIVED.exec(name)?.[1];
    const typed = typeof value === "string" ? value.trim() : "";
    if (partyId === undefined || typed === "" || /^0+$/.test(typed)) continue;
    const persons = numberField(doorFormWords.paperPersons, { min: 0, max: 100 }).safeParse(typed);
    if (persons.success) arrivals.push({ partyId, persons: persons.data });
    else errors[name] = [doorFormWords.paperPersons];
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return arrivals.length > 0 ? { ok: true, arrivals } : { ok: false, errors: { "": [doorFormWords.nothing] } };
}

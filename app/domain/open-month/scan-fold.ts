import { SAME_SCAN_SECONDS } from "./door-decision";
import type { Passage } from "./presence";
import { ownFlags, scanOrder, UNDO_MINUTES, wentIn, type ScanFact, type ScanFlag } from "./scan-facts";

export type FoldParty = { persons: number; cancelledAt: Date | null };

export type FoldContext = {
  parties: ReadonlyMap<string, FoldParty>;
  /** Checkpoints at which people may come back in. */
  reEntryCheckpoints: ReadonlySet<string>;
  /** How many walk-ins each phone may let in without asking; null where the server decides each one. */
  walkInLeases: ReadonlyMap<string, number> | null;
};

/** What became of one party at one checkpoint. */
export type PartyAdmission = {
  partyId: string;
  checkpointId: string;
  /** Places used, never more than the party has: the figure called "admitted". */
  places: number;
  /** Of them inside now. */
  inside: number;
  /** People who went in beyond the places, shown to organisers until the conflict is closed. */
  extraBodies: number;
  /** Persons whose scan the server admitted and the phone refused, until somebody says whether they went in. */
  suspended: number;
  /** Cancelled after the admission: the party has been here and left. */
  leftAfterAdmission: boolean;
  passages: Passage[];
};

export type ScanFold = {
  admissions: PartyAdmission[];
  walkIns: number;
  /** Persons let in with a code that nobody issued. */
  unknownAdmitted: number;
  flags: ReadonlyMap<string, readonly ScanFlag[]>;
};

type Working = PartyAdmission & { entered: number; standing: ScanFact[] };

/**
 * Derives who was admitted from the scans of a session. Scans are read in the order of their estimated time, then phone, then the phone's
 * counter; the same scan sent twice counts once. The result therefore does not depend on the order or the number of uploads.
 */
export function foldScans(scans: readonly ScanFact[], context: FoldContext): ScanFold {
  const ordered = withoutRepeats([...scans].sort(scanOrder));
  const flags = new Map<string, ScanFlag[]>();
  const flag = (scan: ScanFact, ...more: ScanFlag[]) => {
    const known = flags.get(scan.scanId) ?? [];
    flags.set(scan.scanId, [...known, ...more.filter((one) => !known.includes(one))]);
  };
  const undone = findUndone(ordered, (scan) => flag(scan, "undo_ignored"));
  const admissions = new Map<string, Working>();
  const walkInsByDevice = new Map<string, number>();
  let walkIns = 0;
  let unknownAdmitted = 0;

  for (const scan of ordered) {
    flag(scan, ...ownFlags(scan));
    if (scan.type === "undo" || undone.has(scan.scanId)) continue;
    const passed = scan.type === "exit" ? "yes" : wentIn(scan);
    if (passed === "no") continue;

    if (scan.type === "walk_in") {
      if (passed === "open") continue;
      walkIns += scan.persons;
      const used = (walkInsByDevice.get(scan.deviceId) ?? 0) + scan.persons;
      walkInsByDevice.set(scan.deviceId, used);
      if (context.walkInLeases !== null && used > (context.walkInLeases.get(scan.deviceId) ?? 0)) flag(scan, "over_capacity");
      continue;
    }

    const party = scan.partyId === null ? undefined : context.parties.get(scan.partyId);
    if (scan.partyId === null || party === undefined) {
      if (scan.type === "exit" || passed === "open") continue;
      unknownAdmitted += scan.persons;
      flag(scan, "unknown_admitted");
      continue;
    }

    const at = admissionOf(admissions, scan.partyId, scan.checkpointId);
    if (scan.type === "exit") {
      if (scan.persons > at.inside) flag(scan, "exit_without_entry");
      at.inside = Math.max(0, at.inside - scan.persons);
      at.passages.push(passageOf(scan, "exit", scan.persons));
    } else if (passed === "open") {
      at.suspended += scan.persons;
    } else {
      enter(scan, at, party, context.reEntryCheckpoints.has(scan.checkpointId), flag);
    }
  }

  return {
    admissions: [...admissions.values()]
      .sort((a, b) => (key(a.partyId, a.checkpointId) < key(b.partyId, b.checkpointId) ? -1 : 1))
      .map(({ entered: _entered, standing: _standing, ...admission }) => admission),
    walkIns,
    unknownAdmitted,
    flags: new Map([...flags].filter(([, list]) => list.length > 0)),
  };
}

function enter(
  scan: ScanFact,
  at: Working,
  party: FoldParty,
  mayReEnter: boolean,
  flag: (scan: ScanFact, ...more: ScanFlag[]) => void,
): void {
  const free = party.persons - (mayReEnter ? at.inside : at.entered);
  const places = Math.max(0, Math.min(scan.persons, free));
  const beyond = scan.persons - places;
  if (beyond > 0 && isSameScan(at.standing.at(-1), scan)) return;

  if (scan.shown === "unknown_here") flag(scan, "not_on_list");
  if (scan.codeReplacedAt !== null && scan.codeReplacedAt <= scan.estAt) flag(scan, "admitted_replaced_code");
  if (party.cancelledAt !== null) {
    if (party.cancelledAt <= scan.estAt) {
      flag(scan, "admitted_after_cancel");
    } else {
      at.leftAfterAdmission = true;
      if (party.cancelledAt < scan.receivedAt) flag(scan, "late_upload");
    }
  }
  if (beyond > 0 && scan.type !== "override") {
    for (const one of [...at.standing, scan]) flag(one, "double_admission");
  }
  at.entered += places;
  at.inside += places;
  at.places = Math.max(at.places, mayReEnter ? at.inside : at.entered);
  at.extraBodies += beyond;
  at.standing.push(scan);
  if (places > 0) at.passages.push(passageOf(scan, "entry", places));
}

/** A new id for the same ticket at the same phone within seconds is the same people, held in view once more. */
function isSameScan(last: ScanFact | undefined, scan: ScanFact): boolean {
  if (last === undefined || last.deviceId !== scan.deviceId || scan.type === "override") return false;
  return scan.estAt.getTime() - last.estAt.getTime() <= SAME_SCAN_SECONDS * 1000;
}

/** An undo takes back a scan of its own phone made at most 15 minutes before. Others are kept as facts and change nothing. */
function findUndone(ordered: readonly ScanFact[], ignore: (scan: ScanFact) => void): ReadonlySet<string> {
  const byId = new Map(ordered.map((scan) => [scan.scanId, scan]));
  const undone = new Set<string>();
  for (const undo of ordered.filter((scan) => scan.type === "undo")) {
    const target = undo.refersTo === null ? undefined : byId.get(undo.refersTo);
    const ageMs = target ? undo.estAt.getTime() - target.estAt.getTime() : Infinity;
    const isOwn = target !== undefined && target.deviceId === undo.deviceId && target.deviceSeq < undo.deviceSeq;
    if (isOwn && target.type !== "undo" && ageMs <= UNDO_MINUTES * 60_000) undone.add(target.scanId);
    else ignore(undo);
  }
  return undone;
}

function withoutRepeats(ordered: readonly ScanFact[]): ScanFact[] {
  const seen = new Set<string>();
  return ordered.filter((scan) => !seen.has(scan.scanId) && seen.add(scan.scanId));
}

function admissionOf(admissions: Map<string, Working>, partyId: string, checkpointId: string): Working {
  const id = key(partyId, checkpointId);
  let found = admissions.get(id);
  if (!found) {
    found = {
      partyId, checkpointId, places: 0, inside: 0, extraBodies: 0, suspended: 0,
      leftAfterAdmission: false, passages: [], entered: 0, standing: [],
    };
    admissions.set(id, found);
  }
  return found;
}

function key(partyId: string, checkpointId: string): string {
  return JSON.stringify([partyId, checkpointId]);
}

function passageOf(scan: ScanFact, type: Passage["type"], persons: number): Passage {
  const { checkpointId, gate, operator, deviceId } = scan;
  return { type, persons, at: scan.estAt, checkpointId, gate, operator, deviceId };
}

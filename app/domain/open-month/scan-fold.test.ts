import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, type Checkpoint } from "./door-decision";
import { eventNumbers, type CountedRegistration } from "./event-numbers";
import { estimatedAt, type ScanFact } from "./scan-facts";
import { foldScans, type FoldContext, type FoldParty } from "./scan-fold";

const at = (time: string) => new Date(`2026-08-15T${time}+08:00`);
const evening = at("18:00:00");

let counter = 0;
const scan = (more: Partial<ScanFact>): ScanFact => {
  counter += 1;
  return {
    scanId: `scan-${counter}`,
    deviceId: "east",
    deviceSeq: counter,
    checkpointId: "c1",
    gate: "东门",
    operator: "李师傅",
    type: "entry",
    partyId: "p1",
    persons: 1,
    estAt: at("08:40:00"),
    receivedAt: evening,
    clockOffsetMs: 0,
    mode: "offline",
    shown: "admit",
    answered: null,
    letIn: null,
    codeReplacedAt: null,
    refersTo: null,
    ...more,
  };
};
const context = (parties: Record<string, Partial<FoldParty>> = { p1: {} }, more: Partial<FoldContext> = {}): FoldContext => ({
  parties: new Map(Object.entries(parties).map(([id, party]) => [id, { persons: 1, cancelledAt: null, ...party }])),
  reEntryCheckpoints: new Set(),
  walkInLeases: null,
  ...more,
});
const only = (scans: ScanFact[], ctx: FoldContext = context()) => {
  const fold = foldScans(scans, ctx);
  return { fold, admission: fold.admissions[0], flags: scans.map((one) => fold.flags.get(one.scanId) ?? []) };
};

describe("two phones without network", () => {
  it("admit one place once: the earliest scan counts, both are flagged, two bodies are in the house", () => {
    const early = scan({ deviceId: "west", estAt: at("08:40:00") });
    const late = scan({ deviceId: "east", estAt: at("08:41:00") });
    for (const order of [[early, late], [late, early]]) {
      const { fold, admission } = only(order);
      expect(admission).toMatchObject({ places: 1, inside: 1, extraBodies: 1 });
      expect(admission?.passages).toMatchObject([{ deviceId: "west", at: early.estAt }]);
      expect(fold.flags.get(early.scanId)).toEqual(["double_admission"]);
      expect(fold.flags.get(late.scanId)).toEqual(["double_admission"]);
    }
  });

  it("share out the places of a party: 3 and 3 of 4 are 4 places and 2 bodies beyond", () => {
    const scans = [scan({ persons: 3, deviceId: "west" }), scan({ persons: 3, estAt: at("08:41:00") })];
    const { admission } = only(scans, context({ p1: { persons: 4 } }));
    expect(admission).toMatchObject({ places: 4, extraBodies: 2 });
  });

  it("are told apart from one phone that reads the same ticket again within ten seconds", () => {
    const again = (estAt: Date) => only([scan({}), scan({ estAt })]);
    expect(again(at("08:40:10")).admission).toMatchObject({ places: 1, extraBodies: 0 });
    expect(again(at("08:40:10")).flags).toEqual([[], []]);
    expect(again(at("08:40:11")).admission).toMatchObject({ places: 1, extraBodies: 1 });
  });
});

describe("a scan that disagrees with the server", () => {
  it("stays admitted after a cancellation or a new code it could not know, and is flagged", () => {
    expect(only([scan({})], context({ p1: { cancelledAt: at("08:00:00") } }))).toMatchObject({
      admission: { places: 1, leftAfterAdmission: false },
      flags: [["admitted_after_cancel"]],
    });
    expect(only([scan({ codeReplacedAt: at("08:40:00") })]).flags).toEqual([["admitted_replaced_code"]]);
    expect(only([scan({ codeReplacedAt: at("08:40:01") })]).flags).toEqual([[]]);
  });

  it("turns a cancellation that came later into 'left after admission'", () => {
    const ctx = context({ p1: { cancelledAt: at("10:00:00") } });
    expect(only([scan({})], ctx)).toMatchObject({ admission: { places: 1, leftAfterAdmission: true }, flags: [["late_upload"]] });
    expect(only([scan({ receivedAt: at("09:00:00") })], ctx).flags).toEqual([[]]);
  });

  it("is suspended when the server admitted and the phone showed a refusal, until somebody answers", () => {
    const shown = (letIn: boolean | null) => only([scan({ mode: "fallback", shown: "already_in", answered: "admit", letIn })]);
    expect(shown(null)).toMatchObject({ admission: { places: 0, suspended: 1 }, flags: [["shown_refused"]] });
    expect(shown(true)).toMatchObject({ admission: { places: 1, suspended: 0 }, flags: [["shown_refused"]] });
    expect(shown(false)).toMatchObject({ admission: undefined, flags: [["shown_refused"]] });
  });

  it("stays admitted when the phone showed green and the server refused, with the server's reason", () => {
    expect(only([scan({ mode: "fallback", answered: "cancelled" })])).toMatchObject({
      admission: { places: 1 },
      flags: [["shown_admitted:cancelled"]],
    });
  });

  it("is never counted when both refused", () => {
    const { fold, flags } = only([scan({ shown: "too_early", answered: "too_early", mode: "online" }), scan({ shown: "replaced" })]);
    expect(fold.admissions).toEqual([]);
    expect(flags).toEqual([[], []]);
  });
});

describe("a code the phone did not know", () => {
  const unknown = (more: Partial<ScanFact>) => only([scan({ shown: "unknown_here", letIn: true, ...more })]);

  it("is linked to its party when the server knows it", () => {
    expect(unknown({})).toMatchObject({ admission: { places: 1 }, flags: [["not_on_list"]] });
  });

  it("is a walk-in of an unknown person when nobody issued it", () => {
    expect(unknown({ partyId: null, persons: 2 })).toMatchObject({ fold: { unknownAdmitted: 2 }, flags: [["unknown_admitted"]] });
  });

  it("counts only if the volunteer let it in", () => {
    expect(unknown({ letIn: false }).fold.admissions).toEqual([]);
    expect(unknown({ letIn: null }).fold.admissions).toEqual([]);
  });
});

describe("walk-ins, exits, undo and paper", () => {
  it("counts walk-ins and flags those beyond the phone's lease", () => {
    const ten = Array.from({ length: 12 }, () => scan({ type: "walk_in", partyId: null }));
    const { fold, flags } = only(ten, context({}, { walkInLeases: new Map([["east", 10]]) }));
    expect(fold.walkIns).toBe(12);
    expect(flags.filter((list) => list.includes("over_capacity"))).toHaveLength(2);
  });

  it("lets a place be used again after an exit only where re-entry is allowed", () => {
    const scans = [scan({}), scan({ type: "exit", estAt: at("08:45:00") }), scan({ estAt: at("08:50:00") })];
    expect(only(scans, context({ p1: {} }, { reEntryCheckpoints: new Set(["c1"]) }))).toMatchObject({
      admission: { places: 1, inside: 1, extraBodies: 0 },
    });
    expect(only(scans).admission).toMatchObject({ places: 1, extraBodies: 1 });
  });

  it("records an exit without entry as a flag", () => {
    expect(only([scan({ type: "exit" })])).toMatchObject({ admission: { places: 0, inside: 0 }, flags: [["exit_without_entry"]] });
  });

  it("takes back a scan of the same phone within fifteen minutes, and no other", () => {
    const wrong = scan({});
    const undo = (more: Partial<ScanFact>) => only([wrong, scan({ type: "undo", refersTo: wrong.scanId, estAt: at("08:55:00"), ...more })]);
    expect(undo({}).fold.admissions).toEqual([]);
    for (const late of [{ estAt: at("08:55:01") }, { deviceId: "west" }, { refersTo: "no-such-scan" }]) {
      expect(undo(late)).toMatchObject({ admission: { places: 1 }, flags: [[], ["undo_ignored"]] });
    }
  });

  it("believes a tick on the paper list, whatever the server says when it is typed in", () => {
    const paper = scan({ mode: "paper", shown: null, answered: "too_late", receivedAt: evening });
    expect(only([paper])).toMatchObject({ admission: { places: 1 }, flags: [["shown_admitted:too_late"]] });
  });

  it("lets a supervisor's override in without calling it a double admission", () => {
    expect(only([scan({}), scan({ type: "override", shown: null })])).toMatchObject({
      admission: { places: 1, extraBodies: 1 },
      flags: [[], []],
    });
  });

  it("flags a phone whose clock is more than two minutes off", () => {
    expect(only([scan({ clockOffsetMs: -120_001 }), scan({ clockOffsetMs: 120_000, estAt: at("08:40:01") })]).flags).toEqual([
      ["clock_suspect"],
      [],
    ]);
  });
});

describe("the estimated time", () => {
  const base = { deviceAt: at("08:40:00"), clockOffsetMs: 60_000, lastSyncAt: at("08:30:00"), receivedAt: at("09:00:00") };

  it("is the corrected time of the phone, between its last contact less five minutes and the receipt", () => {
    expect(estimatedAt(base)).toEqual(at("08:39:00"));
    expect(estimatedAt({ ...base, deviceAt: at("07:00:00") })).toEqual(at("08:25:00"));
    expect(estimatedAt({ ...base, deviceAt: at("11:00:00") })).toEqual(at("09:00:00"));
    expect(estimatedAt({ ...base, lastSyncAt: null, deviceAt: at("07:01:00") })).toEqual(at("07:00:00"));
  });
});

describe("any set of scans", () => {
  const anyScan = fc.record({
    deviceId: fc.constantFrom("east", "west", "north"),
    checkpointId: fc.constantFrom("c1", "c2"),
    type: fc.constantFrom("entry", "entry", "entry", "exit", "undo", "walk_in", "override"),
    partyId: fc.constantFrom("p1", "p2", "p3", null),
    persons: fc.integer({ min: 1, max: 3 }),
    second: fc.nat(40),
    mode: fc.constantFrom("online", "fallback", "offline", "paper"),
    shown: fc.constantFrom("admit", "admit", "already_in", "unknown_here", "cancelled", null),
    answered: fc.constantFrom("admit", "already_in", "cancelled", null),
    letIn: fc.constantFrom(true, false, null),
    target: fc.nat(30),
  });
  const sets = fc.array(anyScan, { maxLength: 30 }).map((rows) =>
    rows.map((row, i): ScanFact => {
      const { second, target, ...rest } = row;
      const seconds = String(second).padStart(2, "0");
      return scan({ ...rest, scanId: `s${i}`, deviceSeq: i, estAt: at(`08:40:${seconds}`), refersTo: `s${target}` } as Partial<ScanFact>);
    }),
  );
  const ctx = context({ p1: {}, p2: { persons: 4 }, p3: { persons: 2, cancelledAt: at("08:40:20") } }, {
    reEntryCheckpoints: new Set(["c2"]),
    walkInLeases: new Map([["east", 2]]),
  });

  it("gives the same result whatever the order and number of uploads", () => {
    fc.assert(
      fc.property(sets, fc.array(fc.nat(1000), { minLength: 30, maxLength: 60 }), (scans, keys) => {
        const once = foldScans(scans, ctx);
        const uploads = keys.map((key, i) => ({ scan: scans[i % Math.max(1, scans.length)], key })).filter((one) => one.scan);
        const shuffled = uploads.sort((a, b) => a.key - b.key).map((one) => one.scan as ScanFact);
        expect(foldScans(shuffled, ctx)).toEqual(once);
      }),
      { numRuns: 300 },
    );
  });

  it("never uses more places than a party has", () => {
    fc.assert(
      fc.property(sets, (scans) => {
        for (const one of foldScans(scans, ctx).admissions) {
          const persons = ctx.parties.get(one.partyId)?.persons ?? 0;
          expect(one.places).toBeLessThanOrEqual(persons);
          expect(one.inside).toBeLessThanOrEqual(one.places);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("tells the next scan at the door what it needs: a full party is full", () => {
    const door: Checkpoint = {
      id: "c1", sessionId: "s1", doorsOpenAt: at("08:00:00"), doorsCloseAt: at("10:00:00"),
      allowsReEntry: false, unknownHere: "volunteer-decides",
    };
    const { admission } = only([scan({ persons: 2 })], context({ p1: { persons: 2 } }));
    const verdict = decide(
      {
        kind: "ticket", lookedUpIn: "server", session: { id: "s1", title: "开放日", startsAt: at("09:00:00"), place: "一号厅" },
        sessionVisible: true, replaced: false, blocked: false, state: "confirmed", missing: [], persons: 2,
        passages: admission?.passages ?? [],
      },
      door, at("09:00:00"), { type: "entry", persons: 1, deviceId: "north" },
    );
    expect(verdict).toMatchObject({ verdict: "party_full", inside: 2, first: { gate: "东门", operator: "李师傅" } });
  });
});

describe("the figures of a session", () => {
  it("equal the script of the day", () => {
    const parties = { a: { persons: 1 }, b: { persons: 4 }, c: { persons: 2 }, d: { persons: 3, cancelledAt: at("10:00:00") }, e: { persons: 1 } };
    const registrations: CountedRegistration[] = [
      { partyId: "a", state: "confirmed", persons: 1 },
      { partyId: "b", state: "confirmed", persons: 4 },
      { partyId: "c", state: "confirmed", persons: 2 },
      { partyId: "d", state: "cancelled", persons: 3 },
      { partyId: "e", state: "cancelled", persons: 1 },
      { partyId: "f", state: "waiting", persons: 2 },
      { partyId: "g", state: "left", persons: 1 },
      { partyId: "h", state: "held", persons: 4 },
      { partyId: "i", state: "expired", persons: 4 },
    ];
    const undoneEntry = scan({ partyId: "c", persons: 1 });
    const scans = [
      scan({ partyId: "a", deviceId: "west" }),
      scan({ partyId: "a", estAt: at("08:41:00") }),
      scan({ partyId: "b", persons: 3 }),
      scan({ partyId: "b", persons: 2, shown: "party_full" }),
      scan({ partyId: "b", checkpointId: "c2", persons: 2, estAt: at("08:50:00") }),
      undoneEntry,
      scan({ type: "undo", refersTo: undoneEntry.scanId, estAt: at("08:41:00") }),
      scan({ partyId: "d", persons: 3 }),
      scan({ partyId: "e", shown: "cancelled" }),
      scan({ type: "walk_in", partyId: null, persons: 2 }),
    ];
    const fold = foldScans(scans, context(parties));
    expect(eventNumbers(registrations, fold, { closed: true, devicesWithUnsentScans: [] })).toEqual({
      registered: 14,
      confirmed: 10,
      waiting: 2,
      cancelled: 1,
      withdrawn: 1,
      admitted: 7,
      walkIns: 2,
      unknownAdmitted: 0,
      extraBodies: 1,
      noShows: 3,
      conflictScans: 2,
      provisionalBecauseOf: [],
    });
    expect(eventNumbers(registrations, fold, { closed: false, devicesWithUnsentScans: ["东门手机"] })).toMatchObject({
      noShows: null,
      provisionalBecauseOf: ["东门手机"],
    });
  });
});

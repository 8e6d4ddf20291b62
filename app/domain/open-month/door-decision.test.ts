import { describe, expect, it } from "vitest";
import { decide, type Checkpoint, type LookedUpIn, type ScanRequest, type Ticket, type Verdict } from "./door-decision";
import type { Passage } from "./presence";
import type { RegistrationState } from "./registration-states";

const at = (time: string) => new Date(`2026-08-15T${time}+08:00`);
const label = { id: "s1", title: "走进地下指挥所", startsAt: at("09:00:00"), place: "一号厅" };
const door: Checkpoint = {
  id: "c1",
  sessionId: "s1",
  doorsOpenAt: at("08:30:00"),
  doorsCloseAt: at("09:15:00"),
  allowsReEntry: false,
  unknownHere: "volunteer-decides",
};
const passage = (type: Passage["type"], persons: number, time: string | null, more: Partial<Passage> = {}): Passage => ({
  type,
  persons,
  at: time === null ? null : at(time),
  checkpointId: "c1",
  gate: "东门",
  operator: "李师傅",
  deviceId: "d1",
  ...more,
});
const ticket = (more: Partial<Ticket> = {}): Ticket => ({
  kind: "ticket",
  lookedUpIn: "server",
  session: label,
  sessionVisible: true,
  replaced: false,
  blocked: false,
  state: "confirmed",
  missing: [],
  persons: 1,
  passages: [],
  ...more,
});
const entry: ScanRequest = { type: "entry", persons: 1, deviceId: "d2" };
const ask = (persons: number, deviceId = "d2"): ScanRequest => ({ ...entry, persons, deviceId });
const exit: ScanRequest = { ...entry, type: "exit" };
const noon = at("08:45:00");

describe("the door", () => {
  it("tells a code nobody issued, a code it does not know, and a phone without a list apart", () => {
    expect(decide({ kind: "malformed" }, door, noon, entry)).toEqual({ verdict: "malformed" });
    expect(decide({ kind: "no-list" }, door, noon, entry)).toEqual({ verdict: "not_prepared" });
    expect(decide({ kind: "unknown", lookedUpIn: "server" }, door, noon, entry)).toEqual({ verdict: "not_found" });
    expect(decide({ kind: "unknown", lookedUpIn: "list" }, { ...door, unknownHere: "admit" }, noon, entry)).toEqual({
      verdict: "unknown_here",
      policy: "admit",
    });
  });

  it("names the right session only to staff who may see it", () => {
    const other = { ...label, id: "s2" };
    expect(decide(ticket({ session: other }), door, noon, entry)).toEqual({ verdict: "wrong_session", session: other });
    expect(decide(ticket({ session: other, sessionVisible: false }), door, noon, entry)).toEqual({ verdict: "not_found" });
  });

  it("C14: opens at 08:30:00 and closes at 09:15:00", () => {
    expect(decide(ticket(), door, at("08:29:59"), entry)).toMatchObject({ verdict: "too_early", minutes: 1 });
    expect(decide(ticket(), door, at("08:00:00"), entry)).toMatchObject({ verdict: "too_early", minutes: 30 });
    expect(decide(ticket(), door, at("08:30:00"), entry)).toMatchObject({ verdict: "admit" });
    expect(decide(ticket(), door, at("09:14:59.999"), entry)).toMatchObject({ verdict: "admit" });
    expect(decide(ticket(), door, at("09:15:00"), entry)).toMatchObject({ verdict: "too_late", minutes: 1 });
    expect(decide(ticket(), door, at("09:15:01"), entry)).toMatchObject({ verdict: "too_late", minutes: 1 });
  });

  it("says cancelled also for a ticket that was let in before", () => {
    const seen = { state: "cancelled" as const, passages: [passage("entry", 1, "08:40:00")] };
    expect(decide(ticket(seen), door, noon, entry)).toEqual({ verdict: "cancelled" });
  });

  it("C11: counts a party of four: 3, then 1, then nobody", () => {
    const three = [passage("entry", 3, "08:40:00")];
    const four = [...three, passage("entry", 1, "08:41:00")];
    const party = (passages: Passage[]) => ticket({ persons: 4, passages });
    expect(decide(party([]), door, noon, ask(3))).toEqual({ verdict: "admit", inside: 3, persons: 4, decidedBy: "server" });
    expect(decide(party(three), door, noon, ask(1))).toMatchObject({ verdict: "admit", inside: 4 });
    expect(decide(party(three), door, noon, ask(2))).toEqual({ verdict: "party_full", inside: 3, persons: 4, first: three[0] });
    expect(decide(party(four), door, noon, ask(1))).toMatchObject({ verdict: "party_full", inside: 4 });
  });

  it("tells who let a single ticket in first, and when", () => {
    const first = passage("entry", 1, "08:40:00");
    expect(decide(ticket({ passages: [first] }), door, noon, entry)).toEqual({ verdict: "already_in", first });
  });

  it("is blue, not yellow, when the same phone reads the same ticket again within ten seconds", () => {
    const seen = ticket({ passages: [passage("entry", 1, "08:45:00")] });
    expect(decide(seen, door, at("08:45:10"), ask(1, "d1"))).toEqual({ verdict: "just_admitted", inside: 1, persons: 1 });
    expect(decide(seen, door, at("08:45:10.001"), ask(1, "d1"))).toMatchObject({ verdict: "already_in" });
    expect(decide(seen, door, at("08:45:05"), ask(1, "d2"))).toMatchObject({ verdict: "already_in" });
  });

  it("lets somebody back in only where re-entry is allowed, after an exit here, later than the entry", () => {
    const back = { ...door, allowsReEntry: true };
    const out = (more: Partial<Passage> = {}, time: string | null = "08:41:00") =>
      ticket({ passages: [passage("entry", 1, "08:40:00"), passage("exit", 1, time, more)] });
    expect(decide(out(), back, noon, entry)).toMatchObject({ verdict: "admit" });
    expect(decide(out(), door, noon, entry)).toMatchObject({ verdict: "already_in" });
    expect(decide(out({ checkpointId: "c2" }), back, noon, entry)).toMatchObject({ verdict: "already_in" });
    expect(decide(out({}, "08:40:00"), back, noon, entry)).toMatchObject({ verdict: "already_in" });
    expect(decide(out({}, null), back, noon, entry)).toMatchObject({ verdict: "already_in" });
  });

  it("records every exit of its own tickets and says when there was no entry", () => {
    const inside = ticket({ persons: 2, passages: [passage("entry", 2, "08:40:00")] });
    expect(decide(inside, door, at("12:00:00"), exit)).toEqual({ verdict: "exit_recorded", inside: 1, persons: 2, withoutEntry: false });
    expect(decide(ticket({ state: "cancelled" }), door, noon, exit)).toMatchObject({ verdict: "exit_recorded", withoutEntry: true });
  });
});

/** The matrix: every combination of what can be wrong with a ticket, a time, a checkpoint, a party and its history. */
describe("the generated matrix", () => {
  type TicketState = RegistrationState | "replaced" | "blocked" | "needs-info";
  const ticketStates: TicketState[] = [
    "held", "waiting", "offered", "confirmed", "cancelled", "lapsed", "left", "expired", "closed",
    "replaced", "blocked", "needs-info",
  ];
  const times = ["08:29:59", "08:30:00", "08:45:00", "09:14:59", "09:15:00", "09:15:01"];
  const checkpoints: [string, Checkpoint, boolean][] = [
    ["own door", door, true],
    ["own door with re-entry", { ...door, allowsReEntry: true }, true],
    ["second door of the session", { ...door, id: "c9" }, true],
    ["door of another session", { ...door, id: "c2", sessionId: "s2" }, true],
    ["door of another district", { ...door, id: "c3", sessionId: "s3" }, false],
  ];
  const parties: [number, number][] = [[1, 1], [4, 3], [4, 4]];
  const histories: [string, Passage[]][] = [
    ["never seen", []],
    ["one in", [passage("entry", 1, "08:20:00")]],
    ["in and out", [passage("entry", 1, "08:20:00"), passage("exit", 1, "08:21:00")]],
  ];

  const rows = ticketStates.flatMap((state) =>
    times.flatMap((time) =>
      checkpoints.flatMap(([place, checkpoint, visible]) =>
        parties.flatMap(([persons, asked]) =>
          histories.map(([history, passages]) => ({ state, time, place, checkpoint, visible, persons, asked, history, passages })),
        ),
      ),
    ),
  );
  type Row = (typeof rows)[number];

  const run = (row: Row, lookedUpIn: LookedUpIn): Verdict => {
    const special = row.state === "replaced" || row.state === "blocked" || row.state === "needs-info";
    const view = ticket({
      lookedUpIn,
      sessionVisible: row.visible,
      replaced: row.state === "replaced",
      blocked: row.state === "blocked",
      missing: row.state === "needs-info" ? ["陪同人姓名"] : [],
      state: special ? "confirmed" : (row.state as RegistrationState),
      persons: row.persons,
      passages: row.passages,
    });
    return decide(view, row.checkpoint, at(row.time), ask(row.asked));
  };

  /** The published order written down a second time, as a plain list of first-match rules. */
  const expected = (row: Row): Verdict["verdict"] => {
    const seenHere = row.checkpoint.id === "c1" ? row.history : "never seen";
    const taken = seenHere === "one in" || (seenHere === "in and out" && !row.checkpoint.allowsReEntry) ? 1 : 0;
    const rules: [boolean, Verdict["verdict"]][] = [
      [row.place === "door of another session", "wrong_session"],
      [row.place === "door of another district", "not_found"],
      [row.state === "replaced", "replaced"],
      [row.state === "cancelled", "cancelled"],
      [row.state === "blocked", "blocked"],
      [["held", "waiting", "offered", "lapsed", "left", "expired", "closed"].includes(row.state), "not_confirmed"],
      [row.time < "08:30:00", "too_early"],
      [row.time >= "09:15:00", "too_late"],
      [row.state === "needs-info", "needs_info"],
      [taken + row.asked > row.persons && row.persons === 1, "already_in"],
      [taken + row.asked > row.persons, "party_full"],
    ];
    return rules.find(([applies]) => applies)?.[1] ?? "admit";
  };

  it("has at least 2,000 rows", () => {
    expect(rows.length).toBeGreaterThanOrEqual(2000);
  });

  it("follows the published order in every row", () => {
    const wrong = rows.filter((row) => run(row, "server").verdict !== expected(row));
    expect(wrong.map((row) => [row.state, row.time, row.place, row.persons, row.asked, row.history])).toEqual([]);
  });

  it("gives the phone the verdict of the server in every row", () => {
    for (const row of rows) {
      const phone = run(row, "list");
      const server = run(row, "server");
      const sameDecision = phone.verdict === "admit" ? { ...phone, decidedBy: "server" } : phone;
      expect(sameDecision).toEqual(server);
    }
  });

  it("never lets in more persons than the party has, and never gives a minute count below one", () => {
    for (const row of rows) {
      const verdict = run(row, "server");
      if (verdict.verdict === "admit") expect(verdict.inside).toBeLessThanOrEqual(verdict.persons);
      if (verdict.verdict === "too_early" || verdict.verdict === "too_late") expect(verdict.minutes).toBeGreaterThanOrEqual(1);
    }
  });

  it("reaches admit and every refusal of a known ticket at least once", () => {
    expect([...new Set(rows.map((row) => run(row, "server").verdict))].sort()).toEqual([
      "admit", "already_in", "blocked", "cancelled", "needs_info", "not_confirmed", "not_found", "party_full",
      "replaced", "too_early", "too_late", "wrong_session",
    ]);
  });
});

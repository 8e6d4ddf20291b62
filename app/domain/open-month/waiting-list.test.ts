import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineClosesAt, lineMoves, partiesAhead, promote as promoteInHall, visibleHallSeats, visibleSeatsLeft, type WaitingParty } from "./waiting-list";

const party = (id: string, persons: number, second: number, seq = second, sessionId = "s"): WaitingParty => ({
  id,
  sessionId,
  persons,
  joinedAt: new Date(Date.UTC(2026, 7, 10, 2, 0, second)),
  seq,
});
/** The line of a session by itself, with what is left over. */
const promote = (rows: readonly WaitingParty[], free: number) => {
  const result = promoteInHall(rows, { hall: Infinity, sessions: new Map([["s", free]]) });
  const given = rows.filter((row) => result.promoted.includes(row.id)).reduce((sum, row) => sum + row.persons, 0);
  return { ...result, seatsLeft: Math.max(0, free) - given };
};
const line = fc.uniqueArray(
  fc.record({ id: fc.uuid(), persons: fc.integer({ min: 1, max: 5 }), second: fc.nat(5), seq: fc.nat(10_000) }),
  { selector: (row) => row.seq, maxLength: 12 },
).map((rows) => rows.map((row) => party(row.id, row.persons, row.second, row.seq)));

describe("a freed seat", () => {
  it("goes to persons 1 to 7 of 10 when 7 seats are freed", () => {
    const ten = Array.from({ length: 10 }, (_, i) => party(`p${i + 1}`, 1, i));
    expect(promote(ten, 7)).toEqual({ promoted: ["p1", "p2", "p3", "p4", "p5", "p6", "p7"], skipped: [], seatsLeft: 0 });
  });

  it("goes to the first party that fits; a larger one before it keeps its place and is named", () => {
    const rows = [party("family", 3, 1), party("anna", 1, 2), party("bo", 1, 3)];
    expect(promote(rows, 1)).toEqual({ promoted: ["anna"], skipped: ["family"], seatsLeft: 0 });
    expect(promote(rows, 4)).toEqual({ promoted: ["family", "anna"], skipped: [], seatsLeft: 0 });
    expect(partiesAhead(rows, "bo")).toBe(2);
    expect(partiesAhead(rows, "nobody")).toBeNull();
  });

  it("skips nobody when nobody behind got a seat either", () => {
    expect(promote([party("family", 3, 1)], 2)).toEqual({ promoted: [], skipped: [], seatsLeft: 2 });
    expect(promote([], 2)).toEqual({ promoted: [], skipped: [], seatsLeft: 2 });
    expect(promote([party("a", 1, 1)], -3)).toEqual({ promoted: [], skipped: [], seatsLeft: 0 });
  });

  it("decides between two that joined in the same millisecond by the database's counter", () => {
    expect(promote([party("b", 1, 1, 8), party("a", 1, 1, 7)], 1).promoted).toEqual(["a"]);
  });

  it("is given away the same way whatever order the rows come in, never more than there is, and never leaves one that fits", () => {
    fc.assert(
      fc.property(line, fc.nat(15), fc.func(fc.integer()), (rows, free, key) => {
        const shuffled = [...rows].sort((a, b) => key(a.id) - key(b.id));
        const result = promote(rows, free);
        expect(promote(shuffled, free)).toEqual(result);
        const given = rows.filter((row) => result.promoted.includes(row.id)).reduce((sum, row) => sum + row.persons, 0);
        expect(given + result.seatsLeft).toBe(free);
        for (const row of rows) {
          if (!result.promoted.includes(row.id)) expect(row.persons).toBeGreaterThan(result.seatsLeft);
        }
        expect(promote(rows.filter((row) => !result.promoted.includes(row.id)), result.seatsLeft).promoted).toEqual([]);
      }),
    );
  });

  it("is not shown to visitors while anybody waits", () => {
    expect(visibleSeatsLeft(3, 1)).toBe(0);
    expect(visibleSeatsLeft(3, 0)).toBe(3);
    expect(visibleSeatsLeft(-2, 0)).toBe(0);
  });
});

describe("the line", () => {
  const closesAt = new Date("2026-08-15T08:45:00+08:00");
  const startsAt = new Date("2026-08-15T09:00:00+08:00");
  const early = new Date("2026-08-15T08:29:59+08:00");

  it("stops half an hour before the start, when registration closes and when the session is cancelled", () => {
    expect(lineMoves({ closesAt, startsAt, cancelledAt: null }, early)).toBe(true);
    expect(lineMoves({ closesAt, startsAt, cancelledAt: null }, new Date("2026-08-15T08:30:00+08:00"))).toBe(false);
    expect(lineMoves({ closesAt: early, startsAt, cancelledAt: null }, early)).toBe(false);
    expect(lineMoves({ closesAt, startsAt, cancelledAt: early }, early)).toBe(false);
  });
});

describe("sessions that share a hall", () => {
  const both = (hall: number, a: number, b: number) => ({ hall, sessions: new Map([["a", a], ["b", b]]) });

  it("are one line: who joined first moves up first, whichever session it is", () => {
    const rows = [party("late-a", 1, 3, 1, "a"), party("early-b", 1, 1, 9, "b"), party("middle-a", 1, 2, 2, "a")];
    expect(promoteInHall(rows, both(2, 5, 5))).toEqual({ promoted: ["early-b", "middle-a"], skipped: [] });
  });

  it("give nothing beyond the hall and nothing beyond a session; who does not fit keeps the place", () => {
    const rows = [party("family-b", 3, 1, 1, "b"), party("a", 2, 2, 1, "a"), party("b", 1, 3, 2, "b")];
    expect(promoteInHall(rows, both(3, 1, 5))).toEqual({ promoted: ["family-b"], skipped: [] });
    expect(promoteInHall(rows, both(3, 5, 1))).toEqual({ promoted: ["a", "b"], skipped: ["family-b"] });
    expect(promoteInHall(rows, both(0, 5, 5)).promoted).toEqual([]);
  });

  it("decide between two of the same millisecond by the session's id", () => {
    expect(promoteInHall([party("b", 1, 1, 1, "b"), party("a", 1, 1, 7, "a")], both(1, 1, 1)).promoted).toEqual(["a"]);
  });

  it("show a newcomer nothing of the hall while another session's people wait for it, and all of it where they wait for their own session", () => {
    expect(visibleHallSeats(2, [{ seatsLeft: 3, waitingParties: 1 }])).toBe(0);
    expect(visibleHallSeats(2, [{ seatsLeft: 0, waitingParties: 1 }])).toBe(2);
    expect(visibleHallSeats(2, [{ seatsLeft: 3, waitingParties: 0 }])).toBe(2);
    expect(visibleHallSeats(-1, [])).toBe(0);
  });
});

it("the line of a lottery moves from the draw to the half hour before the start, though registration is long closed", () => {
  const session = { registrationClosesAt: new Date("2026-08-14T18:00:00+08:00"), startsAt: new Date("2026-08-15T09:00:00+08:00"), cancelledAt: null };
  const drawnAt = new Date("2026-08-14T20:00:00+08:00");
  const moves = (drawn: Date | null, at: string) => lineMoves({ ...session, closesAt: lineClosesAt({ ...session, drawnAt: drawn }) }, new Date(at));
  expect(moves(drawnAt, "2026-08-15T08:29:59+08:00")).toBe(true);
  expect(moves(drawnAt, "2026-08-15T08:30:00+08:00")).toBe(false);
  expect(moves(null, "2026-08-14T20:00:00+08:00")).toBe(false);
});

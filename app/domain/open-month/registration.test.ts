import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decideCancellation,
  decideChange,
  decideConfirmation,
  decideRegistration,
  registrationState,
  windowProblems,
  type OwnRegistration,
  type RegistrationRequest,
} from "./registration";
import {
  isLive,
  REGISTRATION_EVENTS,
  REGISTRATION_STATES,
  stateAt,
  takesSeats,
  transition,
  TRANSITIONS,
} from "./registration-states";
import { registrationRefusalWords, registrationStateWords } from "./registration.words";
import { countSeats, seatsLeft } from "./seats";

const opensAt = new Date("2026-08-01T10:00:00+08:00");
const closesAt = new Date("2026-08-14T18:00:00+08:00");
const startsAt = new Date("2026-08-15T09:00:00+08:00");
const endsAt = new Date("2026-08-15T11:00:00+08:00");
const during = new Date("2026-08-10T12:00:00+08:00");
const later = (at: Date, ms: number) => new Date(at.getTime() + ms);

const session = {
  opensAt,
  closesAt,
  startsAt,
  cancelledAt: null as Date | null,
  capacity: 20,
  maxPartySize: 4,
  seasonLimit: 3,
  seatsLeft: 8,
  waitingParties: 0,
  hasWaitingList: true,
  lottery: null as { isFrozen: boolean } | null,
};
const request: RegistrationRequest = {
  sessionId: "s1",
  persons: 2,
  children: 0,
  contactConfirmed: true,
  whenFull: "wait",
};
const own = (sessionId: string, state: OwnRegistration["state"], deadlineAt: Date | null = null): OwnRegistration => ({
  sessionId,
  state,
  deadlineAt,
  sessionEndsAt: endsAt,
});

describe("the states of a registration", () => {
  it("takes every way drawn in the published diagram and no other", () => {
    const ways = REGISTRATION_STATES.flatMap((from) =>
      REGISTRATION_EVENTS.flatMap((event) => {
        const result = transition(from, event);
        return result.ok ? [`${from} ${event} ${result.state}`] : [];
      }),
    );
    expect(ways).toEqual([
      "applied draw confirmed",
      "applied miss waiting",
      "applied leave left",
      "applied change applied",
      "applied close closed",
      "held confirm confirmed",
      "held expire expired",
      "held cancel cancelled",
      "held close closed",
      "waiting promote confirmed",
      "waiting offer offered",
      "waiting leave left",
      "waiting change waiting",
      "waiting close closed",
      "offered accept confirmed",
      "offered decline lapsed",
      "offered pass-deadline lapsed",
      "offered leave left",
      "offered close closed",
      "confirmed change confirmed",
      "confirmed reissue confirmed",
      "confirmed cancel cancelled",
      "lapsed rejoin waiting",
    ]);
  });

  it("never comes back from an end, and every live state can end", () => {
    for (const state of ["cancelled", "left", "expired", "closed"] as const) expect(TRANSITIONS[state]).toEqual({});
    for (const state of REGISTRATION_STATES.filter(isLive)) {
      expect(Object.values(TRANSITIONS[state]).some((next) => !isLive(next))).toBe(true);
    }
  });

  it("names the state when something is not possible", () => {
    expect(transition("left", "confirm")).toEqual({ ok: false, reason: "NOT_POSSIBLE_NOW", state: "left", event: "confirm" });
  });

  it("ends a hold and an offer at their instant, not a millisecond later", () => {
    for (const [state, end] of [["held", "expired"], ["offered", "lapsed"]] as const) {
      expect(stateAt(state, during, later(during, -1))).toBe(state);
      expect(stateAt(state, during, during)).toBe(end);
    }
    expect(stateAt("confirmed", during, later(during, 1))).toBe("confirmed");
  });
});

describe("the registration window", () => {
  it("is half-open: refused at 09:59:59.900, accepted at 10:00:00.000, closed at the closing instant", () => {
    const at = (now: Date) => registrationState(session, now).state;
    expect(at(new Date("2026-08-01T01:59:59.900Z"))).toBe("not-open-yet");
    expect(at(new Date("2026-08-01T02:00:00.000Z"))).toBe("open");
    expect(at(later(closesAt, -1))).toBe("open");
    expect(at(closesAt)).toBe("closed");
  });

  it("says cancelled before anything else, but not before the cancellation", () => {
    const cancelled = { ...session, cancelledAt: during };
    expect(registrationState(cancelled, later(during, -1)).state).toBe("open");
    expect(registrationState(cancelled, during).state).toBe("cancelled");
    expect(registrationState(cancelled, later(closesAt, 1)).state).toBe("cancelled");
  });

  it("must close before the session starts", () => {
    expect(windowProblems({ ...session, endsAt })).toEqual([]);
    expect(windowProblems({ ...session, endsAt, closesAt: later(startsAt, 1) })).toEqual(["CLOSES_AFTER_THE_START"]);
    expect(windowProblems({ ...session, endsAt: startsAt, opensAt: closesAt })).toEqual([
      "OPENS_AFTER_IT_CLOSES",
      "ENDS_BEFORE_IT_STARTS",
    ]);
  });
});

describe("a request for seats", () => {
  const decide = (change: Partial<RegistrationRequest>, other: Partial<typeof session> = {}, mine: OwnRegistration[] = []) =>
    decideRegistration({ ...request, ...change }, { ...session, ...other }, mine, during);

  it("is confirmed when the contact is, and held for ten minutes when it is not", () => {
    expect(decide({})).toEqual({ ok: true, state: "confirmed" });
    expect(decide({ contactConfirmed: false })).toEqual({ ok: true, state: "held", deadlineAt: later(during, 600_000) });
  });

  it("is refused outside the window, with the instant", () => {
    expect(decide({}, { opensAt: later(during, 1) })).toMatchObject({ reason: "NOT_OPEN_YET", opensAt: later(during, 1) });
    expect(decide({}, { closesAt: during })).toMatchObject({ reason: "CLOSED", closedAt: during });
    expect(decide({}, { cancelledAt: during })).toEqual({ ok: false, reason: "SESSION_CANCELLED" });
  });

  it("keeps to the size of a party, which the session sets", () => {
    expect(decide({ persons: 5 })).toEqual({ ok: false, reason: "PARTY_TOO_LARGE", maxPartySize: 4 });
    expect(decide({ persons: 5 }, { maxPartySize: 5 })).toMatchObject({ ok: true });
    expect(decide({ persons: 0 })).toMatchObject({ reason: "PARTY_EMPTY" });
    expect(decide({ persons: 1.5 })).toMatchObject({ reason: "PARTY_EMPTY" });
  });

  it("asks for an adult with children", () => {
    expect(decide({ persons: 2, children: 2 })).toMatchObject({ reason: "GUARDIAN_NEEDED", belowAge: 14 });
    expect(decide({ persons: 2, children: 1 })).toMatchObject({ ok: true });
  });

  it("refuses a party of 5 in a session of 4 and says that 4 are free, waiting or not", () => {
    const small = { capacity: 4, seatsLeft: 4, maxPartySize: 6 };
    expect(decide({ persons: 5 }, small)).toEqual({ ok: false, reason: "SESSION_FULL", seatsLeft: 4, canWait: false });
  });

  it("waits as a whole party when the seats do not suffice", () => {
    expect(decide({ persons: 3 }, { seatsLeft: 1 })).toEqual({ ok: true, state: "waiting" });
    expect(decide({ persons: 3, whenFull: "refuse" }, { seatsLeft: 1 })).toEqual({
      ok: false,
      reason: "SESSION_FULL",
      seatsLeft: 1,
      canWait: true,
    });
    expect(decide({ persons: 3 }, { seatsLeft: 1, hasWaitingList: false })).toMatchObject({ reason: "SESSION_FULL", canWait: false });
  });

  it("does not let a newcomer overtake the line", () => {
    expect(decide({ persons: 1 }, { seatsLeft: 5, waitingParties: 1 })).toEqual({ ok: true, state: "waiting" });
  });

  it("stands in line only with a confirmed contact, for otherwise nobody could be told", () => {
    expect(decide({ contactConfirmed: false }, { seatsLeft: 0 })).toMatchObject({ reason: "CONTACT_NOT_CONFIRMED" });
  });

  it("lets one person register once for a session while the first registration lives", () => {
    expect(decide({}, {}, [own("s1", "waiting")])).toEqual({ ok: false, reason: "ALREADY_REGISTERED", state: "waiting" });
    expect(decide({}, {}, [own("s1", "cancelled")])).toMatchObject({ ok: true });
    expect(decide({}, {}, [own("s1", "held", during)])).toMatchObject({ ok: true });
  });

  it("counts live registrations of the season, not seats and not sessions that are over", () => {
    const three = [own("a", "confirmed"), own("b", "waiting"), own("c", "held", later(during, 1))];
    expect(decide({}, {}, three)).toEqual({ ok: false, reason: "SEASON_LIMIT", limit: 3 });
    expect(decide({}, {}, [...three.slice(0, 2), own("c", "held", during)])).toMatchObject({ ok: true });
    expect(decide({}, {}, [...three.slice(0, 2), { ...own("c", "confirmed"), sessionEndsAt: during }])).toMatchObject({ ok: true });
    expect(decide({}, { seasonLimit: 4 }, three)).toMatchObject({ ok: true });
  });

  it("never takes more seats than are free, and never any while somebody waits", () => {
    fc.assert(
      fc.property(
        fc.record({ persons: fc.nat(6), seatsLeft: fc.nat(8), waitingParties: fc.nat(2), capacity: fc.integer({ min: 1, max: 8 }) }),
        (row) => {
          const result = decide({ persons: row.persons }, row);
          if (!result.ok || result.state === "waiting") return;
          expect(row.waitingParties).toBe(0);
          expect(row.persons).toBeLessThanOrEqual(row.seatsLeft);
        },
      ),
    );
  });
});

describe("a request for a session by lottery", () => {
  const decide = (over: Partial<RegistrationRequest>, seats: Partial<typeof session>, mine: OwnRegistration[] = []) => decideRegistration({ ...request, ...over }, { ...session, ...seats }, mine, during);
  const open = { lottery: { isFrozen: false } };

  it("is an application, however many seats there are or people before", () => {
    expect(decide({}, open)).toEqual({ ok: true, state: "applied" });
    expect(decide({ whenFull: "refuse" }, { ...open, seatsLeft: 0 })).toEqual({ ok: true, state: "applied" });
    expect(decide({ contactConfirmed: false }, open)).toMatchObject({ reason: "CONTACT_NOT_CONFIRMED" });
  });

  it("is refused once the list is frozen, even if it set out before registration closed", () => {
    expect(decide({}, { lottery: { isFrozen: true } })).toEqual({ ok: false, reason: "LIST_FROZEN" });
  });

  it("keeps the rules of every registration: window, size, season, and no party larger than the session", () => {
    expect(decide({}, { ...open, closesAt: during })).toMatchObject({ reason: "CLOSED" });
    expect(decide({ persons: 4 }, { ...open, capacity: 3 })).toEqual({ ok: false, reason: "SESSION_FULL", seatsLeft: 3, canWait: false });
    expect(decide({}, open, [own("a", "applied"), own("b", "applied"), own("c", "waiting")])).toMatchObject({ reason: "SEASON_LIMIT" });
    expect(decide({}, open, [own("s1", "applied")])).toMatchObject({ reason: "ALREADY_REGISTERED", state: "applied" });
  });

  it("can change its size until the list is frozen, and be taken back until the draw, freeing nothing", () => {
    const applied = { state: "applied" as const, persons: 2, deadlineAt: null };
    expect(decideChange(applied, 4, { ...session, ...open, seatsLeft: 0 }, during)).toEqual({ ok: true, persons: 4, freed: 0 });
    expect(decideChange(applied, 3, { ...session, ...open }, closesAt)).toMatchObject({ reason: "CLOSED" });
    for (const persons of [1, 3]) expect(decideChange(applied, persons, { ...session, lottery: { isFrozen: true } }, during)).toEqual({ ok: false, reason: "LIST_FROZEN" });
    expect(decideCancellation(applied, later(closesAt, 1))).toEqual({ ok: true, state: "left", freed: 0 });
  });
});

describe("a hold", () => {
  const held = { state: "held" as const, deadlineAt: during };

  it("has one owner: confirmed just before its end, expired at its end", () => {
    expect(decideConfirmation(held, true, later(during, -50))).toEqual({ ok: true, state: "confirmed" });
    expect(decideConfirmation(held, true, during)).toEqual({ ok: false, reason: "HOLD_EXPIRED", expiredAt: during });
    expect(decideConfirmation(held, true, later(during, 50))).toMatchObject({ reason: "HOLD_EXPIRED" });
  });

  it("is confirmed by a confirmed contact only, and a second confirmation changes nothing", () => {
    expect(decideConfirmation(held, false, later(during, -1))).toMatchObject({ reason: "CONTACT_NOT_CONFIRMED" });
    expect(decideConfirmation({ state: "confirmed", deadlineAt: null }, true, during)).toEqual({ ok: true, state: "confirmed" });
    expect(decideConfirmation({ state: "left", deadlineAt: null }, true, during)).toMatchObject({ reason: "NOT_POSSIBLE_NOW" });
  });
});

describe("changing and cancelling", () => {
  const two = { state: "confirmed" as const, persons: 2, deadlineAt: null };

  it("grows from 2 to 4 only with 2 free seats and an empty line", () => {
    expect(decideChange(two, 4, { ...session, seatsLeft: 2 }, during)).toEqual({ ok: true, persons: 4, freed: 0 });
    expect(decideChange(two, 4, { ...session, seatsLeft: 1 }, during)).toMatchObject({ reason: "SESSION_FULL", seatsLeft: 1 });
    expect(decideChange(two, 4, { ...session, waitingParties: 1 }, during)).toMatchObject({ reason: "SESSION_FULL", seatsLeft: 0 });
  });

  it("shrinks until the start, even when registration has closed or the limit was lowered", () => {
    expect(decideChange({ ...two, persons: 4 }, 3, { ...session, maxPartySize: 2 }, later(closesAt, 1))).toEqual({
      ok: true,
      persons: 3,
      freed: 1,
    });
    expect(decideChange(two, 3, session, later(closesAt, 1))).toMatchObject({ reason: "CLOSED" });
    expect(decideChange(two, 1, session, startsAt)).toMatchObject({ reason: "CLOSED", closedAt: startsAt });
  });

  it("frees what was taken, exactly once", () => {
    expect(decideCancellation(two, during)).toEqual({ ok: true, state: "cancelled", freed: 2 });
    expect(decideCancellation({ ...two, state: "cancelled" }, during)).toMatchObject({ ok: false });
    expect(decideCancellation({ ...two, state: "waiting" }, during)).toEqual({ ok: true, state: "left", freed: 0 });
    expect(decideCancellation({ state: "offered", persons: 3, deadlineAt: later(during, 1) }, during)).toMatchObject({ freed: 3 });
    expect(decideCancellation({ state: "held", persons: 3, deadlineAt: during }, during)).toMatchObject({ ok: false, state: "expired" });
  });
});

describe("the counting rule", () => {
  it("adds confirmed, live holds, live offers, leases and walk-ins, and nothing else", () => {
    const rows = REGISTRATION_STATES.map((state, i) => ({ state, persons: 2 ** i, deadlineAt: later(during, 1) }));
    const use = countSeats(rows, { leased: 1000, walkIns: 5000 }, during);
    expect(use).toMatchObject({ held: 2, offered: 8, confirmed: 16, leased: 1000, walkIns: 5000, taken: 6026 });
    expect(countSeats(rows, { leased: 0, walkIns: 0 }, later(during, 1)).taken).toBe(16);
    for (const row of rows) expect(countSeats([row], { leased: 0, walkIns: 0 }, during).taken > 0).toBe(takesSeats(row.state));
  });

  it("drops nobody when the capacity is lowered: no free seat, the excess named", () => {
    expect(seatsLeft(10, 13)).toEqual({ seatsLeft: 0, excess: 3 });
    expect(seatsLeft(10, 4)).toEqual({ seatsLeft: 6, excess: 0 });
  });
});

describe("the words of refusals", () => {
  it("name the instant in Beijing time, the seats left and the state, and always a next step", () => {
    const words = registrationRefusalWords({ ok: false, reason: "NOT_OPEN_YET", opensAt }, "zh");
    expect(words.next).toContain("2026年8月1日 10:00");
    expect(registrationRefusalWords({ ok: false, reason: "NOT_OPEN_YET", opensAt }, "en").next).toContain("1 August 2026, 10:00");
    const full = { ok: false, reason: "SESSION_FULL", seatsLeft: 4, canWait: true } as const;
    expect(registrationRefusalWords(full, "zh").sentence).toContain("4");
    expect(registrationRefusalWords(full, "zh").next).toContain("候补");
    expect(registrationRefusalWords({ ...full, seatsLeft: 0, canWait: false }, "en")).toEqual({
      sentence: "This session is full.",
      next: "You can choose another session.",
    });
    for (const lang of ["zh", "en"] as const) {
      for (const state of REGISTRATION_STATES) {
        const known = registrationRefusalWords({ ok: false, reason: "ALREADY_REGISTERED", state }, lang);
        expect(known.sentence).toContain(registrationStateWords[lang][state]);
        expect(known.next.length).toBeGreaterThan(5);
      }
    }
  });
});

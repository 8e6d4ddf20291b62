import { describe, expect, it } from "vitest";
import { calendarUid, movesPeople, nextSequence, personalSequence, staysInFeed } from "./calendar-identity";

const facts = {
  startsAt: new Date("2026-08-15T09:00:00+08:00"),
  endsAt: new Date("2026-08-15T11:00:00+08:00"),
  place: "一号厅",
  cancelled: false,
};
const later = (at: Date) => new Date(at.getTime() + 3_600_000);

describe("SEQUENCE", () => {
  it("is raised by time, place, cancellation and its reversal", () => {
    expect(nextSequence(0, facts, { ...facts, startsAt: later(facts.startsAt) })).toBe(1);
    expect(nextSequence(4, facts, { ...facts, endsAt: later(facts.endsAt) })).toBe(5);
    expect(nextSequence(0, facts, { ...facts, place: "二号厅" })).toBe(1);
    expect(nextSequence(0, facts, { ...facts, cancelled: true })).toBe(1);
    expect(nextSequence(1, { ...facts, cancelled: true }, facts)).toBe(2);
  });

  it("is raised once for several changes at once, and not by wording or a stray space", () => {
    expect(nextSequence(0, facts, { startsAt: later(facts.startsAt), endsAt: later(facts.endsAt), place: "二号厅", cancelled: false })).toBe(1);
    const reworded = { ...facts, place: "一号厅 ", title: "新标题" };
    expect(nextSequence(3, facts, reworded)).toBe(3);
    expect(movesPeople(facts, reworded)).toBe(false);
  });

  it("grows in one person's mail with every cancellation and new registration, also after the session moved", () => {
    const mails = [personalSequence(0, 0), personalSequence(0, 1), personalSequence(0, 2), personalSequence(1, 2), personalSequence(1, 3)];
    expect(mails).toEqual([...new Set(mails)].sort((a, b) => a - b));
  });
});

describe("a UID", () => {
  it("is made of random bytes and the domain, and of nothing less", () => {
    expect(calendarUid(Uint8Array.from({ length: 16 }, (_, i) => i), "open.example")).toBe("000102030405060708090a0b0c0d0e0f@open.example");
    expect(() => calendarUid(new Uint8Array(15), "open.example")).toThrow(RangeError);
  });
});

describe("a feed", () => {
  it("carries a session, cancelled or not, for thirty days after its end", () => {
    expect(staysInFeed(facts, new Date("2026-09-14T10:59:59+08:00"))).toBe(true);
    expect(staysInFeed(facts, new Date("2026-09-14T11:00:00+08:00"))).toBe(false);
  });
});

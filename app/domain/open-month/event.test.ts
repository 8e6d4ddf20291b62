import { describe, expect, it } from "vitest";
import { eventFaults, oneOf, EVENT_KINDS, type EventDraft, type EventInForce } from "./event";
import { eventFaultSentence, sessionTimeInWords } from "./event.words";

const at = (time: string) => new Date(`2026-08-15T${time}:00+08:00`);
const session = (over: Partial<EventDraft["sessions"][number]> = {}): EventDraft["sessions"][number] => ({
  id: "one",
  startsAt: at("09:30"),
  endsAt: at("11:00"),
  doorsOpenAt: at("09:00"),
  doorsCloseAt: at("10:00"),
  registrationOpensAt: new Date("2026-08-01T09:00:00+08:00"),
  registrationClosesAt: new Date("2026-08-14T18:00:00+08:00"),
  allocation: "firstCome",
  drawAt: null,
  drawSource: "",
  hallId: null,
  ...over,
});
const draft = (over: Partial<EventDraft> = {}): EventDraft => ({
  summary: "看一看",
  description: "走一圈",
  place: "东门",
  whoMayCome: "市民",
  accessibility: "有坡道",
  phone: "000-5550 0108",
  changeNote: "",
  sessions: [session()],
  ...over,
});
const inForce: EventInForce = { changeNote: "", sessions: [{ ...session(), place: "东门", registrations: 0, listFrozenAt: null }] };
const reasons = (...args: Parameters<typeof eventFaults>) => eventFaults(...args).map(({ reason }) => reason);

describe("an event can be announced", () => {
  it("when every text is there and its times fit", () => {
    expect(eventFaults(draft(), null)).toEqual([]);
  });

  it("not without who may come, access and a telephone, each named", () => {
    const faults = eventFaults(draft({ whoMayCome: " ", accessibility: "", phone: "" }), null);
    expect(faults.map((fault) => eventFaultSentence(fault, "zh")).join()).toMatch(/参加人员.*无障碍说明.*活动电话/);
  });

  it("not without a session", () => {
    expect(reasons(draft({ sessions: [] }), null)).toEqual(["NO_SESSION"]);
  });

  it("not when registration goes on after the start", () => {
    expect(reasons(draft({ sessions: [session({ registrationClosesAt: at("09:31") })] }), null)).toEqual(["CLOSES_AFTER_THE_START"]);
    expect(reasons(draft({ sessions: [session({ registrationClosesAt: at("09:30") })] }), null)).toEqual([]);
  });

  it("not when doors open after the start, close before they open, or stay open after the end", () => {
    for (const doors of [{ doorsOpenAt: at("09:31") }, { doorsCloseAt: at("08:59") }, { doorsCloseAt: at("11:01") }]) {
      expect(reasons(draft({ sessions: [session(doors)] }), null)).toEqual(["DOORS_DO_NOT_FIT"]);
    }
  });
});

describe("a published session that moves", () => {
  it.each([
    ["in time", draft({ sessions: [session({ startsAt: at("09:45") })] })],
    ["in place", draft({ place: "西门" })],
  ])("%s needs a reason that was not given before", (_name, moved) => {
    expect(reasons(moved, inForce)).toEqual(["CHANGE_NOTE_MISSING"]);
    expect(reasons({ ...moved, changeNote: "道路施工" }, inForce)).toEqual([]);
    expect(reasons({ ...moved, changeNote: "道路施工" }, { ...inForce, changeNote: "道路施工" })).toEqual(["CHANGE_NOTE_MISSING"]);
  });

  it("needs none when only words changed or a session was added", () => {
    expect(reasons(draft({ description: "走两圈", sessions: [session(), session({ id: "two" })] }), inForce)).toEqual([]);
  });
});

it("a stored value that nobody knows counts as the first of its list", () => {
  expect([oneOf(EVENT_KINDS, "drill"), oneOf(EVENT_KINDS, "opera")]).toEqual(["drill", "visit"]);
});

it("a session's time is written in Shanghai's day, with the end's own day where it is another", () => {
  expect(sessionTimeInWords(at("23:30"), new Date("2026-08-16T00:30:00+08:00"), "zh")).toBe("2026年8月15日（星期六）23:30—2026年8月16日（星期日）00:30");
  expect(sessionTimeInWords(at("09:30"), at("11:00"), "en")).toBe("Saturday, 15 August 2026, 09:30–11:00");
});

describe("a session by lottery", () => {
  const lottery = (over: Partial<EventDraft["sessions"][number]> = {}) =>
    session({ allocation: "lottery", drawAt: new Date("2026-08-14T20:00:00+08:00"), drawSource: "2026年8月14日晚公布的某公开号码", ...over });
  const faults = (one: EventDraft["sessions"][number], before: Partial<EventInForce["sessions"][number]> | null = null) =>
    reasons(draft({ sessions: [one] }), before && { changeNote: "", sessions: [{ ...lottery(), place: "东门", registrations: 0, listFrozenAt: null, ...before }] });

  it("says before anybody applies when and from what it is drawn: two hours after closing at least, and before the start", () => {
    expect(faults(lottery())).toEqual([]);
    expect(faults(lottery({ drawAt: null }))).toEqual(["DRAW_NOT_SAID"]);
    expect(faults(lottery({ drawSource: " " }))).toEqual(["DRAW_NOT_SAID"]);
    expect(faults(lottery({ drawAt: new Date("2026-08-14T19:59:59+08:00") }))).toEqual(["DRAW_TOO_EARLY"]);
    expect(faults(lottery({ drawAt: at("09:30") }))).toEqual(["DRAW_TOO_LATE"]);
  });

  it("shares no hall", () => {
    expect(faults(lottery({ hallId: "hall" }))).toEqual(["LOTTERY_IN_A_HALL"]);
  });

  it("stays one once somebody has applied, and keeps the rules of its draw once the list is frozen", () => {
    expect(faults(session(), { registrations: 1 })).toEqual(["RULES_OF_PLACES_CHANGED"]);
    expect(faults(session(), { registrations: 0 })).toEqual([]);
    expect(faults(session({ hallId: "hall" }), { ...session(), registrations: 1 })).toEqual(["RULES_OF_PLACES_CHANGED"]);
    const frozen = { registrations: 3, listFrozenAt: new Date("2026-08-14T18:30:00+08:00") };
    expect(faults(lottery(), frozen)).toEqual([]);
    for (const over of [{ drawAt: new Date("2026-08-14T21:00:00+08:00") }, { drawSource: "别的号码" }, { registrationClosesAt: new Date("2026-08-14T17:00:00+08:00") }]) {
      expect(faults(lottery(over), frozen)).toEqual(["LIST_FROZEN"]);
      expect(faults(lottery(over), { ...frozen, listFrozenAt: null })).toEqual([]);
    }
  });
});

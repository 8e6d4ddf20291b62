import { describe, expect, it } from "vitest";
import { afterEvent, FACT_EVENTS, LIFE, openTurns, standingOf, TURNS, type LifeFacts, type LifeState } from "./life-cycle";
import { STAGES, STOPS, type Stage } from "./stage";
import { stageWords, stopTags, turnWords } from "./stage.words";

const at = (day: string) => new Date(`${day}T12:00:00+08:00`);
const nothing: LifeFacts = {
  isListed: false,
  hasDraft: false,
  windows: [],
  expertsDone: false,
  riskDone: false,
  legalitySubmitted: false,
  meetingPlanned: false,
  isDecided: false,
  isAnnounced: false,
  isEvaluated: false,
  turns: [],
};
const window = { opensAt: at("2026-03-01"), closesAt: at("2026-04-01"), isExtended: false, isReported: false };
const reported = { ...nothing, isListed: true, hasDraft: true, windows: [{ ...window, isReported: true }] };
const stageAt = (facts: LifeFacts, day: string) => standingOf(facts, at(day)).stage;

/** Written by hand from the rules, part 6, and not from the table: which recorded step is open where. */
const OPEN: Record<Stage, string> = {
  proposed: "suspend cancel withhold",
  inCatalogue: "suspend cancel withhold",
  drafting: "suspend cancel withhold",
  consulting: "suspend cancel withhold",
  collating: "suspend cancel withhold",
  adoptionPublished: "suspend cancel withhold reopen",
  expertReview: "suspend cancel withhold reopen",
  riskAssessment: "suspend cancel withhold reopen",
  legalityReview: "suspend cancel withhold reopen",
  meeting: "suspend cancel withhold reopen",
  decided: "suspend withhold reopen",
  published: "implement archive suspend reopen",
  implementing: "archive suspend reopen",
  evaluated: "archive suspend reopen",
  archived: "reopen",
};

describe("every state with every event", () => {
  const stages = STAGES.map(({ stage }) => stage);

  it.each(stages)("%s lets an official do what the rules name and nothing else", (stage) => {
    expect(openTurns({ stage, stop: null })).toEqual(OPEN[stage].split(" "));
  });

  it("either leads to a state that exists or is refused", () => {
    for (const stage of stages) {
      for (const stop of [null, ...STOPS]) {
        for (const event of [...FACT_EVENTS, ...TURNS]) {
          const after = afterEvent({ stage, stop }, event);
          const row = LIFE[stop !== null && (TURNS as readonly string[]).includes(event) ? stop : stage][event];
          if (row === undefined) expect(after, `${stage} ${stop} ${event}`).toEqual({ ok: false, reason: "NOT_NOW" });
          if (after.ok) expect(stages, `${stage} ${stop} ${event}`).toContain(after.standing.stage);
        }
      }
    }
  });

  it("goes back to where it stood when a stop ends, and a cancelled one never moves again", () => {
    for (const stage of stages) {
      const suspended = afterEvent({ stage, stop: null }, "suspend");
      if (suspended.ok) expect(afterEvent(suspended.standing, "resume")).toEqual({ ok: true, standing: { stage, stop: null } });
      expect(openTurns({ stage, stop: "cancelled" })).toEqual([]);
    }
  });

  it("does not cancel by way of a suspension what was lawfully decided (Art. 37)", () => {
    expect(openTurns({ stage: "implementing", stop: "suspended" })).toEqual(["resume"]);
    expect(openTurns({ stage: "consulting", stop: "suspended" })).toEqual(["resume", "cancel"]);
  });

  it("has a word of its own in both languages", () => {
    for (const lang of ["zh", "en"] as const) {
      const words = (Object.keys(LIFE) as LifeState[]).map((state) => (state in stopTags[lang] ? stopTags[lang][state as "suspended"] : stageWords[lang][state as Stage]));
      expect(words.every(Boolean) && new Set(words).size === words.length).toBe(true);
    }
    expect(TURNS.every((turn) => turnWords[turn].label !== "" && turnWords[turn].effect !== "")).toBe(true);
  });
});

describe("the standing that follows from the facts", () => {
  it("is proposed, in the catalogue, being drafted", () => {
    expect(stageAt(nothing, "2026-01-01")).toBe("proposed");
    expect(stageAt({ ...nothing, isListed: true }, "2026-01-01")).toBe("inCatalogue");
    expect(stageAt({ ...nothing, isListed: true, hasDraft: true }, "2026-01-01")).toBe("drafting");
  });

  it("follows the window by the clock, and the report by its release", () => {
    const facts = { ...nothing, isListed: true, hasDraft: true, windows: [window] };
    expect(stageAt(facts, "2026-02-01")).toBe("drafting");
    expect(stageAt(facts, "2026-03-15")).toBe("consulting");
    expect(stageAt({ ...facts, windows: [{ ...window, isExtended: true }] }, "2026-03-15")).toBe("consulting");
    expect(stageAt(facts, "2026-04-01")).toBe("collating");
    expect(stageAt(reported, "2026-04-20")).toBe("adoptionPublished");
    expect(stageAt({ ...reported, windows: [{ ...window, isReported: true }, { ...window, opensAt: at("2026-05-01"), closesAt: at("2026-06-01") }] }, "2026-05-02")).toBe("consulting");
  });

  it("goes through the reviews to meeting, decision and publication", () => {
    expect(stageAt({ ...reported, expertsDone: true }, "2026-05-01")).toBe("expertReview");
    expect(stageAt({ ...reported, expertsDone: true, riskDone: true }, "2026-05-01")).toBe("riskAssessment");
    const submitted = { ...reported, riskDone: true, legalitySubmitted: true };
    expect(stageAt(submitted, "2026-05-01")).toBe("legalityReview");
    expect(stageAt({ ...submitted, meetingPlanned: true }, "2026-05-01")).toBe("meeting");
    const decided = { ...submitted, meetingPlanned: true, isDecided: true };
    expect(stageAt(decided, "2026-05-01")).toBe("decided");
    expect(stageAt({ ...decided, isAnnounced: true }, "2026-05-01")).toBe("published");
    expect(stageAt({ ...decided, isAnnounced: true, turns: ["implement"] }, "2026-05-01")).toBe("implementing");
    expect(stageAt({ ...decided, isAnnounced: true, turns: ["implement"], isEvaluated: true }, "2026-05-01")).toBe("evaluated");
    expect(stageAt({ ...decided, isAnnounced: true, turns: ["archive"] }, "2026-05-01")).toBe("archived");
  });

  it("is not moved by a fact out of its turn: a risk report during the window", () => {
    expect(stageAt({ ...nothing, isListed: true, hasDraft: true, windows: [window], riskDone: true }, "2026-03-15")).toBe("consulting");
  });

  it("goes on beneath a suspension and shows again when it is over", () => {
    const facts = { ...nothing, isListed: true, hasDraft: true, windows: [window] };
    expect(standingOf({ ...facts, turns: ["suspend"] }, at("2026-04-02"))).toEqual({ stage: "collating", stop: "suspended" });
    expect(standingOf({ ...facts, turns: ["suspend", "resume"] }, at("2026-04-02"))).toEqual({ stage: "collating", stop: null });
  });

  it("starts over with drafting after a major adjustment (Art. 37), and the new window counts", () => {
    const turns = ["implement", "reopen"] as const;
    expect(standingOf({ ...nothing, isListed: true, hasDraft: true, turns }, at("2026-07-01"))).toEqual({ stage: "drafting", stop: null });
    expect(stageAt({ ...nothing, isListed: true, hasDraft: true, windows: [window], turns }, "2026-03-15")).toBe("consulting");
  });
});

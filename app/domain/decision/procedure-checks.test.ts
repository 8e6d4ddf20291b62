import { describe, expect, it } from "vitest";
import { OFFICIAL_YEARS } from "../calendar/holidays";
import { makeCalendar } from "../calendar/working-days";
import { doneOn, findingsOf, nextStep, refusalsOf, RULES, type ProcedureFacts, type RuleName } from "./procedure-checks";
import { findingWords } from "./procedure-checks.words";
import { EMPTY_STEP, isRequired, mayBeWaived, STEP_FIELDS, STEP_KINDS, STEP_RESULTS, type StepKind, type StepRecord } from "./procedure-step";
import { fieldLabel, resultWords } from "./procedure-step.words";

const empty = Object.fromEntries(STEP_KINDS.map((kind) => [kind, EMPTY_STEP])) as Record<StepKind, StepRecord>;
const through = {
  expertReview: { doneOn: "2026-08-10", result: "feasible" },
  riskAssessment: { doneOn: "2026-08-11", result: "controllable", documentTitle: "评估报告" },
  fairCompetition: { doneOn: "2026-08-12", result: "noRestriction", documentTitle: "审查结论" },
  legalityReview: { submittedOn: "2026-08-17", doneOn: "2026-08-26", result: "lawful", documentTitle: "审查意见书" },
  collectiveDiscussion: { doneOn: "2026-09-01", result: "passed", documentTitle: "主任办公会议" },
  partyReport: { doneOn: "2026-08-31" },
} as const satisfies Partial<Record<StepKind, Partial<StepRecord>>>;

/** Everything done by the rules; each test spoils one thing. */
function facts(changes: Partial<Record<StepKind, Partial<StepRecord>>> = {}, more: Partial<ProcedureFacts> = {}): ProcedureFacts {
  const steps = { ...empty };
  for (const [kind, record] of [...Object.entries(through), ...Object.entries(changes)] as [StepKind, Partial<StepRecord>][]) steps[kind] = { ...steps[kind], ...record };
  return {
    steps,
    procedures: ["publicParticipation", "expertReview", "riskAssessment", "legalityReview", "collectiveDecision"],
    affectsEnterprises: true,
    affectsLivelihood: true,
    reportedOn: "2026-08-05",
    announcedOn: "2026-09-03",
    enterpriseVoices: 3,
    grassrootsVoices: 9,
    today: "2026-11-01",
    calendar: makeCalendar(OFFICIAL_YEARS),
    ...more,
  };
}
const found = (given: ProcedureFacts) => findingsOf(given).map(({ rule, severity }) => `${rule} ${severity}`);
const refused = (kind: StepKind, change: Partial<StepRecord>, given = facts()) => refusalsOf(kind, { ...given.steps[kind], ...change }, given).map(({ rule }) => rule);
const undone = { doneOn: null, result: "", documentTitle: "" };

describe("the checklist", () => {
  it("finds nothing where everything was done", () => {
    expect(found(facts())).toEqual([]);
    expect(nextStep(facts())).toBeNull();
  });

  it("has a sentence, an article and its own name for each rule", () => {
    for (const rule of Object.keys(RULES) as RuleName[]) expect(findingWords[rule].sentence({}).length, rule).toBeGreaterThan(8);
  });

  it("has a word for every field and result", () => {
    for (const kind of STEP_KINDS) {
      for (const field of STEP_FIELDS[kind]) expect(fieldLabel(kind, field)).not.toBe("");
      for (const result of STEP_RESULTS[kind] ?? []) expect(resultWords.zh[result], result).toBeTruthy();
    }
  });

  it("names the first required step that is not through, and an item's own steps only", () => {
    expect(nextStep(facts({ legalityReview: undone }))).toBe("legalityReview");
    expect(nextStep(facts({}, { reportedOn: null }))).toBe("publicParticipation");
    expect(isRequired("hearing", EMPTY_STEP, facts())).toBe(false);
    expect(isRequired("hearing", { ...EMPTY_STEP, requirement: "required" }, facts())).toBe(true);
    expect(isRequired("fairCompetition", EMPTY_STEP, facts({}, { affectsEnterprises: false }))).toBe(false);
  });

  it("takes a meeting that put the draft off for no decision, and an unlawful draft for not reviewed", () => {
    expect(doneOn("collectiveDiscussion", facts({ collectiveDiscussion: { result: "postponed" } }))).toBeNull();
    expect(doneOn("legalityReview", facts({ legalityReview: { result: "unlawful" } }))).toBeNull();
  });
});

describe("rule by rule", () => {
  it("waivedWithReason (Art. 14)", () => {
    expect(refused("fairCompetition", { requirement: "notRequired" })).toEqual(["waivedWithReason"]);
    expect(refused("fairCompetition", { requirement: "notRequired", reason: "不涉及市场主体" })).toEqual([]);
  });

  it("promisedInCatalogue: neither what the law asks of all nor what the catalogue names can be left out", () => {
    expect(refused("legalityReview", { requirement: "notRequired", reason: "省事" })).toContain("promisedInCatalogue");
    expect(refused("riskAssessment", { requirement: "notRequired", reason: "省事" })).toContain("promisedInCatalogue");
    expect(mayBeWaived("hearing", facts())).toBe(true);
    // Only a legal basis does away with participation, and that is recorded.
    expect(refused("publicParticipation", { requirement: "notRequired", reason: "依法不予公开" })).toEqual([]);
  });

  it("notInTheFuture", () => {
    expect(refused("partyReport", { doneOn: "2026-11-02" })).toEqual(["notInTheFuture"]);
    expect(refused("partyReport", { doneOn: "2026-11-01" })).toEqual([]);
  });

  it("participationReported (Art. 18)", () => {
    expect(found(facts({ collectiveDiscussion: undone }, { reportedOn: null }))).toContain("participationReported missing");
  });

  it("enterprisesHeard and grassrootsHeard (V7)", () => {
    expect(found(facts({}, { enterpriseVoices: 0 }))).toEqual(["enterprisesHeard warning"]);
    expect(found(facts({}, { enterpriseVoices: 0, affectsEnterprises: false }))).toEqual([]);
    expect(found(facts({}, { grassrootsVoices: 0 }))).toEqual(["grassrootsHeard warning"]);
    expect(found(facts({}, { grassrootsVoices: 0, affectsLivelihood: false }))).toEqual([]);
  });

  it("hearingHeld and hearingMaterials (Art. 16): six days are too few, seven are enough", () => {
    const hearing = { requirement: "required", plannedOn: "2026-09-08" } as const;
    expect(found(facts({ hearing }))).toEqual(["hearingHeld missing"]);
    expect(findingsOf(facts({ hearing: { ...hearing, submittedOn: "2026-09-02" } }))).toContainEqual({ step: "hearing", rule: "hearingMaterials", severity: "warning", values: { days: 6, needed: 7 } });
    expect(found(facts({ hearing: { ...hearing, submittedOn: "2026-09-01", doneOn: "2026-09-08" } }))).toEqual([]);
  });

  it("expertsHeard (Art. 19) and expertConflict (Art. 20)", () => {
    expect(found(facts({ expertReview: undone }))).toEqual(["expertsHeard missing"]);
    expect(found(facts({ expertReview: { hasConflict: true } }))).toEqual(["expertConflict warning"]);
  });

  it("riskAssessed, riskHasResult and riskControllable (Art. 22 to 24)", () => {
    expect(found(facts({ riskAssessment: undone }))).toEqual(["riskAssessed missing"]);
    expect(refused("riskAssessment", { documentTitle: "" })).toEqual(["riskHasResult"]);
    expect(refused("riskAssessment", { result: "" })).toEqual(["riskHasResult"]);
    const uncontrollable = { riskAssessment: { result: "uncontrollable" } };
    expect(found(facts({ ...uncontrollable, collectiveDiscussion: undone }))).toContain("riskControllable warning");
    expect(refused("collectiveDiscussion", {}, facts(uncontrollable))).toEqual(["riskControllable"]);
  });

  it("competitionReviewed and competitionKept (Art. 29)", () => {
    expect(found(facts({ fairCompetition: undone }))).toEqual(["competitionReviewed missing"]);
    expect(found(facts({ fairCompetition: { result: "restricts" } }))).toEqual(["competitionKept warning"]);
  });

  it("legalityReviewed, legalityNotReplaced, legalityHasOpinion and legalityInOrder (Art. 25 to 28)", () => {
    expect(found(facts({ legalityReview: undone, collectiveDiscussion: undone }))).toContain("legalityReviewed missing");
    expect(refused("legalityReview", { result: "askedForOpinions" })).toEqual(["legalityNotReplaced"]);
    expect(refused("legalityReview", { documentTitle: "" })).toEqual(["legalityHasOpinion"]);
    expect(refused("legalityReview", { result: "" })).toEqual(["legalityHasOpinion"]);
    expect(refused("legalityReview", { submittedOn: null })).toEqual(["legalityInOrder"]);
    expect(refused("legalityReview", { submittedOn: "2026-08-27" })).toEqual(["legalityInOrder"]);
  });

  it("legalityPeriod (Art. 26): Monday 28 September to Friday 9 October 2026 are three working days, not eight (A3)", () => {
    const given = facts({ legalityReview: { submittedOn: "2026-09-28", doneOn: null }, collectiveDiscussion: { ...undone, plannedOn: "2026-10-09" } });
    expect(findingsOf(given).find(({ rule }) => rule === "legalityPeriod")).toMatchObject({ severity: "warning", values: { days: 3, needed: 7, provisional: "no" } });
  });

  it("legalityPeriod counts a make-up Saturday: 10 October 2026", () => {
    const with10 = (plannedOn: string) => {
      const given = facts({ legalityReview: { submittedOn: "2026-09-28", doneOn: null }, collectiveDiscussion: { ...undone, plannedOn } });
      return findingsOf(given).find(({ rule }) => rule === "legalityPeriod")?.values.days ?? "enough";
    };
    expect(with10("2026-10-12")).toBe(5);
    expect(with10("2026-10-13")).toBe(6);
    expect(with10("2026-10-14")).toBe("enough");
  });

  it("reportBeforeDiscussion (Art. 18, 29)", () => {
    expect(refused("collectiveDiscussion", {}, facts({}, { reportedOn: null }))).toEqual(["reportBeforeDiscussion"]);
    expect(refused("collectiveDiscussion", {}, facts({}, { reportedOn: "2026-09-02" }))).toEqual(["reportBeforeDiscussion"]);
    const withoutPublic = facts({ publicParticipation: { requirement: "notRequired", reason: "依法不予公开" } }, { reportedOn: null });
    expect(refused("collectiveDiscussion", {}, withoutPublic)).toEqual([]);
  });

  it("legalityBeforeDiscussion (Art. 25)", () => {
    expect(refused("collectiveDiscussion", {}, facts({ legalityReview: undone }))).toEqual(["legalityBeforeDiscussion"]);
    expect(refused("collectiveDiscussion", {}, facts({ legalityReview: { result: "unlawful" } }))).toEqual(["legalityBeforeDiscussion"]);
    expect(refused("collectiveDiscussion", { doneOn: "2026-08-25" })).toEqual(["legalityBeforeDiscussion"]);
    expect(refused("collectiveDiscussion", {}, facts({ legalityReview: { result: "exploratory" } }))).toEqual([]);
  });

  it("discussionHeld (Art. 30), partyReported (Art. 31), outcomePublished (Art. 32)", () => {
    expect(found(facts({ collectiveDiscussion: undone }))).toEqual(["discussionHeld missing"]);
    expect(refused("collectiveDiscussion", { result: "" })).toEqual(["discussionHeld"]);
    expect(found(facts({ partyReport: { doneOn: null } }))).toEqual(["partyReported missing"]);
    expect(found(facts({ partyReport: { doneOn: "2026-09-04" } }))).toEqual(["partyReported warning"]);
    expect(found(facts({}, { announcedOn: null }))).toEqual(["outcomePublished missing"]);
  });

  it("evaluationComplete, evaluatorIndependent and evaluationHeardPublic (Art. 36)", () => {
    const evaluation = { doneOn: "2026-10-20", trigger: "manyOpinions", evaluator: "市政策研究会", result: "keep", publicHeard: "问卷三百份" };
    expect(refused("evaluation", evaluation)).toEqual([]);
    expect(refused("evaluation", { ...evaluation, trigger: "" })).toEqual(["evaluationComplete"]);
    expect(refused("evaluation", { ...evaluation, hasConflict: true })).toEqual(["evaluatorIndependent"]);
    expect(refused("evaluation", { ...evaluation, publicHeard: "" })).toEqual(["evaluationHeardPublic"]);
  });
});

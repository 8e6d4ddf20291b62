import { describe, expect, it } from "vitest";
import { OFFICIAL_YEARS } from "../calendar/holidays";
import { makeCalendar } from "../calendar/working-days";
import type { ProcedureFacts } from "./procedure-checks";
import { EMPTY_STEP, STEP_KINDS, type StepKind, type StepRecord } from "./procedure-step";
import { submissionPack } from "./submission-pack";

const paper = { title: "文件", number: "", on: "2026-08-01" };
const papers = { draft: paper, explanation: paper, opinionReport: paper };
const lawful = { ...EMPTY_STEP, submittedOn: "2026-08-03", doneOn: "2026-08-14", result: "lawful", documentTitle: "审查意见书", documentNumber: "审〔示例〕1号" };

function facts(changes: Partial<Record<StepKind, StepRecord>> = {}, procedures = ["publicParticipation"]): ProcedureFacts {
  return {
    steps: { ...(Object.fromEntries(STEP_KINDS.map((kind) => [kind, EMPTY_STEP])) as Record<StepKind, StepRecord>), legalityReview: lawful, ...changes },
    procedures,
    affectsEnterprises: false,
    affectsLivelihood: false,
    reportedOn: "2026-08-01",
    announcedOn: null,
    enterpriseVoices: 0,
    grassrootsVoices: 0,
    today: "2026-09-01",
    calendar: makeCalendar(OFFICIAL_YEARS),
  };
}

describe("the submission pack (Art. 29)", () => {
  it("is complete with draft, explanation, adoption report and legality opinion, and carries title and number as given", () => {
    const pack = submissionPack(papers, facts());
    expect(pack).toMatchObject({ isComplete: true, missing: [] });
    expect(pack.items.find(({ kind }) => kind === "legalityReview")?.document).toEqual({ title: "审查意见书", number: "审〔示例〕1号", on: "2026-08-14" });
  });

  it("asks for expert advice, risk report and fair-competition review where the item needs them", () => {
    const pack = submissionPack(papers, { ...facts({}, ["publicParticipation", "expertReview", "riskAssessment"]), affectsEnterprises: true });
    expect(pack.missing).toEqual(["fairCompetition", "expertReview", "riskAssessment"]);
    expect(pack.isComplete).toBe(false);
  });

  it("has a gap where a step was done and no document named, or the review found the draft unlawful", () => {
    expect(submissionPack(papers, facts({ legalityReview: { ...lawful, documentTitle: "" } })).missing).toEqual(["legalityReview"]);
    expect(submissionPack(papers, facts({ legalityReview: { ...lawful, result: "unlawful" } })).missing).toEqual(["legalityReview"]);
  });

  it("needs no adoption report without participation, and names every paper that is not there", () => {
    const without = { ...papers, opinionReport: null };
    expect(submissionPack(without, facts()).missing).toEqual(["opinionReport"]);
    expect(submissionPack(without, facts({ publicParticipation: { ...EMPTY_STEP, requirement: "notRequired", reason: "依法" } })).isComplete).toBe(true);
    expect(submissionPack({ draft: null, explanation: null, opinionReport: null }, facts()).missing).toEqual(["draft", "explanation", "opinionReport"]);
  });
});

import { daysFrom, type Day } from "../calendar/shanghai";
import { workingDaysBetween, type WorkCalendar } from "../calendar/working-days";
import { isRequired, mayBeWaived, STEP_KINDS, type ItemProcedures, type StepKind, type StepRecord } from "./procedure-step";

/** Everything that the rules ask about the round of the procedure that is going on. */
export interface ProcedureFacts extends ItemProcedures {
  steps: Record<StepKind, StepRecord>;
  affectsLivelihood: boolean;
  /** Day on which the adoption report of this round became public. */
  reportedOn: Day | null;
  /** Day on which the outcome section became public with a text. */
  announcedOn: Day | null;
  /** Opinions and activities of enterprises and their associations, and of residents and grassroots bodies. */
  enterpriseVoices: number;
  grassrootsVoices: number;
  today: Day;
  calendar: WorkCalendar;
}

/** `refused` cannot be saved; `missing` is still to be done; `warning` is for a person to judge. */
export type Severity = "refused" | "missing" | "warning";

export interface Finding {
  step: StepKind;
  rule: RuleName;
  severity: Severity;
  /** Figures for the sentence, such as the real count of working days. */
  values: Record<string, string | number>;
}

type Found = Omit<Finding, "rule">;
type Rule = (facts: ProcedureFacts) => Found | Found[] | null;

const DAYS_FOR_LEGALITY = 7;
const DAYS_FOR_HEARING_MATERIALS = 7;

const required = (kind: StepKind, facts: ProcedureFacts) => isRequired(kind, facts.steps[kind], facts);
const finding = (step: StepKind, severity: Severity, values: Finding["values"] = {}) => ({ step, severity, values });
const eachKind = (breaks: (kind: StepKind) => boolean) => STEP_KINDS.filter(breaks).map((kind) => finding(kind, "refused"));
const discussed = ({ steps }: ProcedureFacts) => steps.collectiveDiscussion.doneOn !== null;
const LAWFUL = ["lawful", "lawfulAfterChange", "exploratory"];
/** A draft that was put off or turned down is not decided. */
const PASSED = ["passed", "passedAfterChange"];
const isLegalityPassed = ({ steps: { legalityReview: record } }: ProcedureFacts) => record.doneOn !== null && LAWFUL.includes(record.result);

/** Art. 14: only what may lawfully not be public, or a recorded reason, does away with a step; what the catalogue promised stays. */
const waivedWithReason: Rule = ({ steps }) => eachKind((kind) => steps[kind].requirement === "notRequired" && steps[kind].reason === "");

/** Art. 3(3) and 目录管理办法 Art. 3: what is in the published catalogue follows the procedure that it names. */
const promisedInCatalogue: Rule = (facts) => eachKind((kind) => facts.steps[kind].requirement === "notRequired" && !mayBeWaived(kind, facts));

/** What is said to be done on a day that is still to come has not been done. */
const notInTheFuture: Rule = ({ steps, today }) => eachKind((kind) => [steps[kind].doneOn, steps[kind].submittedOn].some((day) => day !== null && day > today));

/** Art. 18: the opinions are sorted and studied, and their adoption is public. */
const participationReported: Rule = (facts) => (required("publicParticipation", facts) && facts.reportedOn === null ? finding("publicParticipation", "missing") : null);

/** Rule V7: where enterprises are concerned, at least one of them or an association was heard. */
const enterprisesHeard: Rule = (facts) =>
  facts.affectsEnterprises && required("publicParticipation", facts) && facts.enterpriseVoices === 0 ? finding("publicParticipation", "warning") : null;

/** Rule V7: where daily life is concerned, at least one voice from residents or grassroots bodies was heard. */
const grassrootsHeard: Rule = (facts) =>
  facts.affectsLivelihood && required("publicParticipation", facts) && facts.grassrootsVoices === 0 ? finding("publicParticipation", "warning") : null;

/** Art. 16: a hearing that is required is held before the meeting. */
const hearingHeld: Rule = (facts) => (required("hearing", facts) && facts.steps.hearing.doneOn === null ? finding("hearing", "missing") : null);

/** Art. 16(3): the materials reach the participants of a hearing seven days before it. */
const hearingMaterials: Rule = ({ steps: { hearing } }) => {
  const on = hearing.doneOn ?? hearing.plannedOn;
  if (on === null || hearing.submittedOn === null) return null;
  const days = daysFrom(hearing.submittedOn, on);
  return days < DAYS_FOR_HEARING_MATERIALS ? finding("hearing", "warning", { days, needed: DAYS_FOR_HEARING_MATERIALS }) : null;
};

/** Art. 19: experts state in writing, signed, what they think of a technical matter. */
const expertsHeard: Rule = (facts) => (required("expertReview", facts) && facts.steps.expertReview.doneOn === null ? finding("expertReview", "missing") : null);

/** Art. 20: nobody with a direct interest in the matter is chosen as expert. */
const expertConflict: Rule = ({ steps }) => (steps.expertReview.hasConflict ? finding("expertReview", "warning") : null);

/** Art. 22: risks for stability and safety are assessed where the item needs it. */
const riskAssessed: Rule = (facts) => (required("riskAssessment", facts) && facts.steps.riskAssessment.doneOn === null ? finding("riskAssessment", "missing") : null);

/** Art. 23 and 24: the assessment ends with a report that says whether the risk can be controlled. */
const riskHasResult: Rule = ({ steps: { riskAssessment: record } }) =>
  record.doneOn !== null && (record.result === "" || record.documentTitle === "") ? finding("riskAssessment", "refused") : null;

/** Art. 24: with a risk that cannot be controlled nothing is decided until measures have made it controllable. */
const riskControllable: Rule = (facts) => {
  if (facts.steps.riskAssessment.result !== "uncontrollable") return null;
  return discussed(facts) ? finding("collectiveDiscussion", "refused") : finding("riskAssessment", "warning");
};

/** Art. 29(1): a draft that concerns the business of market subjects carries its fair-competition review. */
const competitionReviewed: Rule = (facts) => (required("fairCompetition", facts) && facts.steps.fairCompetition.doneOn === null ? finding("fairCompetition", "missing") : null);

/** Art. 29(1): a draft that shuts competition out does not go to the meeting as it is. */
const competitionKept: Rule = ({ steps }) => (steps.fairCompetition.result === "restricts" ? finding("fairCompetition", "warning") : null);

/** Art. 25: every draft is reviewed for its legality before it is discussed. */
const legalityReviewed: Rule = (facts) => (isLegalityPassed(facts) ? null : finding("legalityReview", "missing"));

/** Art. 25(1): asking for opinions does not take the place of the legality review. */
const legalityNotReplaced: Rule = ({ steps }) => (steps.legalityReview.result === "askedForOpinions" ? finding("legalityReview", "refused") : null);

/** Art. 28: the review ends with an opinion that somebody answers for; without one it is not passed. */
const legalityHasOpinion: Rule = ({ steps: { legalityReview: record } }) =>
  record.doneOn !== null && (record.documentTitle === "" || record.result === "") ? finding("legalityReview", "refused") : null;

/** Art. 26: the review is not over before it has begun. */
const legalityInOrder: Rule = ({ steps: { legalityReview: record } }) =>
  record.doneOn !== null && (record.submittedOn === null || record.submittedOn > record.doneOn) ? finding("legalityReview", "refused") : null;

/** Art. 26(2): generally at least seven working days for the review, by the Chinese calendar; make-up days count, neither end does. */
const legalityPeriod: Rule = ({ steps, calendar }) => {
  const { submittedOn } = steps.legalityReview;
  const meetingOn = steps.collectiveDiscussion.doneOn ?? steps.collectiveDiscussion.plannedOn;
  if (submittedOn === null || meetingOn === null) return null;
  const { days, provisional } = workingDaysBetween(submittedOn, meetingOn, calendar);
  if (days >= DAYS_FOR_LEGALITY) return null;
  return finding("legalityReview", "warning", { days, needed: DAYS_FOR_LEGALITY, submittedOn, meetingOn, provisional: provisional ? "yes" : "no" });
};

/** Art. 18 and 29(2): where the public takes part, the meeting discusses the draft together with what became of the opinions. */
const reportBeforeDiscussion: Rule = (facts) => {
  const { doneOn } = facts.steps.collectiveDiscussion;
  if (doneOn === null || !required("publicParticipation", facts)) return null;
  return facts.reportedOn === null || facts.reportedOn > doneOn ? finding("collectiveDiscussion", "refused") : null;
};

/** Art. 25(2): what was not reviewed, or found unlawful, is not submitted to the meeting. */
const legalityBeforeDiscussion: Rule = (facts) => {
  const { doneOn } = facts.steps.collectiveDiscussion;
  if (doneOn === null) return null;
  const reviewedOn = facts.steps.legalityReview.doneOn;
  return !isLegalityPassed(facts) || reviewedOn === null || reviewedOn > doneOn ? finding("collectiveDiscussion", "refused") : null;
};

/** Art. 30: the meeting discusses the draft and its head decides; name and day of the meeting and the result are on record. */
const discussionHeld: Rule = (facts) => {
  const { doneOn, result, documentTitle } = facts.steps.collectiveDiscussion;
  if (doneOn === null) return finding("collectiveDiscussion", "missing");
  return result === "" || documentTitle === "" ? finding("collectiveDiscussion", "refused") : null;
};

/** Art. 31: the party committee of the same level is told before the decision comes out. */
const partyReported: Rule = (facts) => {
  const { doneOn } = facts.steps.partyReport;
  if (doneOn === null) return finding("partyReport", "missing");
  return facts.announcedOn !== null && doneOn > facts.announcedOn ? finding("partyReport", "warning") : null;
};

/** Art. 32: what was decided is made public, with what became of the opinions. */
const outcomePublished: Rule = (facts) => (facts.announcedOn === null ? finding("outcome", "missing") : null);

/** Art. 36(1): an evaluation has one of three reasons, an evaluator and a result. */
const evaluationComplete: Rule = ({ steps: { evaluation: record } }) =>
  record.doneOn !== null && (record.trigger === "" || record.evaluator === "" || record.result === "") ? finding("evaluation", "refused") : null;

/** Art. 36(2): whoever did the main assessment before the decision does not evaluate it. */
const evaluatorIndependent: Rule = ({ steps }) => (steps.evaluation.hasConflict ? finding("evaluation", "refused") : null);

/** Art. 36(3): the evaluation hears the public. */
const evaluationHeardPublic: Rule = ({ steps: { evaluation: record } }) => (record.doneOn !== null && record.publicHeard === "" ? finding("evaluation", "refused") : null);

export const RULES = {
  waivedWithReason,
  promisedInCatalogue,
  notInTheFuture,
  participationReported,
  enterprisesHeard,
  grassrootsHeard,
  hearingHeld,
  hearingMaterials,
  expertsHeard,
  expertConflict,
  riskAssessed,
  riskHasResult,
  riskControllable,
  competitionReviewed,
  competitionKept,
  legalityReviewed,
  legalityNotReplaced,
  legalityHasOpinion,
  legalityInOrder,
  legalityPeriod,
  reportBeforeDiscussion,
  legalityBeforeDiscussion,
  discussionHeld,
  partyReported,
  outcomePublished,
  evaluationComplete,
  evaluatorIndependent,
  evaluationHeardPublic,
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;

/** What the rules find, in the order of the procedure. */
export function findingsOf(facts: ProcedureFacts): Finding[] {
  const found = (Object.keys(RULES) as RuleName[]).flatMap((rule) => {
    const check: Rule = RULES[rule];
    return [check(facts) ?? []].flat().map((each) => ({ ...each, rule }));
  });
  return found.sort((a, b) => STEP_KINDS.indexOf(a.step) - STEP_KINDS.indexOf(b.step));
}

/** What stands in the way of saving this record of a step, given all the others. */
export function refusalsOf(kind: StepKind, record: StepRecord, facts: ProcedureFacts): Finding[] {
  return findingsOf({ ...facts, steps: { ...facts.steps, [kind]: record } }).filter(({ step, severity }) => step === kind && severity === "refused");
}

/** Whether the step is through, and since when. What the public can see decides where there is something to be seen. */
export function doneOn(kind: StepKind, facts: ProcedureFacts): Day | null {
  if (kind === "publicParticipation") return facts.reportedOn;
  if (kind === "outcome") return facts.announcedOn;
  if (kind === "legalityReview" && !isLegalityPassed(facts)) return null;
  if (kind === "collectiveDiscussion" && !PASSED.includes(facts.steps[kind].result)) return null;
  return facts.steps[kind].doneOn;
}

/** The first required step that is not through; null when all are. */
export function nextStep(facts: ProcedureFacts): StepKind | null {
  return STEP_KINDS.find((kind) => required(kind, facts) && doneOn(kind, facts) === null) ?? null;
}

import { dayOf, formatDay, startOfDay, type Day } from "~/domain/calendar/shanghai";
import { plannedCompletionWords } from "~/domain/decision/catalogue.words";
import type { PublicStepKind } from "~/domain/decision/public-shapes";
import { STAGES, type Stage } from "~/domain/decision/stage";
import type { Lang } from "~/domain/text/lang";
import type { TimelineStep } from "~/ui/timeline";
import type { ShownDecision } from "./decision-page";
import { decisionWords } from "../words";
import { procedureWords } from "../words-procedure";

interface Line {
  name: string;
  article: number;
  isNeeded: boolean;
  isDone?: boolean;
  isNow?: boolean;
  on?: Day | null;
  plan?: string;
  note?: string;
}

/**
 * The procedure of one decision as a line: what is done and when, what is going on, what is to come. Only what is published counts: a step
 * whose day nobody published is not taken for done, and after a major adjustment only what came later is.
 */
export function procedureSteps(lang: Lang, page: ShownDecision, now: Date): TimelineStep[] {
  const { steps } = decisionWords[lang];
  const words = procedureWords[lang];
  const { procedure, decision } = page;
  const reopenedOn = procedure?.turns.findLast(({ turn }) => turn === "reopen")?.on;
  const isOfThisRound = (at: Date) => reopenedOn === undefined || at >= startOfDay(reopenedOn);
  const since = <Document extends { publishedAt: Date }>(documents: Document[]) => documents.filter(({ publishedAt }) => isOfThisRound(publishedAt));

  const window = since(page.windows).at(-1);
  const isClosed = window?.endsAt ? now >= window.endsAt : false;
  const isOpen = window?.startsAt ? now >= window.startsAt && !isClosed : false;
  const report = since(page.reports).at(-1);
  const sectionOf = (kind: string) => {
    const section = page.sections.find((each) => each.kind === kind && each.presence === "text" && isOfThisRound(each.updatedAt));
    return section && { publishedAt: isOfThisRound(section.publishedAt) ? section.publishedAt : section.updatedAt };
  };
  // A correction of the old outcome is not the outcome of the new round: that one follows a meeting.
  const isDecidedAgain = reopenedOn === undefined || procedure?.steps.some(({ kind, doneOn }) => kind === "collectiveDiscussion" && doneOn !== null);
  const outcome = isDecidedAgain ? sectionOf("decisionOutcome") : undefined;
  const isHalted = procedure?.stop?.kind === "suspended" || procedure?.stop?.kind === "cancelled" || decision.adjustment === "cancelled";
  const day = (at: Date | undefined | null) => (at ? dayOf(at) : null);

  const reviewed = (kind: PublicStepKind, article: number, name: string, inCatalogue: string, shownBy?: string): Line => {
    const step = procedure?.steps.find((each) => each.kind === kind);
    const on = step?.doneOn ?? day(shownBy ? sectionOf(shownBy)?.publishedAt : null);
    const isUntold = outcome !== undefined && on === null;
    return {
      name,
      article,
      isNeeded: step?.isRequired ?? decision.procedures.includes(inCatalogue),
      on,
      plan: step?.plannedOn ? words.plannedFor(formatDay(step.plannedOn, lang)) : undefined,
      note: isUntold ? words.dayNotPublished : undefined,
    };
  };
  const meeting = reviewed("collectiveDiscussion", 30, steps.meeting, "collectiveDecision");
  // Asked before the office began to use this system: draft and window are not here, and were there.
  const outside = page.windows.length === 0 ? procedure?.outsideReport : null;
  const elsewhere = outside ? words.elsewhere : undefined;
  const told = (turn: string) => procedure?.turns.findLast((each) => each.turn === turn);

  const lines: Line[] = [
    { name: steps.catalogue, article: articleOf("inCatalogue"), isNeeded: true, on: dayOf(page.publishedAt) },
    { name: steps.draft, article: articleOf("drafting"), isNeeded: true, on: day(page.drafts[0]?.publishedAt), isDone: Boolean(outside), note: elsewhere },
    { name: steps.window, article: articleOf("consulting"), isNeeded: true, on: isClosed ? day(window?.endsAt) : null, isNow: isOpen, isDone: Boolean(outside), note: elsewhere },
    { name: steps.report, article: articleOf("adoptionPublished"), isNeeded: true, on: day(report?.publishedAt) ?? outside?.on, isNow: isClosed && !report, note: elsewhere },
    reviewed("hearing", 16, words.hearing, "hearing"),
    reviewed("expertReview", articleOf("expertReview"), steps.expertReview, "expertReview", "expertReview"),
    reviewed("riskAssessment", articleOf("riskAssessment"), steps.riskAssessment, "riskAssessment", "riskAssessment"),
    reviewed("fairCompetition", 29, words.fairCompetition, "fairCompetition"),
    reviewed("legalityReview", articleOf("legalityReview"), steps.legality, "legalityReview"),
    // Whoever publishes the decision has decided; the day alone may not be public.
    { ...meeting, isNeeded: true, isDone: outcome !== undefined, plan: meeting.plan ?? plannedCompletionWords(decision.plannedCompletion, lang) },
    { name: steps.outcome, article: articleOf("published"), isNeeded: true, on: day(outcome?.publishedAt) },
    { name: words.implementing, article: articleOf("implementing"), isNeeded: told("implement") !== undefined, on: told("implement")?.on, note: told("implement")?.reason },
    { name: words.evaluation, article: articleOf("evaluated"), isNeeded: Boolean(procedure?.evaluation), on: procedure?.evaluation?.on },
    { name: words.archived, article: articleOf("archived"), isNeeded: told("archive") !== undefined, on: told("archive")?.on },
  ];
  return lines
    .filter((line) => line.isNeeded)
    .map(({ name, article, on, isDone, isNow, plan, note }) => {
      const state = isDone || on ? "done" : isNow && !isHalted ? "now" : "toCome";
      return { name, state, date: on ? formatDay(on, lang) : state === "toCome" && !isHalted ? plan : undefined, note, law: lawOf(article, lang) };
    });
}

function articleOf(stage: Stage): number {
  return STAGES.find((row) => row.stage === stage)?.article ?? 0;
}

function lawOf(article: number, lang: Lang): string {
  return lang === "zh"
    ? `《重大行政决策程序暂行条例》（国务院令第713号）第${article}条`
    : `Interim Regulation on Procedures for Major Administrative Decisions (State Council Decree 713), article ${article}`;
}

import { dayOf, formatDay } from "~/domain/calendar/shanghai";
import { plannedCompletionWords } from "~/domain/decision/catalogue.words";
import { STAGES, type Stage } from "~/domain/decision/stage";
import type { Lang } from "~/domain/text/lang";
import type { TimelineStep } from "~/ui/timeline";
import type { ShownDecision } from "./decision-page";
import { decisionWords } from "../words";

/** The procedure of one decision as a line: what is done and when, what is going on, what is to come. */
export function procedureSteps(lang: Lang, page: ShownDecision, now: Date): TimelineStep[] {
  const { steps } = decisionWords[lang];
  const window = page.windows.at(-1);
  const report = page.reports.at(-1);
  const closed = window?.endsAt ? now >= window.endsAt : false;
  const day = (at: Date | null | undefined) => (at ? formatDay(dayOf(at), lang) : undefined);
  const publishedSection = (kind: string) => page.sections.find((section) => section.kind === kind && section.presence === "text");
  const outcome = publishedSection("decisionOutcome");
  const planned = plannedCompletionWords(page.decision.plannedCompletion, lang);

  const line: { name: string; stage: Stage; doneAt?: Date | null; isNow?: boolean; plan?: string; isNeeded: boolean }[] = [
    { name: steps.catalogue, stage: "inCatalogue", doneAt: page.publishedAt, isNeeded: true },
    { name: steps.draft, stage: "drafting", doneAt: page.drafts[0]?.publishedAt, isNeeded: true },
    { name: steps.window, stage: "consulting", doneAt: closed ? window?.endsAt : null, isNow: page.standing.status === "open", isNeeded: true },
    { name: steps.report, stage: "adoptionPublished", doneAt: report?.publishedAt, isNow: closed && !report, isNeeded: true },
    ...(["expertReview", "riskAssessment"] as const).map((kind) => ({
      name: steps[kind],
      stage: kind,
      doneAt: publishedSection(kind)?.publishedAt,
      isNeeded: page.decision.procedures.includes(kind),
    })),
    { name: steps.legality, stage: "legalityReview", doneAt: outcome?.publishedAt, isNeeded: page.decision.procedures.includes("legalityReview") },
    { name: steps.meeting, stage: "meeting", doneAt: outcome?.publishedAt, plan: planned, isNeeded: true },
    { name: steps.outcome, stage: "published", doneAt: outcome?.publishedAt, isNeeded: true },
  ];
  return line
    .filter((step) => step.isNeeded)
    .map((step) => ({
      name: step.name,
      state: step.doneAt ? "done" : step.isNow ? "now" : "toCome",
      date: day(step.doneAt) ?? (step.isNow ? undefined : step.plan),
      law: lawOf(step.stage, lang),
    }));
}

function lawOf(stage: Stage, lang: Lang): string {
  const article = STAGES.find((row) => row.stage === stage)?.article ?? 0;
  return lang === "zh"
    ? `《重大行政决策程序暂行条例》（国务院令第713号）第${article}条`
    : `Interim Regulation on Procedures for Major Administrative Decisions (State Council Decree 713), article ${article}`;
}

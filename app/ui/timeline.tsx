import type { ReactNode } from "react";
import type { Lang } from "~/domain/text/lang";
import { Fold } from "./fold";
import { uiWords } from "./words";

export type TimelineState = "done" | "now" | "toCome";

export type TimelineStep = {
  name: string;
  state: TimelineState;
  /** The day or the plan in words, for example 2026年8月31日 or 预计 9 月. */
  date?: string;
  note?: ReactNode;
  /** The article of law that asks for the step, shown on demand. */
  law?: ReactNode;
};

/** A procedure from its first step to its last: done, now, to come, with dates. */
export function Timeline({ lang, steps }: { lang: Lang; steps: TimelineStep[] }) {
  return <StepLine lang={lang} steps={steps} className="timeline timeline-dated" />;
}

/** The same line without a column for dates: the way of one receipt. */
export function Steps({ lang, steps }: { lang: Lang; steps: TimelineStep[] }) {
  return <StepLine lang={lang} steps={steps} className="timeline" />;
}

const stateClass: Record<TimelineState, string> = { done: "timeline-done", now: "timeline-now", toCome: "timeline-next" };

function StepLine({ lang, steps, className }: { lang: Lang; steps: TimelineStep[]; className: string }) {
  const words = uiWords[lang];
  return (
    <ol className={className}>
      {steps.map((step) => (
        <li
          key={step.name}
          className={`timeline-step ${stateClass[step.state]}`}
          aria-current={step.state === "now" ? "step" : undefined}
        >
          <StepMark state={step.state} />
          <div className="timeline-head">
            <span className="timeline-name">{step.name}</span>
            <span className="timeline-state">{words[step.state]}</span>
          </div>
          {step.date ? <p className="timeline-date">{step.date}</p> : null}
          {step.note ? <div className="timeline-more">{step.note}</div> : null}
          {step.law ? (
            <Fold className="timeline-more" summary={words.lawBasis}>
              {step.law}
            </Fold>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function StepMark({ state }: { state: TimelineState }) {
  return (
    <svg className="timeline-mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      {state === "done" ? (
        <>
          <circle cx="12" cy="12" r="11" fill="currentColor" />
          <path d="M6.5 12.4l3.8 3.8 7-7.8" fill="none" stroke="var(--color-paper)" strokeWidth="2.4" />
        </>
      ) : state === "now" ? (
        <>
          <circle cx="12" cy="12" r="9.5" fill="var(--color-paper)" stroke="currentColor" strokeWidth="3" />
          <circle cx="12" cy="12" r="4" fill="currentColor" />
        </>
      ) : (
        <circle cx="12" cy="12" r="8" fill="var(--color-paper)" stroke="currentColor" strokeWidth="2" />
      )}
    </svg>
  );
}

import type { ReactNode } from "react";
import type { Lang } from "~/domain/text/lang";
import { Shape, type ShapeName } from "./shape";
import { uiWords } from "./words";

export type NoticeKind = "info" | "success" | "warning" | "error";

const shapes: Record<NoticeKind, ShapeName> = { info: "info", success: "check", warning: "warning", error: "error" };

/** A passage that must not be missed: symbol, word and colour say the same thing. */
export function Notice(props: { lang: Lang; kind: NoticeKind; title?: string; children?: ReactNode }) {
  return (
    <div className={`notice notice-${props.kind}`} role={props.kind === "error" ? "alert" : "note"}>
      <Shape name={shapes[props.kind]} />
      <div className="notice-body">
        <p className="notice-title">{props.title ?? uiWords[props.lang][props.kind]}</p>
        {props.children}
      </div>
    </div>
  );
}

export type NextStep = { href: string; label: string };

export function NextSteps({ lang, steps }: { lang: Lang; steps: NextStep[] }) {
  if (steps.length === 0) return null;
  return (
    <nav aria-label={uiWords[lang].whatNext}>
      <ul className="next-steps">
        {steps.map((step) => (
          <li key={step.href}>
            <a href={step.href}>
              <span>{step.label}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The content of a page that says why something cannot be done and what to do instead. The heading takes the focus. */
export function RefusalPage(props: { lang: Lang; title: string; sentences: string[]; steps: NextStep[]; children?: ReactNode }) {
  return (
    <div className="message">
      <Shape name="bar" className="message-symbol tone-partly" />
      <h1 tabIndex={-1} autoFocus>
        {props.title}
      </h1>
      {props.sentences.map((sentence) => (
        <p key={sentence} className="lead">
          {sentence}
        </p>
      ))}
      {props.children}
      <NextSteps lang={props.lang} steps={props.steps} />
    </div>
  );
}

/** The top of a page after something succeeded: what is now true. The heading takes the focus. */
export function SuccessPanel(props: { title: string; children?: ReactNode }) {
  return (
    <div className="message">
      <Shape name="check" className="message-symbol tone-adopted" />
      <h1 tabIndex={-1} autoFocus>
        {props.title}
      </h1>
      {props.children}
    </div>
  );
}

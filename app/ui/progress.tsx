import type { Lang } from "~/domain/text/lang";
import { uiWords } from "./words";

/** How far a long job is. `estimate` is the remaining time in words (2 分钟). */
export function Progress(props: { lang: Lang; label: string; done: number; total: number; estimate?: string }) {
  const words = uiWords[props.lang];
  return (
    <div className="progress">
      <p className="progress-text">
        <strong>{props.label}</strong>
        <span>
          {words.ofTotal(props.done, props.total)}
          {props.estimate ? ` · ${words.estimate(props.estimate)}` : ""}
        </span>
      </p>
      <progress max={props.total} value={props.done} aria-label={props.label} />
    </div>
  );
}

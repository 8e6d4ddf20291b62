import type { Lang } from "~/domain/text/lang";
import { uiWords } from "./words";

/**
 * A deadline written out, then what is left of it. `closes` is the instant in words (2026年8月31日 24:00);
 * `daysLeft` counts whole days up to the last one, 0 means today, `null` that the deadline has passed.
 */
export function Countdown(props: { lang: Lang; closes: string; daysLeft: number | null; large?: boolean }) {
  const words = uiWords[props.lang];
  const { daysLeft } = props;
  if (daysLeft === null) return <span className="countdown">{words.closed(props.closes)}</span>;
  const soon = daysLeft <= 3 ? " countdown-soon" : "";
  return (
    <span className={`countdown${soon}${props.large ? " countdown-large" : ""}`}>
      <span className="countdown-row">
        <span>{words.closes(props.closes)}</span>{" "}
        <span className="countdown-left">
          {daysLeft === 0 ? (
            words.closesToday
          ) : (
            <>
              {words.left} <span className="countdown-days">{daysLeft}</span> {words.days(daysLeft)}
            </>
          )}
        </span>
      </span>
    </span>
  );
}

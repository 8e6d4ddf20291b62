import type { Lang } from "~/domain/text/lang";
import { uiWords } from "./words";

/** A day as a leaf of a calendar: month, day, weekday. `on` is `YYYY-MM-DD`. */
export function DateBlock({ lang, on }: { lang: Lang; on: string }) {
  const words = uiWords[lang];
  const [year = 0, month = 1, day = 1] = on.split("-").map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return (
    <time className="date-block" dateTime={on}>
      <span className="date-block-month">{words.months[month - 1]}</span>
      <span className="date-block-day">{day}</span>
      <span className="date-block-weekday">{words.weekdays[weekday]}</span>
    </time>
  );
}

import { addDays, dayOf, weekdayOf } from "~/domain/calendar/shanghai";
import type { Lang } from "~/domain/text/lang";
import { uiWords } from "~/ui/words";
import type { EventView } from "../public-queries.server";
import { openMonthWords } from "../words";

/** The days of a season as a calendar, Monday first: a day with sessions leads to its events. Days are `YYYY-MM-DD`. */
export function MonthGrid(props: { lang: Lang; startsOn: string; endsOn: string; events: EventView[]; today: string; chosen: string; hrefOf: (day: string) => string }) {
  const { lang, startsOn, endsOn } = props;
  const words = openMonthWords[lang];
  const counts = countByDay(props.events);
  const firstMonday = addDays(startsOn, -((weekdayOf(startsOn) + 6) % 7));
  const weeks: string[][] = [];
  for (let monday = firstMonday; monday <= endsOn; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  }
  const weekdays = [1, 2, 3, 4, 5, 6, 0].map((index) => uiWords[lang].weekdays[index] ?? "");
  return (
    <table className="month-grid">
      <caption>{words.calendar}</caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col" abbr={weekday}>
              {lang === "zh" ? weekday.slice(-1) : weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((days) => (
          <tr key={days[0]}>
            {days.map((day) => (
              <Day key={day} {...props} day={day} count={counts.get(day) ?? 0} inSeason={day >= startsOn && day <= endsOn} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day(props: { lang: Lang; day: string; count: number; inSeason: boolean; today: string; chosen: string; hrefOf: (day: string) => string }) {
  const { day, count } = props;
  const [, month = 0, date = 0] = day.split("-").map(Number);
  if (!props.inSeason && count === 0) return <td className="month-grid-out" />;
  const number = <time dateTime={day}>{date === 1 ? `${month}/${date}` : date}</time>;
  const marks = { "aria-current": day === props.today ? ("date" as const) : undefined, className: day === props.chosen ? "month-grid-chosen" : undefined };
  if (count === 0) return <td {...marks}>{number}</td>;
  return (
    <td {...marks}>
      <a href={props.hrefOf(day)}>
        {number}
        <span>{openMonthWords[props.lang].eventsOn(count)}</span>
      </a>
    </td>
  );
}

function countByDay(events: EventView[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { sessions } of events) {
    for (const { startsAt } of sessions) counts.set(dayOf(startsAt), (counts.get(dayOf(startsAt)) ?? 0) + 1);
  }
  return counts;
}

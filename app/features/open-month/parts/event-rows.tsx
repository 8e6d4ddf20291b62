import { dayOf, formatTime } from "~/domain/calendar/shanghai";
import { eventKindWords, eventModeWords } from "~/domain/open-month/event.words";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { DatedRow, Rows } from "~/ui/rows";
import type { EventView } from "../public-queries.server";
import { EventTag, ProvisionalTag } from "./event-tag";

/** Events one below the other, each on the day of its next session; `day` picks that day's sessions instead. */
export function EventRows({ lang, events, day }: { lang: Lang; events: EventView[]; day?: string }) {
  return (
    <Rows>
      {events.map((view) => (
        <EventRow key={view.event.slug} lang={lang} view={view} day={day ?? ""} />
      ))}
    </Rows>
  );
}

function EventRow({ lang, view, day }: { lang: Lang; view: EventView; day: string }) {
  const { event, sessions } = view;
  const next = sessions.find(({ isOver }) => !isOver) ?? sessions[0];
  const on = day || (next ? dayOf(next.startsAt) : "");
  const times = sessions.filter(({ startsAt }) => dayOf(startsAt) === on).map(({ startsAt, endsAt }) => `${formatTime(startsAt)}–${formatTime(endsAt)}`);
  const unit = (lang === "en" && event.unit.nameEn) || event.unit.name;
  return (
    <DatedRow
      lang={lang}
      on={on}
      href={localPath(lang, `/events/${event.slug}`)}
      title={(lang === "en" && event.titleEn) || event.title}
      facts={
        <>
          <EventTag lang={lang} view={view} />
          {event.isProvisional ? <ProvisionalTag lang={lang} /> : null}
          <span>{times.join(lang === "zh" ? "，" : ", ")}</span>
          <span>{eventKindWords[lang][event.kind]}</span>
          <span>{eventModeWords[lang][event.mode]}</span>
        </>
      }
    >
      <p>{(lang === "en" && event.summaryEn) || event.summary}</p>
      <p className="soft">{[unit, (lang === "en" && event.placeEn) || event.place].join(" · ")}</p>
    </DatedRow>
  );
}

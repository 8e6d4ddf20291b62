import { dayOf } from "~/domain/calendar/shanghai";
import { dayInWords, eventKindWords, eventModeWords } from "~/domain/open-month/event.words";
import type { PublicSeason } from "~/domain/open-month/public-shapes";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { FilterForm } from "~/ui/filter-form";
import { Select } from "~/ui/form";
import type { EventFilter, EventView } from "../public-queries.server";
import { openMonthWords } from "../words";
import { EventRows } from "./event-rows";
import { MonthGrid } from "./month-grid";

export interface SeasonPageData {
  season: PublicSeason;
  filter: EventFilter;
  isFiltered: boolean;
  /** Every event of the season; the filter's choices and the calendar are made from them. */
  all: EventView[];
  events: EventView[];
  otherYears: number[];
  today: string;
  publicUrl: string;
}

/** The open month of a year: what it is about, its days, and its events. */
export function SeasonPage({ lang, data }: { lang: Lang; data: SeasonPageData }) {
  const { season, filter, all, events } = data;
  const words = openMonthWords[lang];
  const pick = (zh: string, en: string) => (lang === "en" && en) || zh;
  const path = localPath(lang, `/open-month/${season.year}`);
  const ahead = events.filter(({ isOver }) => !isOver);
  const past = events.filter(({ isOver }) => isOver);
  return (
    <div className="stack-wide">
      <header className="page-head">
        <h1>{pick(season.title, season.titleEn)}</h1>
        <p className="lead">
          {words.theme}
          {lang === "zh" ? "：" : ": "}
          {pick(season.theme, season.themeEn)}
        </p>
        {season.slogan ? <p>{pick(season.slogan, season.sloganEn)}</p> : null}
        <p>
          {dayInWords(season.startsOn, lang)}
          {lang === "zh" ? "—" : " – "}
          {dayInWords(season.endsOn, lang)}
        </p>
      </header>
      {season.introduction ? <p className="reading">{pick(season.introduction, season.introductionEn)}</p> : null}
      <ul className="bullets">
        {season.phone ? <li>{words.byPhone(season.phone)}</li> : null}
        <li>{words.limit(season.registrationLimit)}</li>
      </ul>
      <MonthGrid
        lang={lang}
        startsOn={season.startsOn}
        endsOn={season.endsOn}
        events={all}
        today={data.today}
        chosen={filter.day}
        hrefOf={(day) => `${path}?day=${day}#events`}
      />
      <section aria-labelledby="events">
        <Filters lang={lang} data={data} path={path} />
        <h2 id="events">{words.listTitle(events.length, all.length)}</h2>
        {events.length === 0 ? <p>{words.noEvents}</p> : null}
        <EventRows lang={lang} events={ahead} day={filter.day || undefined} />
      </section>
      {past.length > 0 ? (
        <section aria-labelledby="past">
          <h2 id="past">{words.past}</h2>
          <EventRows lang={lang} events={past} day={filter.day || undefined} />
        </section>
      ) : null}
      <section aria-labelledby="subscribe">
        <h2 id="subscribe">{words.subscribe}</h2>
        <p>{words.subscribeNote}</p>
        <p>
          <a href={`${data.publicUrl.replace(/^https?:/, "webcal:")}${path}.ics`}>{words.subscribe}</a>
          {" · "}
          <a href={`${path}.ics`}>{words.download}</a>
        </p>
      </section>
      {data.otherYears.length > 0 ? (
        <nav aria-label={words.otherYears}>
          <h2>{words.otherYears}</h2>
          <ul className="plain-list">
            {data.otherYears.map((year) => (
              <li key={year}>
                <a href={localPath(lang, `/open-month/${year}`)}>{`${year} ${words.openMonth}`}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </div>
  );
}

function Filters({ lang, data, path }: { lang: Lang; data: SeasonPageData; path: string }) {
  const words = openMonthWords[lang];
  const { all, filter } = data;
  const state = { values: { ...filter }, errors: {} };
  const choices = (values: Map<string, string>) => [{ value: "", label: words.all }, ...[...values].map(([value, label]) => ({ value, label }))];
  const units = new Map(all.map(({ event }) => [event.unit.id, (lang === "en" && event.unit.nameEn) || event.unit.name]));
  const kinds = new Map(all.map(({ event }) => [event.kind, eventKindWords[lang][event.kind]]));
  const modes = new Map(all.map(({ event }) => [event.mode, eventModeWords[lang][event.mode]]));
  const days = new Map(daysOf(all).map((day) => [day, dayInWords(day, lang)]));
  return (
    <FilterForm lang={lang} action={path} clearHref={data.isFiltered ? path : undefined}>
      <Select lang={lang} state={state} name="unit" label={words.unit} placeholder={false} options={choices(units)} />
      <Select lang={lang} state={state} name="kind" label={words.kind} placeholder={false} options={choices(kinds)} />
      <Select lang={lang} state={state} name="mode" label={words.mode} placeholder={false} options={choices(modes)} />
      <Select lang={lang} state={state} name="day" label={words.day} placeholder={false} options={choices(days)} />
    </FilterForm>
  );
}

function daysOf(events: EventView[]): string[] {
  const days = events.flatMap(({ sessions }) => sessions.map(({ startsAt }) => dayOf(startsAt)));
  return [...new Set(days)].sort();
}

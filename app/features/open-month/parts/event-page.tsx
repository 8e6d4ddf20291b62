import { dayOf, formatInstant } from "~/domain/calendar/shanghai";
import { cancelCauseWords, eventAdmissionWords, eventKindWords, eventModeWords } from "~/domain/open-month/event.words";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { PrintedAddress } from "~/ui/code-display";
import { DateBlock } from "~/ui/date-block";
import { DescriptionList, MetadataBlock } from "~/ui/description-list";
import { FileList } from "~/ui/file-list";
import { MarkdownText } from "~/ui/markdown";
import { Notice } from "~/ui/notice";
import type { EventView } from "../public-queries.server";
import { openMonthWords } from "../words";
import { EventTag, ProvisionalTag } from "./event-tag";
import { SessionList } from "./session-list";

/** One open event: when and where, who may come, the sessions with their places, and what it was like. */
export function EventPage({ lang, view, publicUrl }: { lang: Lang; view: EventView; publicUrl: string }) {
  const words = openMonthWords[lang];
  const { event, sessions } = view;
  const pick = (zh: string, en: string) => (lang === "en" && en) || zh;
  const days = [...new Set(sessions.map(({ startsAt }) => dayOf(startsAt)))];
  const path = localPath(lang, `/events/${event.slug}`);
  return (
    <article className="stack-wide">
      <header className="page-head">
        <h1>{pick(event.title, event.titleEn)}</h1>
        <p className="cluster">
          <EventTag lang={lang} view={view} />
          {event.isProvisional ? <ProvisionalTag lang={lang} /> : null}
          <span>{eventKindWords[lang][event.kind]}</span>
          <span>{eventModeWords[lang][event.mode]}</span>
          <span>{eventAdmissionWords[lang][event.admission]}</span>
        </p>
        <p className="lead">{pick(event.summary, event.summaryEn)}</p>
      </header>
      <Notices lang={lang} view={view} />
      <div className="cluster event-days">
        {days.map((day) => (
          <DateBlock key={day} lang={lang} on={day} />
        ))}
      </div>
      <section aria-labelledby="sessions">
        <h2 id="sessions">{words.sessions}</h2>
        {event.admission === "invited" ? <p>{words.invitedNote}</p> : null}
        {event.admission === "open" && sessions.some(({ draw }) => draw === null) ? <p className="soft">{words.howLine}</p> : null}
        {sessions.some(({ draw }) => draw !== null) ? <p className="soft">{words.lotteryHow}</p> : null}
        <SessionList lang={lang} event={event} sessions={sessions} />
      </section>
      <section aria-label={words.place}>
        <DescriptionList
          facts={[
            { label: words.place, value: pick(event.place, event.placeEn) },
            { label: words.address, value: event.address },
            { label: words.whoMayCome, value: event.whoMayCome },
            { label: words.capacity, value: event.capacityText },
            { label: words.whatToBring, value: event.whatToBring },
            { label: words.accessibility, value: event.accessibility },
            { label: words.phone, value: <a href={`tel:${event.phone.replace(/[^\d+]/g, "")}`}>{event.phone}</a> },
            { label: words.organiser, value: pick(event.unit.name, event.unit.nameEn) },
          ]}
        />
      </section>
      <section aria-labelledby="programme">
        <h2 id="programme">{words.programme}</h2>
        <MarkdownText>{event.description}</MarkdownText>
      </section>
      {event.recap ? (
        <section aria-labelledby="recap">
          <h2 id="recap">{words.recap}</h2>
          <MarkdownText>{event.recap}</MarkdownText>
        </section>
      ) : null}
      <FileList lang={lang} files={event.files} />
      {event.decisionSlug ? (
        <section aria-labelledby="decision">
          <h2 id="decision">{words.decision}</h2>
          <p>
            <a href={localPath(lang, `/decisions/${event.decisionSlug}`)}>{words.decisionLink}</a>
          </p>
        </section>
      ) : null}
      <p>
        <a href={`${path}.ics`}>{words.download}</a>
        {event.seasonYear === null ? null : (
          <>
            {" · "}
            <a href={localPath(lang, `/open-month/${event.seasonYear}`)}>{words.openMonth}</a>
          </>
        )}
      </p>
      <MetadataBlock
        lang={lang}
        facts={[
          { label: words.organiser, value: pick(event.unit.name, event.unit.nameEn) },
          { label: words.published, value: formatInstant(view.publishedAt, lang) },
          { label: words.updated, value: formatInstant(view.updatedAt, lang) },
        ]}
      />
      <PrintedAddress lang={lang} url={`${publicUrl}${path}`} />
    </article>
  );
}

function Notices({ lang, view }: { lang: Lang; view: EventView }) {
  const words = openMonthWords[lang];
  const { event, sessions } = view;
  const cause = sessions.find(({ live }) => live.cancelledCause !== null)?.live.cancelledCause ?? "other";
  return (
    <>
      {view.isCancelled ? (
        <Notice lang={lang} kind="error" title={words.cancelledTitle}>
          <p>{words.cancelledText(cancelCauseWords[lang][cause])}</p>
          {event.cancelledReason ? <p>{event.cancelledReason}</p> : null}
        </Notice>
      ) : null}
      {event.isProvisional && !view.isOver && !view.isCancelled ? (
        <Notice lang={lang} kind="warning" title={words.provisional}>
          <p>{words.provisionalNote}</p>
        </Notice>
      ) : null}
      {event.changeNote && !view.isOver && !view.isCancelled ? (
        <Notice lang={lang} kind="warning" title={words.changed}>
          <p>{event.changeNote}</p>
        </Notice>
      ) : null}
    </>
  );
}

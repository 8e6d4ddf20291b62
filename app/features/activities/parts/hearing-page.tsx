import type { ReactNode } from "react";
import type { PublicHearing } from "~/domain/activities/public-shapes";
import { formatDay, formatInstant } from "~/domain/calendar/shanghai";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { DescriptionList, MetadataBlock } from "~/ui/description-list";
import { ButtonLink } from "~/ui/form";
import { MarkdownText } from "~/ui/markdown";
import { Notice } from "~/ui/notice";
import { WithAside } from "~/ui/split";
import { DataTable } from "~/ui/table";
import { hearingWords } from "../words";

interface Props {
  lang: Lang;
  hearing: PublicHearing;
  publishedAt: Date;
  updatedAt: Date;
  now: Date;
}

/** A published hearing: what is heard, when and where, who takes part and how they are chosen, and afterwards what came of it. */
export function HearingPage({ lang, hearing, publishedAt, updatedAt, now }: Props) {
  const words = hearingWords[lang];
  const at = (instant: string) => formatInstant(new Date(instant), lang);
  const { record } = hearing;
  const state = record ? words.summedUp : new Date(hearing.heldAt) > now ? words.upcoming : words.held;
  return (
    <>
      <div className="page-head">
        <p className="kicker">
          <a href={localPath(lang, `/decisions/${hearing.slug}`)}>{(lang === "en" && hearing.decisionTitleEn) || <Chinese lang={lang}>{hearing.decisionTitle}</Chinese>}</a>
        </p>
        <h1>{(lang === "en" && hearing.titleEn) || <Chinese lang={lang}>{hearing.title}</Chinese>}</h1>
        <p>{state}</p>
        {lang === "en" && hearing.summaryEn ? <p className="lead">{hearing.summaryEn}</p> : null}
      </div>
      <WithAside
        label={words.now}
        aside={
          <>
            <p className="cluster">
              <ButtonLink href={localPath(lang, `/decisions/${hearing.slug}/draft`)}>{words.draft}</ButtonLink>
              <ButtonLink variant="plain" href={`${localPath(lang, `/decisions/${hearing.slug}`)}#draftingExplanation`}>{words.explanation}</ButtonLink>
            </p>
            <DescriptionList facts={[{ label: words.phone, value: hearing.contactPhone }, { label: words.email, value: hearing.contactEmail }]} />
          </>
        }
      >
        <DescriptionList
          facts={[
            { label: words.time, value: at(hearing.heldAt) },
            { label: words.place, value: <Chinese lang={lang}>{hearing.place}</Chinese> },
            { label: words.applications, value: words.from(at(hearing.applicationsOpenAt), at(hearing.applicationsCloseAt)) },
            { label: words.observers, value: words.observersOf(hearing.observers) },
            { label: words.media, value: hearing.media === "" ? "" : <Chinese lang={lang}>{hearing.media}</Chinese> },
            { label: words.requiredBy, value: hearing.requiredBy === "" ? "" : <Chinese lang={lang}>{hearing.requiredBy}</Chinese> },
          ]}
        />
        {record ? (
          <section className="section" aria-labelledby="record">
            <h2 id="record">{words.record}</h2>
            <div lang={lang === "en" ? "zh-CN" : undefined}>
              <MarkdownText>{record.summary}</MarkdownText>
            </div>
            <p>{words.signed(record.confirmed, record.corrected, record.absent)}</p>
          </section>
        ) : null}
        <section className="section" aria-labelledby="matter">
          <h2 id="matter">{words.matter}</h2>
          <p className="reading"><Chinese lang={lang}>{hearing.matter}</Chinese></p>
        </section>
        <section className="section" aria-labelledby="method">
          <h2 id="method">{words.method}</h2>
          <p>{words.methodFirst(formatInstant(publishedAt, lang))}</p>
          <DataTable
            lang={lang}
            caption={words.sides}
            rows={hearing.sides}
            rowKey={(side) => side.name}
            columns={[
              { key: "side", header: words.side, kind: "title", cell: (side) => <Chinese lang={lang}>{side.name}</Chinese> },
              { key: "seats", header: words.seats, kind: "number", cell: (side) => side.seats },
            ]}
          />
          <div lang={lang === "en" ? "zh-CN" : undefined}>
            <MarkdownText>{hearing.method}</MarkdownText>
          </div>
        </section>
        <section className="section" aria-labelledby="participants">
          <h2 id="participants">{words.participants}</h2>
          {hearing.participants.length === 0 ? <p>{words.noParticipants}</p> : <Participants lang={lang} hearing={hearing} />}
        </section>
        {hearing.materialsSentOn ? (
          <section className="section" aria-labelledby="materials">
            <h2 id="materials">{words.materials}</h2>
            <p>{words.materialsOn(formatDay(hearing.materialsSentOn, lang))}</p>
            {hearing.materialsReason ? (
              <Notice lang={lang} kind="warning" title={words.materialsLate}>
                <p><Chinese lang={lang}>{hearing.materialsReason}</Chinese></p>
              </Notice>
            ) : null}
          </section>
        ) : null}
      </WithAside>
      <MetadataBlock
        lang={lang}
        title={words.about}
        facts={[
          { label: words.published, value: formatInstant(publishedAt, lang) },
          { label: words.updated, value: updatedAt > publishedAt ? formatInstant(updatedAt, lang) : "" },
        ]}
      />
    </>
  );
}

function Participants({ lang, hearing }: { lang: Lang; hearing: PublicHearing }) {
  const words = hearingWords[lang];
  return (
    <>
      <p>{words.participantsNote}</p>
      <DataTable
        lang={lang}
        dense
        caption={words.participants}
        captionHidden
        rows={hearing.participants.map((person, index) => ({ ...person, number: index + 1 }))}
        rowKey={(person) => String(person.number)}
        columns={[
          { key: "number", header: words.number, kind: "index", cell: (person) => person.number },
          { key: "name", header: words.name, kind: "title", cell: (person) => <Chinese lang={lang}>{person.name}</Chinese> },
          { key: "side", header: words.side, cell: (person) => <Chinese lang={lang}>{person.side}</Chinese> },
        ]}
      />
    </>
  );
}

/** Words that exist in Chinese only; on an English page the reader's software is told so. */
function Chinese({ lang, children }: { lang: Lang; children: ReactNode }) {
  return lang === "en" ? <span lang="zh-CN">{children}</span> : <>{children}</>;
}

import { dayOf } from "~/domain/calendar/shanghai";
import { dayInWords, eventKindWords } from "~/domain/open-month/event.words";
import { EVENT_KINDS, oneOf } from "~/domain/open-month/event";
import { ButtonLink } from "~/ui/form";
import { DataTable } from "~/ui/table";
import type { DeskEventRow } from "../queries.server";

/** The events of a unit: what is public, when they are, how full they are. */
export function DeskEvents({ events, seasons, mayWrite }: { events: DeskEventRow[]; seasons: { year: number; title: string }[]; mayWrite: boolean }) {
  return (
    <>
      <h1>开放活动</h1>
      {mayWrite ? (
        <div className="buttons">
          <ButtonLink href="/desk/events/new">新建活动</ButtonLink>
        </div>
      ) : null}
      <DataTable
        lang="zh"
        caption="本单位的活动"
        captionHidden
        dense
        rows={events}
        rowKey={(event) => event.id}
        empty="本单位还没有活动。"
        columns={[
          { key: "title", header: "活动", kind: "title", cell: (event) => (mayWrite ? <a href={`/desk/events/${event.slug}`}>{event.title}</a> : event.title) },
          { key: "kind", header: "形式", cell: (event) => eventKindWords.zh[oneOf(EVENT_KINDS, event.kind)] },
          { key: "days", header: "日期", cell: (event) => [...new Set(event.plans.map(({ startsAt }) => dayInWords(dayOf(startsAt), "zh")))].join("，") || "未排场次" },
          { key: "public", header: "公开", kind: "nowrap", cell: (event) => (event.cancelledAt ? "已取消" : event.isPublic ? "已公布" : "未公布") },
          { key: "seats", header: "已报 / 名额", kind: "number", cell: (event) => seats(event) },
          { key: "waiting", header: "候补", kind: "number", cell: (event) => String(event.sessions.reduce((sum, { waitingParties }) => sum + waitingParties, 0)) },
          { key: "list", header: "名单", cell: (event) => (event.sessions.length > 0 ? <a href={`/desk/events/${event.slug}/registrations`}>报名名单</a> : "") },
        ]}
      />
      {mayWrite ? (
        <section aria-labelledby="seasons">
          <h2 id="seasons">政府开放月</h2>
          <ul className="plain-list">
            {seasons.map(({ year, title }) => (
              <li key={year}>
                <a href={`/desk/seasons/${year}`}>{title}</a>
              </li>
            ))}
          </ul>
          <p>
            <a href="/desk/seasons/new">建立新一年的开放月</a>
          </p>
        </section>
      ) : null}
    </>
  );
}

function seats(event: DeskEventRow): string {
  const standing = event.sessions.filter(({ cancelledAt }) => cancelledAt === null);
  const capacity = standing.reduce((sum, session) => sum + session.capacity, 0);
  const left = standing.reduce((sum, session) => sum + session.seatsLeft, 0);
  return standing.length === 0 ? "" : `${capacity - left} / ${capacity}`;
}

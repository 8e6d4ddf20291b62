import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf, formatClosing, formatDay, formatInstant, wholeDaysLeft } from "~/domain/calendar/shanghai";
import { latestReports } from "~/features/catalogue/public-queries.server";
import { nextEvents } from "~/features/open-month/public-queries.server";
import { listConsultations } from "~/features/consultation/public-queries.server";
import { localPath } from "~/platform/http";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { Countdown } from "~/ui/countdown";
import { Doors } from "~/ui/doors";
import { DatedRow, Row, Rows } from "~/ui/rows";

const SHOWN = 5;

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const now = clock.now();
  const [consultations, reports, next] = await Promise.all([listConsultations(db, now), latestReports(db, SHOWN), nextEvents(db, now, SHOWN)]);
  const events = next.events.map(({ event, sessions }) => {
    const coming = sessions.find((session) => session.startsAt > now) ?? sessions[0];
    return { slug: event.slug, title: event.title, titleEn: event.titleEn, place: event.place, placeEn: event.placeEn, startsAt: coming?.startsAt ?? null };
  });
  return { now, open: consultations.open, reports, eventsOpen: next.open, events };
}

export const meta: MetaFunction = ({ location }) => [{ title: location.pathname === "/en" ? "Kaimen — open government" : "开门 — 政务公开与公众参与" }];

const words = {
  zh: {
    title: "请进，这里听得到您的意见",
    consultations: "正在征求意见",
    unit: "件",
    consultationsNote: "看草案，逐条提意见",
    events: "正在报名的开放活动",
    eventsUnit: "场",
    eventsNote: "参观、体验、讲座，凭二维码入场",
    receipts: "查回执 / 我的票",
    receiptsNote: "凭回执码看意见办到哪一步；票丢了可以重发",
    nextEvents: "接下来的开放活动",
    allEvents: "看全部开放活动",
    open: "正在征求意见的草案",
    none: "目前没有正在征求意见的草案。可以先看看今年的决策目录。",
    opinions: (n: number) => `已收到意见 ${n} 件`,
    reports: "最近公布的意见采纳情况",
    sum: (received: number, adopted: number, partly: number) => `共收到意见 ${received} 件，采纳 ${adopted} 条，部分采纳 ${partly} 条`,
  },
  en: {
    title: "Come in: your opinion is heard here",
    consultations: "Open for comment",
    unit: "drafts",
    consultationsNote: "Read a draft and comment on any clause",
    events: "Open days taking registrations",
    eventsUnit: "events",
    eventsNote: "Visits, workshops, talks; a QR code lets you in",
    receipts: "My receipt / my ticket",
    receiptsNote: "See what became of your opinion; get a lost ticket again",
    nextEvents: "Coming open days",
    allEvents: "All open days",
    open: "Drafts open for comment",
    none: "No draft is open for comment right now. Have a look at this year's catalogue.",
    opinions: (n: number) => `Opinions received: ${n}`,
    reports: "Latest responses to opinions",
    sum: (received: number, adopted: number, partly: number) => `${received} opinions received; ${adopted} points adopted, ${partly} partly`,
  },
};

export default function Home() {
  const { now, open, reports, eventsOpen, events } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const word = words[lang];
  return (
    <PublicPage>
      <h1>{word.title}</h1>
      <Doors
        doors={[
          { href: localPath(lang, "/consultations"), title: word.consultations, count: open.length, unit: word.unit, note: word.consultationsNote },
          { href: localPath(lang, "/open-month"), title: word.events, count: eventsOpen, unit: word.eventsUnit, note: word.eventsNote },
          { href: localPath(lang, "/receipts"), title: word.receipts, note: word.receiptsNote },
        ]}
      />
      <section aria-labelledby="open">
        <h2 id="open">{word.open}</h2>
        {open.length === 0 ? <p>{word.none}</p> : null}
        <Rows>
          {open.map((window) => (
            <Row
              key={window.slug}
              href={localPath(lang, `/decisions/${window.slug}/draft`)}
              title={(lang === "en" && window.titleEn) || window.title}
              facts={<Countdown lang={lang} closes={formatClosing(window.closesAt, lang)} daysLeft={wholeDaysLeft(now, window.closesAt)} />}
            >
              <p>{word.opinions(window.opinions)}</p>
            </Row>
          ))}
        </Rows>
      </section>
      {events.length > 0 ? (
        <section aria-labelledby="events">
          <h2 id="events">{word.nextEvents}</h2>
          <Rows>
            {events.map((event) => (
              <DatedRow
                key={event.slug}
                lang={lang}
                on={dayOf(event.startsAt ?? now)}
                href={localPath(lang, `/events/${event.slug}`)}
                title={(lang === "en" && event.titleEn) || event.title}
                facts={`${event.startsAt ? formatInstant(event.startsAt, lang) : ""} · ${(lang === "en" && event.placeEn) || event.place}`}
              />
            ))}
          </Rows>
          <p>
            <a href={localPath(lang, "/open-month")}>{word.allEvents}</a>
          </p>
        </section>
      ) : null}
      {reports.length > 0 ? (
        <section aria-labelledby="reports">
          <h2 id="reports">{word.reports}</h2>
          <Rows>
            {reports.map((report) => (
              <Row
                key={report.slug}
                href={localPath(lang, `/decisions/${report.slug}/report`)}
                title={report.decisionTitle}
                facts={formatDay(dayOf(report.publishedAt), lang)}
              >
                <p>{word.sum(report.opinions.received, report.points.adopted, report.points.partiallyAdopted)}</p>
              </Row>
            ))}
          </Rows>
        </section>
      ) : null}
    </PublicPage>
  );
}

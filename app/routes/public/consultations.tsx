import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatClosing, formatInstant } from "~/domain/calendar/shanghai";
import { windowState } from "~/domain/consultation/window-state";
import { standingSentence } from "~/domain/consultation/window.words";
import type { Lang } from "~/domain/text/lang";
import { windowTags } from "~/features/consultation/parts/window-panel";
import { listConsultations, type ListedWindow } from "~/features/consultation/public-queries.server";
import { langOfPath, localPath } from "~/platform/http";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { Countdown } from "~/ui/countdown";
import { Row, Rows } from "~/ui/rows";
import { StatusTag } from "~/ui/tag";

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const now = clock.now();
  return { now, ...(await listConsultations(db, now)) };
}

const words = {
  zh: {
    title: "征求意见",
    lead: "选择一份草案，可以逐条提意见。不需要注册，提交后凭回执编号查看办理情况。",
    open: (n: number) => `正在征求意见（${n}）`,
    noneOpen: "目前没有正在征求意见的草案。可以在决策目录中查看今年计划征求意见的事项。",
    catalogue: "查看决策目录",
    overdue: "逾期未公布采纳情况",
    digests: "每日意见摘要",
    upcoming: "即将开始",
    opens: (instant: string) => `${instant} 开始`,
    closed: "近期截止和已反馈",
    received: (n: number) => `已收到意见 ${n} 件`,
    report: "查看采纳情况",
  },
  en: {
    title: "Have your say",
    lead: "Choose a draft and comment on any of its clauses. There is nothing to register; a receipt code shows you what becomes of your opinion.",
    open: (n: number) => `Open for comment (${n})`,
    noneOpen: "No draft is open for comment right now. The catalogue shows what will be consulted on this year.",
    catalogue: "See the catalogue",
    overdue: "Overdue responses",
    digests: "Daily digests of opinions",
    upcoming: "Coming up",
    opens: (instant: string) => `Opens on ${instant}`,
    closed: "Recently closed or answered",
    received: (n: number) => `Opinions received: ${n}`,
    report: "See the response",
  },
};

export const meta: MetaFunction = ({ location }) => [{ title: words[langOfPath(location.pathname)].title }];

export default function Consultations() {
  const { now, open, upcoming, closed } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const word = words[lang];
  return (
    <PublicPage>
      <div className="page-head">
        <h1>{word.title}</h1>
        <p className="lead">{word.lead}</p>
      </div>
      <section className="section" aria-labelledby="open">
        <h2 id="open">{word.open(open.length)}</h2>
        {open.length === 0 ? (
          <p>
            {word.noneOpen} <a href={localPath(lang, "/catalogue")}>{word.catalogue}</a>
          </p>
        ) : (
          <WindowRows lang={lang} now={now} windows={open} />
        )}
      </section>
      {upcoming.length > 0 ? (
        <section className="section" aria-labelledby="upcoming">
          <h2 id="upcoming">{word.upcoming}</h2>
          <WindowRows lang={lang} now={now} windows={upcoming} />
        </section>
      ) : null}
      {closed.length > 0 ? (
        <section className="section" aria-labelledby="closed">
          <h2 id="closed">{word.closed}</h2>
          <WindowRows lang={lang} now={now} windows={closed} />
        </section>
      ) : null}
      <p>
        <a href={localPath(lang, "/consultations/overdue")}>{word.overdue}</a> · <a href={localPath(lang, "/digests")}>{word.digests}</a>
      </p>
    </PublicPage>
  );
}

function WindowRows({ lang, now, windows }: { lang: Lang; now: Date; windows: ListedWindow[] }) {
  const word = words[lang];
  return (
    <Rows>
      {windows.map((window) => {
        const standing = windowState(window, now);
        return (
          <Row
            key={`${window.slug} ${window.opensAt.getTime()}`}
            href={localPath(lang, `/decisions/${window.slug}/draft`)}
            title={(lang === "en" && window.titleEn) || window.title}
            end={<StatusTag lang={lang} status={windowTags[standing.state]} overdueDays={standing.daysLate} />}
            facts={
              <>
                {standing.state === "upcoming" ? (
                  <span>{word.opens(formatInstant(window.opensAt, lang))}</span>
                ) : (
                  <Countdown lang={lang} closes={formatClosing(window.closesAt, lang)} daysLeft={standing.state === "open" ? standing.daysLeft : null} />
                )}
                <span>{word.received(window.opinions)}</span>
              </>
            }
          >
            <p>{standingSentence(standing, lang)}</p>
            {standing.state === "reported" ? (
              <p>
                <a href={localPath(lang, `/decisions/${window.slug}/report`)}>{word.report}</a>
              </p>
            ) : null}
          </Row>
        );
      })}
    </Rows>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { windowState } from "~/domain/consultation/window-state";
import { standingSentence } from "~/domain/consultation/window.words";
import { ReportPage } from "~/features/consultation/parts/report-page";
import { ReportTable, ROWS_PER_PAGE } from "~/features/consultation/parts/report-table";
import { clauseLinks, filterRows, findReport } from "~/features/consultation/report-queries.server";
import { reportSearch, searchOf } from "~/features/consultation/schema-report";
import { reportWords } from "~/features/consultation/words-report";
import { localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock, env } = context.platform;
  const lang = langOf(request);
  const slug = params.slug ?? "";
  const search = reportSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  const found = await findReport(db, slug, search.round);
  if (found === null) throw refusal("NOT_FOUND");
  if (found === "withdrawn") throw refusal("GONE");
  const { body, replyDays, rounds, ...rest } = found;
  const matching = filterRows(body.rows, search);
  const labels = [...new Set(body.themes.map((theme) => theme.changedClause).filter((label) => label !== ""))];
  const first = (search.page - 1) * ROWS_PER_PAGE;
  const path = `/decisions/${slug}/report`;
  const times = { opensAt: new Date(body.opensAt), closesAt: new Date(body.closesAt), reportedAt: found.publishedAt };
  return {
    ...rest,
    slug,
    report: body,
    search,
    rows: matching.slice(first, first + ROWS_PER_PAGE),
    matching: matching.length,
    standing: replyDays === null ? "" : standingSentence(windowState({ ...times, replyDays }, clock.now()), lang),
    rounds: rounds.filter((round) => round !== body.round),
    links: await clauseLinks(db, slug, labels),
    csvHref: `${path}.csv${searchOf({ ...search, page: null })}`,
    pageUrl: env.publicUrl + localPath(lang, path),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  if (!data) return [];
  return location.pathname.startsWith("/en/")
    ? [{ title: `${reportWords.en.title}: ${data.titleEn || data.report.decisionTitle}` }]
    : [{ title: `${reportWords.zh.title}：${data.report.decisionTitle}` }];
};

export default function Report() {
  const data = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const { search } = data;
  const action = localPath(lang, `/decisions/${data.slug}/report`);
  return (
    <PublicPage>
      <ReportPage
        lang={lang}
        data={data}
        table={
          <ReportTable
            lang={lang}
            action={action}
            filter={{ disposition: search.disposition, phrase: search.phrase }}
            round={search.round}
            rows={data.rows}
            matching={data.matching}
            total={data.report.rows.length}
            page={search.page}
            hrefFor={(page) => `${action}${searchOf({ ...search, page: page === 1 ? null : page })}#table`}
          />
        }
      />
    </PublicPage>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { windowState } from "~/domain/consultation/window-state";
import { standingSentence } from "~/domain/consultation/window.words";
import { ReportPage } from "~/features/consultation/parts/report-page";
import { PRINTED_ROWS, ReportTable, ROWS_PER_PAGE } from "~/features/consultation/parts/report-table";
import { changesOf } from "~/features/consultation/change-queries.server";
import { clauseLinks, findReport, findReportRows } from "~/features/consultation/report-queries.server";
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
  const { body, replyDays, rounds, draftKey, key, ...rest } = found;
  const wanted = body.themes.filter(({ changedClause }) => changedClause !== "");
  const [table, links, changes] = await Promise.all([
    findReportRows(db, key, search, search.before > 0 ? { before: search.before } : { after: search.after }, search.all === "1" ? PRINTED_ROWS : ROWS_PER_PAGE),
    clauseLinks(db, slug, [...new Set(wanted.map(({ changedClause }) => changedClause))]),
    wanted.length === 0 || draftKey === "" ? [] : changesOf(db, slug, draftKey, wanted.map((theme) => ({ label: theme.changedClause, identity: theme.changedIdentity, version: theme.changedVersion }))),
  ]);
  const path = `/decisions/${slug}/report`;
  const times = { opensAt: new Date(body.opensAt), closesAt: new Date(body.closesAt), reportedAt: found.publishedAt };
  return {
    ...rest,
    slug,
    report: body,
    search,
    table,
    standing: replyDays === null ? "" : standingSentence(windowState({ ...times, replyDays }, clock.now()), lang),
    rounds: rounds.filter((round) => round !== body.round),
    links,
    changes,
    exportSearch: searchOf({ round: search.round, disposition: search.disposition, phrase: search.phrase }),
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
  const { search, table } = data;
  const action = localPath(lang, `/decisions/${data.slug}/report`);
  const conditions = { round: search.round, disposition: search.disposition, phrase: search.phrase };
  const at = (place: { before: number | null } | { after: number | null } | { all: number }) => `${action}${searchOf({ ...conditions, ...place })}#table`;
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
            page={table}
            total={data.report.table.rows}
            previousHref={table.before === null ? undefined : at({ before: table.before })}
            nextHref={table.after === null ? undefined : at({ after: table.after })}
            allHref={search.all === "" && (table.before !== null || table.after !== null) ? at({ all: 1 }) : undefined}
          />
        }
      />
    </PublicPage>
  );
}

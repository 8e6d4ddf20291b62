import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OverdueTable, overdueWords } from "~/features/consultation/parts/overdue-table";
import { listOverdue } from "~/features/consultation/public-queries.server";
import { langOfPath, localPath } from "~/platform/http";
import { PublicPage, usePageFrame } from "~/routes/page-frame";

/** Responses that are late, in public. */
export function loader({ context }: LoaderFunctionArgs) {
  return listOverdue(context.platform.db, context.platform.clock.now());
}

export const meta: MetaFunction = ({ location }) => [{ title: overdueWords[langOfPath(location.pathname)].title }];

export default function Overdue() {
  const { overdue, late } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const word = overdueWords[lang];
  return (
    <PublicPage>
      <div className="page-head">
        <h1>{word.title}</h1>
        <p className="lead">{word.lead}</p>
      </div>
      <OverdueTable lang={lang} windows={overdue} kind="overdue" />
      {late.length > 0 ? <OverdueTable lang={lang} windows={late} kind="late" /> : null}
      <p>
        <a href={localPath(lang, "/consultations")}>{word.all}</a>
      </p>
    </PublicPage>
  );
}

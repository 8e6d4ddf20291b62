import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDay, formatInstant, isDay } from "~/domain/calendar/shanghai";
import { listHeads } from "~/features/audit/public-queries.server";
import { headsWords } from "~/features/audit/words";
import { langOfPath, localPath } from "~/platform/http";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { DataTable, KeysetLinks } from "~/ui/table";

const PAGE = 31;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const before = new URL(request.url).searchParams.get("before") ?? "";
  return { before, ...(await listHeads(context.platform.db, isDay(before) ? before : "", PAGE)) };
}

export const meta: MetaFunction = ({ location }) => [{ title: headsWords[langOfPath(location.pathname)].title }];

export default function AuditHeads() {
  const { heads, next, before } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const words = headsWords[lang];
  const path = localPath(lang, "/audit/heads");
  return (
    <PublicPage>
      <div className="page-head">
        <h1>{words.title}</h1>
        <p className="lead">{words.lead}</p>
      </div>
      <p>{words.how}</p>
      <p>
        <a href="/api/v1/audit/heads">{words.json}</a>
      </p>
      <DataTable
        lang={lang}
        caption={words.caption}
        rows={heads}
        rowKey={(row) => row.day}
        empty={words.empty}
        columns={[
          { key: "day", header: words.day, kind: "title", cell: (row) => formatDay(row.day, lang) },
          { key: "position", header: words.position, kind: "number", cell: (row) => row.position },
          { key: "hash", header: words.hash, cell: (row) => <code className="break-all select-all">{row.hash}</code> },
          { key: "at", header: words.at, cell: (row) => formatInstant(row.updatedAt, lang) },
        ]}
      />
      <KeysetLinks lang={lang} previousHref={before === "" ? undefined : path} nextHref={next === null ? undefined : `${path}?before=${next}`} />
    </PublicPage>
  );
}

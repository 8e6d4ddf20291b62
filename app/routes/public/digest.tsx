import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDay } from "~/domain/calendar/shanghai";
import { digestsOf, type PublishedDigest } from "~/features/consultation/digest-queries.server";
import { digestWords } from "~/features/consultation/words-digest";
import { langOfPath, localPath } from "~/platform/http";
import { refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { DataTable } from "~/ui/table";

/** The digests of one day, one for each window. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const day = params.day ?? "";
  const digests = await digestsOf(context.platform.db, day);
  if (digests.length === 0) throw refusal("NOT_FOUND");
  return { day, digests };
}

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) => {
  const lang = langOfPath(location.pathname);
  return [{ title: page ? digestWords[lang].ofDay(formatDay(page.day, lang)) : digestWords[lang].title }];
};

export default function Digest() {
  const { day, digests } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const word = digestWords[lang];
  const title = word.ofDay(formatDay(day, lang));
  return (
    <PublicPage>
      <div className="page-head">
        <h1>{title}</h1>
        <p className="lead">{word.keepRoot}</p>
      </div>
      <DataTable<PublishedDigest>
        lang={lang}
        caption={title}
        captionHidden
        rows={digests}
        rowKey={({ window }) => window}
        columns={[
          { key: "window", header: word.window, kind: "title", cell: (digest) => <a href={localPath(lang, `/decisions/${digest.slug}`)}>{digest.title}</a> },
          { key: "count", header: word.count, kind: "nowrap", cell: ({ count }) => word.n(count) },
          { key: "root", header: word.root, cell: ({ root }) => <code className="break-all select-all">{root}</code> },
          { key: "chain", header: word.chain, cell: ({ chain }) => <code className="break-all select-all">{chain}</code> },
        ]}
      />
      <ul className="bullets">
        <li>
          <a href={`/digests/${day}.json`}>{word.file}</a>
        </li>
        <li>
          <a href={localPath(lang, "/digests")}>{word.all}</a>
        </li>
        <li>
          <a href={localPath(lang, "/receipts")}>{word.receipt}</a>
        </li>
      </ul>
    </PublicPage>
  );
}

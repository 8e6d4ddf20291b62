import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDay, isDay } from "~/domain/calendar/shanghai";
import { listDigestDays } from "~/features/consultation/digest-queries.server";
import { digestWords } from "~/features/consultation/words-digest";
import { langOfPath, localPath } from "~/platform/http";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { Row, Rows } from "~/ui/rows";

/** The days with a digest, newest first. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const before = new URL(request.url).searchParams.get("before") ?? "";
  return listDigestDays(context.platform.db, isDay(before) ? before : null);
}

export const meta: MetaFunction = ({ location }) => [{ title: digestWords[langOfPath(location.pathname)].title }];

export default function Digests() {
  const { days, next } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const word = digestWords[lang];
  return (
    <PublicPage>
      <div className="page-head">
        <h1>{word.title}</h1>
        <p className="lead">{word.lead}</p>
      </div>
      {days.length === 0 ? (
        <p>{word.none}</p>
      ) : (
        <Rows>
          {days.map(({ day, windows }) => (
            <Row key={day} href={localPath(lang, `/digests/${day}`)} title={formatDay(day, lang)} facts={<span>{word.windows(windows)}</span>} />
          ))}
        </Rows>
      )}
      {next ? (
        <p>
          <a href={localPath(lang, `/digests?before=${next}`)}>{word.earlier}</a>
        </p>
      ) : null}
    </PublicPage>
  );
}

import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EventRows } from "~/features/open-month/parts/event-rows";
import { listEvents, publishedSeasons } from "~/features/open-month/public-queries.server";
import { openMonthWords } from "~/features/open-month/words";
import { langOfPath, localPath } from "~/platform/http";
import { langOf } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";

/** The newest open month; where none is public, whatever events are. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const [newest] = await publishedSeasons(db);
  if (newest !== undefined) throw redirect(localPath(langOf(request), `/open-month/${newest}`));
  return { events: await listEvents(db, clock.now()) };
}

export const meta: MetaFunction = ({ location }) => [{ title: openMonthWords[langOfPath(location.pathname)].openMonth }];

export default function OpenMonthCurrent() {
  const { events } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const words = openMonthWords[lang];
  return (
    <PublicPage>
      <h1>{words.openMonth}</h1>
      {events.length === 0 ? <p className="lead">{words.noSeason}</p> : <EventRows lang={lang} events={events} />}
    </PublicPage>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf } from "~/domain/calendar/shanghai";
import { openDataWords } from "~/features/open-data/words";
import { langOfPath, localPath } from "~/platform/http";
import { langOf } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { DataTable } from "~/ui/table";

/** Feeds and programs' addresses on one page, for people who have never seen a feed. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { env, clock } = context.platform;
  const lang = langOf(request);
  return { publicUrl: env.publicUrl, year: dayOf(clock.now()).slice(0, 4), lang };
}

export const meta: MetaFunction<typeof loader> = ({ location }) => [{ title: openDataWords[langOfPath(location.pathname)].title }];

interface Address {
  name: string;
  note: string;
  href: string;
}

export default function OpenData() {
  const { publicUrl, year, lang } = useLoaderData<typeof loader>();
  const words = openDataWords[usePageFrame().lang];
  const feed = (path: string) => publicUrl + localPath(lang, path);
  const feeds: Address[] = [
    { name: words.atom, note: words.atomNote, href: feed("/feeds/publications.atom") },
    { name: words.windows, note: words.windowsNote, href: feed("/feeds/windows.ics") },
    { name: words.season, note: words.seasonNote, href: feed(`/open-month/${year}.ics`) },
  ];
  const data: Address[] = [
    { name: words.openapi, note: "", href: `${publicUrl}/api/v1/openapi.json` },
    { name: words.publications, note: "", href: `${publicUrl}/api/v1/publications` },
    { name: words.catalogue, note: "", href: `${publicUrl}/api/v1/catalogue/${year}` },
    { name: words.events, note: "", href: `${publicUrl}/api/v1/events` },
    { name: words.map, note: "", href: `${publicUrl}/sitemap.xml` },
  ];
  const table = (caption: string, rows: Address[]) => (
    <DataTable
      lang={lang}
      caption={caption}
      rows={rows}
      rowKey={({ href }) => href}
      columns={[
        { key: "name", header: words.name, kind: "title", cell: ({ name, note }) => <>{name}{note ? <><br /><small>{note}</small></> : null}</> },
        { key: "address", header: words.address, cell: ({ href }) => <a href={href}>{href}</a> },
      ]}
    />
  );
  return (
    <PublicPage>
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      {table(words.feeds, feeds)}
      {table(words.data, data)}
    </PublicPage>
  );
}

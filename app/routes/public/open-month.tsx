import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { dayOf } from "~/domain/calendar/shanghai";
import { SeasonPage } from "~/features/open-month/parts/season-page";
import { filterEvents, findSeason, listEvents, publishedSeasons } from "~/features/open-month/public-queries.server";
import { langOfPath } from "~/platform/http";
import { refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";

const text = z.string().max(60).catch("");
const filters = z.object({ unit: text, kind: text, mode: text, day: text });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock, env } = context.platform;
  const now = clock.now();
  const year = /^\d{4}$/.test(params.year ?? "") ? Number(params.year) : 0;
  const found = await findSeason(db, year);
  if (!found) throw refusal("NOT_FOUND");
  const filter = filters.parse(Object.fromEntries(new URL(request.url).searchParams));
  const all = await listEvents(db, now, { seasonYear: year });
  return {
    season: found.season,
    filter,
    isFiltered: Object.values(filter).some((value) => value !== ""),
    all,
    events: filterEvents(all, filter),
    otherYears: (await publishedSeasons(db)).filter((each) => each !== year),
    today: dayOf(now),
    publicUrl: env.publicUrl,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const english = langOfPath(location.pathname) === "en" && data?.season.titleEn;
  return [{ title: english || data?.season.title || "" }, { name: "description", content: data?.season.theme ?? "" }];
};

export default function OpenMonth() {
  const data = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  return (
    <PublicPage>
      <SeasonPage lang={lang} data={data} />
    </PublicPage>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { publishCalendar } from "~/features/open-month/calendar-file.server";
import { publicEntries } from "~/features/open-month/feed-queries.server";
import { findSeason } from "~/features/open-month/public-queries.server";
import { localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import { calendarAnswer, calendarOrganizer } from "./calendar-answer";

/** `GET /open-month/:year.ics`: every session of a season, to subscribe to. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const lang = langOf(request);
  const year = /^\d{4}$/.test(params.year ?? "") ? Number(params.year) : 0;
  const found = await findSeason(platform.db, year);
  if (!found) throw refusal("NOT_FOUND");
  const entries = (await publicEntries(platform, { seasonYear: year }, lang, platform.clock.now())) ?? [];
  const file = publishCalendar(entries, {
    name: (lang === "en" && found.season.titleEn) || found.season.title,
    source: platform.env.publicUrl + localPath(lang, `/open-month/${year}.ics`),
    lang,
    organizer: calendarOrganizer(platform.env, lang),
  });
  return calendarAnswer(request, file, entries, `open-month-${year}`);
}

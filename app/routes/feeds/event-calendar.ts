import type { LoaderFunctionArgs } from "@remix-run/node";
import { publishCalendar } from "~/features/open-month/calendar-file.server";
import { publicEntries } from "~/features/open-month/feed-queries.server";
import { findEvent } from "~/features/open-month/public-queries.server";
import { localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import { calendarAnswer, calendarOrganizer } from "./calendar-answer";

/** `GET /events/:slug.ics`: all sessions of one event. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const lang = langOf(request);
  const slug = params.slug ?? "";
  const found = await findEvent(platform.db, slug, now);
  const entries = found && (await publicEntries(platform, { slug }, lang, now));
  if (!found || !entries) throw refusal("NOT_FOUND");
  const file = publishCalendar(entries, {
    name: (lang === "en" && found.event.titleEn) || found.event.title,
    source: platform.env.publicUrl + localPath(lang, `/events/${slug}.ics`),
    lang,
    organizer: calendarOrganizer(platform.env, lang),
  });
  return calendarAnswer(request, file, entries, slug);
}

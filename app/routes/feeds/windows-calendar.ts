import type { LoaderFunctionArgs } from "@remix-run/node";
import { windowsInCalendar } from "~/features/open-data/public-queries.server";
import { openDataWords } from "~/features/open-data/words";
import { publishCalendar, type CalendarEvent } from "~/features/open-month/calendar-file.server";
import { localPath } from "~/platform/http";
import { langOf } from "~/platform/http.server";
import { calendarAnswer, calendarOrganizer } from "./calendar-answer";

const YEAR_MS = 366 * 86_400_000;

/**
 * `GET /feeds/windows.ics`: each consultation from opening to closing, until a year after its end; a withdrawn one as cancelled. The document's id
 * is its lasting name, and every release or withdrawal raises SEQUENCE, because the seconds since the first one only grow.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, clock, env } = context.platform;
  const lang = langOf(request);
  const words = openDataWords[lang];
  const rows = await windowsInCalendar(db, new Date(clock.now().getTime() - YEAR_MS));
  const entries = rows.map((row): CalendarEvent => {
    const title = row.window ? (lang === "en" && row.window.decisionTitleEn) || row.window.decisionTitle : words.withdrawn;
    return {
      uid: `${row.id}@${new URL(env.publicUrl).hostname}`,
      sequence: Math.floor((row.updatedAt.getTime() - row.publishedAt.getTime()) / 1000),
      stampAt: row.updatedAt,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      title: words.closing(title),
      place: env.publicUrl + localPath(lang, `/decisions/${row.parentKey}`),
      description: row.window ? words.calendarNote : "",
      pageUrl: env.publicUrl + localPath(lang, `/decisions/${row.parentKey}/draft`),
      status: row.withdrawnAt ? "cancelled" : "confirmed",
    };
  });
  const file = publishCalendar(entries, { name: words.calendar, source: env.publicUrl + localPath(lang, "/feeds/windows.ics"), lang, organizer: calendarOrganizer(env, lang) });
  return calendarAnswer(request, file, entries, "consultations");
}

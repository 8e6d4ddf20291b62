import type { CalendarEvent } from "~/features/open-month/calendar-file.server";
import { conditionalAnswer } from "~/platform/conditional.server";
import type { Env } from "~/platform/env.server";
import type { Lang } from "~/domain/text/lang";

/**
 * A calendar file as an answer. Polls come by the hour for months, so most answers are empty.
 *
 * @param privately for files that belong to one person: no shared cache keeps them
 */
export function calendarAnswer(request: Request, file: string, entries: readonly CalendarEvent[], name: string, { privately = false } = {}): Response {
  const newest = Math.max(0, ...entries.map(({ stampAt }) => stampAt.getTime()));
  return conditionalAnswer(request, file, newest > 0 ? new Date(newest) : null, {
    "content-type": "text/calendar; charset=utf-8",
    "content-disposition": `inline; filename="${name}.ics"`,
    "cache-control": privately ? "private, no-cache" : "public, max-age=300",
    "x-robots-tag": "noindex",
  });
}

/** Who writes the calendars: the office, at the address its mails come from. */
export function calendarOrganizer(env: Env, lang: Lang): { name: string; email: string } {
  const email = /<([^<>]+)>\s*$/.exec(env.mailFrom)?.[1] ?? env.mailFrom.trim();
  return { name: (lang === "en" && env.site.officeNameEn) || env.site.officeName, email };
}

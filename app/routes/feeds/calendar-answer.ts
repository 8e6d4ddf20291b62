import { createHash } from "node:crypto";
import type { CalendarEvent } from "~/features/open-month/calendar-file.server";
import type { Env } from "~/platform/env.server";
import type { Lang } from "~/domain/text/lang";

/**
 * A calendar file as an answer: a strong ETag over its bytes, Last-Modified from its newest entry, and 304 for who has it already. Polls come by
 * the hour for months, so most answers are empty.
 *
 * @param privately for files that belong to one person: no shared cache keeps them
 */
export function calendarAnswer(request: Request, file: string, entries: readonly CalendarEvent[], name: string, { privately = false } = {}): Response {
  const etag = `"${createHash("sha256").update(file).digest("base64url").slice(0, 32)}"`;
  const newest = Math.max(0, ...entries.map(({ stampAt }) => stampAt.getTime()));
  const headers = new Headers({
    etag,
    "cache-control": privately ? "private, no-cache" : "public, max-age=300",
    "x-robots-tag": "noindex",
    ...(newest > 0 ? { "last-modified": new Date(newest).toUTCString() } : {}),
  });
  if (isKnown(request, etag, newest)) return new Response(null, { status: 304, headers });
  headers.set("content-type", "text/calendar; charset=utf-8");
  headers.set("content-disposition", `inline; filename="${name}.ics"`);
  return new Response(file, { headers });
}

/** RFC 9110 section 13.2.2: If-Modified-Since counts only where there is no If-None-Match. */
function isKnown(request: Request, etag: string, newest: number): boolean {
  const tags = request.headers.get("if-none-match");
  if (tags !== null) return tags.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag || tag.trim() === "*");
  const since = Date.parse(request.headers.get("if-modified-since") ?? "");
  return newest > 0 && since >= Math.floor(newest / 1000) * 1000;
}

/** Who writes the calendars: the office, at the address its mails come from. */
export function calendarOrganizer(env: Env, lang: Lang): { name: string; email: string } {
  const email = /<([^<>]+)>\s*$/.exec(env.mailFrom)?.[1] ?? env.mailFrom.trim();
  return { name: (lang === "en" && env.site.officeNameEn) || env.site.officeName, email };
}

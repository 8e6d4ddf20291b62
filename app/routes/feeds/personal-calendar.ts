import type { LoaderFunctionArgs } from "@remix-run/node";
import { publishCalendar } from "~/features/open-month/calendar-file.server";
import { personalEntries } from "~/features/open-month/feed-queries.server";
import { localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import { fingerprint } from "~/platform/keys.server";
import { calendarAnswer, calendarOrganizer } from "./calendar-answer";

/** `GET /calendar/:token.ics`: what one citizen is registered for. Whoever has the address may read it, until the citizen makes another. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const lang = langOf(request);
  const token = params.token ?? "";
  const entries = await personalEntries(platform, fingerprint(token), lang, platform.clock.now());
  if (!entries) throw refusal("NOT_FOUND");
  const file = publishCalendar(entries, {
    name: lang === "en" ? "My open events" : "我的开放活动",
    source: platform.env.publicUrl + localPath(lang, `/calendar/${token}.ics`),
    lang,
    organizer: calendarOrganizer(platform.env, lang),
  });
  return calendarAnswer(request, file, entries, "my-open-events", { privately: true });
}

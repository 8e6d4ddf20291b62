import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadCalendar, PERSONAL_ALARMS } from "~/features/open-month/calendar-file.server";
import { findTicket, findTicketEntry } from "~/features/open-month/ticket-queries.server";
import { langOf, refusal } from "~/platform/http.server";
import { calendarAnswer } from "./calendar-answer";

/** `GET /tickets/:code.ics`: the session of a ticket, with reminders a day and two hours before. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform, address } = context;
  const lang = langOf(request);
  const code = params.code ?? "";
  const entry = await findTicketEntry(platform, code, lang);
  if (!entry) {
    // A wrong code counts here as on the ticket's page.
    const found = await findTicket(platform, code, platform.clock.now(), address);
    throw refusal(!found.ok && found.reason === "TOO_MANY_TRIES" ? "TOO_MANY_TRIES" : "NOT_FOUND");
  }
  return calendarAnswer(request, downloadCalendar(entry, { lang, alarms: PERSONAL_ALARMS }), [entry], "ticket", { privately: true });
}

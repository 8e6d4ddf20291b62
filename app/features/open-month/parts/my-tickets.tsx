import { dayOf } from "~/domain/calendar/shanghai";
import { sessionTimeInWords } from "~/domain/open-month/event.words";
import { registrationStateWords } from "~/domain/open-month/registration.words";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { DatedRow, Rows } from "~/ui/rows";
import type { OwnTicket } from "../ticket-queries.server";
import { openMonthWords } from "../words";
import { ticketWords } from "../words-register";

/** A person's own registrations, each leading to its ticket. */
export function MyTickets({ lang, tickets }: { lang: Lang; tickets: OwnTicket[] }) {
  const words = ticketWords[lang];
  return (
    <section className="section" aria-labelledby="tickets">
      <h2 id="tickets">{words.mine(tickets.length)}</h2>
      {tickets.length === 0 ? (
        <p>{words.mineNone}</p>
      ) : (
        <Rows>
          {tickets.map((ticket) => (
            <DatedRow
              key={ticket.code}
              lang={lang}
              on={dayOf(ticket.startsAt)}
              href={localPath(lang, `/tickets/${ticket.code}`)}
              title={(lang === "en" && ticket.titleEn) || ticket.title}
              facts={
                <>
                  <span>{ticket.sessionCancelled ? openMonthWords[lang].cancelled : registrationStateWords[lang][ticket.state]}</span>
                  <span>{sessionTimeInWords(ticket.startsAt, ticket.endsAt, lang)}</span>
                  <span>{(lang === "en" && ticket.placeEn) || ticket.place}</span>
                </>
              }
            />
          ))}
        </Rows>
      )}
      <p>
        <a href={localPath(lang, "/open-month")}>{openMonthWords[lang].openMonth}</a>
        {" · "}
        <a href={localPath(lang, "/me/calendar")}>{words.feedTitle}</a>
        {" · "}
        <a href={localPath(lang, "/tickets/resend")}>{words.resendTitle}</a>
      </p>
    </section>
  );
}

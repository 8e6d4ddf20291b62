import { formatInstant, formatTime } from "~/domain/calendar/shanghai";
import { formatTicketCode } from "~/domain/codes/ticket-code";
import { CAPACITY_UNITS } from "~/domain/open-month/capacity";
import { oneOf } from "~/domain/open-month/event";
import { cancelCauseWords, capacityUnitWords, sessionTimeInWords } from "~/domain/open-month/event.words";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { DescriptionList, type Fact } from "~/ui/description-list";
import { NextSteps, RefusalPage } from "~/ui/notice";
import { Ticket, Tickets } from "~/ui/ticket";
import type { TicketView } from "../ticket-queries.server";
import { ticketWords, type TicketWords } from "../words-register";

/** `2 人`, in the unit the event counts. */
export function personsOf(ticket: TicketView, lang: Lang): string {
  return capacityUnitWords[lang][oneOf(CAPACITY_UNITS, ticket.event.capacityUnit)](ticket.persons);
}

/** A registration as its holder sees it: the ticket where there is one, otherwise what became of it; then what can be done. */
export function TicketPage({ lang, ticket }: { lang: Lang; ticket: TicketView }) {
  const words = ticketWords[lang];
  const { code, event, session } = ticket;
  const path = localPath(lang, `/tickets/${code}`);
  const isTicket = hasTicket(ticket);
  const title = (lang === "en" && event.titleEn) || event.title;
  const when = sessionTimeInWords(session.startsAt, session.endsAt, lang);
  const where = (lang === "en" && session.placeEn) || session.place;
  const steps = [
    ...(isTicket ? [{ href: `${path}.ics`, label: words.ics }] : []),
    ...(ticket.can.cancel ? [{ href: `${path}/change`, label: words.change }] : []),
    ...(ticket.lottery?.isFrozen ? [{ href: localPath(lang, `/lotteries/${ticket.lottery.sessionId}`), label: words.lottery }] : []),
    ...(event.isWithdrawn ? [] : [{ href: localPath(lang, `/events/${event.slug}`), label: words.event }]),
  ];
  // The tickets stand directly in the main landmark: on paper nothing else is left.
  return (
    <>
      <div className="stack">
        <h1 tabIndex={-1} autoFocus>
          {titleOf(ticket, words)}
        </h1>
        <p className="lead">{leadOf(ticket, words, lang)}</p>
      </div>
      {isTicket ? (
        <Tickets>
          <Ticket title={title} when={when} where={where} scan={code} code={formatTicketCode(code)} codeLabel={words.code}>
            <DescriptionList facts={factsOf(ticket, words, lang)} />
            <div className="ticket-more">
              <DescriptionList facts={[{ label: words.access, value: event.accessibility }]} />
            </div>
            {session.isProvisional ? <p>{words.provisional}</p> : null}
          </Ticket>
        </Tickets>
      ) : (
        <section aria-label={title}>
          <h2>{title}</h2>
          <p>
            <strong>{when}</strong>
            <br />
            {where}
          </p>
          <DescriptionList facts={factsOf(ticket, words, lang)} />
        </section>
      )}
      <div className="stack">
        <NextSteps lang={lang} steps={steps} />
        {isTicket ? <p className="soft">{words.print}</p> : null}
      </div>
    </>
  );
}

/** Whether there is a ticket to show at a door and to print. */
export function hasTicket({ state, session }: TicketView): boolean {
  return state === "confirmed" && session.cancelledAt === null;
}

function titleOf({ state, session }: TicketView, words: TicketWords): string {
  if (session.cancelledAt) return words.title.cancelled;
  if (state === "confirmed" || state === "applied" || state === "waiting" || state === "cancelled" || state === "left" || state === "closed") return words.title[state];
  return words.title.other;
}

function leadOf(ticket: TicketView, words: TicketWords, lang: Lang): string {
  const { state, session } = ticket;
  if (session.cancelledAt) return `${words.lead.sessionCancelled(cancelCauseWords[lang][session.cancelledCause ?? "other"])} ${session.cancelledReason}`;
  if (state === "confirmed") return words.lead.confirmed;
  if (state === "applied" && ticket.lottery) return words.lead[ticket.lottery.isFrozen ? "frozen" : "applied"](formatInstant(ticket.lottery.drawAt ?? session.startsAt, lang));
  if (state === "waiting") return ticket.lineMoves ? words.lead.waiting(ticket.ahead ?? 0) : words.lead.lineStands;
  if (state === "cancelled") return ticket.endedBy === "office" ? words.lead.cancelledByOffice : words.lead.cancelled;
  return state === "left" ? words.lead.left : words.lead.closed;
}

function factsOf(ticket: TicketView, words: TicketWords, lang: Lang): Fact[] {
  const { event, session } = ticket;
  const isTicket = ticket.state === "confirmed";
  return [
    { label: words.name, value: ticket.nameMask },
    { label: words.persons, value: personsOf(ticket, lang) },
    { label: words.number, value: String(ticket.number) },
    { label: words.doors, value: isTicket ? formatTime(session.doorsOpenAt) : "" },
    { label: words.online, value: session.onlineLink ? <a href={session.onlineLink}>{session.onlineLink}</a> : "" },
    { label: words.address, value: event.address },
    { label: words.bring, value: isTicket ? event.whatToBring : "" },
    { label: words.needs, value: ticket.needs },
    { label: words.phone, value: session.phone },
  ];
}

/** An old code of a party that has a newer one: nothing of the party, and where the new one is. */
export function ReplacedTicket({ lang }: { lang: Lang }) {
  const words = ticketWords[lang];
  return <RefusalPage lang={lang} title={words.replacedTitle} sentences={[words.replaced]} steps={[{ href: localPath(lang, "/tickets/resend"), label: words.resendTitle }]} />;
}

import { formatTicketCode } from "~/domain/codes/ticket-code";
import type { TicketFacts } from "~/domain/messages/templates";
import type { Lang } from "~/domain/text/lang";
import type { Letter } from "./letter";
import type { Enclosures } from "./mail";
import { sessionRows, sessionWords } from "./session-rows";

/** The letter of a confirmed party: QR code and ticket code, the session, the link to the ticket. */
export function ticketLetter(ticket: TicketFacts, opening: { heading: string; paragraph: string }, lang: Lang): Letter {
  const say = sessionWords[lang];
  return {
    heading: opening.heading,
    blocks: [
      { kind: "paragraph", text: opening.paragraph },
      { kind: "facts", rows: sessionRows(ticket.session, ticket.persons, lang) },
      { kind: "ticketQr", alt: say.qr },
      { kind: "code", label: say.code, code: formatTicketCode(ticket.code) },
      { kind: "button", label: say.ticket, url: ticket.ticketUrl },
      { kind: "paragraph", text: say.leave },
      { kind: "paragraph", text: say.calendar },
    ],
    reason: "registration",
  };
}

/** The picture of the ticket code and the invitation to the session. */
export function ticketEnclosures(ticket: TicketFacts): Enclosures {
  return { ticketCode: ticket.code, calendar: { method: "REQUEST", invitation: ticket.calendar, session: ticket.session } };
}

import type { Lang } from "~/domain/text/lang";
import { mail } from "./mail";
import { sampleInvitation, sampleTicket, sessionTag } from "./session-rows";
import { ticketEnclosures, ticketLetter } from "./ticket-letter";

const words = {
  zh: {
    subject: (tag: string) => `候补成功，名额已为您留好：${tag}`,
    heading: "候补成功，您可以来了",
    paragraph: "有人取消了报名，名额已经按候补顺序留给您，不需要再确认。入场时请出示下面的二维码；二维码扫不出来时，报票码也能入场。",
  },
  en: {
    subject: (tag: string) => `A place is yours: ${tag}`,
    heading: "You have moved up from the waiting list",
    paragraph:
      "Somebody cancelled and the places are now yours; you do not have to confirm. Show this QR code at the entrance. If it cannot be read, the ticket code will do.",
  },
} satisfies Record<Lang, unknown>;

/** A freed seat went to this party. */
export const registrationPromoted = mail<"registration-promoted">({
  sample: { ...sampleTicket, persons: 2, calendar: { ...sampleInvitation, sequence: 1 } },
  subject: ({ session }, lang) => words[lang].subject(sessionTag(session, lang)),
  letter: (ticket, lang) => ticketLetter(ticket, words[lang], lang),
  enclosures: ticketEnclosures,
});

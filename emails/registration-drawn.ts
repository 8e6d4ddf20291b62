import type { Lang } from "~/domain/text/lang";
import { mail } from "./mail";
import { sampleInvitation, sampleTicket, sessionTag } from "./session-rows";
import { ticketEnclosures, ticketLetter } from "./ticket-letter";

const words = {
  zh: {
    subject: (tag: string) => `中签了，名额已为您留好：${tag}`,
    heading: "中签了，您可以来了",
    paragraph: (number: number, url: string) => `您的申请（第 ${number} 号）中签，不需要再确认。入场时请出示下面的二维码；二维码扫不出来时，报票码也能入场。抽签记录和重新计算的办法：${url}`,
  },
  en: {
    subject: (tag: string) => `You were drawn: ${tag}`,
    heading: "You were drawn and have a place",
    paragraph: (number: number, url: string) =>
      `Your application (number ${number}) was drawn; you do not have to confirm. Show this QR code at the entrance. If it cannot be read, the ticket code will do. The record of the draw, and how to compute it again: ${url}`,
  },
} satisfies Record<Lang, unknown>;

/** The lottery gave this party its places. */
export const registrationDrawn = mail<"registration-drawn">({
  sample: { ...sampleTicket, persons: 2, calendar: { ...sampleInvitation, sequence: 0 }, number: 17, lotteryUrl: "https://kaimen.example/lotteries/0198c3" },
  subject: ({ session }, lang) => words[lang].subject(sessionTag(session, lang)),
  letter: (ticket, lang) => ticketLetter(ticket, { heading: words[lang].heading, paragraph: words[lang].paragraph(ticket.number, ticket.lotteryUrl) }, lang),
  enclosures: ticketEnclosures,
});

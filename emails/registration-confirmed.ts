import type { Lang } from "~/domain/text/lang";
import { mail } from "./mail";
import { sampleTicket, sessionTag } from "./session-rows";
import { ticketEnclosures, ticketLetter } from "./ticket-letter";

const words = {
  zh: {
    subject: (tag: string) => `报名成功：${tag}`,
    heading: "报名成功",
    paragraph: "名额已经为您留好。入场时请出示下面的二维码，手机上看或者打印出来都可以；二维码扫不出来时，报票码也能入场。",
  },
  en: {
    subject: (tag: string) => `You are registered: ${tag}`,
    heading: "You are registered",
    paragraph: "Your places are kept for you. Show this QR code at the entrance, on your phone or on paper. If it cannot be read, the ticket code will do.",
  },
} satisfies Record<Lang, unknown>;

/** The party has its places, at once. */
export const registrationConfirmed = mail<"registration-confirmed">({
  sample: sampleTicket,
  subject: ({ session }, lang) => words[lang].subject(sessionTag(session, lang)),
  letter: (ticket, lang) => ticketLetter(ticket, words[lang], lang),
  enclosures: ticketEnclosures,
});

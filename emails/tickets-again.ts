import { formatTicketCode } from "~/domain/codes/ticket-code";
import type { Lang } from "~/domain/text/lang";
import type { Row } from "./letter";
import { mail } from "./mail";
import { sampleSession, sampleTicket, sessionRows, sessionWords } from "./session-rows";
import { sessionName } from "./when";

const words = {
  zh: {
    subject: (n: number) => `您的票（共 ${n} 份报名）`,
    heading: "您的票",
    found: (n: number) => `您要求重新发送票。用这个邮箱的报名共 ${n} 份，打开链接就能看到入场二维码：`,
    state: "状态",
    waiting: "候补或者等待抽签，请等我们的通知",
    link: "打开这张票",
    keep: "请不要把票码和链接转给别人，拿到的人可以用您的票入场。",
  },
  en: {
    subject: (n: number) => (n === 1 ? "Your ticket" : `Your ${n} tickets`),
    heading: "Your tickets",
    found: (n: number) =>
      `You asked us to send your tickets again. ${n === 1 ? "One registration was" : `${n} registrations were`} made with this address. Open the link to see the QR code:`,
    state: "Status",
    waiting: "On the waiting list or in a draw; please wait for our message",
    link: "Open this ticket",
    keep: "Please do not pass on the codes or links: whoever has them can come in on your ticket.",
  },
} satisfies Record<Lang, unknown>;

/** All live registrations of one person, for somebody who lost the tickets. */
export const ticketsAgain = mail<"tickets-again">({
  sample: {
    tickets: [
      { session: sampleSession, persons: 3, code: sampleTicket.code, ticketUrl: sampleTicket.ticketUrl },
      {
        session: { ...sampleSession, eventTitle: "防空警报是怎样响起来的", sessionTitle: "", startsAt: "2026-08-22T06:00:00.000Z", endsAt: "2026-08-22T07:30:00.000Z" },
        persons: 1,
        code: null,
        ticketUrl: "https://kaimen.example/tickets/AQF3DTCYAAUR8DM6PQSFBT4U69",
      },
    ],
  },
  subject: ({ tickets }, lang) => words[lang].subject(tickets.length),
  letter: ({ tickets }, lang) => {
    const say = words[lang];
    const state = (code: string | null): Row =>
      code === null ? [say.state, say.waiting] : [sessionWords[lang].code, formatTicketCode(code)];
    return {
      heading: say.heading,
      blocks: [
        { kind: "paragraph", text: say.found(tickets.length) },
        {
          kind: "entries",
          entries: tickets.map((ticket) => ({
            title: sessionName(ticket.session),
            rows: [...sessionRows({ ...ticket.session, eventTitle: "", sessionTitle: "" }, ticket.persons, lang), state(ticket.code)],
            label: say.link,
            url: ticket.ticketUrl,
          })),
        },
        { kind: "paragraph", text: say.keep },
      ],
      reason: "registration",
    };
  },
});

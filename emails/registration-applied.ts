import { formatInstant } from "~/domain/calendar/shanghai";
import type { Lang } from "~/domain/text/lang";
import { mail } from "./mail";
import { sampleSession, sampleTicket, sessionRows, sessionTag } from "./session-rows";

const words = {
  zh: {
    subject: (tag: string) => `已收到抽签申请：${tag}`,
    heading: "申请已收到，等待抽签",
    paragraph: (drawAt: string) => `这个场次用公开抽签决定谁参加，不看申请先后。公开随机数于 ${drawAt} 产生，随后抽签；中没中我们都会通知您，每个人都能重新计算一遍。`,
    number: "申请号",
    stay: "这还不是票。收到中签通知之前，请先不要前往现场。不来了的，请在下面的页面退出申请。",
    link: "查看或者退出申请",
  },
  en: {
    subject: (tag: string) => `Application received: ${tag}`,
    heading: "We have your application; the draw comes next",
    paragraph: (drawAt: string) =>
      `Places of this session are given out by a public draw, not by who came first. The public value appears on ${drawAt} and the draw follows. We tell you the result either way, and anybody can compute it again.`,
    number: "Application number",
    stay: "This is not a ticket yet; please do not come before you hear from us. If you cannot come after all, please withdraw on this page.",
    link: "See or withdraw the application",
  },
} satisfies Record<Lang, unknown>;

/** An application to a session by lottery. */
export const registrationApplied = mail<"registration-applied">({
  sample: { session: sampleSession, persons: 2, number: 17, drawAt: "2026-08-13T13:30:00.000Z", ticketUrl: sampleTicket.ticketUrl },
  subject: ({ session }, lang) => words[lang].subject(sessionTag(session, lang)),
  letter: ({ session, persons, number, drawAt, ticketUrl }, lang) => ({
    heading: words[lang].heading,
    blocks: [
      { kind: "paragraph", text: words[lang].paragraph(formatInstant(new Date(drawAt), lang)) },
      { kind: "facts", rows: [[words[lang].number, String(number)], ...sessionRows(session, persons, lang)] },
      { kind: "paragraph", text: words[lang].stay },
      { kind: "button", label: words[lang].link, url: ticketUrl },
    ],
    reason: "registration",
  }),
});

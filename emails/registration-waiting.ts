import type { Lang } from "~/domain/text/lang";
import { mail } from "./mail";
import { sampleSession, sampleTicket, sessionRows, sessionTag } from "./session-rows";

const words = {
  zh: {
    subject: (tag: string) => `已进入候补：${tag}`,
    heading: "已为您排上候补",
    full: "这个场次的名额已满，您已进入候补名单。有人取消时，我们按先后顺序自动补上，并马上通知您。",
    stay: "收到候补成功的通知之前，请先不要前往现场。",
    link: "查看或者退出候补",
  },
  en: {
    subject: (tag: string) => `On the waiting list: ${tag}`,
    heading: "You are on the waiting list",
    full: "This session is full. When somebody cancels, places go to the waiting list in order, without any action of yours, and we tell you at once.",
    stay: "Please do not come before you hear from us.",
    link: "See or leave the waiting list",
  },
} satisfies Record<Lang, unknown>;

/** The session is full and the party waits. */
export const registrationWaiting = mail<"registration-waiting">({
  sample: { session: sampleSession, persons: 2, ticketUrl: sampleTicket.ticketUrl },
  subject: ({ session }, lang) => words[lang].subject(sessionTag(session, lang)),
  letter: ({ session, persons, ticketUrl }, lang) => ({
    heading: words[lang].heading,
    blocks: [
      { kind: "paragraph", text: words[lang].full },
      { kind: "facts", rows: sessionRows(session, persons, lang) },
      { kind: "paragraph", text: words[lang].stay },
      { kind: "button", label: words[lang].link, url: ticketUrl },
    ],
    reason: "registration",
  }),
});

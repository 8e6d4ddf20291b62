import type { Lang } from "~/domain/text/lang";
import { mail } from "./mail";
import { sampleSession, sampleTicket, sessionRows, sessionTag } from "./session-rows";

const words = {
  zh: {
    subject: (tag: string) => `没有中签，已进入候补：${tag}`,
    heading: "没有中签，已为您排上候补",
    paragraph: (number: number, ahead: number) => `您的申请（第 ${number} 号）这次没有中签，按抽签次序进入候补，${ahead === 0 ? "排在第一位" : `前面还有 ${ahead} 组`}。有人取消时，我们按次序自动补上，并马上通知您。`,
    stay: "收到候补成功的通知之前，请先不要前往现场。",
    record: (url: string) => `抽签记录是公开的，每个人都能重新计算一遍：${url}`,
    link: "查看或者退出候补",
  },
  en: {
    subject: (tag: string) => `Not drawn, on the waiting list: ${tag}`,
    heading: "You were not drawn and are on the waiting list",
    paragraph: (number: number, ahead: number) =>
      `Your application (number ${number}) was not drawn this time. You are on the waiting list in drawn order; parties before you: ${ahead}. When somebody cancels, places go to the list in order, without any action of yours, and we tell you at once.`,
    stay: "Please do not come before you hear from us.",
    record: (url: string) => `The record of the draw is public, and anybody can compute it again: ${url}`,
    link: "See or leave the waiting list",
  },
} satisfies Record<Lang, unknown>;

/** The lottery did not give this party its places. */
export const registrationNotDrawn = mail<"registration-not-drawn">({
  sample: { session: sampleSession, persons: 2, number: 17, ahead: 3, ticketUrl: sampleTicket.ticketUrl, lotteryUrl: "https://kaimen.example/lotteries/0198c3" },
  subject: ({ session }, lang) => words[lang].subject(sessionTag(session, lang)),
  letter: ({ session, persons, number, ahead, ticketUrl, lotteryUrl }, lang) => ({
    heading: words[lang].heading,
    blocks: [
      { kind: "paragraph", text: words[lang].paragraph(number, ahead) },
      { kind: "facts", rows: sessionRows(session, persons, lang) },
      { kind: "paragraph", text: words[lang].stay },
      { kind: "button", label: words[lang].link, url: ticketUrl },
      { kind: "paragraph", text: words[lang].record(lotteryUrl) },
    ],
    reason: "registration",
  }),
});

import { formatDay, formatInstant } from "~/domain/calendar/shanghai";
import { formatReceiptCode } from "~/domain/codes/receipt-code";
import type { Lang } from "~/domain/text/lang";
import type { Row } from "./letter";
import { mail } from "./mail";

const words = {
  zh: {
    subject: (code: string) => `已收到您的意见，回执编号 ${code}`,
    heading: "已收到您的意见",
    received: "您的意见已经登记，我们会逐条研究。下面是您的回执编号。",
    code: "回执编号",
    decision: "征求意见事项",
    clause: "针对条款",
    receivedAt: "收到时间",
    next: (day: string) => `我们会在 ${day}前公布采纳情况，说明您的意见是否采纳以及理由，并再发一封邮件告诉您。`,
    link: "查看办理情况",
    keep: "请保存好回执编号。凭编号可以随时查看办理情况，不需要注册；请不要把编号公开给别人。",
  },
  en: {
    subject: (code: string) => `We have received your opinion, receipt ${code}`,
    heading: "We have received your opinion",
    received: "Your opinion is on record and will be considered. This is your receipt code.",
    code: "Receipt code",
    decision: "Consultation",
    clause: "About",
    receivedAt: "Received",
    next: (day: string) =>
      `By the end of ${day} we publish the response: whether your opinion is adopted, and why. You will get another message then.`,
    link: "See what becomes of it",
    keep: "Please keep the code. It lets you follow your opinion at any time without an account, so do not share it.",
  },
} satisfies Record<Lang, unknown>;

/** The receipt of an opinion, with the day by which it is answered. */
export const opinionReceipt = mail<"opinion-receipt">({
  sample: {
    receiptCode: "K7RSM2XYHJ",
    receiptUrl: "https://kaimen.example/receipts/K7RSM2XYHJ",
    decisionTitle: "滨江市居民小区人防工程平时使用管理办法（征求意见稿）",
    clauseLabel: "第七条",
    receivedAt: "2026-08-12T01:31:00.000Z",
    answerDueOn: "2026-09-30",
  },
  subject: ({ receiptCode }, lang) => words[lang].subject(formatReceiptCode(receiptCode)),
  letter: (props, lang) => {
    const say = words[lang];
    const clause: Row[] = props.clauseLabel === null ? [] : [[say.clause, props.clauseLabel]];
    return {
      heading: say.heading,
      blocks: [
        { kind: "paragraph", text: say.received },
        { kind: "code", label: say.code, code: formatReceiptCode(props.receiptCode) },
        {
          kind: "facts",
          rows: [[say.decision, props.decisionTitle], ...clause, [say.receivedAt, formatInstant(new Date(props.receivedAt), lang)]],
        },
        { kind: "paragraph", text: say.next(formatDay(props.answerDueOn, lang)) },
        { kind: "button", label: say.link, url: props.receiptUrl },
        { kind: "paragraph", text: say.keep },
      ],
      reason: "opinion",
    };
  },
});

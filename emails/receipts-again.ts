import { formatInstant } from "~/domain/calendar/shanghai";
import { formatReceiptCode } from "~/domain/codes/receipt-code";
import type { Lang } from "~/domain/text/lang";
import { mail } from "./mail";

const words = {
  zh: {
    subject: (n: number) => `您的回执编号（共 ${n} 份）`,
    heading: "您的回执编号",
    found: (n: number) => `您要求重新发送回执编号。用这个邮箱提交的意见共 ${n} 份：`,
    code: "回执编号",
    receivedAt: "收到时间",
    link: "查看办理情况",
    keep: "请保存好回执编号，不要公开给别人。如果不是您本人要求的，不必理会，编号只发到了这个邮箱。",
  },
  en: {
    subject: (n: number) => (n === 1 ? "Your receipt code" : `Your ${n} receipt codes`),
    heading: "Your receipt codes",
    found: (n: number) =>
      `You asked us to send your receipt codes again. ${n === 1 ? "One opinion was" : `${n} opinions were`} handed in with this address:`,
    code: "Receipt code",
    receivedAt: "Received",
    link: "See what becomes of it",
    keep: "Please keep the codes and do not share them. If you did not ask, there is nothing to do: they were sent to this address only.",
  },
} satisfies Record<Lang, unknown>;

/** All receipt codes of one person, for somebody who lost them. */
export const receiptsAgain = mail<"receipts-again">({
  sample: {
    receipts: [
      {
        receiptCode: "K7RSM2XYHJ",
        receiptUrl: "https://kaimen.example/receipts/K7RSM2XYHJ",
        decisionTitle: "滨江市居民小区人防工程平时使用管理办法（征求意见稿）",
        receivedAt: "2026-08-12T01:31:00.000Z",
      },
      {
        receiptCode: "ASYVNRCP7U",
        receiptUrl: "https://kaimen.example/receipts/ASYVNRCP7U",
        decisionTitle: "滨江市防空警报试鸣告知和服务规定（征求意见稿）",
        receivedAt: "2026-06-03T08:05:00.000Z",
      },
    ],
  },
  subject: ({ receipts }, lang) => words[lang].subject(receipts.length),
  letter: ({ receipts }, lang) => {
    const say = words[lang];
    return {
      heading: say.heading,
      blocks: [
        { kind: "paragraph", text: say.found(receipts.length) },
        {
          kind: "entries",
          entries: receipts.map((receipt) => ({
            title: receipt.decisionTitle,
            rows: [
              [say.code, formatReceiptCode(receipt.receiptCode)],
              [say.receivedAt, formatInstant(new Date(receipt.receivedAt), lang)],
            ],
            label: say.link,
            url: receipt.receiptUrl,
          })),
        },
        { kind: "paragraph", text: say.keep },
      ],
      reason: "opinion",
    };
  },
});

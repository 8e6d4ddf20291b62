import { formatReceiptCode } from "~/domain/codes/receipt-code";
import { dispositionWords } from "~/domain/ledger/disposition.words";
import type { Lang } from "~/domain/text/lang";
import { mail } from "./mail";

const words = {
  zh: {
    subject: (title: string) => `您的意见有了答复：${title}`,
    heading: "您的意见有了答复",
    out: (title: string) => `意见采纳情况已经公布：${title}。每一条意见是否采纳、理由是什么，都写在里面。`,
    yours: (n: number) => `您提交的意见共 ${n} 份：`,
    receipt: (code: string) => `回执编号 ${code}`,
    disposition: "采纳情况",
    between: "、",
    link: "查看答复和理由",
    report: "查看全部意见的采纳情况",
    thanks: "感谢您参与。",
  },
  en: {
    subject: (title: string) => `Your opinion has been answered: ${title}`,
    heading: "Your opinion has been answered",
    out: (title: string) => `The response to all opinions is published: ${title}. It says which opinions are adopted, which are not, and why.`,
    yours: (n: number) => (n === 1 ? "This is your opinion:" : `These are your ${n} opinions:`),
    receipt: (code: string) => `Receipt code ${code}`,
    disposition: "Result",
    between: "; ",
    link: "Read the answer and the reason",
    report: "Read the response to all opinions",
    thanks: "Thank you for taking part.",
  },
} satisfies Record<Lang, unknown>;

/** The adoption report is out: one mail to each person, with all of the person's opinions. */
export const opinionsAnswered = mail<"opinions-answered">({
  sample: {
    decisionTitle: "滨江市防空警报试鸣告知和服务规定（征求意见稿）",
    reportUrl: "https://kaimen.example/decisions/siren-test-service/report",
    opinions: [
      { receiptCode: "K7RSM2XYHJ", receiptUrl: "https://kaimen.example/receipts/K7RSM2XYHJ", dispositions: ["adopted", "alreadyProvided"] },
      { receiptCode: "ASYVNRCP7U", receiptUrl: "https://kaimen.example/receipts/ASYVNRCP7U", dispositions: ["notAdopted"] },
    ],
  },
  subject: ({ decisionTitle }, lang) => words[lang].subject(decisionTitle),
  letter: ({ decisionTitle, reportUrl, opinions }, lang) => {
    const say = words[lang];
    return {
      heading: say.heading,
      blocks: [
        { kind: "paragraph", text: say.out(decisionTitle) },
        { kind: "paragraph", text: say.yours(opinions.length) },
        {
          kind: "entries",
          entries: opinions.map((opinion) => ({
            title: say.receipt(formatReceiptCode(opinion.receiptCode)),
            rows: [[say.disposition, opinion.dispositions.map((disposition) => dispositionWords[lang][disposition]).join(say.between)]],
            label: say.link,
            url: opinion.receiptUrl,
          })),
        },
        { kind: "button", label: say.report, url: reportUrl },
        { kind: "paragraph", text: say.thanks },
      ],
      reason: "opinion",
    };
  },
});

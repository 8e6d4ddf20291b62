import { formatReceiptCode } from "~/domain/codes/receipt-code";
import type { Disposition } from "~/domain/ledger/disposition";
import { dispositionWords } from "~/domain/ledger/disposition.words";
import type { MessageProps } from "~/domain/messages/templates";
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
    correctedSubject: (title: string) => `更正：对您的意见的答复有改动：${title}`,
    correctedHeading: "对您的意见的答复有更正",
    corrected: (title: string) => `${title}：以前公布的意见采纳情况有差错，已经撤下，更正以后重新公布。对您的意见的答复有改动，以这一次的为准。`,
    because: (reason: string) => `撤下的原因：${reason}`,
    changedTitle: (code: string) => `回执编号 ${code}（有更正）`,
    before: "原来的采纳情况",
    now: "更正后的采纳情况",
    unknown: "见以前发给您的邮件或者短信",
    point: (n: number) => `其中第 ${n} 条`,
    fromTo: (before: string, after: string) => `原来是“${before}”，现在是“${after}”`,
    changed: "改动",
    wordsOnly: "采纳情况没有变，理由或者对应条款的文字有改动",
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
    correctedSubject: (title: string) => `Correction: the answer to your opinion has changed: ${title}`,
    correctedHeading: "The answer to your opinion has been corrected",
    corrected: (title: string) => `${title}: the response published before had a mistake. It was withdrawn, corrected and published again. The answer to your opinion has changed; this one counts.`,
    because: (reason: string) => `Why it was withdrawn: ${reason}`,
    changedTitle: (code: string) => `Receipt code ${code} (corrected)`,
    before: "Result before",
    now: "Result now",
    unknown: "see the message you got before",
    point: (n: number) => `Point ${n}`,
    fromTo: (before: string, after: string) => `before "${before}", now "${after}"`,
    changed: "What changed",
    wordsOnly: "the result is the same; the words of the reason or the clause have changed",
    link: "Read the answer and the reason",
    report: "Read the response to all opinions",
    thanks: "Thank you for taking part.",
  },
} satisfies Record<Lang, unknown>;

type Answered = MessageProps["opinions-answered"]["opinions"];

/** Whether the message takes back something that the person was told before. */
export function isCorrected(opinions: Answered): boolean {
  return opinions.some(({ correction }) => correction !== undefined);
}

const named = (dispositions: readonly Disposition[], lang: Lang) => dispositions.map((disposition) => dispositionWords[lang][disposition]).join(words[lang].between);

/** What became of one opinion; of a corrected answer what it was, what it is, and which points are concerned. */
function rowsOf({ dispositions, correction }: Answered[number], lang: Lang): [string, string][] {
  const say = words[lang];
  if (!correction) return [[say.disposition, named(dispositions, lang)]];
  const { before, points } = correction;
  const isSame = before.length > 0 && points.length === 0 && named(before, lang) === named(dispositions, lang);
  return [
    [say.before, before.length === 0 ? say.unknown : named(before, lang)],
    [say.now, named(dispositions, lang)],
    ...points.map(({ number, before: was, after }): [string, string] => [say.point(number), say.fromTo(dispositionWords[lang][was], dispositionWords[lang][after])]),
    ...(isSame ? [[say.changed, say.wordsOnly] satisfies [string, string]] : []),
  ];
}

/** The adoption report is out, or corrected: one mail to each person, with all of the person's opinions that have a new answer. */
export const opinionsAnswered = mail<"opinions-answered">({
  sample: {
    decisionTitle: "滨江市防空警报试鸣告知和服务规定（征求意见稿）",
    reportUrl: "https://kaimen.example/decisions/siren-test-service/report",
    opinions: [
      { receiptCode: "K7RSM2XYHJ", receiptUrl: "https://kaimen.example/receipts/K7RSM2XYHJ", dispositions: ["adopted", "alreadyProvided"] },
      { receiptCode: "ASYVNRCP7U", receiptUrl: "https://kaimen.example/receipts/ASYVNRCP7U", dispositions: ["notAdopted"] },
    ],
  },
  subject: ({ decisionTitle, opinions }, lang) => (isCorrected(opinions) ? words[lang].correctedSubject(decisionTitle) : words[lang].subject(decisionTitle)),
  letter: ({ decisionTitle, reportUrl, opinions, withdrawnBecause }, lang) => {
    const say = words[lang];
    const isCorrection = isCorrected(opinions);
    return {
      heading: isCorrection ? say.correctedHeading : say.heading,
      blocks: [
        { kind: "paragraph", text: isCorrection ? say.corrected(decisionTitle) : say.out(decisionTitle) },
        ...(isCorrection && withdrawnBecause ? [{ kind: "paragraph", text: say.because(withdrawnBecause) } as const] : []),
        { kind: "paragraph", text: say.yours(opinions.length) },
        {
          kind: "entries",
          entries: opinions.map((opinion) => ({
            title: (opinion.correction ? say.changedTitle : say.receipt)(formatReceiptCode(opinion.receiptCode)),
            rows: rowsOf(opinion, lang),
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

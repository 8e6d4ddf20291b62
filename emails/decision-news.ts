import { formatClosing } from "~/domain/calendar/shanghai";
import type { DecisionNews } from "~/domain/messages/templates";
import type { Lang } from "~/domain/text/lang";
import { mail } from "./mail";

/** The news in one sentence, for mail and text message. */
export function newsSentence(news: DecisionNews, lang: Lang): string {
  switch (news.kind) {
    case "extended": {
      const [closes, before] = [formatClosing(new Date(news.closesAt), lang), formatClosing(new Date(news.before), lang)];
      return lang === "zh" ? `征集截止时间已延长到 ${closes}，原来是 ${before}。` : `The consultation now closes on ${closes}; before, it was ${before}.`;
    }
    case "version":
      return lang === "zh" ? `草案的第 ${news.number} 稿已经公布。` : `Version ${news.number} of the draft is published.`;
    case "report":
      if (news.number > 1) return lang === "zh" ? "意见收集和采纳情况已经更正，重新公布。" : "The response to all opinions has been corrected and published again.";
      return lang === "zh" ? "意见收集和采纳情况已经公布。" : "The response to all opinions is published.";
  }
}

const words = {
  zh: {
    subject: (title: string) => `您关注的决策有新进展：${title}`,
    heading: "您关注的决策有新进展",
    decision: "决策事项",
    together: (n: number) => `今天有 ${n} 项进展，合在这一封邮件里：`,
    link: "查看",
    stop: "不再关注这件决策",
  },
  en: {
    subject: (title: string) => `News of a decision you follow: ${title}`,
    heading: "News of a decision you follow",
    decision: "Decision",
    together: (n: number) => `Today there are ${n} pieces of news, all in this mail:`,
    link: "See it",
    stop: "Stop following this decision",
  },
} satisfies Record<Lang, unknown>;

/** What is new about a decision that the reader follows, a day's news in one mail, with the address that ends the subscription. */
export const decisionNews = mail<"decision-news">({
  sample: {
    decisionTitle: "滨江市居民小区人防工程平时使用管理办法",
    news: [
      { kind: "extended", closesAt: "2026-09-10T16:00:00.000Z", before: "2026-08-31T16:00:00.000Z", url: "https://kaimen.example/decisions/basement-everyday-use/draft" },
      { kind: "version", number: 2, url: "https://kaimen.example/decisions/basement-everyday-use/draft?version=2" },
    ],
    unfollowUrl: "https://kaimen.example/follows/0190f3c4.7a5d",
  },
  subject: ({ decisionTitle }, lang) => words[lang].subject(decisionTitle),
  letter: ({ decisionTitle, news, unfollowUrl }, lang) => ({
    heading: words[lang].heading,
    blocks: [
      { kind: "facts", rows: [[words[lang].decision, decisionTitle]] },
      ...(news.length > 1 ? [{ kind: "paragraph", text: words[lang].together(news.length) } as const] : []),
      { kind: "entries", entries: news.map((one) => ({ title: newsSentence(one, lang), rows: [], label: words[lang].link, url: one.url })) },
      { kind: "button", label: words[lang].stop, url: unfollowUrl },
    ],
    reason: "follow",
  }),
});

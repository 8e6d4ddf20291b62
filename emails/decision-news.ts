import { formatClosing } from "~/domain/calendar/shanghai";
import type { MessageProps } from "~/domain/messages/templates";
import type { Lang } from "~/domain/text/lang";
import { mail } from "./mail";

type News = MessageProps["decision-news"]["news"];

/** The news in one sentence, for mail and text message. */
export function newsSentence(news: News, lang: Lang): string {
  switch (news.kind) {
    case "extended": {
      const [closes, before] = [formatClosing(new Date(news.closesAt), lang), formatClosing(new Date(news.before), lang)];
      return lang === "zh" ? `征集截止时间已延长到 ${closes}，原来是 ${before}。` : `The consultation now closes on ${closes}; before, it was ${before}.`;
    }
    case "version":
      return lang === "zh" ? `草案的第 ${news.number} 稿已经公布。` : `Version ${news.number} of the draft is published.`;
    case "report":
      return lang === "zh" ? "意见收集和采纳情况已经公布。" : "The response to all opinions is published.";
  }
}

const words = {
  zh: { subject: (title: string) => `您关注的决策有新进展：${title}`, heading: "您关注的决策有新进展", decision: "决策事项", link: "查看", stop: "不再关注这件决策" },
  en: { subject: (title: string) => `News of a decision you follow: ${title}`, heading: "News of a decision you follow", decision: "Decision", link: "See it", stop: "Stop following this decision" },
} satisfies Record<Lang, unknown>;

/** Something new about a decision that the reader follows, with the address that ends the subscription. */
export const decisionNews = mail<"decision-news">({
  sample: {
    decisionTitle: "滨江市居民小区人防工程平时使用管理办法",
    news: { kind: "extended", closesAt: "2026-09-10T16:00:00.000Z", before: "2026-08-31T16:00:00.000Z" },
    url: "https://kaimen.example/decisions/basement-everyday-use/draft",
    unfollowUrl: "https://kaimen.example/follows/0190f3c4.7a5d",
  },
  subject: ({ decisionTitle }, lang) => words[lang].subject(decisionTitle),
  letter: ({ decisionTitle, news, url, unfollowUrl }, lang) => ({
    heading: words[lang].heading,
    blocks: [
      { kind: "facts", rows: [[words[lang].decision, decisionTitle]] },
      { kind: "paragraph", text: newsSentence(news, lang) },
      { kind: "button", label: words[lang].link, url },
      { kind: "button", label: words[lang].stop, url: unfollowUrl },
    ],
    reason: "follow",
  }),
});

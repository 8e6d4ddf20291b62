import type { PublicClause } from "~/domain/consultation/public-shapes";
import { submissionWords } from "~/domain/consultation/window.words";
import type { AuthorKind } from "~/domain/identity/names";
import type { Lang } from "~/domain/text/lang";
import type { Channel } from "./schema";
import type { SubmitRefusal } from "./submit-opinion.server";
import type { WithdrawRefusal } from "./withdraw-opinion.server";

/** How an opinion came in, and the ways a window offers. */
export const channelWords: Record<Lang, Record<Channel, string>> = {
  zh: {
    web: "本网站",
    wechat: "微信链接",
    letter: "来信",
    phone: "来电",
    email: "电子邮件",
    hotline12345: "12345 热线",
    counter: "窗口当面提交",
    meeting: "座谈会等会议",
    openDayCard: "开放活动意见卡",
  },
  en: {
    web: "This website",
    wechat: "WeChat link",
    letter: "Letter",
    phone: "Telephone",
    email: "E-mail",
    hotline12345: "12345 hotline",
    counter: "At the counter",
    meeting: "Discussion meeting",
    openDayCard: "Idea card of an open day",
  },
};

export const authorKindWords: Record<Lang, Record<AuthorKind, string>> = {
  zh: { individual: "个人", firm: "企业", association: "行业协会、商会", organisation: "其他单位或者组织" },
  en: { individual: "Individual", firm: "Firm", association: "Trade association", organisation: "Other organisation" },
};

/** A clause by its name: 第十五条第二款; in English from its anchor, `a15.p2` being article 15, paragraph 2. */
export function clauseName(clause: Pick<PublicClause, "anchor" | "label">, lang: Lang): string {
  if (lang === "zh") return clause.label;
  const parts = clause.anchor.split(".").map((part) => /^([apis])(\d+)$/.exec(part));
  const names = { a: "article", p: "paragraph", i: "item", s: "subitem" } as const;
  const words = parts.map((part) => (part ? `${names[part[1] as keyof typeof names]} ${part[2]}` : null));
  return words.every((word) => word !== null) ? words.join(", ") : clause.label;
}

/** Why an opinion was not taken, and what to do next. */
export function submitRefusalWords(lang: Lang, refusal: SubmitRefusal): { title: string; sentence: string } {
  const zh = lang === "zh";
  switch (refusal.reason) {
    case "WINDOW_NOT_OPEN_YET":
    case "WINDOW_CLOSED":
      return {
        title: refusal.reason === "WINDOW_CLOSED" ? (zh ? "征集已经截止" : "The consultation has closed") : zh ? "征集还没有开始" : "The consultation has not opened yet",
        sentence: submissionWords[lang][refusal.reason](refusal),
      };
    case "NO_WINDOW":
      return {
        title: zh ? "目前没有征求意见" : "There is no consultation at present",
        sentence: zh ? "这件决策目前没有公布征求意见的期限。请到决策页面查看进展，公布后即可提出意见。" : "No consultation has been announced for this decision. Please see the decision page for its progress.",
      };
    case "CLAUSE_UNKNOWN":
      return {
        title: zh ? "没有找到这一条款" : "This clause was not found",
        sentence: zh ? "正在征求意见的草案中没有这一条款，可能是版本已经更新。请回到草案重新选择，或者对整个草案提意见。" : "The draft under consultation has no such clause; there may be a newer version. Please choose again in the draft, or comment on the whole draft.",
      };
    case "CLAUSE_CLOSED":
      return {
        title: zh ? "这一条款不征求意见" : "This clause takes no comments",
        sentence: zh ? `理由：${refusal.closedReason} 您可以把看法写在对整个草案的意见里。` : `The office gives this reason: ${refusal.closedReason} You can still comment on the whole draft.`,
      };
    case "NAME_MISSING":
      return {
        title: zh ? "请填写姓名或者名称" : "Please give your name",
        sentence: zh ? "这次征集需要填写姓名或者单位名称。请返回补充后再提交。" : "This consultation asks for a name. Please add it and submit again.",
      };
  }
}

export const withdrawRefusalWords: Record<Lang, Record<WithdrawRefusal, string>> = {
  zh: {
    UNKNOWN_RECEIPT: "没有找到这个回执。请核对回执编号。",
    ALREADY_WITHDRAWN: "这条意见已经撤回，不需要再次操作。",
    WINDOW_CLOSED: "征集已经截止，不能再撤回。意见会按规定研究并答复；如有特殊情况，请与联系单位联系。",
    CONTACT_NOT_CONFIRMED: "提交这条意见时留下了联系方式。请先通过验证码确认是您本人，再撤回。",
  },
  en: {
    UNKNOWN_RECEIPT: "This receipt was not found. Please check the code.",
    ALREADY_WITHDRAWN: "This opinion has already been withdrawn. There is nothing more to do.",
    WINDOW_CLOSED: "The consultation has closed, so the opinion can no longer be withdrawn. It will be considered and answered; in special cases please contact the office.",
    CONTACT_NOT_CONFIRMED: "A contact was given with this opinion. Please confirm with the code that it is yours before you withdraw.",
  },
};

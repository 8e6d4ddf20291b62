import type { Lang } from "~/domain/text/lang";
import type { RequestCheck } from "./check-chain.server";

export const actorKindWords: Record<string, string> = { staff: "工作人员", citizen: "公众", anonymous: "未登录", system: "系统" };

export const checkRefusals: Record<Extract<RequestCheck, { ok: false }>["reason"], string> = {
  UNDER_WAY: "已经有一次校验正在进行。请稍后刷新本页查看结果。",
};

interface HeadsWords {
  title: string;
  lead: string;
  how: string;
  caption: string;
  day: string;
  position: string;
  hash: string;
  at: string;
  empty: string;
  json: string;
}

/** The public page of the heads. */
export const headsWords: Record<Lang, HeadsWords> = {
  zh: {
    title: "审计链首",
    lead: "本系统的每一次操作都留有审计记录，记录按先后用 SHA-256 串成链条。这里每天公布链条末端的序号和哈希值，不含任何操作内容和个人信息。",
    how: "已经公布的哈希值被任何人抄录下来以后，此前的记录一旦被改动、删除或者插入，就会与它对不上。",
    caption: "每日链首，最近的在最前",
    day: "日期",
    position: "序号",
    hash: "SHA-256 哈希值",
    at: "公布时间",
    empty: "还没有公布过链首。系统启用后一小时内公布第一个。",
    json: "以 JSON 下载",
  },
  en: {
    title: "Heads of the audit chain",
    lead: "Everything done in this system leaves an audit record, and the records are chained one after the other with SHA-256. Each day the number and hash at the end of the chain are published here. They contain nothing about what was done or by whom.",
    how: "Once anybody has written a published hash down, any change, removal or insertion among the records before it no longer agrees with it.",
    caption: "The head of each day, newest first",
    day: "Day",
    position: "Number",
    hash: "SHA-256 hash",
    at: "Published",
    empty: "No head has been published yet. The first one follows within an hour of the start.",
    json: "Download as JSON",
  },
};

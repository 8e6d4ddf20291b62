import type { Lang } from "~/domain/text/lang";

/** The kinds of public documents that feeds tell of, in the words of the site. */
export const documentKindWords: Record<Lang, Record<string, string>> = {
  zh: {
    catalogue: "决策事项目录",
    decision: "决策事项",
    section: "决策页面栏目",
    draft: "决策草案",
    window: "公开征求意见",
    report: "意见采纳情况",
    season: "政府开放月",
    event: "开放活动",
    call: "公众代表公开征集",
    draw: "公开抽取",
  },
  en: {
    catalogue: "Decision catalogue",
    decision: "Decision",
    section: "Part of a decision page",
    draft: "Draft",
    window: "Public consultation",
    report: "Response to opinions",
    season: "Government Open Month",
    event: "Open event",
    call: "Call for public representatives",
    draw: "Public draw",
  },
};

export const openDataWords = {
  zh: {
    title: "开放数据",
    intro: "本站公开的内容都可以用程序读取，不需要申请，也不需要登录。数据与网页同源：网页更新时同时更新，撤回的内容会留下撤回记录。",
    feeds: "订阅",
    atom: "最新公开（Atom）",
    atomNote: "目录、草案、征求意见、采纳情况、活动等每次公开和撤回各一条。可以放进任何阅读器。",
    windows: "征求意见日历",
    windowsNote: "每次征求意见的起止时间。在手机或者电脑的日历里“订阅日历”，粘贴这个地址。",
    season: "开放月日历",
    seasonNote: "今年开放月全部场次。",
    data: "数据接口",
    openapi: "接口说明（OpenAPI 3.1）",
    publications: "全部公开内容，按更新时间排列，含撤回记录",
    catalogue: "今年的决策事项目录",
    events: "全部开放活动",
    map: "网站地图",
    name: "名称",
    address: "地址",
    withdrawn: "已撤回",
    officeFeed: (office: string) => `${office}：最新公开`,
    closing: (title: string) => `征求意见：${title}`,
    calendar: "公开征求意见",
    calendarNote: "打开页面可以阅读草案、逐条提意见。",
  },
  en: {
    title: "Open data",
    intro: "Everything public on this site can be read by programs, without asking and without signing in. It is the same source as the pages: it changes when they change, and what is withdrawn leaves a record.",
    feeds: "Subscribe",
    atom: "Newly published (Atom)",
    atomNote: "One entry for everything that is published or withdrawn: catalogue, drafts, consultations, responses, events. Works in any feed reader.",
    windows: "Calendar of consultations",
    windowsNote: "When each consultation opens and closes. Choose “subscribe to calendar” on your phone or computer and paste this address.",
    season: "Calendar of the open month",
    seasonNote: "All sessions of this year's open month.",
    data: "For programs",
    openapi: "Description of the API (OpenAPI 3.1)",
    publications: "Everything public by its last change, with withdrawals",
    catalogue: "This year's decision catalogue",
    events: "All open events",
    map: "Site map",
    name: "Name",
    address: "Address",
    withdrawn: "Withdrawn",
    officeFeed: (office: string) => `${office}: newly published`,
    closing: (title: string) => `Consultation: ${title}`,
    calendar: "Public consultations",
    calendarNote: "Open the page to read the draft and comment on it.",
  },
} as const;

/** What a kind is called; a kind without words keeps its name. */
export function documentKindName(lang: Lang, kind: string): string {
  return documentKindWords[lang][kind] ?? kind;
}

import { formatClosing, formatInstant } from "~/domain/calendar/shanghai";
import type { WindowState } from "~/domain/open-month/registration";
import type { Lang } from "~/domain/text/lang";

/** A session's registration in words, to the minute. */
export const registrationWindowWords: Record<Lang, (window: WindowState, opensAt: Date, closesAt: Date) => string> = {
  zh: (window, opensAt, closesAt) => {
    if (window.state === "cancelled") return "本场已取消，不再报名。";
    if (window.state === "not-open-yet") return `报名 ${formatInstant(opensAt, "zh")} 开始，${formatClosing(closesAt, "zh")} 截止。`;
    if (window.state === "closed") return `报名已于 ${formatClosing(closesAt, "zh")} 截止。`;
    return `正在报名，${formatClosing(closesAt, "zh")} 截止。`;
  },
  en: (window, opensAt, closesAt) => {
    if (window.state === "cancelled") return "This session is cancelled; registration has ended.";
    if (window.state === "not-open-yet") return `Registration opens on ${formatInstant(opensAt, "en")} and closes on ${formatClosing(closesAt, "en")}.`;
    if (window.state === "closed") return `Registration closed on ${formatClosing(closesAt, "en")}.`;
    return `Registration is open until ${formatClosing(closesAt, "en")}.`;
  },
};

const zh = {
  openMonth: "政府开放月",
  theme: "主题",
  listTitle: (n: number, total: number) => (n === total ? `全部活动（${total} 场）` : `符合条件的活动（${n} 场，共 ${total} 场）`),
  all: "全部",
  unit: "主办单位",
  kind: "活动形式",
  mode: "参加方式",
  day: "日期",
  noEvents: "没有符合条件的活动。请换个条件，或者清除条件看全部活动。",
  calendar: "按日期看",
  eventsOn: (n: number) => `${n} 场`,
  past: "已经举办的活动",
  subscribe: "订阅活动日历",
  subscribeNote: "手机或者电脑的日历会自动更新时间、地点和取消的消息；不订阅的，变动以短信或者邮件为准。",
  download: "下载日历文件（.ics）",
  limit: (n: number) => `每人在一个开放月内最多同时保留 ${n} 个报名，把机会让给更多人；活动结束或者取消后不再占用。`,
  byPhone: (phone: string) => `不方便上网的，请拨打 ${phone} 报名，到门口由工作人员打印入场券。`,
  otherYears: "其他年份",
  noSeason: "还没有公布开放月。活动公布后会列在这里。",

  provisional: "暂定",
  provisionalNote: "时间或者地点为暂定，如有变动，会发短信或者邮件通知每一位报名的人。",
  changed: "时间、地点变动说明",
  cancelled: "已取消",
  cancelledTitle: "这项活动已取消",
  cancelledText: (cause: string) => `取消原因：${cause}。已报名和候补的人都会收到通知，原来的票和二维码不能再用。`,
  over: "已结束",
  full: "名额已满",
  open: "报名中",
  notOpen: "未开始报名",
  closed: "报名已截止",
  invited: "定向邀请",
  sessions: "场次和报名",
  sessionTime: "时间",
  seats: (left: number, capacity: number) => `余 ${left} / ${capacity}`,
  /** `capacity` with its unit. */
  seatsOf: (left: number, capacity: string) => `余 ${left} / ${capacity}`,
  seatsLabel: "剩余名额",
  waiting: (n: number) => `候补 ${n} 组`,
  noWaiting: "无人候补",
  persons: "人数",
  register: "报名",
  joinLine: "排队候补",
  registerFor: (when: string) => `报名 ${when}`,
  invitedNote: "本活动由主办单位邀请，不在网上报名。想参加的，请拨打活动电话登记。",
  place: "地点",
  address: "怎么去",
  whoMayCome: "参加人员",
  whatToBring: "请带",
  accessibility: "无障碍",
  phone: "活动电话",
  capacity: "名额",
  programme: "活动安排",
  recap: "活动集锦",
  decision: "相关决策",
  decisionLink: "查看这件决策，提出意见",
  doors: (time: string) => `${time} 开始入场`,
  published: "公布时间",
  updated: "更新时间",
  organiser: "主办单位",
  applied: (n: number) => `已申请 ${n} 组`,
  places: (capacity: string) => `名额 ${capacity}`,
  apply: "申请参加抽签",
  lotteryTag: "公开抽签",
  lotteryLine: (draw: string, source: string) => `这个场次用抽签决定谁参加，与申请先后无关。报名截止后冻结并公布申请名单（只有申请号和人数）和它的哈希值；${draw} 以后，用“${source}”公布的数字抽签。`,
  lotteryHow: "抽签按公开的规则计算：名单和公开数字定下后，每个申请号的次序就定了，整组给名额，给完为止，其余按次序候补。中没中都会通知；记录公开，任何人都能重新计算。",
  listFrozen: "申请名单已经冻结，等待抽签。",
  drawn: "已经抽签。没有中签的按抽签次序候补。",
  lotteryRecord: "查看抽签记录",
  hall: (name: string, left: number, capacity: string) => `与同在“${name}”的其他场次共用 ${capacity} 的名额，合计还余 ${left}。两边都有空位才能报上；空出的名额先补给先登记候补的人，不论哪一场。`,
  howLine: "报名先到先得，整组确认。名额不够时可以排队候补：有人取消，空出的名额立即按先后补给第一组能容下的人，并发短信或者邮件通知。",
};

export type OpenMonthWords = typeof zh;

const en: OpenMonthWords = {
  openMonth: "Open Month",
  theme: "Theme",
  listTitle: (n, total) => (n === total ? `All events (${total})` : `Matching events (${n} of ${total})`),
  all: "All",
  unit: "Organiser",
  kind: "Kind",
  mode: "On site or online",
  day: "Day",
  noEvents: "No event matches. Try other filters, or clear them to see all events.",
  calendar: "By day",
  eventsOn: (n) => (n === 1 ? "1 session" : `${n} sessions`),
  past: "Past events",
  subscribe: "Subscribe to the calendar",
  subscribeNote: "Your calendar then follows changes of time and place and cancellations by itself. What counts is the text message or mail that registered people get.",
  download: "Download the calendar file (.ics)",
  limit: (n) => `Each person may hold ${n} registrations of an open month at a time, so that more people get a chance. Past and cancelled ones do not count.`,
  byPhone: (phone) => `Not online? Call ${phone} to register; your ticket is printed at the door.`,
  otherYears: "Other years",
  noSeason: "No open month has been announced yet. Its events will stand here.",

  provisional: "Provisional",
  provisionalNote: "Time or place is provisional. Everybody who is registered is told of any change by text message or mail.",
  changed: "What changed",
  cancelled: "Cancelled",
  cancelledTitle: "This event is cancelled",
  cancelledText: (cause) => `It was called off ${cause}. Everybody who is registered or waiting is told; tickets and QR codes no longer work.`,
  over: "Over",
  full: "Full",
  open: "Open for registration",
  notOpen: "Registration not open yet",
  closed: "Registration closed",
  invited: "By invitation",
  sessions: "Sessions and registration",
  sessionTime: "Time",
  seats: (left, capacity) => `${left} of ${capacity} left`,
  seatsOf: (left, capacity) => `${left} left of ${capacity}`,
  seatsLabel: "Places",
  waiting: (n) => (n === 1 ? "1 party waiting" : `${n} parties waiting`),
  noWaiting: "nobody waiting",
  persons: "People",
  register: "Register",
  joinLine: "Join the waiting list",
  registerFor: (when) => `Register for ${when}`,
  invitedNote: "People come by invitation of the organiser; there is no registration online. To ask for a place, call the event's number.",
  place: "Place",
  address: "How to get there",
  whoMayCome: "Who may come",
  whatToBring: "Please bring",
  accessibility: "Access",
  phone: "Telephone",
  capacity: "Places",
  programme: "Programme",
  recap: "What it was like",
  decision: "Related decision",
  decisionLink: "Read about this decision and comment on it",
  doors: (time) => `Doors open at ${time}`,
  published: "Published",
  updated: "Updated",
  organiser: "Organiser",
  applied: (n) => (n === 1 ? "1 party has applied" : `${n} parties have applied`),
  places: (capacity) => `Places for ${capacity}`,
  apply: "Apply for the draw",
  lotteryTag: "Public draw",
  lotteryLine: (draw, source) =>
    `Who comes is decided by a draw, not by who applied first. After registration closes the list (numbers and sizes alone) is frozen and published with its hash; from ${draw} on it is drawn with the digits that "${source}" publishes.`,
  lotteryHow:
    "The draw is computed by public rules: list and digits together fix the order of all numbers. Whole parties get places until they are used up; the rest is the waiting list in that order. Everybody is told, and anybody can compute the public record again.",
  listFrozen: "The list is frozen and waits for the draw.",
  drawn: "The draw was made. Whoever was not drawn waits in drawn order.",
  lotteryRecord: "See the record of the draw",
  hall: (name, left, capacity) =>
    `Shares the places for ${capacity} in "${name}" with other sessions; ${left} are left there. A place must be free in both. What becomes free goes to whoever joined a waiting list first, whichever session it is.`,
  howLine:
    "First come, first served, and a party comes as a whole. When places run out you can join the waiting list: as soon as somebody cancels, the first party that fits moves up and is told by text message or mail.",
};

/** The words of the season and event pages. */
export const openMonthWords: Record<Lang, OpenMonthWords> = { zh, en };

import { keptUntil } from "~/domain/identity/retention.words";
import type { RegistrationRefusal, WindowState } from "~/domain/open-month/registration";
import { registrationRefusalWords } from "~/domain/open-month/registration.words";
import type { Lang } from "~/domain/text/lang";
import type { ChangeParty } from "./change-party.server";
import type { RegisterParty } from "./register-party.server";

type Own = "NOT_FOUND" | "INVITED_ONLY" | "NOTHING_CHANGED" | "NOTHING_OPEN";
type Refused = Extract<RegisterParty, { ok: false }> | Extract<ChangeParty, { ok: false }> | { ok: false; reason: Own };

const own: Record<Lang, Record<Own, { sentence: string; next: string }>> = {
  zh: {
    NOT_FOUND: { sentence: "没有这个场次，或者活动已经撤下。", next: "请回到开放活动列表，选择其他活动。" },
    INVITED_ONLY: { sentence: "这项活动由主办单位邀请参加，不在网上报名。", next: "想参加的，请拨打活动电话登记，名额有余时会联系您。" },
    NOTHING_CHANGED: { sentence: "人数没有变化。", next: "请填写新的人数，或者返回您的票。" },
    NOTHING_OPEN: { sentence: "这项活动目前没有正在报名的场次。", next: "请在活动页面查看各场的报名时间，或者选择其他活动。" },
  },
  en: {
    NOT_FOUND: { sentence: "There is no such session, or the event was taken down.", next: "Please go back to the list and choose another event." },
    INVITED_ONLY: { sentence: "People come to this event by invitation; there is no registration online.", next: "To ask for a place, call the event's number. You will be called if one is left." },
    NOTHING_CHANGED: { sentence: "The number of people is the same.", next: "Please enter the new number, or go back to your ticket." },
    NOTHING_OPEN: { sentence: "No session of this event is open for registration now.", next: "The event page says when each one opens; or choose another event." },
  },
};

/** Why it was not possible, and what to do next. */
export function refusedWords(refused: Refused, lang: Lang): { sentence: string; next: string } {
  return isOwn(refused) ? own[lang][refused.reason] : registrationRefusalWords(refused, lang);
}

function isOwn(refused: Refused): refused is { ok: false; reason: Own } {
  return Object.hasOwn(own.zh, refused.reason);
}

/** Why a session takes no registrations now, from its window alone; null where it does. */
export function windowRefusal(window: WindowState): RegistrationRefusal | null {
  switch (window.state) {
    case "open":
      return null;
    case "not-open-yet":
      return { ok: false, reason: "NOT_OPEN_YET", opensAt: window.opensAt };
    case "closed":
      return { ok: false, reason: "CLOSED", closedAt: window.closedAt };
    case "cancelled":
      return { ok: false, reason: "SESSION_CANCELLED" };
  }
}

/** Refusals that a person corrects in the form itself, with the field they belong to. */
export function fieldOfRefusal(reason: Refused["reason"]): string | null {
  if (reason === "PARTY_EMPTY" || reason === "PARTY_TOO_LARGE") return "partySize";
  if (reason === "GUARDIAN_NEEDED") return "children";
  return null;
}

const zh = {
  title: (event: string) => `报名：${event}`,
  session: "场次",
  choose: "选择场次",
  name: "姓名",
  nameHint: "请填写真实姓名，入场时只显示姓和末字，供工作人员核对。",
  persons: "参加人数",
  personsHint: (max: number) => `连同您自己，最多 ${max} 人。`,
  children: "其中不满 14 周岁的儿童",
  childrenHint: "儿童由监护人报名并陪同；没有就留空。",
  needs: "需要的协助",
  needsHint: "例如轮椅位、手语、大字材料。只给活动工作人员看。",
  whenFull: "如果名额不够",
  wait: "排队候补，有空位自动补上并通知我",
  refuse: "不候补，告诉我名额不够就好",
  contact: "手机号码或者电子邮箱",
  contactHint: `用来发送验证码、入场票和变动通知。${keptUntil("registration", "zh")}。`,
  next: "下一步：获取验证码",
  submit: "提交报名",
  signedInAs: (contact: string) => `票和变动通知发到 ${contact}。`,
  codeTitle: "填写验证码",
  codeSent: (contact: string) => `如果 ${contact} 可以接收，六位验证码会在一分钟内发到，十分钟内有效。填对后报名立即生效；填对之前不占名额。`,
  codeSentLottery: (contact: string) => `如果 ${contact} 可以接收，六位验证码会在一分钟内发到，十分钟内有效。填对后申请立即生效；抽签结果会发到这里。`,
  code: "六位验证码",
  again: "重新发送验证码",
  back: "返回修改",
  refusedTitle: "没有报上名",
  toEvent: "回到活动页面",
  toList: "看看其他活动",
  toTickets: "找回我的票",
  privacy: "怎样处理您的个人信息",
};

export type RegisterWords = typeof zh;

const en: RegisterWords = {
  title: (event) => `Register: ${event}`,
  session: "Session",
  choose: "Choose a session",
  name: "Name",
  nameHint: "Your real name. At the door only part of it is shown, for staff to compare.",
  persons: "Number of people",
  personsHint: (max) => `Counting yourself, at most ${max}.`,
  children: "Of them under 14",
  childrenHint: "Children are registered and accompanied by a guardian. Leave empty for none.",
  needs: "Help you need",
  needsHint: "For example a wheelchair place, sign language, large print. Seen by the event's staff only.",
  whenFull: "If there are not enough places",
  wait: "Put us on the waiting list and tell us when we move up",
  refuse: "Just tell me",
  contact: "Mobile number or e-mail",
  contactHint: `For the code, the ticket and news of changes. ${keptUntil("registration", "en")}.`,
  next: "Next: get a code",
  submit: "Register",
  signedInAs: (contact) => `Ticket and news of changes go to ${contact}.`,
  codeTitle: "Enter the code",
  codeSent: (contact) => `If ${contact} can receive it, six digits arrive within a minute; they work for ten. You are registered as soon as they are right, and no place is held before.`,
  codeSentLottery: (contact) => `If ${contact} can receive it, six digits arrive within a minute; they work for ten. Your application counts as soon as they are right, and the result of the draw goes there too.`,
  code: "Six-digit code",
  again: "Send a new code",
  back: "Back to the form",
  refusedTitle: "You are not registered",
  toEvent: "Back to the event",
  toList: "See other events",
  toTickets: "Find my tickets",
  privacy: "How we handle your data",
};

export const registerWords: Record<Lang, RegisterWords> = { zh, en };

const ticketZh = {
  title: { confirmed: "已报名，这是您的票", applied: "已申请，等待抽签", waiting: "候补中", cancelled: "报名已取消", left: "已退出", closed: "候补已结束", other: "报名" },
  lead: {
    confirmed: "入场时出示下面的二维码，或者报票码。票只认码，请不要发给别人。",
    applied: (drawAt: string) => `这还不是票。公开随机数于 ${drawAt} 产生，随后抽签，中没中都会通知您；与申请先后无关。`,
    frozen: (drawAt: string) => `申请名单已经冻结并公布，其中有您的申请号。公开随机数于 ${drawAt} 产生，随后抽签并通知您。`,
    waiting: (ahead: number) => (ahead === 0 ? "您排在第一位。有名额时自动补上，并立即通知您。" : `您前面还有 ${ahead} 组。有名额时按先后自动补上，并立即通知您。`),
    lineStands: "报名已经截止，不再递补。想参加的，可以到活动现场询问是否还有空位。",
    cancelled: "这份报名已经取消，名额已让出，二维码不能再用。想重新参加的，请回到活动页面报名。",
    cancelledByOffice: "主办单位取消了这份报名，二维码不能再用。有疑问请拨打活动电话。",
    sessionCancelled: (cause: string) => `本场活动已取消（${cause}），二维码不能再用。`,
    left: "您已退出候补或者抽签申请。想重新参加的，请回到活动页面看看是否还能报名。",
    closed: "这个场次不再候补。",
  },
  code: "票码",
  number: "报名号",
  name: "姓名",
  persons: "人数",
  needs: "需要的协助",
  doors: "入场",
  bring: "请带",
  access: "无障碍",
  address: "怎么去",
  online: "观看地址",
  phone: "活动电话",
  provisional: "时间或者地点为暂定，变动会通知您。",
  ics: "加入日历（.ics）",
  change: "改人数、取消或者换票码",
  print: "用浏览器的打印功能可以打印成 A6 小票。",
  event: "活动页面",
  replacedTitle: "这张票已换成新票",
  replaced: "票码已经更换，旧的不能再用。新票已发到报名时的手机或者邮箱。",
  changeTitle: "修改报名",
  sizeTitle: "改人数",
  sizeHint: (max: number, unit: string) => `目前 ${unit}，最多 ${max}。增加人数需要有足够的余位，不够时原来的报名不变；减少的名额会立即让给候补的人。`,
  sizeHintApplied: (max: number, unit: string) => `目前 ${unit}，最多 ${max}。名单冻结以前可以改。`,
  sizeSubmit: "改人数",
  cancelTitle: "取消报名",
  cancelText: "取消后二维码立即作废，名额让给候补的人，不能恢复；想再参加须重新报名。",
  lottery: "抽签记录",
  cancelAppliedText: "退出后不再参加抽签。报名截止以前可以重新申请。",
  cancelWaitingText: "退出候补后不能恢复，想再参加须重新排队。",
  cancelSubmit: "确认取消",
  reissueTitle: "换票码",
  reissueText: "票码被别人看到时使用：马上生成新码，旧码作废，新票发到您的手机或者邮箱。",
  reissueSubmit: "换成新票码",
  backToTicket: "返回我的票",
  notPossible: "这份报名现在不能修改。",
  resendTitle: "找回我的票",
  resendLead: "填写报名时用的手机号码或者电子邮箱，我们把用它报名、还没有结束的票重新发过去。",
  resendSubmit: "发送我的票",
  resendDone: "已经处理",
  resendDoneText: "如果用这个联系方式报过名，票会在几分钟内发到。没有收到的，请核对联系方式，并查看垃圾邮件；由工作人员代办报名的，请拨打活动电话。",
  resendTooMany: "发送的次数过多。请过一小时再试，或者拨打页面下方的电话。",
  mine: (n: number) => `我的报名（${n} 份）`,
  mineNone: "还没有用这个联系方式报过名。",
  feedTitle: "我的日历订阅",
  feedLead: "把下面的地址加进手机或者电脑的日历，您报名的活动会自动出现在里面，取消和变动也会跟着更新。",
  feedSecret: "知道这个地址的人都能看到您报名了哪些活动。不小心给了别人，请换一个新地址，旧的立即失效。",
  feedNone: "还没有生成订阅地址。",
  feedMake: "生成订阅地址",
  feedRenew: "换一个新地址",
  feedStop: "停止订阅",
  feedAddress: "订阅地址",
};

export type TicketWords = typeof ticketZh;

const ticketEn: TicketWords = {
  title: { confirmed: "You are registered: this is your ticket", applied: "You have applied; the draw comes next", waiting: "On the waiting list", cancelled: "Registration cancelled", left: "You withdrew", closed: "Waiting list closed", other: "Registration" },
  lead: {
    confirmed: "Show the QR code at the entrance, or say the code. Whoever has the code gets in: please keep it to yourself.",
    applied: (drawAt) => `This is not a ticket yet. The public value appears on ${drawAt}, the draw follows, and we tell you the result either way. When you applied makes no difference.`,
    frozen: (drawAt) => `The list is frozen and published, with your number on it. The public value appears on ${drawAt}; the draw follows and we tell you.`,
    waiting: (ahead) => (ahead === 0 ? "You are first in line. As soon as places are free you move up and are told." : `Parties before you: ${ahead}. As places become free the line moves up in order, and you are told at once.`),
    lineStands: "Registration has closed and the line no longer moves. You are welcome to ask at the entrance whether a place is free.",
    cancelled: "This registration is cancelled, its places went to others and the QR code no longer works. To come after all, register again on the event page.",
    cancelledByOffice: "The organiser cancelled this registration; the QR code no longer works. Please call the event's number with any question.",
    sessionCancelled: (cause) => `This session was cancelled ${cause}; the QR code no longer works.`,
    left: "You left the waiting list or the draw. To come after all, see on the event page whether registration is open.",
    closed: "This session no longer has a waiting list.",
  },
  code: "Ticket code",
  number: "Registration number",
  name: "Name",
  persons: "People",
  needs: "Help you need",
  doors: "Doors",
  bring: "Please bring",
  access: "Access",
  address: "How to get there",
  online: "Watch at",
  phone: "Telephone",
  provisional: "Time or place is provisional; you will be told of any change.",
  ics: "Add to calendar (.ics)",
  change: "Change the number of people, cancel, or get a new code",
  print: "Your browser prints it as an A6 slip.",
  event: "Event page",
  replacedTitle: "This ticket was replaced",
  replaced: "It has a new code, and the old one no longer works. The new ticket went to the phone or e-mail you registered with.",
  changeTitle: "Change your registration",
  sizeTitle: "Number of people",
  sizeHint: (max, unit) => `Now ${unit}, at most ${max}. More people need enough free places, or everything stays as it is; places you give up go to the waiting list at once.`,
  sizeHintApplied: (max, unit) => `Now ${unit}, at most ${max}. You can change it until the list is frozen.`,
  sizeSubmit: "Change the number",
  cancelTitle: "Cancel",
  cancelText: "The QR code stops working at once and your places go to the waiting list. This cannot be undone; to come after all you register again.",
  lottery: "Record of the draw",
  cancelAppliedText: "You will not be in the draw. Until registration closes you can apply again.",
  cancelWaitingText: "Leaving the line cannot be undone; to come after all you queue again.",
  cancelSubmit: "Yes, cancel",
  reissueTitle: "New code",
  reissueText: "For when somebody else has seen your code: you get a new one at once, the old one stops working, and the new ticket goes to your phone or e-mail.",
  reissueSubmit: "Get a new code",
  backToTicket: "Back to my ticket",
  notPossible: "This registration cannot be changed now.",
  resendTitle: "Find my tickets",
  resendLead: "Enter the mobile number or e-mail you registered with. We send it all tickets that are not over.",
  resendSubmit: "Send my tickets",
  resendDone: "Your request was handled",
  resendDoneText: "If anything was registered with this contact, the tickets arrive within a few minutes. If nothing comes, check the contact and your spam folder; if staff registered you, call the event's number.",
  resendTooMany: "Tickets were sent too often. Please try again in an hour, or call the number at the bottom of the page.",
  mine: (n) => `My registrations (${n})`,
  mineNone: "Nothing has been registered with this contact yet.",
  feedTitle: "My calendar",
  feedLead: "Add this address to the calendar of your phone or computer. The events you are registered for appear there by themselves, changes and cancellations too.",
  feedSecret: "Whoever knows this address can see what you are registered for. If it got into other hands, make a new one; the old one stops working at once.",
  feedNone: "There is no address yet.",
  feedMake: "Make an address",
  feedRenew: "Make a new address",
  feedStop: "Stop",
  feedAddress: "Address",
};

/** The words of tickets, changing them and finding them again. */
export const ticketWords: Record<Lang, TicketWords> = { zh: ticketZh, en: ticketEn };

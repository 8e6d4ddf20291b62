import { formatDay, formatTime } from "~/domain/calendar/shanghai";
import { formatReceiptCode } from "~/domain/codes/receipt-code";
import { RECEIPTS_PER_SMS, type MessageProps, type MessageTemplate, type SessionFacts } from "~/domain/messages/templates";
import type { Lang } from "~/domain/text/lang";
import { oneLine, shorten, type Letterhead } from "./letter";
import { newsSentence } from "./decision-news";
import { isCorrected } from "./opinions-answered";
import { sessionName, shortStart } from "./when";

/** Longest text, with the office's signature. Chinese fills two parts of a text message (67 characters each, GSM 03.40); English two of 153. */
export const SMS_CHARACTERS: Record<Lang, number> = { zh: 134, en: 306 };

/** A line with one title in it that may be shortened until the whole fits. */
type Line = { title: string; say: (title: string) => string };
type Speaker = { [Template in MessageTemplate]: (props: MessageProps[Template]) => Line };

const whole = (text: string): Line => ({ title: "", say: () => text });
const about = (session: SessionFacts, say: Line["say"]): Line => ({ title: sessionName(session), say });

const zh: Speaker = {
  "contact-code": ({ code, expiresAt }) =>
    whole(`验证码 ${code}，10 分钟内（${formatTime(new Date(expiresAt))} 前）有效。请不要告诉任何人，工作人员不会向您索要。`),
  "opinion-receipt": ({ decisionTitle, receiptCode, receiptUrl, answerDueOn }) => ({
    title: decisionTitle,
    say: (title) =>
      `已收到您对“${title}”的意见，回执编号 ${formatReceiptCode(receiptCode)}，${formatDay(answerDueOn, "zh")}前公布采纳情况。查询 ${receiptUrl}`,
  }),
  "receipts-again": ({ receipts }) =>
    whole(`您的回执编号（共 ${receipts.length} 份）：${listed(receipts, "、")}。请不要公开。查询 ${firstOf(receipts).receiptUrl}`),
  "opinions-answered": ({ decisionTitle, opinions, reportUrl }) => ({
    title: decisionTitle,
    say: (title) => `“${title}”的意见采纳情况${isCorrected(opinions) ? "已更正，对您的意见的答复有改动" : "已公布，您的意见有了答复"}。凭回执编号 ${listed(opinions, "、", 2)} 查看：${reportUrl}`,
  }),
  "decision-news": ({ decisionTitle, news }) => {
    const latest = lastOf(news);
    return { title: decisionTitle, say: (title) => `“${title}”${news.length > 1 ? `有 ${news.length} 项进展，最近的` : ""}：${newsSentence(latest, "zh")}${latest.url}` };
  },
  "registration-confirmed": ({ session, persons, ticketUrl }) =>
    about(session, (title) => `报名成功：${shortStart(session.startsAt, "zh")} ${title}，${persons} 人。入场出示票上的二维码 ${ticketUrl}`),
  "registration-waiting": ({ session, ticketUrl }) =>
    about(session, (title) => `${shortStart(session.startsAt, "zh")} ${title} 名额已满，您已进入候补，补上后通知您，请先不要前往。查看或退出 ${ticketUrl}`),
  "registration-applied": ({ session, number, drawAt, ticketUrl }) =>
    about(session, (title) => `已收到抽签申请（第 ${number} 号）：${shortStart(session.startsAt, "zh")} ${title}，${shortStart(drawAt, "zh")} 后抽签并通知您。查看或退出 ${ticketUrl}`),
  "registration-drawn": ({ session, persons, ticketUrl }) =>
    about(session, (title) => `中签：${shortStart(session.startsAt, "zh")} ${title}，${persons} 人，不需再确认。入场出示票上的二维码 ${ticketUrl}`),
  "registration-not-drawn": ({ session, ahead, ticketUrl }) =>
    about(session, (title) => `没有中签：${shortStart(session.startsAt, "zh")} ${title}，已按次序候补，前面 ${ahead} 组，补上后通知您，请先不要前往。查看或退出 ${ticketUrl}`),
  "registration-promoted": ({ session, persons, ticketUrl }) =>
    about(session, (title) => `候补成功：${shortStart(session.startsAt, "zh")} ${title}，${persons} 人，不需再确认。入场出示票上的二维码 ${ticketUrl}`),
  "registration-cancelled": ({ session, by, calendar }) =>
    about(session, (title) =>
      calendar === null
        ? `您在 ${shortStart(session.startsAt, "zh")} ${title} 的候补或申请已取消。其他场次 ${session.eventUrl}`
        : `${by === "office" ? "主办单位已取消您的报名" : "您的报名已取消"}：${shortStart(session.startsAt, "zh")} ${title}，原票作废。其他场次 ${session.eventUrl}`,
    ),
  "tickets-again": ({ tickets }) => {
    const { session, ticketUrl } = firstOf(tickets);
    return about(session, (title) => `您的票：${shortStart(session.startsAt, "zh")} ${title}，请不要转给别人。打开 ${ticketUrl}`);
  },
  "session-changed": ({ session, ticketUrl }) =>
    about(session, (title) => `变动通知：${title} 现为 ${shortStart(session.startsAt, "zh")}，地点和详情见 ${ticketUrl}`),
  "event-cancelled": ({ session }) =>
    about(session, (title) => `活动取消：${shortStart(session.startsAt, "zh")} ${title} 不再举行，请不要前往。其他活动 ${session.eventUrl}`),
};

const en: Speaker = {
  "contact-code": ({ code, expiresAt }) =>
    whole(`Your code is ${code}. It works for ten minutes, until ${formatTime(new Date(expiresAt))}. Never tell anybody; our staff will never ask for it.`),
  "opinion-receipt": ({ decisionTitle, receiptCode, receiptUrl, answerDueOn }) => ({
    title: decisionTitle,
    say: (title) =>
      `We have your opinion on "${title}". Receipt code ${formatReceiptCode(receiptCode)}. Response by ${formatDay(answerDueOn, "en")}: ${receiptUrl}`,
  }),
  "receipts-again": ({ receipts }) =>
    whole(`Your receipt codes (${receipts.length}): ${listed(receipts, ", ")}. Please keep them to yourself. ${firstOf(receipts).receiptUrl}`),
  "opinions-answered": ({ decisionTitle, opinions, reportUrl }) => ({
    title: decisionTitle,
    say: (title) => `${isCorrected(opinions) ? `Correction: the answer to your opinion on "${title}" has changed` : `Your opinion on "${title}" has been answered`}. Receipt code ${listed(opinions, ", ", 2)}. Response to all opinions: ${reportUrl}`,
  }),
  "decision-news": ({ decisionTitle, news }) => {
    const latest = lastOf(news);
    return { title: decisionTitle, say: (title) => `"${title}"${news.length > 1 ? `, ${news.length} pieces of news, the latest` : ""}: ${newsSentence(latest, "en")} ${latest.url}` };
  },
  "registration-confirmed": ({ session, persons, ticketUrl }) =>
    about(session, (title) => `You are registered: ${title}, ${shortStart(session.startsAt, "en")}, people: ${persons}. Show the QR code on your ticket: ${ticketUrl}`),
  "registration-waiting": ({ session, ticketUrl }) =>
    about(session, (title) => `${title}, ${shortStart(session.startsAt, "en")} is full. You are on the waiting list; please do not come before we tell you. ${ticketUrl}`),
  "registration-applied": ({ session, number, drawAt, ticketUrl }) =>
    about(session, (title) => `Application ${number} received: ${title}, ${shortStart(session.startsAt, "en")}. The draw follows ${shortStart(drawAt, "en")}; we tell you the result. ${ticketUrl}`),
  "registration-drawn": ({ session, persons, ticketUrl }) =>
    about(session, (title) => `You were drawn: ${title}, ${shortStart(session.startsAt, "en")}, people: ${persons}. No need to confirm. Show the QR code on your ticket: ${ticketUrl}`),
  "registration-not-drawn": ({ session, ahead, ticketUrl }) =>
    about(session, (title) => `Not drawn: ${title}, ${shortStart(session.startsAt, "en")}. You are on the waiting list, parties before you: ${ahead}; please do not come before we tell you. ${ticketUrl}`),
  "registration-promoted": ({ session, persons, ticketUrl }) =>
    about(session, (title) => `A place is yours: ${title}, ${shortStart(session.startsAt, "en")}, people: ${persons}. No need to confirm. Show the QR code on your ticket: ${ticketUrl}`),
  "registration-cancelled": ({ session, by, calendar }) =>
    about(session, (title) =>
      calendar === null
        ? `You are off the waiting list or out of the draw of ${title}, ${shortStart(session.startsAt, "en")}. Other sessions: ${session.eventUrl}`
        : `${by === "office" ? "The organiser has cancelled your registration" : "Your registration is cancelled"}: ${title}, ${shortStart(session.startsAt, "en")}. The ticket is void. Other sessions: ${session.eventUrl}`,
    ),
  "tickets-again": ({ tickets }) => {
    const { session, ticketUrl } = firstOf(tickets);
    return about(session, (title) => `Your ticket: ${title}, ${shortStart(session.startsAt, "en")}. Please do not pass it on. ${ticketUrl}`);
  },
  "session-changed": ({ session, ticketUrl }) =>
    about(session, (title) => `Change: ${title} is now on ${shortStart(session.startsAt, "en")}. Place and details: ${ticketUrl}`),
  "event-cancelled": ({ session }) =>
    about(session, (title) => `Cancelled: ${title}, ${shortStart(session.startsAt, "en")}. Please do not come. Other events: ${session.eventUrl}`),
};

const speakers: Record<Lang, Speaker> = { zh, en };

/**
 * A text message: signature of the office, what happened, what to do, the whole address and no shortener. A long title is cut so that codes
 * and address stay whole.
 */
export function smsText<Template extends MessageTemplate>(
  template: Template,
  props: MessageProps[Template],
  lang: Lang,
  letterhead: Letterhead,
): string {
  const speak: Speaker[Template] = speakers[lang][template];
  const { title, say } = speak(props);
  const signature = lang === "zh" ? `【${oneLine(letterhead.officeName) || "开门"}】` : `[${oneLine(letterhead.officeName) || "Kaimen"}] `;
  const room = SMS_CHARACTERS[lang] - signature.length - (oneLine(say("…")).length - 1);
  return signature + oneLine(say(fitting(oneLine(title), room)));
}

/** The first codes, then how many more there are. */
function listed(items: readonly { receiptCode: string }[], separator: string, most = RECEIPTS_PER_SMS): string {
  const shown = items.slice(0, most).map((item) => formatReceiptCode(item.receiptCode)).join(separator);
  return items.length > most ? `${shown}…(+${items.length - most})` : shown;
}

function firstOf<Item>(items: readonly Item[]): Item {
  const first = items[0];
  if (first === undefined) throw new RangeError("a message about nothing");
  return first;
}

function lastOf<Item>(items: readonly Item[]): Item {
  return firstOf(items.slice(-1));
}

/** Text messages are counted in UTF-16 units, so a title of emoji is cut shorter. */
function fitting(title: string, room: number): string {
  for (let characters = Math.max(1, room); characters > 1; characters -= 1) {
    const cut = shorten(title, characters);
    if (cut.length <= room) return cut;
  }
  return "…";
}

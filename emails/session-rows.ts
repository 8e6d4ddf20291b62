import type { InvitationFacts, SessionFacts, TicketFacts } from "~/domain/messages/templates";
import type { Lang } from "~/domain/text/lang";
import type { Row } from "./letter";
import { shortStart, sessionName, timeSpan } from "./when";

export const sessionWords = {
  zh: {
    event: "活动",
    session: "场次",
    time: "时间",
    place: "地点",
    persons: "人数",
    phone: "活动电话",
    people: (n: number) => `${n} 人`,
    code: "票码",
    ticket: "打开我的票",
    qr: "入场二维码，内容就是下面的票码",
    leave: "来不了的时候，请在票的页面取消，名额会让给候补的人。",
    calendar: "邮件里附有日历邀请，可以加入您的日历。在日历里点“拒绝”不会取消报名。",
  },
  en: {
    event: "Event",
    session: "Session",
    time: "Time",
    place: "Place",
    persons: "People",
    phone: "Organiser",
    people: (n: number) => (n === 1 ? "1 person" : `${n} people`),
    code: "Ticket code",
    ticket: "Open my ticket",
    qr: "QR code for the entrance; it holds the ticket code written below",
    leave: "If you cannot come, please cancel on your ticket page, so that somebody on the waiting list can.",
    calendar: "A calendar invitation is attached. Declining it in your calendar does not cancel your registration.",
  },
} satisfies Record<Lang, unknown>;

/** Event, session, time in words, place, number of people, organiser's telephone; what is not given is left out. */
export function sessionRows(session: SessionFacts, persons: number | null, lang: Lang): Row[] {
  const say = sessionWords[lang];
  const rows: Row[] = [
    [say.event, session.eventTitle],
    [say.session, session.sessionTitle],
    [say.time, timeSpan(session.startsAt, session.endsAt, lang)],
    [say.place, session.place],
    [say.persons, persons === null ? "" : say.people(persons)],
    [say.phone, session.phone],
  ];
  return rows.filter(([, value]) => value !== "");
}

/** `8月15日 09:00 走进地下指挥所 · 上午场`, for subjects. */
export function sessionTag(session: SessionFacts, lang: Lang): string {
  return lang === "zh"
    ? `${shortStart(session.startsAt, "zh")} ${sessionName(session)}`
    : `${sessionName(session)}, ${shortStart(session.startsAt, "en")}`;
}

export const sampleSession: SessionFacts = {
  eventTitle: "走进地下指挥所",
  sessionTitle: "上午场",
  startsAt: "2026-08-15T01:00:00.000Z",
  endsAt: "2026-08-15T03:00:00.000Z",
  place: "滨江市江北区渡口路18号东门",
  phone: "000-5550 0111",
  eventUrl: "https://kaimen.example/open-month/events/command-post",
};

export const sampleInvitation: InvitationFacts = {
  uid: "3f1c9a60b2d84e7795aa01c4d7e8f9b0@kaimen.example",
  sequence: 0,
  stampAt: "2026-07-20T02:03:04.000Z",
};

export const sampleTicket: TicketFacts = {
  session: sampleSession,
  persons: 3,
  code: "AT2VZ6PP5KGYP3ZTCN2QB9ASRU",
  ticketUrl: "https://kaimen.example/tickets/AT2VZ6PP5KGYP3ZTCN2QB9ASRU",
  calendar: sampleInvitation,
};

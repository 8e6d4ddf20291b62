import { formatTicketCode } from "~/domain/codes/ticket-code";
import type { MessageProps } from "~/domain/messages/templates";
import type { Lang } from "~/domain/text/lang";
import type { Block, Row } from "./letter";
import { mail } from "./mail";
import { sampleInvitation, sampleSession, sampleTicket, sessionRows, sessionTag, sessionWords } from "./session-rows";
import { timeSpan } from "./when";

const words = {
  zh: {
    subject: (tag: string) => `时间或地点有变动：${tag}`,
    heading: "您报名的场次有变动",
    changed: "请以下面的新安排为准。",
    oldTime: "原来的时间",
    oldPlace: "原来的地点",
    reason: "变动原因",
    ticketStays: "您的票继续有效，不需要重新报名。",
    waitingStays: "您的候补次序或者抽签申请不变。",
    link: { ticket: "打开我的票", waiting: "查看或者退出" },
    calendar: "邮件里附有更新的日历邀请，打开后您日历里的这一项会改成新的时间和地点。",
  },
  en: {
    subject: (tag: string) => `New time or place: ${tag}`,
    heading: "Your session has changed",
    changed: "Please note the new arrangements.",
    oldTime: "Time before",
    oldPlace: "Place before",
    reason: "Reason",
    ticketStays: "Your ticket stays valid; there is no need to register again.",
    waitingStays: "You keep your position on the waiting list, or in the draw.",
    link: { ticket: "Open my ticket", waiting: "See it, or leave" },
    calendar: "An updated calendar invitation is attached; opening it moves the entry in your calendar.",
  },
} satisfies Record<Lang, unknown>;

/** Time or place of a session is new. */
export const sessionChanged = mail<"session-changed">({
  sample: {
    session: { ...sampleSession, startsAt: "2026-08-15T02:00:00.000Z", endsAt: "2026-08-15T04:00:00.000Z" },
    before: { startsAt: sampleSession.startsAt, endsAt: sampleSession.endsAt, place: sampleSession.place },
    reason: "上午 9 点附近道路施工，参观车辆无法进入。",
    persons: 3,
    code: sampleTicket.code,
    ticketUrl: sampleTicket.ticketUrl,
    calendar: { ...sampleInvitation, sequence: 1 },
  },
  subject: ({ session }, lang) => words[lang].subject(sessionTag(session, lang)),
  letter: (props, lang) => {
    const say = words[lang];
    const code: Block[] = props.code === null ? [] : [{ kind: "code", label: sessionWords[lang].code, code: formatTicketCode(props.code) }];
    const calendar: Block[] = props.calendar === null ? [] : [{ kind: "paragraph", text: say.calendar }];
    return {
      heading: say.heading,
      blocks: [
        { kind: "paragraph", text: `${say.changed}${lang === "zh" ? "" : " "}${props.code === null ? say.waitingStays : say.ticketStays}` },
        { kind: "facts", rows: [...sessionRows(props.session, props.persons, lang), ...whatChanged(props, lang)] },
        ...code,
        { kind: "button", label: props.code === null ? say.link.waiting : say.link.ticket, url: props.ticketUrl },
        ...(props.code === null ? [] : [{ kind: "paragraph" as const, text: sessionWords[lang].leave }]),
        ...calendar,
      ],
      reason: "registration",
    };
  },
  enclosures: ({ session, calendar }) => (calendar === null ? {} : { calendar: { method: "REQUEST", invitation: calendar, session } }),
});

/** The old time and place, each only where it is not the new one, and the reason. */
function whatChanged({ session, before, reason }: MessageProps["session-changed"], lang: Lang): Row[] {
  const say = words[lang];
  const oldTime = timeSpan(before.startsAt, before.endsAt, lang);
  const rows: Row[] = [
    [say.oldTime, oldTime === timeSpan(session.startsAt, session.endsAt, lang) ? "" : oldTime],
    [say.oldPlace, before.place === session.place ? "" : before.place],
    [say.reason, reason],
  ];
  return rows.filter(([, value]) => value !== "");
}

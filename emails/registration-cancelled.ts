import type { Lang } from "~/domain/text/lang";
import type { Row } from "./letter";
import { mail } from "./mail";
import { sampleInvitation, sampleSession, sessionRows, sessionTag } from "./session-rows";

const words = {
  zh: {
    subject: (tag: string) => `报名已取消：${tag}`,
    heading: "报名已取消",
    person: "按照您的要求，这份报名已经取消，名额会让给别人。原来的票和二维码不能再用。",
    office: "主办单位取消了您的这份报名，原来的票和二维码不能再用。",
    personWaiting: "按照您的要求，您已退出这个场次的候补或者抽签申请。",
    officeWaiting: "主办单位取消了您在这个场次的候补或者抽签申请。",
    reason: "原因",
    calendar: "随信附有取消通知，打开后您日历里的这一项会划掉。",
    link: "看看其他场次",
  },
  en: {
    subject: (tag: string) => `Registration cancelled: ${tag}`,
    heading: "Your registration is cancelled",
    person: "As you asked, this registration is cancelled and the places go to others. The old ticket and QR code no longer work.",
    office: "The organiser has cancelled this registration of yours. The old ticket and QR code no longer work.",
    personWaiting: "As you asked, you have left the waiting list or the draw of this session.",
    officeWaiting: "The organiser has taken you off the waiting list or out of the draw of this session.",
    reason: "Reason",
    calendar: "A cancellation for your calendar is attached; opening it strikes the entry out.",
    link: "See other sessions",
  },
} satisfies Record<Lang, unknown>;

/** One registration is gone, at the person's own wish or by the office. */
export const registrationCancelled = mail<"registration-cancelled">({
  sample: { session: sampleSession, persons: 3, by: "person", reason: "", calendar: { ...sampleInvitation, sequence: 1 } },
  subject: ({ session }, lang) => words[lang].subject(sessionTag(session, lang)),
  letter: ({ session, persons, by, reason, calendar }, lang) => {
    const say = words[lang];
    const why: Row[] = reason === "" ? [] : [[say.reason, reason]];
    return {
      heading: say.heading,
      blocks: [
        { kind: "paragraph", text: say[calendar === null ? (`${by}Waiting` as const) : by] },
        { kind: "facts", rows: [...sessionRows(session, persons, lang), ...why] },
        ...(calendar === null ? [] : [{ kind: "paragraph" as const, text: say.calendar }]),
        { kind: "button", label: say.link, url: session.eventUrl },
      ],
      reason: "registration",
    };
  },
  enclosures: ({ session, calendar }) => (calendar === null ? {} : { calendar: { method: "CANCEL", invitation: calendar, session } }),
});

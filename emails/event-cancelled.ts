import type { Lang } from "~/domain/text/lang";
import type { Row } from "./letter";
import { mail } from "./mail";
import { sampleInvitation, sampleSession, sessionRows, sessionTag } from "./session-rows";

const words = {
  zh: {
    subject: (tag: string) => `活动取消：${tag}`,
    heading: "活动取消了",
    gone: "您报名的这个场次不再举行，请不要前往。票和二维码已经作废，不需要您办理任何手续。给您带来不便，请您谅解。",
    reason: "取消原因",
    calendar: "随信附有取消通知，打开后您日历里的这一项会划掉。",
    link: "看看其他活动和场次",
  },
  en: {
    subject: (tag: string) => `Cancelled: ${tag}`,
    heading: "The event is cancelled",
    gone: "This session will not take place, so please do not come. Your ticket is void and there is nothing you have to do. We regret the inconvenience.",
    reason: "Reason",
    calendar: "A cancellation for your calendar is attached; opening it strikes the entry out.",
    link: "See other events and sessions",
  },
} satisfies Record<Lang, unknown>;

/** A session, or the whole event, will not take place: to everybody registered or waiting. */
export const eventCancelled = mail<"event-cancelled">({
  sample: { session: sampleSession, reason: "当天有台风蓝色预警，场地关闭。", calendar: { ...sampleInvitation, sequence: 2 } },
  subject: ({ session }, lang) => words[lang].subject(sessionTag(session, lang)),
  letter: ({ session, reason, calendar }, lang) => {
    const say = words[lang];
    const why: Row[] = reason === "" ? [] : [[say.reason, reason]];
    return {
      heading: say.heading,
      blocks: [
        { kind: "paragraph", text: say.gone },
        { kind: "facts", rows: [...sessionRows(session, null, lang), ...why] },
        ...(calendar === null ? [] : [{ kind: "paragraph" as const, text: say.calendar }]),
        { kind: "button", label: say.link, url: session.eventUrl },
      ],
      reason: "registration",
    };
  },
  enclosures: ({ session, calendar }) => (calendar === null ? {} : { calendar: { method: "CANCEL", invitation: calendar, session } }),
});

import QRCode from "qrcode";
import type { MessageProps } from "~/domain/messages/templates";
import type { Lang } from "~/domain/text/lang";
import { cancelCalendar, requestCalendar } from "~/features/open-month/calendar-file.server";
import type { Env } from "~/platform/env.server";
import type { JobContext } from "~/platform/jobs.server";
import type { OutgoingMail } from "~/platform/mail.server";
import type { Platform } from "~/platform/platform.server";
import { TICKET_QR_CID } from "../../emails/frame";
import type { Letterhead } from "../../emails/letter";
import type { Enclosures } from "../../emails/mail";
import { isMessageTemplate, renderMessage, templates, type RenderedMessage } from "../../emails/templates";
import { sessionName } from "../../emails/when";

/**
 * Writes one message from its facts and sends it. One that was sent already, or that helps nobody any more, is left alone. Two workers
 * never send the same one at a time. Only a process that dies after the server took the mail and before that is noted makes it go out
 * again, with the same Message-ID.
 *
 * @throws when the server does not take it; the error names no person, because it ends in the log
 */
export async function sendMessage(platform: Platform, id: string, job: JobContext): Promise<void> {
  await job.exclusively(`message:${id}`, async () => {
    const { db, env, clock, log } = platform;
    const message = await db.message.findUnique({ where: { id } });
    if (!message || message.sentAt) return;
    const { template } = message;
    if (!isMessageTemplate(template)) throw new Error(`no template ${template}`);
    const props = message.props as MessageProps[typeof template];
    const uselessAfter = templates[template].uselessAfter(props as never);
    if (uselessAfter && uselessAfter <= clock.now()) {
      log.info("message.too-late", { id, template });
      return;
    }

    const channel = message.channel === "sms" ? "sms" : "mail";
    const lang: Lang = message.lang === "en" ? "en" : "zh";
    const rendered = renderMessage(template, props, lang, channel, letterheadOf(env, lang));
    const messageId = message.messageId ?? `${id}@${new URL(env.publicUrl).hostname}`;
    const { subject, text, html } = rendered;
    const { count } = await db.message.updateMany({ where: { id }, data: { messageId, subject, text, html, attempts: { increment: 1 } } });
    // Deleted in this moment, with all else of its recipient.
    if (count === 0) return;
    const mail = channel === "mail" ? await mailOf(rendered, message.recipient, messageId, lang, env) : null;
    try {
      await (mail ? platform.post.mail(mail) : platform.post.sms(message.recipient, text));
    } catch (error) {
      throw withoutPerson(error, channel);
    }
    await db.message.updateMany({ where: { id }, data: { sentAt: clock.now() } });
  });
}

function letterheadOf({ site, publicUrl }: Env, lang: Lang): Letterhead {
  return lang === "en"
    ? { officeName: site.officeNameEn || site.officeName, phone: site.phone, siteUrl: `${publicUrl}/en` }
    : { officeName: site.officeName, phone: site.phone, siteUrl: publicUrl };
}

async function mailOf(rendered: RenderedMessage, to: string, messageId: string, lang: Lang, env: Env): Promise<OutgoingMail> {
  const { subject, text, html, enclosures } = rendered;
  return {
    to,
    subject,
    text,
    html: html ?? "",
    messageId,
    attachments: enclosures.ticketCode ? [{ ...(await qrPicture(enclosures.ticketCode)), cid: TICKET_QR_CID }] : undefined,
    calendar: enclosures.calendar && calendarPart(enclosures.calendar, to, lang, env),
  };
}

/** A PNG, because mail programs drop SVG and `data:` pictures; dark on white with the quiet zone inside, so that a dark scheme cannot eat it. */
async function qrPicture(code: string): Promise<{ filename: string; content: Buffer; contentType: string }> {
  const content = await QRCode.toBuffer(code, {
    type: "png",
    errorCorrectionLevel: "Q",
    margin: 4,
    scale: 16,
    color: { dark: "#000000ff", light: "#ffffffff" },
  });
  return { filename: "ticket.png", content, contentType: "image/png" };
}

/** The recipient is the only attendee and the sender of the mail the organiser (RFC 5546, RFC 6047). */
function calendarPart(part: NonNullable<Enclosures["calendar"]>, to: string, lang: Lang, env: Env): NonNullable<OutgoingMail["calendar"]> {
  const { method, invitation, session } = part;
  const write = method === "REQUEST" ? requestCalendar : cancelCalendar;
  const content = write(
    {
      uid: invitation.uid,
      sequence: invitation.sequence,
      stampAt: new Date(invitation.stampAt),
      startsAt: new Date(session.startsAt),
      endsAt: new Date(session.endsAt),
      title: sessionName(session),
      place: session.place,
      description: "",
      pageUrl: session.eventUrl,
      status: method === "REQUEST" ? "confirmed" : "cancelled",
    },
    {
      organizer: { name: letterheadOf(env, lang).officeName, email: addressIn(env.mailFrom) },
      attendee: { name: to, email: to },
      lang,
    },
  );
  return { method, content };
}

/** `开门 <noreply@kaimen.example>` or the bare address. */
function addressIn(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}

/** Mail servers repeat addresses in their refusals; what is left of those are the codes. */
function withoutPerson(error: unknown, channel: "mail" | "sms"): Error {
  const { message, code, responseCode, command } = error as { message?: unknown; code?: unknown; responseCode?: unknown; command?: unknown };
  const facts = channel === "mail" ? [code, responseCode, command] : [message];
  const known = facts.filter((fact) => typeof fact === "string" || typeof fact === "number");
  return new Error(`the ${channel} was not taken (${known.join(", ")})`);
}

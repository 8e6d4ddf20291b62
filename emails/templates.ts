import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { MessageChannel, MessageProps, MessageTemplate } from "~/domain/messages/templates";
import type { Lang } from "~/domain/text/lang";
import { contactCode } from "./contact-code";
import { decisionNews } from "./decision-news";
import { eventCancelled } from "./event-cancelled";
import type { Letterhead } from "./letter";
import type { Enclosures, Mail } from "./mail";
import { opinionReceipt } from "./opinion-receipt";
import { opinionsAnswered } from "./opinions-answered";
import { receiptsAgain } from "./receipts-again";
import { registrationApplied } from "./registration-applied";
import { registrationCancelled } from "./registration-cancelled";
import { registrationConfirmed } from "./registration-confirmed";
import { registrationDrawn } from "./registration-drawn";
import { registrationNotDrawn } from "./registration-not-drawn";
import { registrationPromoted } from "./registration-promoted";
import { registrationWaiting } from "./registration-waiting";
import { sessionChanged } from "./session-changed";
import { smsText } from "./sms";
import { ticketsAgain } from "./tickets-again";

/** Every message of the product. A template without a mail does not compile. */
export const templates: { [Template in MessageTemplate]: Mail<Template> } = {
  "contact-code": contactCode,
  "opinion-receipt": opinionReceipt,
  "receipts-again": receiptsAgain,
  "opinions-answered": opinionsAnswered,
  "decision-news": decisionNews,
  "registration-confirmed": registrationConfirmed,
  "registration-waiting": registrationWaiting,
  "registration-applied": registrationApplied,
  "registration-drawn": registrationDrawn,
  "registration-not-drawn": registrationNotDrawn,
  "registration-promoted": registrationPromoted,
  "registration-cancelled": registrationCancelled,
  "tickets-again": ticketsAgain,
  "session-changed": sessionChanged,
  "event-cancelled": eventCancelled,
};

/** A message ready to go. A text message has no subject of its own, no HTML and nothing enclosed; its subject names it in lists. */
export interface RenderedMessage {
  subject: string;
  text: string;
  html: string | null;
  enclosures: Enclosures;
}

/** A template name as stored; false for anything else. */
export function isMessageTemplate(name: string): name is MessageTemplate {
  return Object.hasOwn(templates, name);
}

/** Writes one message from its facts, for the given way and language. */
export function renderMessage<Template extends MessageTemplate>(
  template: Template,
  props: MessageProps[Template],
  lang: Lang,
  channel: MessageChannel,
  letterhead: Letterhead,
): RenderedMessage {
  const mail: Mail<Template> = templates[template];
  const subject = mail.subject(props, lang);
  if (channel === "sms") return { subject, text: smsText(template, props, lang, letterhead), html: null, enclosures: {} };
  return {
    subject,
    text: mail.text(props, lang, letterhead),
    html: `<!DOCTYPE html>${renderToStaticMarkup(createElement(mail.Html, { props, lang, letterhead }))}`,
    enclosures: mail.enclosures(props),
  };
}

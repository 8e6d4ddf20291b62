import nodemailer from "nodemailer";
import type { Env } from "./env.server";

export interface OutgoingMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  attachments?: { filename: string; content: Buffer; contentType: string; cid?: string }[];
  /** A calendar object that goes along as an alternative part and as an attachment. */
  calendar?: { method: "REQUEST" | "CANCEL"; content: string };
}

export interface Post {
  /** Hands a mail to the SMTP server. @throws when the server refuses or is not there; the job tries again. */
  mail(mail: OutgoingMail): Promise<void>;
  /** Hands a text message to the SMS gateway. @throws like `mail`. */
  sms(to: string, text: string): Promise<void>;
  /** Which ways exist. In the demo without a server, messages end in the outbox page. */
  ways: { mail: boolean; sms: boolean };
  close(): void;
}

export function openPost(env: Env): Post {
  // The library waits minutes for a silent server by default, which would hold a worker and its database connection.
  const timeouts = "connectionTimeout=10000&greetingTimeout=10000&socketTimeout=30000";
  const url = env.smtpUrl && `${env.smtpUrl}${env.smtpUrl.includes("?") ? "&" : "?"}${timeouts}`;
  const transport = url ? nodemailer.createTransport(url, { headers: { "Auto-Submitted": "auto-generated" } }) : null;
  return {
    ways: { mail: transport !== null || env.demo, sms: env.smsGatewayUrl !== null || env.demo },
    async mail(mail) {
      if (!transport) return;
      await transport.sendMail({
        from: env.mailFrom,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.messageId}>`,
        attachments: mail.attachments,
        icalEvent: mail.calendar ? { method: mail.calendar.method, filename: "invite.ics", content: mail.calendar.content } : undefined,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    async sms(to, text) {
      if (!env.smsGatewayUrl) return;
      const response = await fetch(env.smsGatewayUrl, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ to, text }),
        signal: AbortSignal.timeout(15_000),
      });
      if (!response.ok) throw new Error(`the SMS gateway answered ${response.status}`);
    },
    close: () => transport?.close(),
  };
}

import type { MessageChannel, MessageProps, MessageTemplate } from "~/domain/messages/templates";
import type { Lang } from "~/domain/text/lang";
import type { Db } from "./db.server";
import type { Work } from "./unit-of-work.server";

/** The job that renders and sends one message. */
export const SEND_MESSAGE = "send-message";

export interface NewMessage<Template extends MessageTemplate> {
  channel: MessageChannel;
  template: Template;
  /** A normalised e-mail address or an eleven-digit mobile number, as the channel wants. */
  recipient: string;
  lang: Lang;
  props: MessageProps[Template];
  /** One message per key, ever: `opinion-receipt:<opinion id>`. What may be said again needs a number or an instant in its key. */
  dedupeKey: string;
}

/**
 * Queues a message inside the transaction of the command that causes it: it exists exactly if the facts do. Nothing is rendered or
 * sent here; the job does that. A message whose key is known already is left as it is.
 */
export async function queueMessage<Template extends MessageTemplate>(work: Work, message: NewMessage<Template>): Promise<void> {
  const [queued] = await work.tx.message.createManyAndReturn({
    data: [{ ...message, createdAt: work.now }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!queued) return;
  await work.record(
    {
      action: "message.queued",
      nounKind: "message",
      nounId: queued.id,
      detail: { channel: message.channel, template: message.template },
    },
    [{ task: SEND_MESSAGE, payload: { id: queued.id }, key: `message:${queued.id}` }],
  );
}

/** Messages with what they say, newest first, for the demo's outbox. */
export async function listMessages(db: Db, filter: { take: number; recipient: string | null }) {
  return db.message.findMany({
    where: filter.recipient ? { recipient: filter.recipient } : {},
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: filter.take,
    select: { id: true, channel: true, template: true, recipient: true, subject: true, text: true, createdAt: true, sentAt: true },
  });
}

import type { Contact } from "~/domain/identity/contact";
import { RECEIPTS_PER_SMS } from "~/domain/messages/templates";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { mac } from "~/platform/keys.server";
import { queueMessage } from "~/platform/messages.server";
import type { Platform } from "~/platform/platform.server";
import { rateLimits } from "~/platform/rate-limit.server";
import { decisionTitles } from "./receipt-queries.server";

export type ResendReceipts = { ok: true } | { ok: false; reason: "TOO_MANY_TRIES" };

/** Newest first; a person with more of them than this writes to the office. Text messages cost money and carry four codes each. */
const MOST_RECEIPTS = { mail: 200, sms: 20 };

/**
 * Sends all receipt codes of a contact to that contact. Whoever asks learns nothing from the answer: it is the same, and takes the same
 * way through the database, whether there are any or not.
 *
 * @param address the caller's address, for the limit
 */
export async function resendReceipts(
  platform: Platform,
  now: Date,
  { contact, lang, address }: { contact: Contact; lang: Lang; address: string },
): Promise<ResendReceipts> {
  const identity = `${contact.kind}:${contact.value}`;
  const within =
    (await platform.rateLimiter.use(rateLimits.contactCodeAddress, address, now)) && (await platform.rateLimiter.use(rateLimits.resend, identity, now));
  if (!within) return { ok: false, reason: "TOO_MANY_TRIES" };

  const pseudonym = mac(platform.keys.secret, identity).slice(0, 32);
  const channel = contact.kind === "email" ? "mail" : "sms";
  return platform.unitOfWork<ResendReceipts>({ now, actor: { kind: "anonymous" } }, async (work) => {
    const opinions = await work.tx.opinion.findMany({
      where: { contactKind: contact.kind, contact: contact.value },
      orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
      take: MOST_RECEIPTS[channel],
      select: { receiptCode: true, receivedAt: true, window: { select: { round: true, decision: { select: { slug: true } } } } },
    });
    const titles = await decisionTitles(work.tx, opinions.map(({ window }) => window));
    const receipts = opinions.map(({ receiptCode, receivedAt, window }) => ({
      receiptCode,
      receiptUrl: platform.env.publicUrl + localPath(lang, `/receipts/${receiptCode}`),
      decisionTitle: titles(window, lang),
      receivedAt: receivedAt.toISOString(),
    }));
    await work.record({ action: "receipts.asked-again", nounKind: "contact", nounId: pseudonym, detail: { receipts: receipts.length } });
    const perMessage = channel === "sms" ? RECEIPTS_PER_SMS : receipts.length;
    for (let first = 0; first < receipts.length; first += perMessage) {
      await queueMessage(work, {
        channel,
        template: "receipts-again",
        recipient: contact.value,
        lang,
        props: { receipts: receipts.slice(first, first + perMessage) },
        dedupeKey: `receipts-again:${pseudonym}:${now.getTime()}:${first}`,
      });
    }
    return { ok: true };
  });
}

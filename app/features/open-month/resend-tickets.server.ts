import type { Contact } from "~/domain/identity/contact";
import type { Lang } from "~/domain/text/lang";
import { mac } from "~/platform/keys.server";
import { queueMessage } from "~/platform/messages.server";
import type { Platform } from "~/platform/platform.server";
import { rateLimits } from "~/platform/rate-limit.server";
import { sessionFacts, ticketUrl } from "./tell-party.server";
import { ticketCodeOf } from "./ticket-code.server";
import { toldSession } from "./queries.server";

export type ResendTickets = { ok: true } | { ok: false; reason: "TOO_MANY_TRIES" };

/** A person has three at most in a season; more would be registrations without a season. */
const MOST_TICKETS = { mail: 20, sms: 5 };

/**
 * Sends the live tickets of a contact to that contact. Whoever asks learns nothing from the answer: it is the same, and takes the same way
 * through the database, whether there are any or not.
 *
 * @param address the caller's address, for the limit
 */
export async function resendTickets(
  platform: Platform,
  now: Date,
  { contact, lang, address }: { contact: Contact; lang: Lang; address: string },
): Promise<ResendTickets> {
  const identity = `${contact.kind}:${contact.value}`;
  const within =
    (await platform.rateLimiter.use(rateLimits.contactCodeAddress, address, now)) && (await platform.rateLimiter.use(rateLimits.resend, identity, now));
  if (!within) return { ok: false, reason: "TOO_MANY_TRIES" };

  const pseudonym = mac(platform.keys.secret, identity).slice(0, 32);
  const channel = contact.kind === "email" ? "mail" : "sms";
  return platform.unitOfWork<ResendTickets>({ now, actor: { kind: "anonymous" } }, async (work) => {
    const parties = await work.tx.registration.findMany({
      where: { contactKind: contact.kind, contact: contact.value, state: { in: ["confirmed", "waiting", "applied"] }, session: { endsAt: { gt: now } } },
      orderBy: { session: { startsAt: "asc" } },
      take: MOST_TICKETS[channel],
      include: { session: { select: toldSession } },
    });
    const tickets = parties.map(({ session: { event, ...session }, ...party }) => {
      const code = ticketCodeOf(platform.keys.ticketKey, party);
      const confirmed = party.state === "confirmed";
      return { session: sessionFacts(platform, { ...session, ...event }, lang, confirmed), persons: party.persons, code: confirmed ? code : null, ticketUrl: ticketUrl(platform, lang, code) };
    });
    await work.record({ action: "tickets.asked-again", nounKind: "contact", nounId: pseudonym, detail: { tickets: tickets.length } });
    // A text message carries one ticket.
    const messages = channel === "sms" ? tickets.map((ticket) => [ticket]) : tickets.length > 0 ? [tickets] : [];
    for (const [index, part] of messages.entries()) {
      await queueMessage(work, { channel, template: "tickets-again", recipient: contact.value, lang, props: { tickets: part }, dedupeKey: `tickets-again:${pseudonym}:${now.getTime()}:${index}` });
    }
    return { ok: true };
  });
}

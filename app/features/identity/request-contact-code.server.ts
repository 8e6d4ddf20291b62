import { randomInt } from "node:crypto";
import type { Contact } from "~/domain/identity/contact";
import { expiredBefore, VALID } from "~/domain/identity/retention";
import type { Lang } from "~/domain/text/lang";
import { mac } from "~/platform/keys.server";
import { queueMessage } from "~/platform/messages.server";
import type { Platform } from "~/platform/platform.server";
import { rateLimits } from "~/platform/rate-limit.server";

/** What a code is good for: one asked for one purpose proves nothing for another. */
export type ContactPurpose = "sign-in" | "withdraw-opinion" | "confirm-opinion" | "follow";

export type RequestContactCode = { ok: true } | { ok: false; reason: "TOO_MANY_TRIES" };

export const CONTACT_CODE_TRIES = 5;

/**
 * Sends six digits to a contact, good for ten minutes and five tries. A new code voids the older ones of the same contact and purpose. The
 * database holds only an HMAC of it. Codes that have had their time are deleted on the way, so that contacts do not stay behind.
 *
 * @param address the caller's address, for the limit
 */
export async function requestContactCode(
  platform: Platform,
  now: Date,
  { contact, purpose, lang, address }: { contact: Contact; purpose: ContactPurpose; lang: Lang; address: string },
): Promise<RequestContactCode> {
  const within =
    (await platform.rateLimiter.use(rateLimits.contactCodeAddress, address, now)) &&
    (await platform.rateLimiter.use(rateLimits.contactCode, `${contact.kind}:${contact.value}`, now));
  if (!within) return { ok: false, reason: "TOO_MANY_TRIES" };

  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const expiresAt = new Date(now.getTime() + VALID.contactCode.minutes * 60_000);
  const owner = { contactKind: contact.kind, contact: contact.value, purpose };
  return platform.unitOfWork<RequestContactCode>({ now, actor: { kind: "anonymous" } }, async (work) => {
    await work.tx.contactCode.deleteMany({ where: { OR: [owner, { expiresAt: { lte: expiredBefore("contactCode", now) } }] } });
    const { id } = await work.tx.contactCode.create({
      data: { ...owner, codeHash: contactCodeHash(platform.keys.secret, contact, purpose, code), triesLeft: CONTACT_CODE_TRIES, expiresAt, createdAt: now },
      select: { id: true },
    });
    await work.record({ action: "contact-code.sent", nounKind: "contactCode", nounId: id, detail: { purpose } });
    await queueMessage(work, {
      channel: contact.kind === "email" ? "mail" : "sms",
      template: "contact-code",
      recipient: contact.value,
      lang,
      props: { code, expiresAt: expiresAt.toISOString() },
      dedupeKey: `contact-code:${id}`,
    });
    return { ok: true };
  });
}

/** What is stored of a code: a million guesses are nothing without the secret. */
export function contactCodeHash(secret: string, contact: Contact, purpose: ContactPurpose, code: string): string {
  return mac(secret, `contact-code:${purpose}:${contact.kind}:${contact.value}:${code}`);
}

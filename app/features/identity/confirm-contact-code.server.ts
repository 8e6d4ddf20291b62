import { timingSafeEqual } from "node:crypto";
import type { Contact } from "~/domain/identity/contact";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";
import { contactCodeHash, type ContactPurpose } from "./request-contact-code.server";

/** `CODE_GONE`: none was asked for, it is older than ten minutes, was used, or its five tries are spent. */
export type ConfirmContactCode = { ok: true } | { ok: false; reason: "WRONG_CODE" | "CODE_GONE" };

/**
 * Whether the code proves the contact; a right one works once. A wrong try is spent for good, so this runs as a command of its own and
 * never inside one that could still be refused.
 */
export async function confirmContactCode(
  platform: Platform,
  now: Date,
  input: { contact: Contact; purpose: ContactPurpose; code: string },
): Promise<ConfirmContactCode> {
  const { verdict } = await platform.unitOfWork<{ ok: true; verdict: ConfirmContactCode }>({ now, actor: { kind: "anonymous" } }, async (work) => ({
    ok: true,
    verdict: await spendContactCode(work, platform.keys.secret, input),
  }));
  return verdict;
}

/**
 * Whether the code, refused as gone, is the one that proved this contact for this purpose in its ten minutes: then the same button was pressed again, and what
 * it asked for may be answered again where doing it twice is doing it once (decision 0180). A used code opens no session. Each look is one of the code's
 * five tries, so that nobody guesses used codes either.
 */
export async function provedBefore(platform: Platform, now: Date, input: { contact: Contact; purpose: ContactPurpose; code: string }): Promise<boolean> {
  const { contact, purpose } = input;
  const { isUsed } = await platform.unitOfWork<{ ok: true; isUsed: boolean }>({ now, actor: { kind: "anonymous" } }, async (work) => {
    const newest = await newestCode(work, contact, purpose);
    const used = { id: newest?.id ?? "", usedAt: { not: null }, expiresAt: { gt: now }, triesLeft: { gt: 0 } };
    const { count } = await work.tx.contactCode.updateMany({ where: used, data: { triesLeft: { decrement: 1 } } });
    const fits = newest !== null && count > 0 && isCode(newest.codeHash, platform.keys.secret, input);
    await work.record({ action: fits ? "contact-code.repeated" : "contact-code.refused", nounKind: "contactCode", nounId: newest?.id ?? "none", detail: { purpose } });
    return { ok: true, isUsed: fits };
  });
  return isUsed;
}

/**
 * The same within a command that goes on when the code is right. The command must not refuse afterwards: the rollback would give the try back.
 *
 * The guarded decrement is what counts the tries: of any number of guesses at once, five are compared and no more.
 */
export async function spendContactCode(
  work: Work,
  secret: string,
  input: { contact: Contact; purpose: ContactPurpose; code: string },
): Promise<ConfirmContactCode> {
  const { contact, purpose } = input;
  const newest = await newestCode(work, contact, purpose);
  const live = { id: newest?.id ?? "", usedAt: null, expiresAt: { gt: work.now }, triesLeft: { gt: 0 } };
  const tried = await work.tx.contactCode.updateMany({ where: live, data: { triesLeft: { decrement: 1 } } });
  const remember = (action: string) => work.record({ action, nounKind: "contactCode", nounId: newest?.id ?? "none", detail: { purpose } });
  if (!newest || tried.count === 0) {
    await remember("contact-code.refused");
    return { ok: false, reason: "CODE_GONE" };
  }
  if (!isCode(newest.codeHash, secret, input)) {
    await remember("contact-code.refused");
    return { ok: false, reason: "WRONG_CODE" };
  }
  // The decrement holds the row's lock until the end of the command, so nobody else can use the code in between.
  await work.tx.contactCode.update({ where: { id: newest.id }, data: { usedAt: work.now } });
  await remember("contact-code.confirmed");
  return { ok: true };
}

function newestCode(work: Work, contact: Contact, purpose: ContactPurpose): Promise<{ id: string; codeHash: string } | null> {
  return work.tx.contactCode.findFirst({
    where: { contactKind: contact.kind, contact: contact.value, purpose },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, codeHash: true },
  });
}

function isCode(hash: string, secret: string, { contact, purpose, code }: { contact: Contact; purpose: ContactPurpose; code: string }): boolean {
  return timingSafeEqual(Buffer.from(hash), Buffer.from(contactCodeHash(secret, contact, purpose, code)));
}

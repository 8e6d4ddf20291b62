import type { Contact } from "~/domain/identity/contact";
import type { Platform } from "~/platform/platform.server";
import { spendContactCode, type ConfirmContactCode } from "./confirm-contact-code.server";
import { openSession } from "./open-session.server";

export type SignInCitizen = { ok: true; token: string } | Extract<ConfirmContactCode, { ok: false }>;

/** Signs in with a contact and the code that was sent to it. Whoever proves a contact for the first time becomes known by it. */
export async function signInCitizen(platform: Platform, now: Date, { contact, code }: { contact: Contact; code: string }): Promise<SignInCitizen> {
  const { verdict } = await platform.unitOfWork<{ ok: true; verdict: SignInCitizen }>({ now, actor: { kind: "anonymous" } }, async (work) => {
    const confirmed = await spendContactCode(work, platform.keys.secret, { contact, purpose: "sign-in", code });
    if (!confirmed.ok) return { ok: true, verdict: confirmed };
    const owner = { contactKind: contact.kind, contact: contact.value };
    // Writes the row in any case, so that it is locked: the job that removes people without a session waits, or has been there before.
    const citizen = await work.tx.citizen.upsert({ where: { contactKind_contact: owner }, create: { ...owner, createdAt: now }, update: owner, select: { id: true } });
    const token = await openSession(work, { citizenId: citizen.id });
    await work.record({ action: "session.opened", nounKind: "citizen", nounId: citizen.id, detail: { way: "code" } });
    return { ok: true, verdict: { ok: true, token } };
  });
  return verdict;
}

import { timingSafeEqual } from "node:crypto";
import type { Contact } from "~/domain/identity/contact";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { mac } from "~/platform/keys.server";
import type { Platform } from "~/platform/platform.server";

export type FollowDecision = { ok: true } | { ok: false; reason: "NOT_FOUND" };

/** A contact that was proved a moment ago is told about one decision from now on. Doing it again changes nothing but the language. */
export async function followDecision(platform: Platform, now: Date, { slug, contact, lang }: { slug: string; contact: Contact; lang: Lang }): Promise<FollowDecision> {
  return platform.unitOfWork<FollowDecision>({ now, actor: { kind: "anonymous" } }, async (work) => {
    const decision = await work.tx.decision.findUnique({ where: { slug }, select: { id: true } });
    if (!decision) return { ok: false, reason: "NOT_FOUND" };
    const key = { decisionId: decision.id, contactKind: contact.kind, contact: contact.value };
    const follow = await work.tx.follow.upsert({ where: { decisionId_contactKind_contact: key }, create: { ...key, lang, followedAt: now }, update: { lang }, select: { id: true } });
    await work.record({ action: "decision.followed", nounKind: "follow", nounId: follow.id, detail: { slug } });
    return { ok: true };
  });
}

/** The address that ends one subscription without signing in. It is drawn again for each mail, so nothing of it is stored. */
export function unfollowUrl(platform: Pick<Platform, "env" | "keys">, lang: Lang, followId: string): string {
  return platform.env.publicUrl + localPath(lang, `/follows/${followId}.${sealOf(platform, followId)}`);
}

/** The subscription behind such an address; null for one that we did not write. */
export function followIdIn(platform: Pick<Platform, "keys">, token: string): string | null {
  const [id = "", seal = ""] = token.split(".");
  const wanted = sealOf(platform, id);
  return seal.length === wanted.length && timingSafeEqual(Buffer.from(seal), Buffer.from(wanted)) ? id : null;
}

function sealOf({ keys }: Pick<Platform, "keys">, followId: string): string {
  return mac(keys.secret, `unfollow:${followId}`).slice(0, 32);
}

export type EndFollow = { ok: true } | { ok: false; reason: "GONE" };

/** Ends exactly this subscription; the contact is deleted with it. */
export async function endFollow(platform: Platform, now: Date, followId: string): Promise<EndFollow> {
  return platform.unitOfWork<EndFollow>({ now, actor: { kind: "anonymous" } }, async (work) => {
    const { count } = await work.tx.follow.deleteMany({ where: { id: followId } });
    if (count === 0) return { ok: false, reason: "GONE" };
    await work.record({ action: "follow.ended", nounKind: "follow", nounId: followId });
    return { ok: true };
  });
}

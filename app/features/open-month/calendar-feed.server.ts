import { fingerprint, mac } from "~/platform/keys.server";
import type { Db } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";

/** The address part of a citizen's feed: it can be shown again, and a new generation is a new address. */
function feedToken(secret: string, citizenId: string, generation: number): string {
  return mac(secret, `calendar-feed:${citizenId}:${generation}`);
}

/** The token of the feed that a citizen has now, or null. */
export async function findFeedToken(db: Db, secret: string, citizenId: string): Promise<string | null> {
  const feed = await db.calendarFeed.findUnique({ where: { citizenId }, select: { generation: true, tokenHash: true } });
  return feed?.tokenHash ? feedToken(secret, citizenId, feed.generation) : null;
}

/** Makes a feed, or a new address for it; the old one is worth nothing from this moment. */
export async function renewFeed(platform: Platform, now: Date, citizenId: string): Promise<{ ok: true; token: string }> {
  return platform.unitOfWork({ now, actor: { kind: "citizen", id: citizenId } }, async ({ tx, record }) => {
    await tx.calendarFeed.createMany({ data: [{ citizenId, generation: 0, createdAt: now }], skipDuplicates: true });
    const { generation } = await tx.calendarFeed.update({ where: { citizenId }, data: { generation: { increment: 1 } }, select: { generation: true } });
    const token = feedToken(platform.keys.secret, citizenId, generation);
    await tx.calendarFeed.update({ where: { citizenId }, data: { tokenHash: fingerprint(token), createdAt: now, revokedAt: null } });
    await record({ action: "calendar-feed.renewed", nounKind: "citizen", nounId: citizenId, detail: { generation } });
    return { ok: true as const, token };
  });
}

/** Ends the feed. */
export async function revokeFeed(platform: Platform, now: Date, citizenId: string): Promise<{ ok: true } | { ok: false; reason: "NOT_FOUND" }> {
  return platform.unitOfWork<{ ok: true } | { ok: false; reason: "NOT_FOUND" }>({ now, actor: { kind: "citizen", id: citizenId } }, async ({ tx, record }) => {
    const { count } = await tx.calendarFeed.updateMany({ where: { citizenId, tokenHash: { not: null } }, data: { tokenHash: null, revokedAt: now } });
    if (count === 0) return { ok: false, reason: "NOT_FOUND" };
    await record({ action: "calendar-feed.revoked", nounKind: "citizen", nounId: citizenId });
    return { ok: true };
  });
}

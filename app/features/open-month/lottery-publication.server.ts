import type { FrozenLottery, LotteryRecord } from "~/domain/open-month/lottery";
import type { LotteryCounts, PublicLottery } from "~/domain/open-month/public-shapes";
import type { Json } from "~/domain/text/json";
import type { Tx } from "~/platform/db.server";
import type { PublicationKind } from "~/platform/publication-kind.server";
import { publishAtOnce, type Project } from "~/platform/publish-at-once.server";
import type { Work } from "~/platform/unit-of-work.server";

/**
 * A frozen list of applications and, later, its result. Its content is computed by rules that were reviewed and published with the event, holds numbers
 * alone, and must be public before the random value exists. Therefore freezing and drawing publish it at once. The noun's id is the session's.
 */
export const lotteryPublication: PublicationKind = {
  label: { zh: "场次抽签记录", en: "Draw of places" },
  writeAction: "event.write",

  async owner(tx, nounId) {
    const session = await tx.eventSession.findUnique({ where: { id: nounId }, select: { title: true, event: { select: { slug: true, unitId: true } }, lottery: { select: { sessionId: true } } } });
    return session?.lottery ? { unitId: session.event.unitId, title: `抽签：${session.title}`, deskPath: `/desk/events/${session.event.slug}/lotteries/${nounId}` } : null;
  },

  canonicalise: lotteryContent,

  async faults() {
    return [];
  },

  project(content) {
    const lottery = content as unknown as PublicLottery;
    return [
      {
        kind: "lottery",
        key: lottery.sessionId,
        parentKey: lottery.eventSlug,
        path: `/lotteries/${lottery.sessionId}`,
        title: `抽签：${lottery.eventTitle}`,
        body: content,
        startsAt: new Date(lottery.record.frozen.frozenAt),
        endsAt: null,
      },
    ];
  },
};

async function lotteryContent(tx: Tx, sessionId: string): Promise<Json | null> {
  const lottery = await tx.sessionLottery.findUnique({ where: { sessionId }, include: { session: { include: { event: { select: { slug: true } } } } } });
  if (!lottery) return null;
  const { session } = lottery;
  const content: PublicLottery = {
    sessionId,
    eventSlug: session.event.slug,
    eventTitle: session.title,
    eventTitleEn: session.titleEn,
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    counts: lottery.counts as LotteryCounts,
    recordHash: lottery.recordHash,
    valuePublicAt: lottery.valuePublicAt?.toISOString() ?? null,
    record: lottery.record ? (lottery.record as unknown as LotteryRecord) : { frozen: lottery.frozen as unknown as FrozenLottery, recordHash: lottery.recordHash },
  };
  return content as unknown as Json;
}

/** Publishes a lottery as it stands now, in the caller's transaction. */
export async function showLottery(work: Work, lottery: { sessionId: string; unitId: string }, officerId: string, project: Project): Promise<void> {
  const content = await lotteryContent(work.tx, lottery.sessionId);
  if (content === null) throw new Error(`session ${lottery.sessionId} has no lottery`);
  await publishAtOnce(work, { kind: "lottery", nounId: lottery.sessionId, unitId: lottery.unitId }, content, lotteryPublication, officerId, project);
}

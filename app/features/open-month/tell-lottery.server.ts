import { z } from "zod";
import type { LotteryRecord } from "~/domain/open-month/lottery";
import type { Json } from "~/domain/text/json";
import { localPath } from "~/platform/http";
import type { Platform } from "~/platform/platform.server";
import { readToldSession } from "./queries.server";
import { langOfParty, sessionFacts, tellParty, ticketFacts, ticketUrl } from "./tell-party.server";
import { ticketCodeOf } from "./ticket-code.server";

const payloadShape = z.object({ sessionId: z.string() });

/** Messages of one transaction. */
const AT_ONCE = 100;

/**
 * The job behind a draw: one message to everybody in the pool, by what the draw gave them and as long as that still stands; run twice it says nothing twice.
 * Who has moved up or withdrawn meanwhile was told so then.
 */
export async function tellLottery(platform: Platform, now: Date, payload: Record<string, Json>): Promise<void> {
  const { sessionId } = payloadShape.parse(payload);
  const { db } = platform;
  const lottery = await db.sessionLottery.findUnique({ where: { sessionId }, select: { record: true } });
  const session = await readToldSession(db, sessionId);
  if (!lottery?.record || !session) return;
  const { chosen, alternates } = (lottery.record as unknown as LotteryRecord).draw;
  const lots = [...chosen.map((number) => ({ number, ahead: null })), ...alternates.map((number, ahead) => ({ number, ahead }))];
  for (let from = 0; from < lots.length; from += AT_ONCE) await tellSome(platform, now, sessionId, session, lots.slice(from, from + AT_ONCE));
}

type Lot = { number: number; ahead: number | null };

async function tellSome(platform: Platform, now: Date, sessionId: string, session: NonNullable<Awaited<ReturnType<typeof readToldSession>>>, lots: Lot[]): Promise<void> {
  await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
    const parties = await work.tx.registration.findMany({ where: { sessionId, number: { in: lots.map(({ number }) => number) }, state: { in: ["confirmed", "waiting"] } } });
    await work.record({ action: "lottery.told", nounKind: "session", nounId: sessionId, detail: { parties: parties.length } });
    for (const party of parties) {
      const lot = lots.find(({ number }) => number === party.number);
      const lang = langOfParty(party);
      const lotteryUrl = platform.env.publicUrl + localPath(lang, `/lotteries/${sessionId}`);
      const { number } = party;
      const key = `lottery-told:${party.id}`;
      if (lot?.ahead === null && party.state === "confirmed") await tellParty(work, party, "registration-drawn", { ...ticketFacts(platform, session, party), number, lotteryUrl }, key);
      else if (lot && lot.ahead !== null && party.state === "waiting") {
        const url = ticketUrl(platform, lang, ticketCodeOf(platform.keys.ticketKey, party));
        const facts = { session: sessionFacts(platform, session, lang, false), persons: party.persons, number, ahead: lot.ahead, ticketUrl: url, lotteryUrl };
        await tellParty(work, party, "registration-not-drawn", facts, key);
      }
    }
    return { ok: true };
  });
}

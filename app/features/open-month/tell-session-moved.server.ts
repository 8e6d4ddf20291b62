import { z } from "zod";
import type { Json } from "~/domain/text/json";
import type { Platform } from "~/platform/platform.server";
import { lockSession } from "./lock-session.server";
import { promoteWaiting } from "./promote-waiting.server";
import { invitationFacts, langOfParty, sessionFacts, tellParty, ticketUrl } from "./tell-party.server";
import { ticketCodeOf } from "./ticket-code.server";

const payloadShape = z.object({
  sessionId: z.string(),
  sequence: z.number(),
  movedAt: z.iso.datetime(),
  reason: z.string(),
  before: z.object({ startsAt: z.string(), endsAt: z.string(), place: z.string() }),
});

/**
 * The job behind a session that moved: one message to every party that was there before, confirmed, waiting or in a lottery; run twice it says nothing twice.
 * Where the new times let the line move again, it moves.
 */
export async function tellSessionMoved(platform: Platform, now: Date, payload: Record<string, Json>): Promise<void> {
  const { sessionId, sequence, movedAt, reason, before } = payloadShape.parse(payload);
  await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
    const session = await lockSession(work.tx, sessionId);
    if (!session || session.cancelledAt) return { ok: false, reason: "NOT_FOUND" };
    const parties = await work.tx.registration.findMany({
      where: { sessionId, state: { in: ["confirmed", "waiting", "applied"] }, createdAt: { lte: new Date(movedAt) } },
      orderBy: { number: "asc" },
    });
    await work.record({ action: "session.move-told", nounKind: "session", nounId: sessionId, detail: { sequence, parties: parties.length } });
    for (const party of parties) {
      const lang = langOfParty(party);
      const confirmed = party.state === "confirmed";
      const code = ticketCodeOf(platform.keys.ticketKey, party);
      await tellParty(
        work,
        party,
        "session-changed",
        {
          session: sessionFacts(platform, session, lang, confirmed),
          before,
          reason,
          persons: party.persons,
          code: confirmed ? code : null,
          ticketUrl: ticketUrl(platform, lang, code),
          calendar: confirmed ? invitationFacts(session, party) : null,
        },
        `session-moved:${party.id}:${sequence}`,
      );
    }
    await promoteWaiting(work, platform, session);
    return { ok: true };
  });
}

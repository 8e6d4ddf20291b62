import { isLive, type RegistrationState } from "~/domain/open-month/registration-states";
import type { RegistrationRefusal } from "~/domain/open-month/registration";
import type { Platform } from "~/platform/platform.server";
import { lockRegistration, type TicketHolder } from "./lock-registration.server";
import { langOfParty, sessionFacts, tellParty, ticketUrl } from "./tell-party.server";
import { ticketCodeHash, ticketCodeOf } from "./ticket-code.server";

export type ReissueTicket = { ok: true; code: string } | { ok: false; reason: "NOT_FOUND" } | RegistrationRefusal;

/** Gives a party a new code and sends it to its contact. The old one is worth nothing from this moment; party and seats stay as they are. */
export async function reissueTicket(platform: Platform, now: Date, holder: TicketHolder): Promise<ReissueTicket> {
  return platform.unitOfWork<ReissueTicket>({ now, actor: holder.actor }, async (work) => {
    const { tx } = work;
    const found = await lockRegistration(tx, holder);
    if (!found) return { ok: false, reason: "NOT_FOUND" };
    const { session, party } = found;
    const state = party.state as RegistrationState;
    if (!isLive(state) || now >= session.endsAt) return { ok: false, reason: "NOT_POSSIBLE_NOW", state };

    const renewed = { ...party, reissueNumber: party.reissueNumber + 1 };
    const code = ticketCodeOf(platform.keys.ticketKey, renewed);
    const { count } = await tx.registration.updateMany({
      where: { id: party.id, reissueNumber: party.reissueNumber },
      data: { reissueNumber: renewed.reissueNumber, codeHash: ticketCodeHash(code) },
    });
    if (count === 0) return { ok: false, reason: "NOT_FOUND" };
    await tx.revokedCode.create({ data: { codeHash: party.codeHash, registrationId: party.id, reason: "reissued", revokedAt: now } });
    await work.record({ action: "ticket.reissued", nounKind: "registration", nounId: party.id, detail: { sessionId: session.id, reissueNumber: renewed.reissueNumber } });
    const lang = langOfParty(party);
    const confirmed = state === "confirmed";
    await tellParty(
      work,
      party,
      "tickets-again",
      { tickets: [{ session: sessionFacts(platform, session, lang, confirmed), persons: party.persons, code: confirmed ? code : null, ticketUrl: ticketUrl(platform, lang, code) }] },
      `ticket-reissued:${party.id}:${renewed.reissueNumber}`,
    );
    return { ok: true, code };
  });
}

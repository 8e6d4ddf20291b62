import { decideCancellation, type RegistrationRefusal } from "~/domain/open-month/registration";
import type { RegistrationState } from "~/domain/open-month/registration-states";
import type { Platform } from "~/platform/platform.server";
import { lockRegistration, type TicketHolder } from "./lock-registration.server";
import { promoteWaiting } from "./promote-waiting.server";
import { takeSeats } from "./take-seats.server";
import { invitationFacts, langOfParty, sessionFacts, tellParty } from "./tell-party.server";

export type CancelRegistration = { ok: true; freed: number } | { ok: false; reason: "NOT_FOUND" } | RegistrationRefusal;

/**
 * Ends a registration at the wish of its holder, or of the office with a reason. What it took becomes free exactly once, however often and from
 * wherever it is asked for, and goes to the line in the same transaction.
 *
 * @param reason in the office's words; empty where the holder cancels
 */
export async function cancelRegistration(platform: Platform, now: Date, holder: TicketHolder, reason = ""): Promise<CancelRegistration> {
  const byOffice = "registrationId" in holder;
  return platform.unitOfWork<CancelRegistration>({ now, actor: holder.actor }, async (work) => {
    const { tx } = work;
    const found = await lockRegistration(tx, holder);
    if (!found) return { ok: false, reason: "NOT_FOUND" };
    const { session, party } = found;
    const state = party.state as RegistrationState;
    if (now >= session.endsAt) return { ok: false, reason: "CLOSED", closedAt: session.endsAt };
    const decision = decideCancellation({ state, persons: party.persons, deadlineAt: null }, now);
    if (!decision.ok) return decision;

    const { count } = await tx.registration.updateMany({
      where: { id: party.id, state },
      data: { state: decision.state, endedAt: now, endedBy: byOffice ? "office" : "person" },
    });
    if (count === 0) return { ok: false, reason: "NOT_POSSIBLE_NOW", state: decision.state };
    const line = state === "waiting" ? { waitingParties: { decrement: 1 } } : state === "applied" ? { appliedParties: { decrement: 1 } } : {};
    await takeSeats(tx, session, -decision.freed, line);
    await work.record({
      action: "registration.cancelled",
      nounKind: "registration",
      nounId: party.id,
      detail: { sessionId: session.id, freed: decision.freed, before: state },
    });
    const wasConfirmed = state === "confirmed";
    await tellParty(
      work,
      party,
      "registration-cancelled",
      {
        session: sessionFacts(platform, session, langOfParty(party), false),
        persons: party.persons,
        by: byOffice ? "office" : "person",
        reason,
        calendar: wasConfirmed ? invitationFacts(session, party, true) : null,
      },
      `registration-cancelled:${party.id}`,
    );
    // Leaving the line can free the way too: seats that were too few for this party may do for the next.
    await promoteWaiting(work, platform, session);
    return { ok: true, freed: decision.freed };
  });
}
